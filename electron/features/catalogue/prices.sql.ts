import { STANDARD_LIST } from '#shared/features/catalogue/price.schema.ts';
import { type ReadableDb, sql, type WritableDb } from '../../database/db.ts';

export type PriceRow = { id: number; listId: number; ratePaise: number | null; validFrom: number };

/** Rows of an item up to a day, in the order in which each takes the place of the one before. */
export function listOfItemUntil(db: ReadableDb, itemId: number, onDate: number): PriceRow[] {
  return db.all<PriceRow>(sql`
    SELECT id, list_id AS listId, rate_paise AS ratePaise, valid_from AS validFrom FROM catalogue_prices
    WHERE item_id = ${itemId} AND valid_from <= ${onDate} ORDER BY valid_from, id`);
}

export type PriceHistoryRow = PriceRow & { addedByName: string; addedAt: number };

/** Every row of an item, the newest day first. */
export function listHistory(db: ReadableDb, itemId: number): PriceHistoryRow[] {
  return db.all<PriceHistoryRow>(sql`
    SELECT catalogue_prices.id, list_id AS listId, rate_paise AS ratePaise, valid_from AS validFrom,
      users.full_name AS addedByName, added_at AS addedAt
    FROM catalogue_prices JOIN users ON users.id = added_by
    WHERE item_id = ${itemId} ORDER BY valid_from DESC, catalogue_prices.id DESC`);
}

/** The standard prices of all items, planned ones too, in the order in which they take each other's place. */
export function listStandard(db: ReadableDb): (PriceRow & { itemId: number })[] {
  return db.all(sql`
    SELECT id, item_id AS itemId, list_id AS listId, rate_paise AS ratePaise, valid_from AS validFrom
    FROM catalogue_prices WHERE list_id = ${STANDARD_LIST} ORDER BY valid_from, id`);
}

export type NewPriceRow = {
  itemId: number;
  listId: number;
  ratePaise: number | null;
  validFrom: number;
  addedAt: number;
  addedBy: number;
};

export function insertPrice(db: WritableDb, price: NewPriceRow): number {
  return db.run(sql`
    INSERT INTO catalogue_prices (item_id, list_id, rate_paise, valid_from, added_at, added_by)
    VALUES (${price.itemId}, ${price.listId}, ${price.ratePaise}, ${price.validFrom}, ${price.addedAt},
      ${price.addedBy})`).lastId;
}

/** Grows with every price, list, tax rate and item that the owner changes; what is learned from bills leaves it. */
export function stampOf(db: ReadableDb): number {
  return (
    db.value<number>(sql`
    SELECT (SELECT coalesce(max(id), 0) FROM catalogue_prices) + (SELECT coalesce(max(id), 0) FROM tax_rates)
      + (SELECT coalesce(max(id), 0) FROM price_list_versions)
      + (SELECT coalesce(max(id), 0) FROM catalogue_versions WHERE origin <> 'learned')`) ?? 0
  );
}

export type PriceListStored = { id: number; version: number; row: string; ownPrices: number };

/** The lists beside the standard one. */
export function listPriceLists(db: ReadableDb): Omit<PriceListStored, 'ownPrices'>[] {
  return db.all(sql`SELECT id, version, row FROM price_lists WHERE id <> ${STANDARD_LIST} ORDER BY id`);
}

export function countItemsPricedIn(db: ReadableDb, listId: number): number {
  return (
    db.value<number>(sql`SELECT count(DISTINCT item_id) FROM catalogue_prices WHERE list_id = ${listId}`) ?? 0
  );
}

export function insertPriceList(db: WritableDb, row: string): number {
  return db.run(sql`INSERT INTO price_lists (version, row) VALUES (0, ${row})`).lastId;
}

export function insertPriceListVersion(
  db: WritableDb,
  list: { listId: number; version: number; row: string; changedAt: number; changedBy: number },
): void {
  db.run(sql`
    INSERT INTO price_list_versions (list_id, version, row, changed_at, changed_by)
    VALUES (${list.listId}, ${list.version}, ${list.row}, ${list.changedAt}, ${list.changedBy})`);
}

export function findPriceClass(
  db: ReadableDb,
  patientId: number,
): { id: number; priceClass: string } | undefined {
  return db.maybeOne(sql`
    SELECT id, price_class AS priceClass FROM patient_price_classes
    WHERE patient_id = ${patientId} ORDER BY id DESC LIMIT 1`);
}

export function insertPriceClass(
  db: WritableDb,
  row: { patientId: number; priceClass: string; setAt: number; setBy: number; approvalId: number | null },
): void {
  db.run(sql`
    INSERT INTO patient_price_classes (patient_id, price_class, set_at, set_by, approval_id)
    VALUES (${row.patientId}, ${row.priceClass}, ${row.setAt}, ${row.setBy}, ${row.approvalId})`);
}
