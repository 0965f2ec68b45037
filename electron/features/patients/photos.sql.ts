import { type ReadableDb, sql, type WritableDb } from '../../database/db.ts';

export type Photo = { jpeg: Uint8Array; takenAt: number };

/** The latest of the records of one person. */
export function findLatest(db: ReadableDb, patientIds: readonly number[]): Photo | undefined {
  return db.maybeOne<Photo>(sql`
    SELECT jpeg, taken_at AS takenAt FROM patient_photos
    WHERE patient_id IN (SELECT value FROM json_each(${JSON.stringify(patientIds)}))
    ORDER BY taken_at DESC, id DESC LIMIT 1`);
}

export function insert(
  db: WritableDb,
  photo: { patientId: number; jpeg: Uint8Array; takenAt: number; takenBy: number },
): void {
  db.run(sql`
    INSERT INTO patient_photos (patient_id, jpeg, taken_at, taken_by)
    VALUES (${photo.patientId}, ${photo.jpeg}, ${photo.takenAt}, ${photo.takenBy})`);
}
