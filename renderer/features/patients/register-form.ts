import * as z from 'zod';
import { type NewPatientInput, newPatientSchema, SEXES } from '#shared/features/patients/patient.schema.ts';
import { isMinor, readAgeOrBirthDate, type TypedAge } from '#shared/kernel/age.ts';
import { userIdSchema } from '#shared/kernel/ids.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { nameSchema } from '#shared/kernel/text.ts';

/** What a field takes at most: more than the schema allows, so that a slip is said, less than a pasted book. */
export const TYPED_AT_MOST = { phone: 20, name: 200, age: 24, line: 200 } as const;

const AGE_PROBLEMS: Readonly<Record<Exclude<TypedAge['kind'], 'birthDate'>, string>> = {
  notUnderstood: 'AGE_NOT_UNDERSTOOD',
  inFuture: 'BIRTH_DATE_IN_FUTURE',
  tooOld: 'AGE_NOT_POSSIBLE',
};

/** '34', '6m', '10d' or '12/3/1980' as the clinic's day reads it. */
export function birthSchema(today: LocalDate) {
  return z.string().transform((typed, context) => {
    const age = readAgeOrBirthDate(typed, today);
    if (age.kind === 'birthDate') return { birthOn: age.birthOn, isEstimated: age.isEstimated };
    context.addIssue({ code: 'custom', message: typed.trim() === '' ? 'REQUIRED' : AGE_PROBLEMS[age.kind] });
    return z.NEVER;
  });
}

export function isChild(typedAge: string, today: LocalDate): boolean {
  const age = readAgeOrBirthDate(typedAge, today);
  return age.kind === 'birthDate' && isMinor(age.birthOn, today);
}

/** The one line of the Day board: the contract's own fields, the age as it is typed, and the doctor. */
export function registerFormSchema(today: LocalDate) {
  return z
    .object({
      ...newPatientSchema.pick({ phone: true, fullName: true, locality: true }).shape,
      birth: birthSchema(today),
      sex: z.enum(SEXES, 'REQUIRED'),
      doctorId: userIdSchema,
      guardianName: z.string().pipe(z.union([z.literal(''), nameSchema(80)])),
      guardianRelation: z.string(),
    })
    .superRefine(({ birth, guardianName, guardianRelation }, context) => {
      if (!isMinor(birth.birthOn, today)) return;
      if (guardianName === '')
        context.addIssue({ code: 'custom', path: ['guardianName'], message: 'REQUIRED' });
      if (guardianRelation === '')
        context.addIssue({ code: 'custom', path: ['guardianRelation'], message: 'REQUIRED' });
    });
}

type RegisterFormSchema = ReturnType<typeof registerFormSchema>;
export type TypedRegistration = z.input<RegisterFormSchema>;
export type Registration = z.output<RegisterFormSchema>;

export type SharedAddress = Pick<NewPatientInput, 'address' | 'city' | 'pinCode'>;

/** What is sent for registering; six digits in the locality's place are a PIN code. */
export function newPatientOf(
  values: Registration,
  family: { isMember: boolean; address: SharedAddress },
  today: LocalDate,
): NewPatientInput {
  const isPin = /^\d{6}$/.test(values.locality);
  const needsGuardian = isMinor(values.birth.birthOn, today);
  return {
    ...family.address,
    fullName: values.fullName,
    phone: values.phone,
    phoneRelation: family.isMember ? (needsGuardian ? 'child' : 'other') : 'self',
    birthOn: values.birth.birthOn,
    birthIsEstimated: values.birth.isEstimated,
    sex: values.sex,
    ...(isPin ? { pinCode: values.locality } : { locality: values.locality }),
    guardian: needsGuardian ? { fullName: values.guardianName, relation: values.guardianRelation } : null,
  };
}
