import type { CatalogueItem, ItemOrigin, ItemRow } from '#shared/features/catalogue/item.schema.ts';
import { fragment, most, type ReadableDb, sql, type WritableDb } from '../../database/db.ts';

type Stored = Omit<CatalogueItem, 'row' | 'isRetired'> & { row: string; isRetired: number };

const ITEM = fragment(`
  SELECT id, version, row, is_retired AS isRetired, origin, used_count AS usedCount,
    last_rate_paise AS lastRatePaise
  FROM catalogue_items
`);

function itemOf({ row, isRetired, ...rest }: Stored): CatalogueItem {
  return { ...rest, row: JSON.parse(row) as ItemRow, isRetired: isRetired === 1 };
}

export function findItem(db: ReadableDb, itemId: number): CatalogueItem | undefined {
  const stored = db.maybeOne<Stored>(sql`${ITEM} WHERE id = ${itemId}`);
  return stored && itemOf(stored);
}

export function findByNameKey(db: ReadableDb, nameKey: string): CatalogueItem | undefined {
  const stored = db.maybeOne<Stored>(sql`${ITEM} WHERE name_key = ${nameKey}`);
  return stored && itemOf(stored);
}

export function findByCode(db: ReadableDb, code: string): CatalogueItem | undefined {
  const stored = db.maybeOne<Stored>(sql`${ITEM} WHERE code = ${code} AND code <> ''`);
  return stored && itemOf(stored);
}

/** Every item with this word in its name, its local name or its code, the most used first; retired ones last. */
export function listWithWord(db: ReadableDb, word: string): CatalogueItem[] {
  // Joiners stand in many a Hindi name and are not typed twice the same way.
  return db
    .all<Stored>(sql`
      ${ITEM} WHERE instr(replace(replace(search_text, char(8204), ''), char(8205), ''), ${word}) > 0
      ORDER BY is_retired, used_count DESC, name_key`)
    .map(itemOf);
}

/** By name. */
export function listAll(db: ReadableDb): CatalogueItem[] {
  return db.all<Stored>(sql`${ITEM} ORDER BY name_key`).map(itemOf);
}

/** Items with all four words anywhere in them, the most used first; an empty word is in every item. */
export function listContaining(
  db: ReadableDb,
  [first, second, third, fourth]: readonly [string, string, string, string],
  limit: number,
): CatalogueItem[] {
  return db
    .all<Stored>(sql`
      ${ITEM} WHERE is_retired = 0 AND instr(search_text, ${first}) > 0 AND instr(search_text, ${second}) > 0
        AND instr(search_text, ${third}) > 0 AND instr(search_text, ${fourth}) > 0
      ORDER BY used_count DESC, name_key LIMIT ${most(limit)}`)
    .map(itemOf);
}

/** What has stood on a bill, with its last rate, the most used first. */
export function listBilledContaining(db: ReadableDb, text: string, limit: number): CatalogueItem[] {
  return db
    .all<Stored>(sql`
      ${ITEM} WHERE is_retired = 0 AND last_rate_paise IS NOT NULL AND instr(search_text, ${text}) > 0
      ORDER BY used_count DESC, name_key LIMIT ${most(limit)}`)
    .map(itemOf);
}

export type NewVersion = {
  version: number;
  nameKey: string;
  searchText: string;
  row: ItemRow;
  isRetired: boolean;
  reason: string;
  origin: ItemOrigin;
  fileName: string;
  changedAt: number;
  changedBy: number | null;
};

/** The first version of a new item; returns the item's id. */
export function insertItem(db: WritableDb, first: NewVersion): number {
  const itemId = db.run(sql`
    INSERT INTO catalogue_items (version, name_key, code, search_text, row, is_retired, origin)
    VALUES (${first.version}, ${first.nameKey}, ${first.row.code}, ${first.searchText}, ${JSON.stringify(first.row)},
      ${first.isRetired}, ${first.origin})`).lastId;
  insertVersion(db, itemId, first);
  return itemId;
}

export function insertVersion(db: WritableDb, itemId: number, next: NewVersion): void {
  db.run(sql`
    INSERT INTO catalogue_versions (item_id, version, name_key, code, search_text, row, is_retired, reason, origin,
      file_name, changed_at, changed_by)
    VALUES (${itemId}, ${next.version}, ${next.nameKey}, ${next.row.code}, ${next.searchText},
      ${JSON.stringify(next.row)}, ${next.isRetired}, ${next.reason}, ${next.origin}, ${next.fileName},
      ${next.changedAt}, ${next.changedBy})`);
}

/** A use without a rate (a prepaid session) leaves the last one. */
export function countUse(
  db: WritableDb,
  itemId: number,
  { onDate, ratePaise }: { onDate: number; ratePaise: number | null },
): void {
  db.run(sql`
    UPDATE catalogue_items SET used_count = used_count + 1, last_used_on = ${onDate},
      last_rate_paise = coalesce(${ratePaise}, last_rate_paise)
    WHERE id = ${itemId}`);
}

/** Packages that are sold and hold this item. */
export function listPackagesHolding(db: ReadableDb, itemId: number): number[] {
  return db
    .all<{ id: number }>(sql`
      SELECT catalogue_items.id FROM catalogue_items, json_each(row, '$.package.contents') AS content
      WHERE is_retired = 0 AND json_extract(content.value, '$.itemId') = ${itemId}`)
    .map(({ id }) => id);
}
