import * as z from 'zod';
import type { InputOf } from '#shared/contract/procedure.ts';
import {
  newPatientSchema,
  type Patient,
  PHONE_RELATIONS,
  SEXES,
} from '#shared/features/patients/patient.schema.ts';
import type { patientsContract } from '#shared/features/patients/patients.contract.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { birthSchema } from './register-form.ts';

/** The contract's own fields, the birth as it is typed, and the guardian spread out; no guardian's name is no guardian. */
export function changeFormSchema(today: LocalDate) {
  return z.object({
    ...newPatientSchema.pick({
      fullName: true,
      localName: true,
      phone: true,
      address: true,
      locality: true,
      city: true,
      pinCode: true,
      oldNumber: true,
      abhaNumber: true,
    }).shape,
    phoneRelation: z.enum(PHONE_RELATIONS),
    sex: z.enum(SEXES, 'REQUIRED'),
    birth: birthSchema(today),
    guardianName: z.union([z.literal(''), newPatientSchema.shape.fullName]),
    guardianRelation: z.string().max(30),
    guardianPhone: z.union([z.literal(''), newPatientSchema.shape.phone]),
  });
}

export type TypedChange = z.input<ReturnType<typeof changeFormSchema>>;
export type Change = z.output<ReturnType<typeof changeFormSchema>>;

function birthText({ birthOn }: Patient): string {
  const [year, month, day] = birthOn.split('-');
  return `${Number(day)}/${Number(month)}/${year}`;
}

export function typedOf(patient: Patient): TypedChange & Record<string, string> {
  return {
    fullName: patient.fullName,
    localName: patient.localName,
    phone: patient.phone,
    phoneRelation: patient.phoneRelation,
    birth: birthText(patient),
    sex: patient.sex,
    address: patient.address,
    locality: patient.locality,
    city: patient.city,
    pinCode: patient.pinCode,
    oldNumber: patient.oldNumber,
    abhaNumber: patient.abhaNumber,
    guardianName: patient.guardian?.fullName ?? '',
    guardianRelation: patient.guardian?.relation ?? '',
    guardianPhone: patient.guardian?.phone ?? '',
  };
}

type ChangeInput = InputOf<typeof patientsContract.change>;

/** An untouched estimated birth stays estimated; a date that someone typed is exact. */
export function changeInputOf(
  values: Change,
  typedBirth: string,
  patient: Patient,
  version: number,
): ChangeInput {
  const { birth, guardianName, guardianRelation, guardianPhone, ...fields } = values;
  const isUntouched = typedBirth === birthText(patient);
  return {
    ...fields,
    birthOn: birth.birthOn,
    birthIsEstimated: isUntouched ? patient.birthIsEstimated : birth.isEstimated,
    guardian:
      guardianName === ''
        ? null
        : {
            fullName: guardianName,
            relation: guardianRelation,
            phone: guardianPhone,
            idType: patient.guardian?.idType ?? '',
            idLast4: patient.guardian?.idLast4 ?? '',
          },
    patientId: patient.id,
    version,
  };
}
