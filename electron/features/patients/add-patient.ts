import { AppError } from '#shared/contract/app-error.ts';
import type { NewPatient, Patient } from '#shared/features/patients/patient.schema.ts';
import { ageOn, OLDEST_AGE_YEARS } from '#shared/kernel/age.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import type { WriteContext } from '../../server/service.ts';
import { getPatient } from './get-patient.ts';
import { indexPatient } from './patient-search.ts';
import * as patientsSql from './patients.sql.ts';
import { districtOfPin } from './pin-districts.ts';
import { notePlace } from './places.ts';
import { assertReferrer } from './referrers.ts';
import { takeUhid } from './uhid.ts';

export function assertPossibleBirth(birthOn: LocalDate, today: LocalDate): void {
  if (birthOn > today) throw new AppError('BIRTH_DATE_IN_FUTURE');
  if (ageOn(birthOn, today).years > OLDEST_AGE_YEARS) throw new AppError('AGE_NOT_POSSIBLE');
}

/** An ABHA number is one person's; no reason makes it another's too. */
export function assertOwnAbha(db: ReadableDb, abhaNumber: string, patientId: number | null): void {
  const holder = abhaNumber === '' ? undefined : patientsSql.findIdByAbha(db, abhaNumber);
  if (holder !== undefined && holder !== patientId)
    throw new AppError('ABHA_OF_ANOTHER', { patientId: holder });
}

type NewRecord = NewPatient & Pick<Patient, 'isUnknown' | 'foundAt'>;

/** A PIN code alone says the city; what was typed is never judged by it. */
function withCityOfPin(fields: NewRecord): NewRecord {
  return fields.city === '' ? { ...fields, city: districtOfPin(fields.pinCode)?.district ?? '' } : fields;
}

/** Writes the record, its number, its place in the search and where the person lives. */
export function addPatient(ctx: WriteContext, typed: NewRecord): Patient {
  const fields = withCityOfPin(typed);
  assertOwnAbha(ctx.db, fields.abhaNumber, null);
  assertReferrer(ctx.db, fields.referrerId);
  const uhid = takeUhid(ctx.db, ctx.today());
  const id = patientsSql.insert(ctx.db, {
    ...fields,
    uhid,
    registeredAt: ctx.now(),
    registeredBy: ctx.session.userId,
  });
  indexPatient(ctx.db, id, { ...fields, uhid });
  notePlace(ctx.db, fields);
  return getPatient(ctx.db, id);
}
