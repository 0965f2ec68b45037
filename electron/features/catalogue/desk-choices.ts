import { AppError } from '#shared/contract/app-error.ts';
import type { CatalogueItem } from '#shared/features/catalogue/item.schema.ts';
import { itemNameKey, typedWordsKey, typedWordsOf } from '#shared/features/catalogue/item-text.rules.ts';
import { isInForce, maySpeakByChoice, type WallTime } from '#shared/features/catalogue/price.rules.ts';
import type { ReadableDb } from '../../database/db.ts';
import * as itemsSql from './items.sql.ts';
import { priceListsOf } from './price-lists.ts';
import { standardPriceOn } from './prices.ts';

/**
 * The item that words typed by hand are the name, the local name or the code of, however they are put together, also
 * one that is retired; what was only learned from bills is none until the owner has set its price.
 */
export function findItemByWords(
  db: ReadableDb,
  words: string,
  { onDate }: Pick<WallTime, 'onDate'>,
): CatalogueItem | undefined {
  const isOffered = (item: CatalogueItem) =>
    item.origin !== 'learned' || (!item.isRetired && standardPriceOn(db, item.id, onDate) !== null);
  const exact = [
    itemsSql.findByNameKey(db, itemNameKey(words)),
    itemsSql.findByCode(db, words.trim().toUpperCase()),
  ].find(item => item !== undefined && isOffered(item));
  return exact ?? listSpelled(db, words).find(isOffered);
}

function listSpelled(db: ReadableDb, words: string): CatalogueItem[] {
  const key = typedWordsKey(words);
  const longest = key.split(' ').reduce((most, word) => (word.length > most.length ? word : most), '');
  if (longest === '') return [];
  return itemsSql.listWithWord(db, longest).filter(({ row }) => typedWordsOf(row).includes(key));
}

export type ListChoice = { listId: number; name: string };

/** The lists that the desk may choose for a bill now. */
export function listsOfDesk(db: ReadableDb, at: WallTime): ListChoice[] {
  return priceListsOf(db)
    .filter(({ row }) => row.isDeskChoice && isInForce(row, at))
    .map(({ id, row }) => ({ listId: id, name: row.name }));
}

/** The list that is agreed with a company, by its name; undefined while it does not speak. */
export function findListNamed(db: ReadableDb, name: string, at: WallTime): ListChoice | undefined {
  const key = itemNameKey(name);
  const found = priceListsOf(db).find(({ row }) => itemNameKey(row.name) === key && isInForce(row, at));
  return found && { listId: found.id, name: found.row.name };
}

/** Refuses a list that is not in force, or that neither the list nor the person's class gives to the desk. */
export function refuseListOfOthers(
  db: ReadableDb,
  { listId, priceClasses, at }: { listId: number; priceClasses: readonly string[]; at: WallTime },
): void {
  const list = priceListsOf(db).find(({ id }) => id === listId);
  if (!list || !maySpeakByChoice(list.row, priceClasses, at))
    throw new AppError('LIST_NOT_FOR_DESK', { listId });
}
