import { zodResolver } from '@hookform/resolvers/zod';
import { type DefaultValues, type FieldPath, get, type Resolver, set } from 'react-hook-form';
import * as z from 'zod';
import { defaultSettings } from '#shared/features/settings/settings.schema.ts';
import { newClinicSchema } from '#shared/features/setup/setup.contract.ts';
import { signInNameSchema } from '#shared/features/users/user.schema.ts';
import type { Translate, WordKey } from '#shared/i18n/translate.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { nameSchema } from '#shared/kernel/text.ts';

export const newClinicFormSchema = newClinicSchema.extend({
  ownerPasswordAgain: z.string(),
  doctorPasswordAgain: z.string(),
});
export type NewClinicForm = z.input<typeof newClinicFormSchema>;
export type NewClinicAnswers = z.output<typeof newClinicFormSchema>;

const required = z.string().trim().min(1, 'REQUIRED');
type Problem = { path: FieldPath<NewClinicForm>; code: string };

function problemOf(path: Problem['path'], schema: z.ZodType, value: unknown): Problem[] {
  const result = schema.safeParse(value);
  return result.success ? [] : [{ path, code: result.error.issues[0]?.message ?? 'REQUIRED' }];
}

function repeated(path: Problem['path'], first: string, again: string): Problem[] {
  return first === again ? [] : [{ path, code: 'PASSWORDS_DIFFER' }];
}

/** What only set-up asks: passwords twice, a number to sign with, and a doctor's own details when there are two people. */
function ownQuestions(form: NewClinicForm): Problem[] {
  const { owner, doctor } = form;
  const both = [
    ...repeated('ownerPasswordAgain', owner.password, form.ownerPasswordAgain),
    ...problemOf('doctor.profile.registrationNumber', required, doctor.profile.registrationNumber),
    ...problemOf('doctor.profile.qualification', required, doctor.profile.qualification),
  ];
  if (doctor.isOwner) return both;
  return [
    ...both,
    ...problemOf('doctor.fullName', nameSchema(60), doctor.fullName),
    ...problemOf('doctor.signInName', signInNameSchema, doctor.signInName),
    ...problemOf('doctor.password', required, doctor.password),
    ...repeated('doctorPasswordAgain', doctor.password, form.doctorPasswordAgain),
  ];
}

const byContract = zodResolver(newClinicFormSchema) as unknown as Resolver<
  NewClinicForm,
  unknown,
  NewClinicAnswers
>;

/** The contract's schema and our own questions together: one missing answer does not silence the others. */
export const newClinicResolver: Resolver<NewClinicForm, unknown, NewClinicAnswers> = async (
  values,
  context,
  options,
) => {
  const judged = await byContract(values, context, options);
  const own = ownQuestions(values);
  if (own.length === 0) return judged;
  const errors = { ...judged.errors };
  for (const { path, code } of own)
    if (!get(errors, path)) set(errors, path, { type: 'custom', message: code });
  return { values: {}, errors };
};

export const emptyNewClinic: DefaultValues<NewClinicForm> = {
  clinic: {
    name: '',
    addressLine: '',
    city: '',
    pinCode: '',
    stateCode: '',
    phone: '',
    email: '',
    hours: '',
    registrationNumber: '',
    gstin: '',
    zone: 'Asia/Kolkata',
  },
  owner: { fullName: '', signInName: '', password: '' },
  ownerPasswordAgain: '',
  doctor: {
    isOwner: true,
    fullName: '',
    signInName: '',
    password: '',
    profile: { qualification: '', council: '', registrationNumber: '', speciality: '', room: '' },
  },
  doctorPasswordAgain: '',
  screenLanguage: defaultSettings.screenLanguage,
  patientLanguage: defaultSettings.patientLanguage,
  prescriptionPaper: defaultSettings.prescriptionPaper,
  prescriptionLetterhead: defaultSettings.prescriptionLetterhead,
  billPaper: defaultSettings.billPaper,
  slipPaper: defaultSettings.slipPaper,
  billSeriesPrefix: defaultSettings.billSeriesPrefix,
  upiAddress: '',
  backupFolder: '',
};

export type PartId = 'clinic' | 'owner' | 'doctor' | 'fee' | 'paper' | 'bills' | 'backup';
export type Part = {
  id: PartId;
  word: WordKey;
  /** Paths, or the beginnings of paths, that this part asks. */
  fields: readonly string[];
  /** What stands under its name once there is something to say. */
  answer: (form: NewClinicForm, t: Translate) => string;
};

const FEE = 'doctor.profile.consultationFeePaise';

export const PARTS: readonly Part[] = [
  {
    id: 'clinic',
    word: 'setup.partClinic',
    fields: ['clinic'],
    answer: ({ clinic }) => [clinic.name, clinic.city].filter(Boolean).join(', '),
  },
  {
    id: 'owner',
    word: 'setup.partOwner',
    fields: ['owner', 'ownerPasswordAgain'],
    answer: ({ owner }) => owner.fullName,
  },
  {
    id: 'doctor',
    word: 'setup.partDoctor',
    fields: ['doctor', 'doctorPasswordAgain'],
    answer: ({ doctor, owner }) =>
      [doctor.isOwner ? owner.fullName : doctor.fullName, doctor.profile.registrationNumber]
        .filter(Boolean)
        .join(', '),
  },
  {
    id: 'fee',
    word: 'setup.partFee',
    fields: [FEE],
    answer: ({ doctor }, t) => {
      const fee = doctor.profile.consultationFeePaise as number | null | undefined;
      if (fee === null || fee === undefined || Number.isNaN(fee)) return '';
      return fee === 0 ? t('setup.feeFree') : formatRupees(fee);
    },
  },
  {
    id: 'paper',
    word: 'setup.partPaper',
    fields: [
      'screenLanguage',
      'patientLanguage',
      'prescriptionPaper',
      'prescriptionLetterhead',
      'billPaper',
      'slipPaper',
    ],
    answer: ({ prescriptionPaper, slipPaper, screenLanguage }, t) =>
      `${screenLanguage === 'hi' ? t('common.hindi') : t('common.english')}, ${prescriptionPaper}, ${slipPaper}`,
  },
  {
    id: 'bills',
    word: 'setup.partBills',
    fields: ['billSeriesPrefix', 'upiAddress'],
    answer: ({ billSeriesPrefix, upiAddress }) => [billSeriesPrefix, upiAddress].filter(Boolean).join(', '),
  },
  {
    id: 'backup',
    word: 'setup.partBackup',
    fields: ['backupFolder'],
    answer: ({ backupFolder }, t) => backupFolder || t('setup.later'),
  },
];

/** The part that asks a field; the most exact match wins, because the fee stands within the doctor. */
export function partOf(path: string): Part | undefined {
  const matches = PARTS.flatMap(part =>
    part.fields
      .filter(field => path === field || path.startsWith(`${field}.`))
      .map(field => ({ part, field })),
  );
  return matches.sort((a, b) => b.field.length - a.field.length)[0]?.part;
}

/** Paths of what is not right yet, by part. */
export function problemsByPart(form: NewClinicForm): Map<PartId, FieldPath<NewClinicForm>[]> {
  const result = newClinicFormSchema.safeParse(form);
  const paths = result.success ? [] : result.error.issues.map(issue => issue.path.join('.'));
  const byPart = new Map<PartId, FieldPath<NewClinicForm>[]>();
  for (const path of [...paths, ...ownQuestions(form).map(problem => problem.path)]) {
    const part = partOf(path);
    if (part) byPart.set(part.id, [...(byPart.get(part.id) ?? []), path as FieldPath<NewClinicForm>]);
  }
  return byPart;
}
