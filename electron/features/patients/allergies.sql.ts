import type { Allergies, Allergy } from '#shared/features/patients/patient.schema.ts';
import { type ReadableDb, sql, type WritableDb } from '../../database/db.ts';

export function statusOf(db: ReadableDb, patientId: number): Allergies['status'] | undefined {
  return db.value(sql`SELECT allergy_status FROM patients WHERE id = ${patientId}`);
}

export function listInForce(db: ReadableDb, patientId: number): Allergy[] {
  return db.all<Allergy>(sql`
    SELECT id, substance, reaction, severity, recorded_at AS recordedAt
    FROM patient_allergies WHERE patient_id = ${patientId} AND retracted_at IS NULL ORDER BY id`);
}

export function retractAll(db: WritableDb, patientId: number, at: number, by: number): void {
  db.run(sql`
    UPDATE patient_allergies SET retracted_at = ${at}, retracted_by = ${by}
    WHERE patient_id = ${patientId} AND retracted_at IS NULL`);
}

export function insert(
  db: WritableDb,
  patientId: number,
  allergy: Omit<Allergy, 'id'> & { recordedBy: number },
): void {
  db.run(sql`
    INSERT INTO patient_allergies (patient_id, substance, reaction, severity, recorded_at, recorded_by)
    VALUES (${patientId}, ${allergy.substance}, ${allergy.reaction}, ${allergy.severity}, ${allergy.recordedAt},
      ${allergy.recordedBy})`);
}

export function saveStatus(db: WritableDb, patientId: number, status: Allergies['status']): void {
  db.run(sql`UPDATE patients SET allergy_status = ${status} WHERE id = ${patientId}`);
}
