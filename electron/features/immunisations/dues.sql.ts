import { type LocalDate, toDayNumber } from '#shared/kernel/local-date.ts';
import { most, type ReadableDb, sql, type WritableDb } from '../../database/db.ts';

export type StoredDue = {
  patientId: number;
  dueOn: LocalDate | null;
  holdsFrom: LocalDate;
  holdsUntil: LocalDate;
  workedOutBy: string;
};

export function insert(
  db: WritableDb,
  { patientId, dueOn, holdsFrom, holdsUntil, workedOutBy }: StoredDue,
): void {
  db.run(sql`
    INSERT INTO immunisation_dues (patient_id, due_on, holds_from, holds_until, worked_out_by)
    VALUES (${patientId}, ${dueOn === null ? null : toDayNumber(dueOn)}, ${toDayNumber(holdsFrom)},
      ${toDayNumber(holdsUntil)}, ${workedOutBy})`);
}

/** Takes out whatever is known of these records, also that they were touched. */
export function forget(db: WritableDb, patientIds: readonly number[]): void {
  const ids = JSON.stringify(patientIds);
  db.run(sql`DELETE FROM immunisation_dues WHERE patient_id IN (SELECT value FROM json_each(${ids}))`);
  db.run(
    sql`DELETE FROM immunisation_dues_touched WHERE patient_id IN (SELECT value FROM json_each(${ids}))`,
  );
}

/** Records whose dues were never worked out, or no longer hold: touched, outlived, of a wrong clock or of other lists. */
export function listStale(
  db: ReadableDb,
  { today, workedOutBy, limit }: { today: LocalDate; workedOutBy: string; limit: number },
): number[] {
  const day = toDayNumber(today);
  return db
    .all<{ patientId: number }>(sql`
      SELECT patient_id AS patientId FROM immunisation_dues_touched
      UNION ALL SELECT patient_id FROM immunisation_dues WHERE holds_until < ${day}
      UNION ALL SELECT patient_id FROM immunisation_dues WHERE holds_from > ${day}
      UNION ALL SELECT patient_id FROM immunisation_dues WHERE worked_out_by < ${workedOutBy}
      UNION ALL SELECT patient_id FROM immunisation_dues WHERE worked_out_by > ${workedOutBy}
      LIMIT ${most(limit)}`)
    .map(({ patientId }) => patientId);
}

export function countDueBy(db: ReadableDb, byDate: LocalDate): number {
  return (
    db.value<number>(sql`SELECT count(*) FROM immunisation_dues WHERE due_on <= ${toDayNumber(byDate)}`) ?? 0
  );
}

/** The longest waiting first. */
export function listDueBy(
  db: ReadableDb,
  { byDate, limit, skip }: { byDate: LocalDate; limit: number; skip: number },
): number[] {
  return db
    .all<{ patientId: number }>(sql`
      SELECT patient_id AS patientId FROM immunisation_dues WHERE due_on <= ${toDayNumber(byDate)}
      ORDER BY due_on, patient_id LIMIT ${most(limit)} OFFSET ${most(skip)}`)
    .map(({ patientId }) => patientId);
}
