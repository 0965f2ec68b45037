import type { CountersignEntry, Submission } from '#shared/features/encounters/signing.schema.ts';
import { fromDayNumber } from '#shared/kernel/local-date.ts';
import { fragment, type ReadableDb, sql, type WritableDb } from '../../database/db.ts';

type SubmissionRow = {
  submissionId: number;
  byUserId: number;
  byName: string;
  at: number;
  outcome: 'signed' | 'sentBack' | null;
  answerReason: string | null;
  answeredByName: string | null;
  answeredAt: number | null;
};

export type StoredSubmission = Submission & { isWaiting: boolean };

const SUBMISSION = fragment(`
  encounter_submissions.id AS submissionId, submitted_by AS byUserId, submitted_by_name AS byName,
  submitted_at AS at, outcome, answers.reason AS answerReason, answered_by_name AS answeredByName,
  answered_at AS answeredAt
`);
const ANSWERS = fragment(`
  LEFT JOIN encounter_submission_answers AS answers ON answers.submission_id = encounter_submissions.id
`);

function submissionOf(row: SubmissionRow): StoredSubmission {
  const { submissionId, byUserId, byName, at, outcome } = row;
  const sentBack =
    outcome === 'sentBack'
      ? { reason: row.answerReason ?? '', byName: row.answeredByName ?? '', at: row.answeredAt ?? 0 }
      : null;
  return { submissionId, byUserId, byName, at, sentBack, isWaiting: outcome === null };
}

export function getSubmission(db: ReadableDb, submissionId: number): StoredSubmission {
  return submissionOf(
    db.one<SubmissionRow>(sql`
      SELECT ${SUBMISSION} FROM encounter_submissions ${ANSWERS}
      WHERE encounter_submissions.id = ${submissionId}`),
  );
}

type EntryRow = SubmissionRow & Omit<CountersignEntry, 'onDate' | 'sentBack'> & { dayDescending: number };

/** What waits for a doctor's signature, or what an assistant has submitted that is not signed yet; oldest first. */
export function listOpen(
  db: ReadableDb,
  whose: { isAssistant: boolean; userId: number },
): (CountersignEntry & { isWaiting: boolean })[] {
  const rows = db.all<EntryRow>(sql`
    SELECT ${SUBMISSION}, visits.id AS visitId, visits.patient_id AS patientId, patients.full_name AS fullName,
      visits.token, visits.day_descending AS dayDescending, visits.doctor_id AS doctorId,
      users.full_name AS doctorName
    FROM encounter_drafts
      JOIN encounter_submissions ON encounter_submissions.id = encounter_drafts.submission_id ${ANSWERS}
      JOIN visits ON visits.id = encounter_drafts.visit_id
      JOIN patients ON patients.id = visits.patient_id
      JOIN users ON users.id = visits.doctor_id
    WHERE CASE WHEN ${whose.isAssistant ? 1 : 0} THEN submitted_by ELSE visits.doctor_id END = ${whose.userId}
    ORDER BY submitted_at`);
  return rows.map(row => {
    const { visitId, patientId, fullName, token, doctorId, doctorName, dayDescending } = row;
    return {
      ...submissionOf(row),
      ...{ visitId, patientId, fullName, token, doctorId, doctorName },
      onDate: fromDayNumber(-dayDescending),
    };
  });
}

export function insert(
  db: WritableDb,
  submission: { visitId: number; byUserId: number; byName: string; at: number; draft: string },
): number {
  const { id } = db.returning<{ id: number }>(sql`
    INSERT INTO encounter_submissions (visit_id, submitted_by, submitted_by_name, submitted_at, draft)
    VALUES (${submission.visitId}, ${submission.byUserId}, ${submission.byName}, ${submission.at},
      ${submission.draft})
    RETURNING id`);
  return id;
}

export function insertAnswer(
  db: WritableDb,
  answer: {
    submissionId: number;
    outcome: 'signed' | 'sentBack';
    reason: string;
    byUserId: number;
    byName: string;
    at: number;
  },
): void {
  db.run(sql`
    INSERT INTO encounter_submission_answers
      (submission_id, outcome, reason, answered_by, answered_by_name, answered_at)
    VALUES (${answer.submissionId}, ${answer.outcome}, ${answer.reason}, ${answer.byUserId}, ${answer.byName},
      ${answer.at})`);
}
