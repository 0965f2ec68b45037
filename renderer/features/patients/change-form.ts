import * as z from 'zod';
import type { InputOf } from '#shared/contract/procedure.ts';
import { formatAbha } from '#shared/features/patients/abha.rules.ts';
import {
  ALERT_KINDS,
  alertSchema,
  MOST_JOINED_ALERTS,
  newPatientSchema,
  type Patient,
  PHONE_RELATIONS,
  SEXES,
} from '#shared/features/patients/patient.schema.ts';
import type { patientsContract } from '#shared/features/patients/patients.contract.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { dayText, lastDaySchema } from './last-day.ts';
import { birthSchema } from './register-form.ts';

const optionalPhone = z.union([z.literal(''), newPatientSchema.shape.phone]);

/** The contract's own fields, the birth as it is typed, and the guardian spread out; no guardian's name is no guardian. */
export function changeFormSchema(today: LocalDate, mayLackPhone = false) {
  return z.object({
    ...newPatientSchema.pick({
      fullName: true,
      localName: true,
      address: true,
      locality: true,
      city: true,
      pinCode: true,
      oldNumber: true,
      abhaNumber: true,
      altPhone: true,
      relativeName: true,
      tags: true,
      referrerId: true,
    }).shape,
    phone: mayLackPhone ? optionalPhone : newPatientSchema.shape.phone,
    phoneRelation: z.enum(PHONE_RELATIONS),
    sex: z.enum(SEXES, 'REQUIRED'),
    birth: birthSchema(today),
    alerts: z
      .array(
        z.object({ kind: z.enum(ALERT_KINDS), note: alertSchema.shape.note, until: lastDaySchema(today) }),
      )
      .max(MOST_JOINED_ALERTS),
    guardianName: z.union([z.literal(''), newPatientSchema.shape.fullName]),
    guardianRelation: z.string().max(30),
    guardianPhone: optionalPhone,
    guardianIdType: z.string().max(30),
    guardianIdLast4: z.string().regex(/^(\d{4})?$/, 'FOUR_DIGITS'),
  });
}

export type ChangeFormSchema = ReturnType<typeof changeFormSchema>;
type Typed = z.input<ChangeFormSchema>;
/** Every field stands in the form, also those for which the contract has a default. */
export type TypedChange = { [K in keyof Typed]-?: Exclude<Typed[K], undefined> };
export type Change = z.output<ChangeFormSchema>;

export function typedOf(patient: Patient): TypedChange {
  return {
    fullName: patient.fullName,
    localName: patient.localName,
    relativeName: patient.relativeName,
    birth: dayText(patient.birthOn),
    sex: patient.sex,
    phone: patient.phone,
    phoneRelation: patient.phoneRelation,
    altPhone: patient.altPhone,
    address: patient.address,
    pinCode: patient.pinCode,
    locality: patient.locality,
    city: patient.city,
    oldNumber: patient.oldNumber,
    abhaNumber: formatAbha(patient.abhaNumber),
    guardianName: patient.guardian?.fullName ?? '',
    guardianRelation: patient.guardian?.relation ?? '',
    guardianPhone: patient.guardian?.phone ?? '',
    guardianIdType: patient.guardian?.idType ?? '',
    guardianIdLast4: patient.guardian?.idLast4 ?? '',
    tags: patient.tags,
    alerts: patient.alerts.map(alert => ({ ...alert, until: dayText(alert.until) })),
    referrerId: patient.referrerId,
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
  const { birth, guardianName, guardianRelation, guardianPhone, guardianIdType, guardianIdLast4, ...fields } =
    values;
  const isUntouched = typedBirth === dayText(patient.birthOn);
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
            idType: guardianIdType,
            idLast4: guardianIdLast4,
          },
    patientId: patient.id,
    version,
  };
}
