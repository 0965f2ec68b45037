import type { ClinicList } from '#shared/features/lists/clinic-rows.schema.ts';
import { type ReadableDb, sql, type WritableDb } from '../../database/db.ts';

export type StoredRow = {
  id: number;
  key: string;
  version: number;
  row: string;
  origin: 'typed' | 'file';
  addedByName: string;
  addedAt: number;
};

/** The standing rows of a list, newest first: of each key its last version, unless that was a retirement. */
export function listStanding(db: ReadableDb, list: ClinicList): StoredRow[] {
  return db.all<StoredRow>(sql`
    SELECT clinic_list_rows.id, row_key AS key, version, row, origin, users.full_name AS addedByName,
      added_at AS addedAt
    FROM clinic_list_rows JOIN users ON users.id = added_by
    WHERE list = ${list} AND is_retired = 0 AND version =
      (SELECT max(version) FROM clinic_list_rows AS later
       WHERE later.list = clinic_list_rows.list AND later.row_key = clinic_list_rows.row_key)
    ORDER BY clinic_list_rows.id DESC`);
}

export type Newest = { version: number; row: string; isRetired: number };

export function findNewest(db: ReadableDb, list: ClinicList, key: string): Newest | undefined {
  return db.maybeOne<Newest>(sql`
    SELECT version, row, is_retired AS isRetired FROM clinic_list_rows
    WHERE list = ${list} AND row_key = ${key} ORDER BY version DESC LIMIT 1`);
}

export type AddedRow = {
  list: ClinicList;
  key: string;
  version: number;
  row: string;
  isRetired: boolean;
  reason: string;
  origin: 'typed' | 'file';
  fileName: string;
  addedAt: number;
  addedBy: number;
};

export function insert(db: WritableDb, added: AddedRow): number {
  return db.run(sql`
    INSERT INTO clinic_list_rows (list, row_key, version, row, is_retired, reason, origin, file_name, added_at, added_by)
    VALUES (${added.list}, ${added.key}, ${added.version}, ${added.row}, ${added.isRetired ? 1 : 0}, ${added.reason},
      ${added.origin}, ${added.fileName}, ${added.addedAt}, ${added.addedBy})`).lastId;
}

/** Grows with every change of any list. */
export function latestId(db: ReadableDb): number {
  return db.value<number>(sql`SELECT max(id) FROM clinic_list_rows`) ?? 0;
}
