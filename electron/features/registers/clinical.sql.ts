import { fragment, type ReadableDb, type SqlText, sql } from '../../database/db.ts';

/** Signed notes as they stand: the newest version of each visit, where nobody struck it. Begins from the visits. */
export const STANDING_NOTES = fragment(`
  visits CROSS JOIN encounters AS note ON note.patient_id = visits.patient_id
    AND note.day_descending = visits.day_descending AND note.visit_id = visits.id
    AND note.version = (SELECT max(newest.version) FROM encounters AS newest WHERE newest.visit_id = note.visit_id)
    AND NOT EXISTS (SELECT 1 FROM encounter_voids
      WHERE encounter_voids.visit_id = note.visit_id AND encounter_voids.version = note.version)
  CROSS JOIN patients ON patients.id = note.patient_id
`);

/** What is counted as one: a code, or the words where no code was chosen. */
export const DIAGNOSIS_KEY = fragment(
  `substr(coalesce(nullif(each.value ->> '$.icd10', ''), lower(trim(each.value ->> '$.text'))), 1, 80)`,
);

const DAY = `visits.on_date`;
const ISO = `substr(${DAY}, 1, 4) || '-' || substr(${DAY}, 5, 2) || '-' || substr(${DAY}, 7, 2)`;
const AGE = `((${DAY} - patients.birth_on) / 10000)`;

/** In which row a note is counted; a week by its Monday. */
const BUCKETS: Readonly<Record<string, SqlText>> = {
  none: fragment(`''`),
  week: fragment(`strftime('%Y%m%d', julianday(${ISO}) - (cast(strftime('%w', ${ISO}) AS INTEGER) + 6) % 7)`),
  month: fragment(`cast(${DAY} / 100 AS TEXT)`),
  doctor: fragment('cast(note.doctor_id AS TEXT)'),
  ageAndSex: fragment(`CASE WHEN ${AGE} < 1 THEN '0' WHEN ${AGE} < 5 THEN '1' WHEN ${AGE} < 15 THEN '2'
    WHEN ${AGE} < 25 THEN '3' WHEN ${AGE} < 45 THEN '4' WHEN ${AGE} < 65 THEN '5' ELSE '6' END || patients.sex`),
};

export type Days = { fromDay: number; toDay: number };

// The days follow, and a closing bracket: only values are bound, and these are two.
const MADE: Readonly<Record<string, SqlText>> = Object.fromEntries(
  Object.entries(BUCKETS).map(([bucket, value]) => [
    bucket,
    fragment(`
      WITH made AS MATERIALIZED (
        SELECT note.visit_id, note.version, note.patient_id, note.diagnoses, ${value.text} AS bucket,
          coalesce(patients.merged_into, patients.id) AS person
        FROM ${STANDING_NOTES.text} WHERE visits.day_descending BETWEEN`),
  ]),
);

function notesBy(bucket: string): SqlText {
  const made = MADE[bucket];
  if (!made) throw new Error(`No bucket '${bucket}'.`);
  return made;
}

export type DiagnosisCount = {
  bucket: string;
  key: string;
  code: string;
  text: string;
  visits: number;
  people: number;
  provisional: number;
};

export function listDiagnoses(db: ReadableDb, { fromDay, toDay }: Days, bucket: string): DiagnosisCount[] {
  return db.all<DiagnosisCount>(sql`${notesBy(bucket)} ${-toDay} AND ${-fromDay})
    SELECT bucket, ${DIAGNOSIS_KEY} AS key, coalesce(max(each.value ->> '$.icd10'), '') AS code,
      max(each.value ->> '$.text') AS text, count(DISTINCT visit_id) AS visits, count(DISTINCT person) AS people,
      count(DISTINCT CASE WHEN each.value ->> '$.isProvisional' THEN visit_id END) AS provisional
    FROM made, json_each(made.diagnoses) AS each
    GROUP BY 1, 2`);
}

export type NoteCount = { bucket: string; visits: number; people: number };

/** Signed notes, whatever stands in them. */
export function countNotes(db: ReadableDb, { fromDay, toDay }: Days, bucket: string): NoteCount[] {
  return db.all<NoteCount>(sql`${notesBy(bucket)} ${-toDay} AND ${-fromDay})
    SELECT bucket, count(*) AS visits, count(DISTINCT person) AS people FROM made GROUP BY bucket ORDER BY bucket`);
}

export type DiagnosedRow = {
  visitId: number;
  patientId: number;
  onDate: number;
  fullName: string;
  uhid: string;
  birthOn: number;
  isEstimated: number;
  sex: string;
  phone: string;
  address: string;
  doctorName: string;
  registrationNumber: string;
  code: string;
  text: string;
  isProvisional: number;
};

