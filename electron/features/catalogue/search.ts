import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { catalogueContract } from '#shared/features/catalogue/catalogue.contract.ts';
import type { CatalogueItem, FoundItem } from '#shared/features/catalogue/item.schema.ts';
import { questionWords } from '#shared/features/catalogue/item-text.rules.ts';
import type { ReadContext } from '../../server/service.ts';
import * as itemsSql from './items.sql.ts';
import { prepaidUsesOf } from './packages.ts';
import { priceClassesOf, priceListsOf } from './price-lists.ts';
import { priceOfItem, wallTimeNow } from './prices.ts';
import { rateOn } from './tax-rates.ts';

type Question = ParsedInputOf<(typeof catalogueContract)['search']>;

const MOST_FOUND = 12;

/** The item of exactly this code first, then what holds the words, the most used first. */
function listFound(ctx: ReadContext, text: string): CatalogueItem[] {
  const exact = itemsSql.findByCode(ctx.db, text.trim().toUpperCase());
  const found = itemsSql.listContaining(ctx.db, questionWords(text), MOST_FOUND);
  if (!exact || exact.isRetired) return found;
  return [exact, ...found.filter(({ id }) => id !== exact.id)].slice(0, MOST_FOUND);
}

export function search(ctx: ReadContext, { text, doctorId, patientId, listId }: Question): FoundItem[] {
  const lists = priceListsOf(ctx.db);
  const question = {
    doctorId,
    listId,
    priceClasses: priceClassesOf(ctx.db, patientId),
    at: wallTimeNow(ctx),
  };
  const prepaid = patientId === null ? new Map<number, number>() : prepaidUsesOf(ctx, patientId);
  return listFound(ctx, text).map(item => {
    const { name, localName, code, category, sacCode, taxClass, isTaxInclusive } = item.row;
    const price = priceOfItem(ctx.db, item, lists, question);
    // A learned line has no price but the one that was taken last.
    const ratePaise = price?.ratePaise ?? (item.origin === 'learned' ? item.lastRatePaise : null);
    const one = { ratePaise: ratePaise ?? 0, isTaxInclusive };
    const { permille, isExempt } = rateOn(ctx.db, taxClass, ctx.today(), one);
    return {
      ...{ itemId: item.id, version: item.version, name, localName, code, category, sacCode },
      ...{ isLearned: item.origin === 'learned', isPackage: item.row.package !== null },
      ...{ ratePaise, listId: price?.listId ?? null, listName: price?.listName ?? '' },
      validFrom: price?.validFrom ?? null,
      prepaidUses: prepaid.get(item.id) ?? 0,
      tax: { taxClass, isTaxInclusive, permille, isExempt },
    };
  });
}
