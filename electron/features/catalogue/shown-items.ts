import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { catalogueContract } from '#shared/features/catalogue/catalogue.contract.ts';
import type { CatalogueItem, ShownItem } from '#shared/features/catalogue/item.schema.ts';
import { questionWords, searchTextOf } from '#shared/features/catalogue/item-text.rules.ts';
import type { ReadContext } from '../../server/service.ts';
import * as itemsSql from './items.sql.ts';
import { getItem } from './items.ts';
import { historyOf, standardPrices } from './prices.ts';
import { codeProblemsOn } from './tax-codes.ts';

type Contract = typeof catalogueContract;

const MOST_SHOWN = 400;

type Which = ParsedInputOf<Contract['show']>['which'];

function isOf(which: Which, { isRetired, origin }: CatalogueItem): boolean {
  if (which === 'retired') return isRetired;
  return !isRetired && (origin === 'learned') === (which === 'learned');
}

/** All of them, however many. */
export function shownItems(ctx: ReadContext, { text, category, which }: ParsedInputOf<Contract['show']>) {
  const all = itemsSql.listAll(ctx.db);
  const prices = standardPrices(ctx.db, ctx.today());
  const words = questionWords(text);
  const codeProblemOf = codeProblemsOn(ctx.db, ctx.today());
  const withoutCode = all.filter(item => isOf('own', item) && codeProblemOf(item.row) !== null);
  const wanted = which === 'noCode' ? withoutCode : all.filter(item => isOf(which, item));
  const items = wanted
    .filter(({ row }) => category === null || row.category === category)
    .filter(({ row }) => words.every(word => searchTextOf(row).includes(word)))
    .map(
      (item): ShownItem => ({
        ...item,
        ...(prices.get(item.id) ?? { ratePaise: null, plannedFrom: null }),
        codeProblem: item.isRetired ? null : codeProblemOf(item.row),
      }),
    );
  return {
    items,
    total: wanted.length,
    unpriced: items.filter(({ ratePaise }) => ratePaise === null).length,
    learned: all.filter(item => isOf('learned', item)).length,
    withoutCode: withoutCode.length,
  };
}

export function show(ctx: ReadContext, input: ParsedInputOf<Contract['show']>) {
  const { items, ...counts } = shownItems(ctx, input);
  return { items: items.slice(0, MOST_SHOWN), ...counts };
}

export function item(ctx: ReadContext, { itemId }: ParsedInputOf<Contract['item']>) {
  const found = getItem(ctx.db, itemId);
  const contents = found.row.package?.contents ?? [];
  return {
    item: found,
    prices: historyOf(ctx, itemId),
    contentNames: contents.map(content => getItem(ctx.db, content.itemId).row.name),
  };
}