const DIAGNOSED = fragment(`
  SELECT note.visit_id AS visitId, note.patient_id AS patientId, visits.on_date AS onDate,
    patients.full_name AS fullName, patients.uhid, patients.birth_on AS birthOn,
    patients.birth_is_estimated AS isEstimated, patients.sex, patients.phone,
    trim(patients.address || ', ' || patients.locality || ', ' || patients.city || ' ' || patients.pin_code, ' ,')
      AS address,
    note.doctor_snapshot ->> '$.fullName' AS doctorName,
    note.doctor_snapshot ->> '$.registrationNumber' AS registrationNumber,
    coalesce(each.value ->> '$.icd10', '') AS code, each.value ->> '$.text' AS text,
    coalesce(each.value ->> '$.isProvisional', 0) AS isProvisional
`);

/** Who was given one diagnosis on the days. */
export function listDiagnosed(db: ReadableDb, { fromDay, toDay }: Days, key: string): DiagnosedRow[] {
  return db.all<DiagnosedRow>(sql`${DIAGNOSED}
    FROM ${STANDING_NOTES} CROSS JOIN json_each(note.diagnoses) AS each
    WHERE visits.day_descending BETWEEN ${-toDay} AND ${-fromDay} AND ${DIAGNOSIS_KEY} = ${key}
    ORDER BY visits.day_descending, visits.id`);
}

/** Every diagnosis whose code begins with one of these, the oldest first. */
export function listByCodes(
  db: ReadableDb,
  { fromDay, toDay }: Days,
  prefixes: readonly string[],
): DiagnosedRow[] {
  return db.all<DiagnosedRow>(sql`${DIAGNOSED}
    FROM ${STANDING_NOTES} CROSS JOIN json_each(note.diagnoses) AS each
    WHERE visits.day_descending BETWEEN ${-toDay} AND ${-fromDay} AND EXISTS (
      SELECT 1 FROM json_each(${JSON.stringify(prefixes)}) AS wanted
      WHERE substr(each.value ->> '$.icd10', 1, length(wanted.value)) = wanted.value)
    ORDER BY visits.day_descending DESC, visits.id`);
}

/** What stands on the signed note of each visit of the days, as it was written. */
export function diagnosesByVisit(db: ReadableDb, { fromDay, toDay }: Days): Map<number, string> {
  const rows = db.all<{ visitId: number; texts: string }>(sql`
    SELECT note.visit_id AS visitId, (SELECT group_concat(value ->> '$.text', ', ') FROM json_each(note.diagnoses)) AS texts
    FROM ${STANDING_NOTES} WHERE visits.day_descending BETWEEN ${-toDay} AND ${-fromDay}`);
  return new Map(rows.map(({ visitId, texts }) => [visitId, texts]));
}

export type Antibiotics = { ids: readonly string[]; generics: readonly string[] };

// Of a line that names no product the generic decides.
const IS_ANTIBIOTIC = fragment(`coalesce(item.formulary_id IN (SELECT value FROM products),
  lower(item.generic) IN (SELECT value FROM generics))`);

const ITEMS = fragment(`made CROSS JOIN prescription_items AS item ON item.patient_id = made.patient_id
  AND item.visit_descending = -made.visit_id AND item.version = made.version`);

export type GenericCount = { generic: string; prescriptions: number; people: number; isAntibiotic: number };

export function listGenerics(
  db: ReadableDb,
  { fromDay, toDay }: Days,
  { ids, generics }: Antibiotics,
): GenericCount[] {
  return db.all<GenericCount>(sql`${notesBy('none')} ${-toDay} AND ${-fromDay}),
    products AS MATERIALIZED (SELECT value FROM json_each(${JSON.stringify(ids)})),
    generics AS MATERIALIZED (SELECT value FROM json_each(${JSON.stringify(generics)}))
    SELECT item.generic, count(DISTINCT visit_id) AS prescriptions, count(DISTINCT person) AS people,
      max(${IS_ANTIBIOTIC}) AS isAntibiotic
    FROM ${ITEMS} GROUP BY item.generic ORDER BY prescriptions DESC, item.generic`);
}

export type PrescriptionCount = {
  bucket: string;
  prescriptions: number;
  medicines: number;
  withAntibiotic: number;
};

export function countPrescriptions(
  db: ReadableDb,
  { fromDay, toDay }: Days,
  bucket: string,
  { ids, generics }: Antibiotics,
): PrescriptionCount[] {
  return db.all<PrescriptionCount>(sql`${notesBy(bucket)} ${-toDay} AND ${-fromDay}),
    products AS MATERIALIZED (SELECT value FROM json_each(${JSON.stringify(ids)})),
    generics AS MATERIALIZED (SELECT value FROM json_each(${JSON.stringify(generics)}))
    SELECT bucket, count(DISTINCT visit_id) AS prescriptions, count(*) AS medicines,
      count(DISTINCT CASE WHEN ${IS_ANTIBIOTIC} THEN visit_id END) AS withAntibiotic
    FROM ${ITEMS} GROUP BY bucket ORDER BY bucket`);
}
