import type { Patient } from '#shared/features/patients/patient.schema.ts';
import { fromDayNumber, toDayNumber } from '#shared/kernel/local-date.ts';
import { fragment, type ReadableDb, sql, type WritableDb } from '../../database/db.ts';
import { nextRecency } from './patient-search.sql.ts';

type PatientRow = Omit<
  Patient,
  | 'birthOn'
  | 'birthIsEstimated'
  | 'guardian'
  | 'lastVisitOn'
  | 'tags'
  | 'alerts'
  | 'hasPhoto'
  | 'isUnknown'
  | 'mergedInto'
  | 'alsoKnownAs'
> & {
  birthOn: number;
  birthIsEstimated: number;
  guardian: string | null;
  lastVisitOn: number | null;
  tags: string;
  alerts: string;
  hasPhoto: number;
  isUnknown: number;
  mergedIntoId: number | null;
  mergedIntoUhid: string | null;
  alsoKnownAs: string;
};

// Nearly nobody has one, and to ask so costs a tenth of what the two questions below do.
const IS_KEPT_OF_OTHERS = 'EXISTS (SELECT 1 FROM patients AS direct WHERE direct.merged_into = patients.id)';

// Every number that was on paper once, of the records merged into this one and of those merged into them.
const OLDER_NUMBERS = `
  WITH RECURSIVE gone (id, uhid, old_number) AS (
    SELECT id, uhid, old_number FROM patients AS direct WHERE direct.merged_into = patients.id
    UNION SELECT further.id, further.uhid, further.old_number
    FROM gone JOIN patients AS further ON further.merged_into = gone.id)
  SELECT json_group_array(number) FROM (
    SELECT uhid AS number FROM gone UNION SELECT old_number FROM gone WHERE old_number <> '')
`;

const PHOTOS = `
  WITH RECURSIVE person (id) AS (
    SELECT patients.id UNION SELECT further.id FROM person JOIN patients AS further ON further.merged_into = person.id)
  SELECT 1 FROM person CROSS JOIN patient_photos ON patient_photos.patient_id = person.id
`;

const PATIENT = fragment(`
  id, uhid, old_number AS oldNumber, full_name AS fullName, local_name AS localName, phone,
  phone_relation AS phoneRelation, birth_on AS birthOn, birth_is_estimated AS birthIsEstimated, sex, address,
  locality, city, pin_code AS pinCode, abha_number AS abhaNumber, guardian, alt_phone AS altPhone,
  relative_name AS relativeName, tags, alerts, referrer_id AS referrerId, is_unknown AS isUnknown,
  found_at AS foundAt, merged_into AS mergedIntoId,
  (SELECT kept.uhid FROM patients AS kept WHERE kept.id = patients.merged_into) AS mergedIntoUhid,
  CASE WHEN ${IS_KEPT_OF_OTHERS} THEN (${OLDER_NUMBERS}) ELSE '[]' END AS alsoKnownAs,
  EXISTS (SELECT 1 FROM patient_photos WHERE patient_id = patients.id)
    OR ${IS_KEPT_OF_OTHERS} AND EXISTS (${PHOTOS}) AS hasPhoto,
  registered_at AS registeredAt, last_visit_on AS lastVisitOn, version
`);

function patientOf(row: PatientRow): Patient {
  const { mergedIntoId, mergedIntoUhid, ...patient } = row;
  return {
    ...patient,
    birthOn: fromDayNumber(row.birthOn),
    birthIsEstimated: row.birthIsEstimated === 1,
    guardian: row.guardian === null ? null : JSON.parse(row.guardian),
    tags: JSON.parse(row.tags),
    alerts: JSON.parse(row.alerts),
    hasPhoto: row.hasPhoto === 1,
    isUnknown: row.isUnknown === 1,
    mergedInto:
      mergedIntoId === null || mergedIntoUhid === null ? null : { id: mergedIntoId, uhid: mergedIntoUhid },
    alsoKnownAs: JSON.parse(row.alsoKnownAs),
    lastVisitOn: row.lastVisitOn === null ? null : fromDayNumber(row.lastVisitOn),
  };
}

export function find(db: ReadableDb, patientId: number): Patient | undefined {
  const row = db.maybeOne<PatientRow>(
    sql`SELECT ${PATIENT} FROM patients WHERE id = ${patientId} AND is_hidden = 0`,
  );
  return row && patientOf(row);
}

/** Whether a record is all that is kept of its person; true too of one that there is not. */
export function isOnlyRecord(db: ReadableDb, patientId: number): boolean {
  return (
    db.value(sql`
      SELECT 1 FROM patients WHERE id = ${patientId} AND merged_into IS NOT NULL
      UNION ALL SELECT 1 FROM patients WHERE merged_into = ${patientId} LIMIT 1`) === undefined
  );
}

