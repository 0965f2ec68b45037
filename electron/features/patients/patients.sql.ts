import type { Patient, PatientLine } from '#shared/features/patients/patient.schema.ts';
import { fromDayNumber, toDayNumber } from '#shared/kernel/local-date.ts';
import { fragment, type ReadableDb, sql, type WritableDb } from '../../database/db.ts';

type PatientRow = Omit<Patient, 'birthOn' | 'birthIsEstimated' | 'guardian' | 'lastVisitOn'> & {
  birthOn: number;
  birthIsEstimated: number;
  guardian: string | null;
  lastVisitOn: number | null;
};

const PATIENT = fragment(`
  id, uhid, old_number AS oldNumber, full_name AS fullName, local_name AS localName, phone,
  phone_relation AS phoneRelation, birth_on AS birthOn, birth_is_estimated AS birthIsEstimated, sex, address,
  locality, city, pin_code AS pinCode, abha_number AS abhaNumber, guardian, registered_at AS registeredAt,
  last_visit_on AS lastVisitOn, version
`);

function patientOf(row: PatientRow): Patient {
  return {
    ...row,
    birthOn: fromDayNumber(row.birthOn),
    birthIsEstimated: row.birthIsEstimated === 1,
    guardian: row.guardian === null ? null : JSON.parse(row.guardian),
    lastVisitOn: row.lastVisitOn === null ? null : fromDayNumber(row.lastVisitOn),
  };
}

export function find(db: ReadableDb, patientId: number): Patient | undefined {
  const row = db.maybeOne<PatientRow>(sql`SELECT ${PATIENT} FROM patients WHERE id = ${patientId}`);
  return row && patientOf(row);
}

type LineRow = Omit<PatientLine, 'birthOn' | 'birthIsEstimated' | 'lastVisitOn'> & {
  birthOn: number;
  birthIsEstimated: number;
  lastVisitOn: number | null;
};

const LINE = fragment(`
  patients.id, uhid, full_name AS fullName, local_name AS localName, phone, phone_relation AS phoneRelation,
  birth_on AS birthOn, birth_is_estimated AS birthIsEstimated, sex, locality, last_visit_on AS lastVisitOn,
  coalesce((SELECT sum(due_paise) FROM bills WHERE patient_id = patients.id AND due_paise > 0), 0) AS duePaise
`);

function lineOf(row: LineRow): PatientLine {
  return {
    ...row,
    birthOn: fromDayNumber(row.birthOn),
    birthIsEstimated: row.birthIsEstimated === 1,
    lastVisitOn: row.lastVisitOn === null ? null : fromDayNumber(row.lastVisitOn),
  };
}

export function listByPhone(db: ReadableDb, phone: string, limit: number): PatientLine[] {
  return db
    .all<LineRow>(
      sql`SELECT ${LINE} FROM patients WHERE phone = ${phone} ORDER BY recency DESC LIMIT ${limit}`,
    )
    .map(lineOf);
}

export function listByPhonePrefix(db: ReadableDb, digits: string, limit: number): PatientLine[] {
  // ':' follows '9', so this is the range of numbers that begin with the digits.
  return db
    .all<LineRow>(sql`
      SELECT ${LINE} FROM patients WHERE phone >= ${digits} AND phone < ${`${digits}:`}
      ORDER BY phone LIMIT ${limit}`)
    .map(lineOf);
}

export function listByPhoneEnding(db: ReadableDb, digits: string, limit: number): PatientLine[] {
  const reversed = [...digits].reverse().join('');
  return db
    .all<LineRow>(sql`
      SELECT ${LINE} FROM patients WHERE phone_reversed >= ${reversed} AND phone_reversed < ${`${reversed}:`}
      ORDER BY phone_reversed LIMIT ${limit}`)
    .map(lineOf);
}

export function listByNumber(db: ReadableDb, number: string): PatientLine[] {
  return db
    .all<LineRow>(sql`
      SELECT ${LINE} FROM patients WHERE uhid = ${number}
      UNION ALL SELECT ${LINE} FROM patients WHERE old_number = ${number} AND old_number <> ''
      UNION ALL SELECT ${LINE} FROM patients WHERE abha_number = ${number} AND abha_number <> ''
      LIMIT 20`)
    .map(lineOf);
}

export function listByOldNumber(db: ReadableDb, number: string): PatientLine[] {
  return db
    .all<LineRow>(sql`
      SELECT ${LINE} FROM patients WHERE old_number = ${number} AND old_number <> '' LIMIT 20`)
    .map(lineOf);
}

/** `match` is an FTS5 expression made by us; last seen first, because the rowid is the recency. */
export function listByWords(db: ReadableDb, match: string, limit: number): PatientLine[] {
  return db
    .all<LineRow>(sql`
      SELECT ${LINE} FROM patient_search CROSS JOIN patients ON recency = patient_search.rowid
      WHERE patient_search MATCH ${match} ORDER BY patient_search.rowid DESC LIMIT ${limit}`)
    .map(lineOf);
}

