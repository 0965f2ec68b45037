import { AppError } from '#shared/contract/app-error.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { catalogueContract } from '#shared/features/catalogue/catalogue.contract.ts';
import type { CatalogueItem, ItemOrigin, ItemRow } from '#shared/features/catalogue/item.schema.ts';
import { itemNameKey, searchTextOf } from '#shared/features/catalogue/item-text.rules.ts';
import type { ReadableDb } from '../../database/db.ts';
import type { WriteContext } from '../../server/service.ts';
import * as itemsSql from './items.sql.ts';
import { refuseWithoutCode } from './tax-codes.ts';

type Contract = typeof catalogueContract;

export function getItem(db: ReadableDb, itemId: number): CatalogueItem {
  const item = itemsSql.findItem(db, itemId);
  if (!item) throw new AppError('NOT_FOUND', { what: 'catalogueItem' });
  return item;
}

/** The item as the screen opened it; somebody else's newer version is not overwritten. */
function getAsOpened(
  db: ReadableDb,
  { itemId, version }: { itemId: number; version: number },
): CatalogueItem {
  const item = getItem(db, itemId);
  if (item.version !== version) throw new AppError('CHANGED_MEANWHILE');
  return item;
}

export type Appended = {
  /** Undefined adds a new item. */
  item: CatalogueItem | undefined;
  row: ItemRow;
  origin: ItemOrigin;
  fileName?: string;
  isRetired?: boolean;
  reason?: string;
};

/** Appends the next version, or the first one of a new item; returns the item's id. */
export function append(ctx: WriteContext, { item, row, origin, ...more }: Appended): number {
  const next: itemsSql.NewVersion = {
    version: (item?.version ?? 0) + 1,
    nameKey: itemNameKey(row.name),
    searchText: searchTextOf(row),
    ...{ row, origin, isRetired: more.isRetired ?? false },
    ...{ reason: more.reason ?? '', fileName: more.fileName ?? '' },
    ...{ changedAt: ctx.now(), changedBy: ctx.session.userId },
  };
  if (!item) return itemsSql.insertItem(ctx.db, next);
  itemsSql.insertVersion(ctx.db, item.id, next);
  return item.id;
}

export function saveItem(ctx: WriteContext, { changes, row }: ParsedInputOf<Contract['saveItem']>) {
  const item = changes ? getAsOpened(ctx.db, changes) : undefined;
  refuseTakenWords(ctx.db, row, item?.id);
  refuseWrongPackage(ctx.db, row, item?.id);
  refuseWithoutCode(ctx, row);
  const isSame =
    item && item.origin !== 'learned' && !item.isRetired && JSON.stringify(item.row) === JSON.stringify(row);
  if (isSame) return { itemId: item.id, version: item.version };
  const itemId = append(ctx, { item, row, origin: 'typed' });
  ctx.subject('catalogueItem', itemId, { category: row.category, taxClass: row.taxClass });
  ctx.alsoChanges('billing');
  return { itemId, version: (item?.version ?? 0) + 1 };
}

/** The name of a retired item is taken too: the screen offers to bring that one back. */
function refuseTakenWords(db: ReadableDb, row: ItemRow, itemId: number | undefined): void {
  const named = itemsSql.findByNameKey(db, itemNameKey(row.name));
  if (named && named.id !== itemId)
    throw new AppError('ITEM_NAME_TAKEN', { itemId: named.id, isRetired: named.isRetired });
  const coded = itemsSql.findByCode(db, row.code);
  if (coded && coded.id !== itemId) throw new AppError('ITEM_CODE_TAKEN', { itemId: coded.id });
}

function refuseWrongPackage(db: ReadableDb, row: ItemRow, itemId: number | undefined): void {
  for (const content of row.package?.contents ?? []) {
    const inside = getItem(db, content.itemId);
    if (inside.row.package || inside.id === itemId)
      throw new AppError('PACKAGE_OF_A_PACKAGE', { itemId: inside.id });
    if (inside.isRetired) throw new AppError('NOT_FOUND', { what: 'catalogueItem' });
  }
  if (!row.package || itemId === undefined) return;
  const [holder] = itemsSql.listPackagesHolding(db, itemId);
  if (holder !== undefined) throw new AppError('PACKAGE_OF_A_PACKAGE', { itemId: holder });
}

export function retireItem(ctx: WriteContext, { reason, ...opened }: ParsedInputOf<Contract['retireItem']>) {
  const item = getAsOpened(ctx.db, opened);
  if (item.isRetired) throw new AppError('CHANGED_MEANWHILE');
  const [holder] = itemsSql.listPackagesHolding(ctx.db, item.id);
  if (holder !== undefined) throw new AppError('ITEM_IN_A_PACKAGE', { itemId: holder });
  append(ctx, { item, row: item.row, origin: item.origin, isRetired: true, reason });
  ctx.subject('catalogueItem', item.id);
  ctx.alsoChanges('billing');
  return {};
}

export function bringBack(ctx: WriteContext, opened: ParsedInputOf<Contract['bringBack']>) {
  const item = getAsOpened(ctx.db, opened);
  if (!item.isRetired) throw new AppError('CHANGED_MEANWHILE');
  refuseWrongPackage(ctx.db, item.row, item.id);
  append(ctx, { item, row: item.row, origin: item.origin });
  ctx.subject('catalogueItem', item.id);
  ctx.alsoChanges('billing');
  return {};
}
