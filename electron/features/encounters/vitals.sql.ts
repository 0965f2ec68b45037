import type { Measure, NewVitals } from '#shared/features/encounters/vitals.schema.ts';
import { fragment, most, type ReadableDb, sql, type WritableDb } from '../../database/db.ts';

export type VitalsRow = Record<Measure, number | null> & {
  id: number;
  recordedAt: number;
  recordedByName: string;
};

const VITALS = fragment(`
  vitals.id, recorded_at AS recordedAt, users.full_name AS recordedByName, systolic_mm_hg AS systolicMmHg,
  diastolic_mm_hg AS diastolicMmHg, pulse_per_minute AS pulsePerMinute, breaths_per_minute AS breathsPerMinute,
  temperature_celsius AS temperatureCelsius, spo2_percent AS spo2Percent, weight_kg AS weightKg,
  height_cm AS heightCm, glucose_mg_dl AS glucoseMgDl
`);

/** Newest first. */
export function listOfPatient(db: ReadableDb, patientId: number, limit: number): VitalsRow[] {
  return db.all<VitalsRow>(sql`
    SELECT ${VITALS} FROM vitals JOIN users ON users.id = recorded_by
    WHERE patient_id = ${patientId} ORDER BY recorded_at DESC, vitals.id DESC LIMIT ${most(limit)}`);
}

export function findLatestOfVisit(db: ReadableDb, visitId: number): VitalsRow | undefined {
  return db.maybeOne<VitalsRow>(sql`
    SELECT ${VITALS} FROM vitals JOIN users ON users.id = recorded_by
    WHERE visit_id = ${visitId} ORDER BY recorded_at DESC LIMIT 1`);
}

/** The last weight and the last height, whenever they were taken. */
export function listBodySize(
  db: ReadableDb,
  patientId: number,
): Pick<VitalsRow, 'recordedAt' | 'weightKg' | 'heightCm'>[] {
  return [
    ...db.all<Pick<VitalsRow, 'recordedAt' | 'weightKg' | 'heightCm'>>(sql`
      SELECT recorded_at AS recordedAt, weight_kg AS weightKg, NULL AS heightCm FROM vitals
      WHERE patient_id = ${patientId} AND weight_kg IS NOT NULL ORDER BY recorded_at DESC LIMIT 1`),
    ...db.all<Pick<VitalsRow, 'recordedAt' | 'weightKg' | 'heightCm'>>(sql`
      SELECT recorded_at AS recordedAt, NULL AS weightKg, height_cm AS heightCm FROM vitals
      WHERE patient_id = ${patientId} AND height_cm IS NOT NULL ORDER BY recorded_at DESC LIMIT 1`),
  ];
}

export type NewVitalsRow = {
  patientId: number;
  visitId: number;
  recordedAt: number;
  recordedBy: number;
  values: NewVitals;
};

export function insert(
  db: WritableDb,
  { patientId, visitId, recordedAt, recordedBy, values }: NewVitalsRow,
): void {
  const id = (db.value<number>(sql`SELECT max(id) FROM vitals`) ?? 0) + 1;
  db.run(sql`
    INSERT INTO vitals (patient_id, recorded_at, id, visit_id, systolic_mm_hg, diastolic_mm_hg, pulse_per_minute,
      breaths_per_minute, temperature_celsius, spo2_percent, weight_kg, height_cm, glucose_mg_dl, recorded_by)
    VALUES (${patientId}, ${recordedAt}, ${id}, ${visitId}, ${values.systolicMmHg}, ${values.diastolicMmHg},
      ${values.pulsePerMinute}, ${values.breathsPerMinute}, ${values.temperatureCelsius}, ${values.spo2Percent},
      ${values.weightKg}, ${values.heightCm}, ${values.glucoseMgDl}, ${recordedBy})`);
}
