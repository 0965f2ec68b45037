import { dayIn } from '../../i18n/day-words.ts';
import type { OnPaper } from '../../i18n/on-paper.ts';
import type { WordKey } from '../../i18n/translate.ts';
import { type Grid, gridOf } from '../../kernel/grid.ts';
import { conditionWords, hoursWords, listWord, rateWord, whoWords } from './catalogue-words.ts';
import type { PriceList, ShownPrice } from './price.schema.ts';
import { type ShownTaxRate, TAX_CLASSES } from './tax.schema.ts';

const STANDING_WORDS: Readonly<Record<ShownPrice['standing'], WordKey>> = {
  past: 'catalogue.past',
  now: 'catalogue.now',
  planned: 'catalogue.planned',
};

/** What an item cost, costs and will cost, in each list. */
export function pricesGrid(
  prices: readonly ShownPrice[],
  itemName: string,
  { t, language, today }: OnPaper,
): Grid {
  return gridOf({
    ...{ title: t('catalogue.pricesOf', { name: itemName }), subtitle: dayIn(language, today), rows: prices },
    columns: [
      {
        key: 'list',
        label: t('catalogue.list'),
        of: row => listWord(t, { id: row.listId, name: row.listName }),
      },
      { key: 'from', label: t('catalogue.from'), kind: 'day', of: row => row.validFrom },
      {
        key: 'price',
        label: t('catalogue.price'),
        kind: 'paise',
        of: row => row.ratePaise ?? t('catalogue.noOwnPrice'),
      },
      { key: 'standing', label: t('catalogue.standing'), of: row => t(STANDING_WORDS[row.standing]) },
      { key: 'by', label: t('catalogue.writtenBy'), of: row => row.addedByName },
      { key: 'at', label: t('catalogue.writtenAt'), kind: 'instant', of: row => row.addedAt },
    ],
  });
}

export type ShownList = PriceList & { ownPrices: number; isInForce: boolean; doctorName: string };

function listStanding({ row, isInForce }: ShownList, { t }: OnPaper): string {
  if (row.isRetired) return t('catalogue.which_retired');
  return isInForce ? t('catalogue.now') : '';
}

/** The lists beside the standard one: for whom and when each speaks. */
export function priceListsGrid(lists: readonly ShownList[], on: OnPaper): Grid {
  const { t, language, today } = on;
  return gridOf({
    ...{ title: t('catalogue.lists'), subtitle: dayIn(language, today), rows: lists },
    columns: [
      { key: 'name', label: t('catalogue.listName'), of: ({ row }) => row.name },
      {
        key: 'who',
        label: t('catalogue.forWhom'),
        of: ({ row, doctorName }) => whoWords(t, row, doctorName),
      },
      { key: 'hours', label: t('catalogue.when'), of: ({ row }) => hoursWords(t, row, language) },
      { key: 'from', label: t('catalogue.from'), kind: 'day', of: ({ row }) => row.validFrom },
      { key: 'to', label: t('catalogue.lastDay'), kind: 'day', of: ({ row }) => row.validTo },
      {
        ...{ key: 'adjust', label: t('catalogue.percent'), kind: 'percent' },
        of: ({ row }: ShownList) => (row.adjustPermille === null ? null : row.adjustPermille / 10),
      },
      { key: 'prices', label: t('catalogue.pricesInList'), kind: 'number', of: row => row.ownPrices },
      { key: 'standing', label: t('catalogue.standing'), of: row => listStanding(row, on) },
    ],
    notes: [t('catalogue.listsAbout')],
  });
}

/** The rates class by class, each class from its newest row. */
export function inOrderOfClasses(rates: readonly ShownTaxRate[]): ShownTaxRate[] {
  return TAX_CLASSES.flatMap(taxClass => rates.filter(rate => rate.taxClass === taxClass));
}

/** The dated rows by which bills are taxed, with the notification of each. */
export function taxRatesGrid(rates: readonly ShownTaxRate[], { t, language, today }: OnPaper): Grid {
  return gridOf({
    ...{ title: t('catalogue.taxRates'), subtitle: dayIn(language, today), rows: inOrderOfClasses(rates) },
    columns: [
      { key: 'class', label: t('catalogue.taxClass'), of: rate => t(`catalogue.tax_${rate.taxClass}`) },
      { key: 'from', label: t('catalogue.from'), kind: 'day', of: rate => rate.validFrom },
      { key: 'rate', label: t('catalogue.rate'), of: rate => rateWord(t, rate) },
      { key: 'condition', label: t('catalogue.condition'), of: rate => conditionWords(t, rate) },
      { key: 'source', label: t('catalogue.source'), of: rate => rate.source },
      { key: 'by', label: t('catalogue.writtenBy'), of: rate => rate.addedByName },
      { key: 'standing', label: t('catalogue.standing'), of: rate => t(STANDING_WORDS[rate.standing]) },
    ],
    notes: [t('catalogue.ratesAbout')],
  });
}