/** As `listByWords`, without the people who are listed already. */
export function listOthersByWords(
  db: ReadableDb,
  { match, listed, limit }: { match: string; listed: readonly number[]; limit: number },
): PatientLine[] {
  return db
    .all<LineRow>(sql`
      SELECT ${LINE} FROM patient_search CROSS JOIN patients ON recency = patient_search.rowid
      WHERE patient_search MATCH ${match}
        AND patients.id NOT IN (SELECT value FROM json_each(${JSON.stringify(listed)}))
      ORDER BY patient_search.rowid DESC LIMIT ${limit}`)
    .map(lineOf);
}

/** Patients whose token of the day reads so; two doctors may both have an A-07. */
export function listByToken(db: ReadableDb, token: string, day: number): PatientLine[] {
  if (!/^[A-Z]-?\d{1,3}$/.test(token)) return [];
  const padded = token.replace(
    /^([A-Z])-?(\d+)$/,
    (_, letter: string, number: string) => `${letter}-${number.padStart(2, '0')}`,
  );
  return db
    .all<LineRow>(sql`
      SELECT ${LINE} FROM patients
      WHERE id IN (SELECT patient_id FROM visits WHERE day_descending = ${-day} AND token = ${padded})`)
    .map(lineOf);
}

export type VisitOfDay = { patientId: number; visitId: number; token: string };

/** The newest visit of the day of each of these patients, for the token beside a search hit. */
export function listVisitsOfDay(db: ReadableDb, patientIds: readonly number[], day: number): VisitOfDay[] {
  return db.all<VisitOfDay>(sql`
    SELECT patient_id AS patientId, max(id) AS visitId, token FROM visits
    WHERE patient_id IN (SELECT value FROM json_each(${JSON.stringify(patientIds)})) AND day_descending = ${-day}
    GROUP BY patient_id`);
}

export function duePaiseOf(db: ReadableDb, patientId: number): number {
  return (
    db.value<number>(
      sql`SELECT coalesce(sum(due_paise), 0) FROM bills WHERE patient_id = ${patientId} AND due_paise > 0`,
    ) ?? 0
  );
}

export function nextRecency(db: ReadableDb): number {
  return (db.value<number>(sql`SELECT max(recency) FROM patients`) ?? 0) + 1;
}

export type NewPatientRow = Omit<Patient, 'id' | 'registeredAt' | 'lastVisitOn' | 'version'> & {
  notADuplicateBecause: string;
  registeredAt: number;
  registeredBy: number;
};

export function insert(db: WritableDb, patient: NewPatientRow): number {
  const recency = nextRecency(db);
  const { lastId } = db.run(sql`
    INSERT INTO patients (recency, uhid, old_number, full_name, local_name, phone, phone_relation, birth_on,
      birth_is_estimated, sex, address, locality, city, pin_code, abha_number, guardian, not_a_duplicate_because,
      registered_at, registered_by)
    VALUES (${recency}, ${patient.uhid}, ${patient.oldNumber}, ${patient.fullName}, ${patient.localName},
      ${patient.phone}, ${patient.phoneRelation}, ${toDayNumber(patient.birthOn)}, ${patient.birthIsEstimated},
      ${patient.sex}, ${patient.address}, ${patient.locality}, ${patient.city}, ${patient.pinCode},
      ${patient.abhaNumber}, ${patient.guardian === null ? null : JSON.stringify(patient.guardian)},
      ${patient.notADuplicateBecause}, ${patient.registeredAt}, ${patient.registeredBy})
  `);
  return lastId;
}

/** Returns false when the record was changed since `version` was read. */
export function update(db: WritableDb, patient: Patient): boolean {
  const { changes } = db.run(sql`
    UPDATE patients SET old_number = ${patient.oldNumber}, full_name = ${patient.fullName},
      local_name = ${patient.localName}, phone = ${patient.phone}, phone_relation = ${patient.phoneRelation},
      birth_on = ${toDayNumber(patient.birthOn)}, birth_is_estimated = ${patient.birthIsEstimated},
      sex = ${patient.sex}, address = ${patient.address}, locality = ${patient.locality}, city = ${patient.city},
      pin_code = ${patient.pinCode}, abha_number = ${patient.abhaNumber},
      guardian = ${patient.guardian === null ? null : JSON.stringify(patient.guardian)}, version = version + 1
    WHERE id = ${patient.id} AND version = ${patient.version}
  `);
  return changes === 1;
}

export function insertVersion(db: WritableDb, patient: Patient, at: number, by: number): void {
  db.run(sql`
    INSERT INTO patient_versions (patient_id, version, record, changed_at, changed_by)
    VALUES (${patient.id}, ${patient.version}, ${JSON.stringify(patient)}, ${at}, ${by})`);
}

export function recencyOf(
  db: ReadableDb,
  patientId: number,
): { recency: number; lastVisitOn: number | null } {
  return db.one(sql`SELECT recency, last_visit_on AS lastVisitOn FROM patients WHERE id = ${patientId}`);
}

export function saveRecency(db: WritableDb, patientId: number, recency: number, lastVisitOn: number): void {
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
