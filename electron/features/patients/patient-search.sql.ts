import type { PatientLine } from '#shared/features/patients/patient.schema.ts';
import { fromDayNumber } from '#shared/kernel/local-date.ts';
import { fragment, most, type ReadableDb, sql, type WritableDb } from '../../database/db.ts';

type StoredLine = Omit<PatientLine, 'birthOn' | 'birthIsEstimated' | 'lastVisitOn'> & {
  birthOn: number;
  birthIsEstimated: number;
  lastVisitOn: number | null;
};
type StoredFound = StoredLine & Numbers;
type Numbers = { oldNumber: string; abhaNumber: string; altPhone: string; mergedInto: number | null };

/** A line of the search with the numbers that it does not show. */
export type Found = PatientLine & Numbers;

const FOUND = fragment(`
  patients.id, uhid, full_name AS fullName, local_name AS localName, phone, phone_relation AS phoneRelation,
  birth_on AS birthOn, birth_is_estimated AS birthIsEstimated, sex, locality, last_visit_on AS lastVisitOn,
  coalesce((SELECT sum(due_paise) FROM bills WHERE patient_id = patients.id AND due_paise > 0 AND party_id IS NULL), 0)
    AS duePaise,
  old_number AS oldNumber, abha_number AS abhaNumber, alt_phone AS altPhone, merged_into AS mergedInto
`);

function foundOf(row: StoredFound): Found {
  return {
    ...row,
    birthOn: fromDayNumber(row.birthOn),
    birthIsEstimated: row.birthIsEstimated === 1,
    lastVisitOn: row.lastVisitOn === null ? null : fromDayNumber(row.lastVisitOn),
  };
}

export function listByIds(db: ReadableDb, ids: readonly number[]): Found[] {
  if (ids.length === 0) return [];
  return db
    .all<StoredFound>(sql`
      SELECT ${FOUND} FROM json_each(${JSON.stringify(ids)}) CROSS JOIN patients ON patients.id = json_each.value
      WHERE is_hidden = 0`)
    .map(foundOf);
}

/** The first number or the second; last seen first. */
export function listByPhone(db: ReadableDb, phone: string, limit: number): Found[] {
  if (phone === '') return [];
  return db
    .all<StoredFound & { recency: number }>(sql`
      SELECT ${FOUND}, recency FROM patients WHERE phone = ${phone} AND is_hidden = 0
      UNION ALL
      SELECT ${FOUND}, recency FROM patients
        WHERE alt_phone = ${phone} AND alt_phone <> '' AND phone <> ${phone} AND is_hidden = 0
      ORDER BY recency DESC LIMIT ${most(limit)}`)
    .map(({ recency: _, ...row }) => foundOf(row));
}

export function listByPhonePrefix(db: ReadableDb, digits: string, limit: number): Found[] {
  // ':' follows '9', so this is the range of numbers that begin with the digits.
  return db
    .all<StoredFound>(sql`
      SELECT ${FOUND} FROM patients WHERE phone >= ${digits} AND phone < ${`${digits}:`} AND is_hidden = 0
      ORDER BY phone LIMIT ${most(limit)}`)
    .map(foundOf);
}

export function listByPhoneEnding(db: ReadableDb, digits: string, limit: number): Found[] {
  const reversed = [...digits].reverse().join('');
  return db
    .all<StoredFound>(sql`
      SELECT ${FOUND} FROM patients
      WHERE phone_reversed >= ${reversed} AND phone_reversed < ${`${reversed}:`} AND is_hidden = 0
      ORDER BY phone_reversed LIMIT ${most(limit)}`)
    .map(foundOf);
}

/** By the first or the last digits of the second number. */
export function listByAltPhone(db: ReadableDb, digits: string, limit: number): Found[] {
  const reversed = [...digits].reverse().join('');
  return db
    .all<StoredFound>(sql`
      SELECT ${FOUND} FROM patients
      WHERE alt_phone_reversed >= ${reversed} AND alt_phone_reversed < ${`${reversed}:`} AND alt_phone <> ''
        AND is_hidden = 0
      UNION ALL
      SELECT ${FOUND} FROM patients
      WHERE alt_phone >= ${digits} AND alt_phone < ${`${digits}:`} AND alt_phone <> '' AND is_hidden = 0
      LIMIT ${most(limit)}`)
    .map(foundOf);
}

export function listByNumber(db: ReadableDb, number: string): Found[] {
  return db
    .all<StoredFound>(sql`
      SELECT ${FOUND} FROM patients WHERE uhid = ${number} AND is_hidden = 0
      UNION ALL SELECT ${FOUND} FROM patients WHERE old_number = ${number} AND old_number <> '' AND is_hidden = 0
      UNION ALL SELECT ${FOUND} FROM patients WHERE abha_number = ${number} AND abha_number <> '' AND is_hidden = 0
      LIMIT 20`)
    .map(foundOf);
}

export function listByOldNumber(db: ReadableDb, number: string): Found[] {
  return db
    .all<StoredFound>(sql`
      SELECT ${FOUND} FROM patients
      WHERE old_number = ${number} AND old_number <> '' AND is_hidden = 0 LIMIT 20`)
    .map(foundOf);
}

