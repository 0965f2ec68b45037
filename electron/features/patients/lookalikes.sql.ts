import type { Comparable } from '#shared/features/patients/lookalike.rules.ts';
import { fromDayNumber } from '#shared/kernel/local-date.ts';
import { fragment, most, type ReadableDb, sql } from '../../database/db.ts';

export type Candidate = Required<Comparable> & { id: number; mergedInto: number | null };
type Row = Omit<Candidate, 'birthOn' | 'guardian'> & { birthOn: number; guardian: string | null };

const CANDIDATE = fragment(`
  patients.id, full_name AS fullName, phone, alt_phone AS altPhone, birth_on AS birthOn, sex,
  abha_number AS abhaNumber, old_number AS oldNumber, locality, relative_name AS relativeName, guardian, merged_into AS mergedInto
`);

function candidateOf(row: Row): Candidate {
  return {
    ...row,
    birthOn: fromDayNumber(row.birthOn),
    guardian: row.guardian === null ? null : JSON.parse(row.guardian),
  };
}

export function find(db: ReadableDb, patientId: number): Candidate | undefined {
  const row = db.maybeOne<Row>(
    sql`SELECT ${CANDIDATE} FROM patients WHERE id = ${patientId} AND is_hidden = 0`,
  );
  return row && candidateOf(row);
}

export function listOfPhone(db: ReadableDb, phone: string, limit: number): Candidate[] {
  if (phone === '') return [];
  return db
    .all<Row>(sql`
      SELECT ${CANDIDATE} FROM patients WHERE phone = ${phone} AND is_hidden = 0
      UNION ALL
      SELECT ${CANDIDATE} FROM patients WHERE alt_phone = ${phone} AND alt_phone <> '' AND is_hidden = 0
      LIMIT ${most(limit)}`)
    .map(candidateOf);
}

/** Records with the same ABHA number, or the same number of the old paper file. */
export function listOfNumber(db: ReadableDb, abhaNumber: string, oldNumber: string): Candidate[] {
  return db
    .all<Row>(sql`
      SELECT ${CANDIDATE} FROM patients
        WHERE abha_number = ${abhaNumber} AND abha_number <> '' AND is_hidden = 0
      UNION ALL
      SELECT ${CANDIDATE} FROM patients
        WHERE old_number = ${oldNumber} AND old_number <> '' AND is_hidden = 0
      LIMIT 10`)
    .map(candidateOf);
}

const NEWEST_NAMESAKES = 400;

/** Of the newest namesakes, those born within the days; `match` is an FTS5 expression made by us. */
export function listNamesakes(
  db: ReadableDb,
  { match, fromDay, toDay, limit }: { match: string; fromDay: number; toDay: number; limit: number },
): Candidate[] {
  return db
    .all<Row>(sql`
      SELECT ${CANDIDATE} FROM (
        SELECT rowid AS found FROM patient_search WHERE patient_search MATCH ${match}
        ORDER BY rowid DESC LIMIT ${most(NEWEST_NAMESAKES)}
      ) CROSS JOIN patients ON recency = found
      WHERE birth_on BETWEEN ${fromDay} AND ${toDay} AND is_hidden = 0 AND merged_into IS NULL LIMIT ${most(limit)}`)
    .map(candidateOf);
}
