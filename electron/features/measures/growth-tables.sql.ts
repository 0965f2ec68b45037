import type { GrowthRow } from '#shared/features/measures/growth.rules.ts';
import type { GrowthIndicator } from '#shared/features/measures/growth.schema.ts';
import type { GrowthGroup } from '#shared/features/measures/growth-file.rules.ts';
import { type ReadableDb, sql, type WritableDb } from '../../database/db.ts';

export type StoredTable = {
  id: number;
  standard: string;
  version: number;
  fileName: string;
  source: string;
  isSure: number;
  rowCount: number;
  contentHash: string;
  importedAt: number;
  importedByName: string;
};

/** By standard, the newest version first. */
export function list(db: ReadableDb): StoredTable[] {
  return db.all<StoredTable>(sql`
    SELECT growth_tables.id, standard, version, file_name AS fileName, source, is_sure AS isSure,
      row_count AS rowCount, content_hash AS contentHash, imported_at AS importedAt,
      users.full_name AS importedByName
    FROM growth_tables JOIN users ON users.id = imported_by ORDER BY standard, version DESC`);
}

export function listIndicators(db: ReadableDb, tableId: number): GrowthIndicator[] {
  return db
    .all<{ indicator: GrowthIndicator }>(sql`
      SELECT DISTINCT indicator FROM growth_rows WHERE table_id = ${tableId} ORDER BY indicator`)
    .map(({ indicator }) => indicator);
}

/** Ascending by x. */
export function listRows(
  db: ReadableDb,
  tableId: number,
  sex: 'F' | 'M',
): (GrowthRow & { indicator: GrowthIndicator })[] {
  return db.all<GrowthRow & { indicator: GrowthIndicator }>(sql`
    SELECT indicator, x, position, l, m, s FROM growth_rows
    WHERE table_id = ${tableId} AND sex = ${sex} ORDER BY indicator, x, position`);
}

export type NewTable = Omit<StoredTable, 'id' | 'importedByName'> & {
  importedBy: number;
  groups: readonly GrowthGroup[];
};

export function insert(db: WritableDb, table: NewTable): number {
  const { lastId } = db.run(sql`
    INSERT INTO growth_tables (standard, version, file_name, source, is_sure, row_count, content_hash, imported_at,
      imported_by)
    VALUES (${table.standard}, ${table.version}, ${table.fileName}, ${table.source}, ${table.isSure},
      ${table.rowCount}, ${table.contentHash}, ${table.importedAt}, ${table.importedBy})`);
  for (const { indicator, sex, rows } of table.groups)
    for (const { x, position, l, m, s } of rows)
      db.run(sql`
        INSERT INTO growth_rows (table_id, indicator, sex, x, position, l, m, s)
        VALUES (${lastId}, ${indicator}, ${sex}, ${x}, ${position}, ${l}, ${m}, ${s})`);
  return lastId;
}
