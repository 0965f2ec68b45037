import type { SheetLayout } from '#shared/features/prescriptions/letterhead.schema.ts';
import { fragment, most, type ReadableDb, sql, type WritableDb } from '../../database/db.ts';

type Row = {
  id: number;
  version: number;
  name: string;
  layout: string;
  isRetired: 0 | 1;
  changedAt: number;
};
export type StoredLetterhead = Omit<Row, 'layout' | 'isRetired'> & {
  layout: SheetLayout;
  isRetired: boolean;
};

const COLUMNS = fragment('id, version, name, layout, is_retired AS isRetired, changed_at AS changedAt');

function stored(row: Row): StoredLetterhead {
  return { ...row, layout: JSON.parse(row.layout), isRetired: row.isRetired === 1 };
}

/** The version that holds, also of a retired one. */
export function findLatest(db: ReadableDb, id: number): StoredLetterhead | undefined {
  const row = db.maybeOne<Row>(sql`
    SELECT ${COLUMNS} FROM letterheads WHERE id = ${id} ORDER BY version DESC LIMIT ${most(1)}
  `);
  return row && stored(row);
}

/** Those in use, by age. */
export function listInUse(db: ReadableDb): StoredLetterhead[] {
  const rows = db.all<Row>(sql`
    SELECT ${COLUMNS} FROM letterheads AS latest
    WHERE is_retired = 0
      AND version = (SELECT max(version) FROM letterheads WHERE id = latest.id)
    ORDER BY id
  `);
  return rows.map(stored);
}

export function nextId(db: ReadableDb): number {
  return db.one<{ next: number }>(sql`SELECT coalesce(max(id), 0) + 1 AS next FROM letterheads`).next;
}

export function insert(db: WritableDb, letterhead: StoredLetterhead & { changedBy: number }): void {
  const { id, version, name, layout, isRetired, changedAt, changedBy } = letterhead;
  db.run(sql`
    INSERT INTO letterheads (id, version, name, layout, is_retired, changed_at, changed_by)
    VALUES (${id}, ${version}, ${name}, ${JSON.stringify(layout)}, ${isRetired}, ${changedAt}, ${changedBy})
  `);
}

type Choice = { doctorId: number; letterheadId: number | null };

export function listChoices(db: ReadableDb): Choice[] {
  return db.all<Choice>(sql`
    SELECT doctor_id AS doctorId, letterhead_id AS letterheadId FROM letterhead_choices AS latest
    WHERE choice = (SELECT max(choice) FROM letterhead_choices WHERE doctor_id = latest.doctor_id)
    ORDER BY doctor_id
  `);
}

/** Undefined where the doctor never chose. */
export function findChoice(
  db: ReadableDb,
  doctorId: number,
): { letterheadId: number | null; choice: number } | undefined {
  return db.maybeOne(sql`
    SELECT letterhead_id AS letterheadId, choice FROM letterhead_choices
    WHERE doctor_id = ${doctorId} ORDER BY choice DESC LIMIT ${most(1)}
  `);
}

export function insertChoice(
  db: WritableDb,
  chosen: { doctorId: number; choice: number; letterheadId: number | null; at: number; by: number },
): void {
  db.run(sql`
    INSERT INTO letterhead_choices (doctor_id, choice, letterhead_id, chosen_at, chosen_by)
    VALUES (${chosen.doctorId}, ${chosen.choice}, ${chosen.letterheadId}, ${chosen.at}, ${chosen.by})
  `);
}
