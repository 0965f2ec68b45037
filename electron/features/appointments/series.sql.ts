import type { Series } from '#shared/features/appointments/appointment.schema.ts';
import { fragment, type ReadableDb, sql, type WritableDb } from '../../database/db.ts';

const SERIES = fragment(`
  id, patient_id AS patientId, doctor_id AS doctorId, label, total,
  (SELECT count(*) FROM appointments WHERE series_id = appointment_series.id AND state = 'arrived') AS used,
  (SELECT count(*) FROM appointments WHERE series_id = appointment_series.id AND state = 'booked') AS booked
`);

export function find(db: ReadableDb, seriesId: number): Series | undefined {
  return db.maybeOne<Series>(sql`SELECT ${SERIES} FROM appointment_series WHERE id = ${seriesId}`);
}

export function listOfPatients(db: ReadableDb, patientIds: readonly number[]): Series[] {
  return db.all<Series>(sql`
    SELECT ${SERIES} FROM appointment_series
    WHERE patient_id IN (SELECT value FROM json_each(${JSON.stringify(patientIds)})) ORDER BY id DESC`);
}

export type NewSeries = Pick<Series, 'patientId' | 'doctorId' | 'label' | 'total'> & {
  createdAt: number;
  createdBy: number;
};

export function insert(db: WritableDb, series: NewSeries): number {
  return db.run(sql`
    INSERT INTO appointment_series (patient_id, doctor_id, label, total, created_at, created_by)
    VALUES (${series.patientId}, ${series.doctorId}, ${series.label}, ${series.total}, ${series.createdAt},
      ${series.createdBy})`).lastId;
}