/** Every record of the person whom this record belongs to: the one they are known by and those merged into it. */
export function listRecordIds(db: ReadableDb, patientId: number): number[] {
  return db
    .all<{ id: number }>(sql`
      WITH RECURSIVE up (id, merged_into) AS (
        SELECT id, merged_into FROM patients WHERE id = ${patientId}
        UNION SELECT patients.id, patients.merged_into FROM up JOIN patients ON patients.id = up.merged_into
      ), person (id) AS (
        SELECT id FROM up WHERE merged_into IS NULL
        UNION SELECT patients.id FROM person JOIN patients ON patients.merged_into = person.id)
      SELECT id FROM person`)
    .map(({ id }) => id);
}

/** As `listRecordIds` for many at once, each person's own record first; one statement, however many are asked. */
export function listRecordIdsOfAll(
  db: ReadableDb,
  patientIds: readonly number[],
): { asked: number; id: number }[] {
  return db.all<{ asked: number; id: number }>(sql`
    WITH RECURSIVE up (asked, id, merged_into) AS (
      SELECT patients.id, patients.id, merged_into
      FROM json_each(${JSON.stringify(patientIds)}) CROSS JOIN patients ON patients.id = json_each.value
      UNION SELECT up.asked, patients.id, patients.merged_into FROM up JOIN patients ON patients.id = up.merged_into
    ), person (asked, id) AS (
      SELECT asked, id FROM up WHERE merged_into IS NULL
      UNION SELECT person.asked, patients.id FROM person JOIN patients ON patients.merged_into = person.id)
    SELECT asked, id FROM person`);
}

export function hasUhid(db: ReadableDb, uhid: string): boolean {
  return db.value<number>(sql`SELECT 1 FROM patients WHERE uhid = ${uhid}`) === 1;
}

/** Whose ABHA number it is, among all records that anybody can find, for it can stand on one only. */
export function findIdByAbha(db: ReadableDb, abhaNumber: string): number | undefined {
  return db.value<number>(
    sql`SELECT id FROM patients WHERE abha_number = ${abhaNumber} AND abha_number <> '' AND is_hidden = 0`,
  );
}

/** What the person owes, over all their records. */
export function duePaiseOf(db: ReadableDb, patientId: number): number {
  return listRecordIds(db, patientId).reduce((sum, id) => sum + duePaiseOfRecord(db, id), 0);
}

export function duePaiseOfRecord(db: ReadableDb, patientId: number): number {
  return (
    db.value<number>(
      sql`
        SELECT coalesce(sum(due_paise), 0) FROM bills
        WHERE patient_id = ${patientId} AND due_paise > 0 AND party_id IS NULL`,
    ) ?? 0
  );
}

export type NewPatientRow = Omit<
  Patient,
  'id' | 'hasPhoto' | 'mergedInto' | 'alsoKnownAs' | 'registeredAt' | 'lastVisitOn' | 'version'
> & {
  notADuplicateBecause: string;
  registeredAt: number;
  registeredBy: number;
};

export function insert(db: WritableDb, patient: NewPatientRow): number {
  const recency = nextRecency(db);
  const { lastId } = db.run(sql`
    INSERT INTO patients (recency, uhid, old_number, full_name, local_name, phone, phone_relation, birth_on,
      birth_is_estimated, sex, address, locality, city, pin_code, abha_number, guardian, alt_phone, relative_name,
      tags, alerts, referrer_id, is_unknown, found_at, not_a_duplicate_because, registered_at, registered_by)
    VALUES (${recency}, ${patient.uhid}, ${patient.oldNumber}, ${patient.fullName}, ${patient.localName},
      ${patient.phone}, ${patient.phoneRelation}, ${toDayNumber(patient.birthOn)}, ${patient.birthIsEstimated},
      ${patient.sex}, ${patient.address}, ${patient.locality}, ${patient.city}, ${patient.pinCode},
      ${patient.abhaNumber}, ${patient.guardian === null ? null : JSON.stringify(patient.guardian)},
      ${patient.altPhone}, ${patient.relativeName}, ${JSON.stringify(patient.tags)},
      ${JSON.stringify(patient.alerts)}, ${patient.referrerId}, ${patient.isUnknown}, ${patient.foundAt},
      ${patient.notADuplicateBecause}, ${patient.registeredAt}, ${patient.registeredBy})
  `);
  db.run(sql`INSERT INTO patients_to_compare (patient_id) VALUES (${lastId})`);
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
      guardian = ${patient.guardian === null ? null : JSON.stringify(patient.guardian)},
      alt_phone = ${patient.altPhone}, relative_name = ${patient.relativeName},
      tags = ${JSON.stringify(patient.tags)}, alerts = ${JSON.stringify(patient.alerts)},
      referrer_id = ${patient.referrerId}, is_unknown = ${patient.isUnknown}, version = version + 1
    WHERE id = ${patient.id} AND version = ${patient.version}
  `);
  return changes === 1;
}

export function insertVersion(db: WritableDb, patient: Patient, at: number, by: number): void {
  db.run(sql`
    INSERT INTO patient_versions (patient_id, version, record, changed_at, changed_by)
    VALUES (${patient.id}, ${patient.version}, ${JSON.stringify(patient)}, ${at}, ${by})`);
}
