import type { Suspect } from '#shared/features/patients/patient.schema.ts';
import { most, type ReadableDb, sql, type WritableDb } from '../../database/db.ts';

export type Pair = { firstId: number; secondId: number; score: number; because: Suspect['because'] };
type Row = Omit<Pair, 'because'> & { because: string };

/** Likeliest first; without who was merged or hidden since. */
export function listOpen(db: ReadableDb, limit: number): Pair[] {
  return db
    .all<Row>(sql`
      SELECT first_id AS firstId, second_id AS secondId, score, because
      FROM suspect_pairs
        CROSS JOIN patients AS one ON one.id = first_id
        CROSS JOIN patients AS other ON other.id = second_id
      WHERE dismissed_at IS NULL AND one.merged_into IS NULL AND other.merged_into IS NULL
        AND one.is_hidden = 0 AND other.is_hidden = 0
      ORDER BY score DESC LIMIT ${most(limit)}`)
    .map(row => ({ ...row, because: JSON.parse(row.because) }));
}

export function isDismissed(db: ReadableDb, firstId: number, secondId: number): boolean {
  return (
    db.value(sql`
      SELECT 1 FROM suspect_pairs
      WHERE first_id = ${firstId} AND second_id = ${secondId} AND dismissed_at IS NOT NULL`) !== undefined
  );
}

export function insert(db: WritableDb, pair: Pair, at: number): void {
  db.run(sql`
    INSERT INTO suspect_pairs (first_id, second_id, score, because, found_at)
    VALUES (${pair.firstId}, ${pair.secondId}, ${pair.score}, ${JSON.stringify(pair.because)}, ${at})
    ON CONFLICT DO NOTHING`);
}

/** Forgets what was thought of a record before it changed; what was dismissed stays so. */
export function deleteOpenOf(db: WritableDb, patientId: number): void {
  db.run(sql`DELETE FROM suspect_pairs WHERE first_id = ${patientId} AND dismissed_at IS NULL`);
  db.run(sql`DELETE FROM suspect_pairs WHERE second_id = ${patientId} AND dismissed_at IS NULL`);
}

export function dismiss(
  db: WritableDb,
  { firstId, secondId }: Pick<Pair, 'firstId' | 'secondId'>,
  { at, by, reason }: { at: number; by: number; reason: string },
): void {
  db.run(sql`
    INSERT INTO suspect_pairs
      (first_id, second_id, score, because, found_at, dismissed_at, dismissed_by, dismissed_reason)
    VALUES (${firstId}, ${secondId}, 0, '[]', ${at}, ${at}, ${by}, ${reason})
    ON CONFLICT DO UPDATE SET dismissed_at = excluded.dismissed_at, dismissed_by = excluded.dismissed_by,
      dismissed_reason = excluded.dismissed_reason WHERE dismissed_at IS NULL`);
}

/** The newest first: whoever was registered just now is looked at before an imported file is through. */
export function listToCompare(db: ReadableDb, limit: number): number[] {
  return db
    .all<{ id: number }>(sql`
      SELECT patient_id AS id FROM patients_to_compare ORDER BY patient_id DESC LIMIT ${most(limit)}`)
    .map(({ id }) => id);
}

export function markCompared(db: WritableDb, patientId: number): void {
  db.run(sql`DELETE FROM patients_to_compare WHERE patient_id = ${patientId}`);
}
