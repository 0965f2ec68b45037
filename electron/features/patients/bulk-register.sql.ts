import type { NewPatient, Sex } from '#shared/features/patients/patient.schema.ts';
import { fromDayNumber, toDayNumber } from '#shared/kernel/local-date.ts';
import { most, type ReadableDb, sql, type WritableDb } from '../../database/db.ts';

export function lowestRecency(db: ReadableDb): number {
  return db.value<number>(sql`SELECT min(recency) FROM patients`) ?? 0;
}

export function listTakenUhids(db: ReadableDb, uhids: readonly string[]): string[] {
  return db
    .all<{ uhid: string }>(sql`
      SELECT uhid FROM patients WHERE uhid IN (SELECT value FROM json_each(${JSON.stringify(uhids)}))`)
    .map(({ uhid }) => uhid);
}

export type HiddenPatient = NewPatient & {
  uhid: string;
  recency: number;
  importId: number;
  registeredAt: number;
  registeredBy: number;
};

export function insertHidden(db: WritableDb, patient: HiddenPatient): number {
  return db.run(sql`
    INSERT INTO patients (recency, uhid, old_number, full_name, local_name, phone, phone_relation, birth_on,
      birth_is_estimated, sex, address, locality, city, pin_code, abha_number, guardian, alt_phone, relative_name,
      tags, not_a_duplicate_because, registered_at, registered_by, is_hidden, import_id)
    VALUES (${patient.recency}, ${patient.uhid}, ${patient.oldNumber}, ${patient.fullName}, ${patient.localName},
      ${patient.phone}, ${patient.phoneRelation}, ${toDayNumber(patient.birthOn)}, ${patient.birthIsEstimated},
      ${patient.sex}, ${patient.address}, ${patient.locality}, ${patient.city}, ${patient.pinCode},
      ${patient.abhaNumber}, ${patient.guardian === null ? null : JSON.stringify(patient.guardian)},
      ${patient.altPhone}, ${patient.relativeName}, ${JSON.stringify(patient.tags)},
      ${patient.notADuplicateBecause}, ${patient.registeredAt}, ${patient.registeredBy}, 1, ${patient.importId})
  `).lastId;
}

/** Somebody else was given the same ABHA number while the import ran, or stands before in it: that row stays hidden. */
export function listWithAbhaTakenMeanwhile(db: ReadableDb, importId: number): number[] {
  return db
    .all<{ id: number }>(sql`
      WITH fresh (id, abha_number, place) AS (
        SELECT id, abha_number, row_number() OVER (PARTITION BY abha_number ORDER BY id) FROM patients
        WHERE import_id = ${importId} AND is_hidden = 1 AND abha_number <> '')
      SELECT id FROM fresh WHERE place > 1 OR EXISTS (
        SELECT 1 FROM patients WHERE abha_number = fresh.abha_number AND abha_number <> '' AND is_hidden = 0)`)
    .map(({ id }) => id);
}

/** Returns how many people everybody can find from now on. */
export function show(db: WritableDb, importId: number, except: readonly number[]): number {
  return db.run(sql`
    UPDATE patients SET is_hidden = 0 WHERE import_id = ${importId} AND is_hidden = 1
      AND id NOT IN (SELECT value FROM json_each(${JSON.stringify(except)}))`).changes;
}

export function hide(db: WritableDb, importId: number): void {
  db.run(sql`UPDATE patients SET is_hidden = 1 WHERE import_id = ${importId} AND is_hidden = 0`);
}

/** Takes people who stay hidden out of the words that a search walks through. */
export function unindexHidden(db: WritableDb, importId: number): void {
  db.run(sql`
    DELETE FROM patient_search WHERE rowid IN (
      SELECT recency FROM patients WHERE import_id = ${importId} AND is_hidden = 1)`);
}

export type Registered = {
  id: number;
  uhid: string;
  fullName: string;
  phone: string;
  altPhone: string;
  birthOn: string;
  sex: Sex;
  locality: string;
  relativeName: string;
  guardian: { fullName: string } | null;
  abhaNumber: string;
  oldNumber: string;
};

type RegisteredRow = Omit<Registered, 'birthOn' | 'guardian'> & { birthOn: number; guardian: string | null };

/** Registered people with one of these phones, old numbers or ABHA numbers; `most` for each of them. */
export function listByAny(
  db: ReadableDb,
  asked: {
    phones: readonly string[];
    oldNumbers: readonly string[];
    abhaNumbers: readonly string[];
    most: number;
  },
): Registered[] {
  return db
    .all<RegisteredRow>(sql`
      WITH found (id) AS (
        SELECT patients.id FROM json_each(${JSON.stringify(asked.phones)}) AS asked
          CROSS JOIN patients ON patients.id IN (
            SELECT id FROM patients WHERE phone = asked.value AND is_hidden = 0 LIMIT ${most(asked.most)})
        UNION
        SELECT patients.id FROM json_each(${JSON.stringify(asked.phones)}) AS asked
          CROSS JOIN patients ON patients.id IN (
            SELECT id FROM patients
            WHERE alt_phone = asked.value AND alt_phone <> '' AND is_hidden = 0 LIMIT ${most(asked.most)})
        UNION
        SELECT patients.id FROM json_each(${JSON.stringify(asked.oldNumbers)}) AS asked
          CROSS JOIN patients ON patients.id IN (
            SELECT id FROM patients
            WHERE old_number = asked.value AND old_number <> '' AND is_hidden = 0 LIMIT ${most(asked.most)})
        UNION
        SELECT patients.id FROM json_each(${JSON.stringify(asked.abhaNumbers)}) AS asked
          CROSS JOIN patients ON abha_number = asked.value AND abha_number <> '' AND is_hidden = 0)
      SELECT patients.id, uhid, full_name AS fullName, phone, alt_phone AS altPhone, birth_on AS birthOn, sex, locality,
        relative_name AS relativeName, guardian, abha_number AS abhaNumber, old_number AS oldNumber
      FROM found CROSS JOIN patients ON patients.id = found.id`)
    .map(row => ({
      ...row,
      birthOn: fromDayNumber(row.birthOn),
      guardian: row.guardian === null ? null : JSON.parse(row.guardian),
    }));
}