/** `match` is an FTS5 expression made by us; last seen first, because the rowid is the recency. */
export function listByWords(db: ReadableDb, match: string, limit: number): Found[] {
  return db
    .all<StoredFound>(sql`
      SELECT ${FOUND} FROM patient_search CROSS JOIN patients ON recency = patient_search.rowid
      WHERE patient_search MATCH ${match} AND is_hidden = 0 AND merged_into IS NULL
      ORDER BY patient_search.rowid DESC LIMIT ${most(limit)}`)
    .map(foundOf);
}

/** As `listByWords`, without the people who are listed already. */
export function listOthersByWords(
  db: ReadableDb,
  { match, listed, limit }: { match: string; listed: readonly number[]; limit: number },
): Found[] {
  return db
    .all<StoredFound>(sql`
      SELECT ${FOUND} FROM patient_search CROSS JOIN patients ON recency = patient_search.rowid
      WHERE patient_search MATCH ${match} AND is_hidden = 0 AND merged_into IS NULL
        AND patients.id NOT IN (SELECT value FROM json_each(${JSON.stringify(listed)}))
      ORDER BY patient_search.rowid DESC LIMIT ${most(limit)}`)
    .map(foundOf);
}

export type VisitOfDay = { patientId: number; visitId: number; token: string };

/** Whoever holds this token on the day; two doctors may both have an A-07. */
export function listHoldersOfToken(db: ReadableDb, token: string, day: number): VisitOfDay[] {
  return db.all<VisitOfDay>(sql`
    SELECT patient_id AS patientId, id AS visitId, token FROM visits
    WHERE day_descending = ${-day} AND token = ${token}`);
}

/** The newest visit of the day of each of these patients, for the token beside a search hit. */
export function listVisitsOfDay(db: ReadableDb, patientIds: readonly number[], day: number): VisitOfDay[] {
  return db.all<VisitOfDay>(sql`
    SELECT patient_id AS patientId, max(id) AS visitId, token FROM visits
    WHERE patient_id IN (SELECT value FROM json_each(${JSON.stringify(patientIds)})) AND day_descending = ${-day}
    GROUP BY patient_id`);
}

export type BookedRow = {
  patientId: number;
  minute: number;
  token: string;
  fullName: string;
  localName: string;
  uhid: string;
  phone: string;
};

/** Who is booked for the day and not here yet, by the time. */
export function listBookedOn(db: ReadableDb, day: number): BookedRow[] {
  return db.all<BookedRow>(sql`
    SELECT patients.id AS patientId, start_minute AS minute, token, full_name AS fullName,
      local_name AS localName, uhid, phone
    FROM appointments JOIN patients ON patients.id = patient_id
    WHERE on_date = ${day} AND state = 'booked' ORDER BY start_minute`);
}

/** Rises with everything that is written: bookings, merges, a name or a phone that is put right. */
export function countChanges(db: ReadableDb): number {
  return db.value<number>(sql`SELECT total_changes()`) ?? 0;
}

export type Searchable = { fullName: string; localName: string; uhid: string; oldNumber: string };

const SEARCHABLE = fragment('full_name AS fullName, local_name AS localName, uhid, old_number AS oldNumber');

/** What the records that were merged into this one are called and numbered. */
export function listGone(db: ReadableDb, patientId: number): (Searchable & { id: number })[] {
  return db.all<Searchable & { id: number }>(sql`
    WITH RECURSIVE gone (id) AS (
      SELECT id FROM patients WHERE merged_into = ${patientId}
      UNION SELECT patients.id FROM gone JOIN patients ON patients.merged_into = gone.id)
    SELECT patients.id, ${SEARCHABLE} FROM gone JOIN patients ON patients.id = gone.id`);
}

export function nextRecency(db: ReadableDb): number {
  return Math.max(0, db.value<number>(sql`SELECT max(recency) FROM patients`) ?? 0) + 1;
}

export function recencyOf(
  db: ReadableDb,
  patientId: number,
): { recency: number; lastVisitOn: number | null } {
  return db.one(sql`SELECT recency, last_visit_on AS lastVisitOn FROM patients WHERE id = ${patientId}`);
}

export function saveRecency(
  db: WritableDb,
  patientId: number,
  recency: number,
  lastVisitOn: number | null,
): void {
  db.run(sql`
    UPDATE patients SET recency = ${recency}, last_visit_on = ${lastVisitOn} WHERE id = ${patientId}`);
}

export function indexWords(db: WritableDb, recency: number, words: string): void {
  db.run(sql`INSERT INTO patient_search (rowid, words) VALUES (${recency}, ${words})`);
}

export function unindexWords(db: WritableDb, recency: number): void {
  db.run(sql`DELETE FROM patient_search WHERE rowid = ${recency}`);
}

export function insertNameWord(db: WritableDb, word: string, skeleton: string): void {
  db.run(sql`INSERT INTO name_words (word, skeleton) VALUES (${word}, ${skeleton}) ON CONFLICT DO NOTHING`);
}

export type NameWord = { id: number; word: string; skeleton: string };

export function listNameWordsAfter(db: ReadableDb, id: number): NameWord[] {
  return db.all<NameWord>(sql`SELECT id, word, skeleton FROM name_words WHERE id > ${id} ORDER BY id`);
}
