import type { Patient } from '#shared/features/patients/patient.schema.ts';
import { most, type ReadableDb, sql, type WritableDb } from '../../database/db.ts';

/** What a merge found or put into the kept record. */
export type MergedValues = {
  fields: Partial<Patient>;
  /** The ABHA number that went from the gone record to the kept one; empty when none did. */
  movedAbha: string;
  recency: number;
  goneRecency: number;
  lastVisitOn: number | null;
};

export type MergeRow = {
  id: number;
  keptId: number;
  goneId: number;
  reason: string;
  at: number;
  byName: string;
  undoneAt: number | null;
  undoneReason: string;
};
export type Journal = MergeRow & { before: MergedValues; after: MergedValues };

export function insert(
  db: WritableDb,
  merge: Pick<Journal, 'keptId' | 'goneId' | 'reason' | 'at' | 'before' | 'after'> & { byUser: number },
): number {
  return db.run(sql`
    INSERT INTO patient_merges (kept_id, gone_id, reason, at, by_user, before, after)
    VALUES (${merge.keptId}, ${merge.goneId}, ${merge.reason}, ${merge.at}, ${merge.byUser},
      ${JSON.stringify(merge.before)}, ${JSON.stringify(merge.after)})`).lastId;
}

export function find(db: ReadableDb, mergeId: number): Journal | undefined {
  const row = db.maybeOne<MergeRow & { before: string; after: string }>(sql`
    SELECT patient_merges.id, kept_id AS keptId, gone_id AS goneId, reason, at, users.full_name AS byName,
      undone_at AS undoneAt, undone_reason AS undoneReason, before, after
    FROM patient_merges JOIN users ON users.id = by_user WHERE patient_merges.id = ${mergeId}`);
  return row && { ...row, before: JSON.parse(row.before), after: JSON.parse(row.after) };
}

/** Newest first. */
export function list(db: ReadableDb, limit: number): MergeRow[] {
  return db.all<MergeRow>(sql`
    SELECT patient_merges.id, kept_id AS keptId, gone_id AS goneId, reason, at, users.full_name AS byName,
      undone_at AS undoneAt, undone_reason AS undoneReason
    FROM patient_merges JOIN users ON users.id = by_user ORDER BY patient_merges.id DESC LIMIT ${most(limit)}`);
}

export function markUndone(
  db: WritableDb,
  mergeId: number,
  { at, by, reason }: { at: number; by: number; reason: string },
): void {
  db.run(sql`
    UPDATE patient_merges SET undone_at = ${at}, undone_by = ${by}, undone_reason = ${reason}
    WHERE id = ${mergeId}`);
}

/** Points a record at the one that is kept, or lets it stand for itself again. */
export function point(db: WritableDb, patientId: number, keptId: number | null): void {
  db.run(sql`UPDATE patients SET merged_into = ${keptId}, version = version + 1 WHERE id = ${patientId}`);
}

export function saveAbha(db: WritableDb, patientId: number, abhaNumber: string): void {
  db.run(sql`
    UPDATE patients SET abha_number = ${abhaNumber}, version = version + 1 WHERE id = ${patientId}`);
}

/** Gives two records each other's or new places in the order of being seen. */
export function saveRecencies(
  db: WritableDb,
  one: { id: number; recency: number },
  other: { id: number; recency: number },
): void {
  // No two may stand at one place, not even for a moment.
  db.run(sql`UPDATE patients SET recency = (SELECT min(recency) - 1 FROM patients) WHERE id = ${one.id}`);
  db.run(sql`UPDATE patients SET recency = ${other.recency} WHERE id = ${other.id}`);
  db.run(sql`UPDATE patients SET recency = ${one.recency} WHERE id = ${one.id}`);
}

/** Whether the record has a visit of that day or later that is neither finished nor given up. */
export function hasOpenVisit(db: ReadableDb, patientId: number, sinceDay: number): boolean {
  return (
    db.value(sql`
      SELECT 1 FROM visits
      WHERE patient_id = ${patientId} AND day_descending <= ${-sinceDay} AND state NOT IN ('done', 'left') LIMIT 1`) !==
    undefined
  );
}

/** 20261121, or 0 when there is none. */
export function newestVisitDay(db: ReadableDb, patientId: number): number {
  return (
    db.value<number>(sql`
      SELECT on_date FROM visits WHERE patient_id = ${patientId} ORDER BY day_descending LIMIT 1`) ?? 0
  );
}

export type Counts = Record<
  | 'visits'
  | 'prescriptions'
  | 'vitals'
  | 'bills'
  | 'payments'
  | 'appointments'
  | 'allergies'
  | 'photos'
  | 'consents'
  | 'certificates'
  | 'documents'
  | 'consentForms'
  | 'tests'
  | 'immunisations',
  number
>;

export function countRecords(db: ReadableDb, patientId: number): Counts {
  return db.one<Counts>(sql`
    WITH person (id) AS (SELECT ${patientId})
    SELECT (SELECT count(*) FROM visits WHERE patient_id = person.id) AS visits,
      (SELECT count(DISTINCT visit_id) FROM encounters WHERE patient_id = person.id) AS prescriptions,
      (SELECT count(*) FROM vitals WHERE patient_id = person.id) AS vitals,
      (SELECT count(*) FROM bills WHERE patient_id = person.id) AS bills,
      (SELECT count(*) FROM bills JOIN payments ON bill_id = bills.id WHERE bills.patient_id = person.id) AS payments,
      (SELECT count(*) FROM appointments WHERE patient_id = person.id) AS appointments,
      (SELECT count(*) FROM patient_allergies WHERE patient_id = person.id AND retracted_at IS NULL) AS allergies,
      (SELECT count(*) FROM patient_photos WHERE patient_id = person.id) AS photos,
      (SELECT count(*) FROM patient_consents WHERE patient_id = person.id) AS consents,
      (SELECT count(*) FROM certificates WHERE patient_id = person.id) AS certificates,
      (SELECT count(*) FROM documents WHERE patient_id = person.id) AS documents,
      (SELECT count(*) FROM consent_forms WHERE patient_id = person.id) AS consentForms,
      (SELECT count(*) FROM lab_orders WHERE patient_id = person.id) AS tests,
      (SELECT count(*) FROM immunisations WHERE patient_id = person.id) AS immunisations
    FROM person`);
}
