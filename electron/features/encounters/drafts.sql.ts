import { type ReadableDb, sql, type WritableDb } from '../../database/db.ts';

export type StoredDraft = {
  /** Who saved it last. */
  savedBy: number;
  savedByName: string;
  draft: string;
  savedAt: number;
  /** The signed version that it changes; 0 for the first note. */
  fromVersion: number;
  /** Who wrote in it that is not the visit's doctor. */
  enteredBy: number | null;
  /** When it was put before the visit's doctor: the last time, answered or not. */
  submissionId: number | null;
};

export type NewDraft = Pick<StoredDraft, 'savedBy' | 'draft' | 'savedAt' | 'fromVersion' | 'enteredBy'>;

export function findDraft(db: ReadableDb, visitId: number): StoredDraft | undefined {
  return db.maybeOne<StoredDraft>(sql`
    SELECT doctor_id AS savedBy, users.full_name AS savedByName, draft, saved_at AS savedAt,
      from_version AS fromVersion, entered_by AS enteredBy, submission_id AS submissionId
    FROM encounter_drafts JOIN users ON users.id = doctor_id WHERE visit_id = ${visitId}`);
}

/** Whoever had a hand in it stays named when somebody else saves after them. */
export function saveDraft(db: WritableDb, visitId: number, draft: NewDraft): void {
  db.run(sql`
    INSERT INTO encounter_drafts (visit_id, doctor_id, draft, saved_at, from_version, entered_by)
    VALUES (${visitId}, ${draft.savedBy}, ${draft.draft}, ${draft.savedAt}, ${draft.fromVersion},
      ${draft.enteredBy})
    ON CONFLICT (visit_id) DO UPDATE SET doctor_id = excluded.doctor_id, draft = excluded.draft,
      saved_at = excluded.saved_at, from_version = excluded.from_version,
      entered_by = coalesce(excluded.entered_by, entered_by)`);
}

export function markSubmitted(db: WritableDb, visitId: number, submissionId: number): void {
  db.run(sql`UPDATE encounter_drafts SET submission_id = ${submissionId} WHERE visit_id = ${visitId}`);
}

export function deleteDraft(db: WritableDb, visitId: number): void {
  db.run(sql`DELETE FROM encounter_drafts WHERE visit_id = ${visitId}`);
}
