import { AppError } from '#shared/contract/app-error.ts';
import type { Patient } from '#shared/features/patients/patient.schema.ts';
import type { ReadableDb } from '../../database/db.ts';
import * as patientsSql from './patients.sql.ts';
import { rootOf } from './person-records.ts';

export function getPatient(db: ReadableDb, patientId: number): Patient {
  const patient = patientsSql.find(db, patientId);
  if (!patient) throw new AppError('NOT_FOUND', { what: 'patient' });
  return patient;
}

/** The record by which the person is known now, also when the id is that of a record merged into it. */
export function getPerson(db: ReadableDb, patientId: number): Patient {
  return getPatient(db, rootOf(db, patientId));
}

/** 'Asha Rao · P-26-000123', over a list of one person's. */
export function whoIs(db: ReadableDb, patientId: number): string {
  const { fullName, uhid } = getPerson(db, patientId);
  return `${fullName} · ${uhid}`;
}
