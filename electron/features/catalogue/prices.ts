import { AppError } from '#shared/contract/app-error.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { catalogueContract } from '#shared/features/catalogue/catalogue.contract.ts';
import type { CatalogueItem } from '#shared/features/catalogue/item.schema.ts';
import { choosePrice, type StandingPrice, type WallTime } from '#shared/features/catalogue/price.rules.ts';
import { type PriceList, type ShownPrice, STANDARD_LIST } from '#shared/features/catalogue/price.schema.ts';
import { fromDayNumber, type LocalDate, minuteOfDayAt, toDayNumber } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import type { ReadContext, WriteContext } from '../../server/service.ts';
import { refuseThePast } from './from-today.ts';
import { getItem } from './items.ts';
import { listNameOf, priceListsOf } from './price-lists.ts';
import * as pricesSql from './prices.sql.ts';

export type PriceOf = {
  itemId: number;
  doctorId: number | null;
  /** By `priceClassesOf` for a patient; none for a person without a record. */
  priceClasses?: readonly string[];
  /** A list that the desk chose for the whole bill (a camp). */
  listId?: number | null;
  at: WallTime;
};

export type PriceAnswer = {
  priceId: number;
  ratePaise: number;
  listId: number;
  listName: string;
  validFrom: LocalDate;
};

export function wallTimeNow(ctx: Pick<ReadContext, 'today' | 'now' | 'zone'>): WallTime {
  return { onDate: ctx.today(), minute: minuteOfDayAt(ctx.now(), ctx.zone) };
}

/**
 * The price of an item at a time on the clinic's wall, by the most specific list (price.rules.ts has the order);
 * undefined while none is set. The same question has the same answer until somebody adds a price, list or version.
 */
export function priceOf(db: ReadableDb, question: PriceOf): PriceAnswer | undefined {
  return priceOfItem(db, getItem(db, question.itemId), priceListsOf(db), question);
}

export function priceOfItem(
  db: ReadableDb,
  item: CatalogueItem,
  lists: readonly PriceList[],
  { doctorId, priceClasses = [], listId = null, at }: Omit<PriceOf, 'itemId'>,
): PriceAnswer | undefined {
  const question = { category: item.row.category, doctorId, priceClasses, listId, at };
  const chosen = choosePrice(question, lists, standingPrices(db, item.id, at.onDate));
  return chosen && { ...chosen, listName: listNameOf(lists, chosen.listId) };
}

/** Of each list the row that stands on a day. */
function standingPrices(db: ReadableDb, itemId: number, onDate: LocalDate): StandingPrice[] {
  const byList = new Map<number, StandingPrice>();
  for (const row of pricesSql.listOfItemUntil(db, itemId, toDayNumber(onDate)))
    byList.set(row.listId, { ...row, validFrom: fromDayNumber(row.validFrom) });
  return [...byList.values()];
}

/** Kept with a preview and given to `pricesChanged` when the bill is issued. */
export function pricesAsOf(db: ReadableDb): number {
  return pricesSql.stampOf(db);
}

/** Whether any price, list, tax rate or item was changed since; then the lines are priced anew and compared. */
export function pricesChanged(db: ReadableDb, since: number): boolean {
  return pricesSql.stampOf(db) !== since;
}

export function historyOf(ctx: ReadContext, itemId: number): ShownPrice[] {
  const today = ctx.today();
  const lists = priceListsOf(ctx.db);
  const standing = new Set(standingPrices(ctx.db, itemId, today).map(({ id }) => id));
  return pricesSql.listHistory(ctx.db, itemId).map(row => {
    const validFrom = fromDayNumber(row.validFrom);
    return {
      ...row,
      validFrom,
      listName: listNameOf(lists, row.listId),
      standing: validFrom > today ? 'planned' : standing.has(row.id) ? 'now' : 'past',
    };
  });
}

type NewPrice = ParsedInputOf<(typeof catalogueContract)['setPrice']>;

export function setPrice(ctx: WriteContext, price: NewPrice): { priceId: number } {
  getItem(ctx.db, price.itemId);
  refuseThePast(ctx, 'validFrom', price.validFrom);
  const isKnown =
    price.listId === STANDARD_LIST || priceListsOf(ctx.db).some(({ id }) => id === price.listId);
  if (!isKnown) throw new AppError('NOT_FOUND', { what: 'priceList' });
  const priceId = addPrice(ctx, price);
  ctx.subject('catalogueItem', price.itemId, { listId: price.listId, ratePaise: price.ratePaise });
  ctx.alsoChanges('billing');
  return { priceId };
}

export function addPrice(ctx: WriteContext, price: NewPrice): number {
  const added = { addedAt: ctx.now(), addedBy: ctx.session.userId };
  return pricesSql.insertPrice(ctx.db, { ...price, validFrom: toDayNumber(price.validFrom), ...added });
}

/** The standard price of an item on a day, planned ones up to it counted; null where none is set. */
export function standardPriceOn(db: ReadableDb, itemId: number, onDate: LocalDate): number | null {
  return standingPrices(db, itemId, onDate).find(({ listId }) => listId === STANDARD_LIST)?.ratePaise ?? null;
}

export type StandardPrice = { ratePaise: number | null; plannedFrom: LocalDate | null };

/** The standard price of today and the day of the next planned one, by item. */
export function standardPrices(db: ReadableDb, today: LocalDate): Map<number, StandardPrice> {
  const day = toDayNumber(today);
  const found = new Map<number, StandardPrice>();
  for (const { itemId, ratePaise, validFrom } of pricesSql.listStandard(db)) {
    const known = found.get(itemId) ?? { ratePaise: null, plannedFrom: null };
    const isPlanned = validFrom > day;
    found.set(itemId, {
      ratePaise: isPlanned ? known.ratePaise : ratePaise,
      plannedFrom: known.plannedFrom ?? (isPlanned ? fromDayNumber(validFrom) : null),
    });
  }
  return found;
}
