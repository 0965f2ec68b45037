import type { ParsedInputOf } from '../../contract/procedure.ts';
import { dayIn } from '../../i18n/day-words.ts';
import type { OnPaper } from '../../i18n/on-paper.ts';
import { type Grid, gridOf } from '../../kernel/grid.ts';
import type { catalogueContract } from './catalogue.contract.ts';
import type { ShownItem } from './item.schema.ts';

type Shown = ParsedInputOf<typeof catalogueContract.show>;

/** What stands as the price of an item: today's standard one, of a line learned from bills what was last taken. */
export function shownPriceOf({ origin, ratePaise, lastRatePaise }: ShownItem): number | null {
  return origin === 'learned' ? lastRatePaise : ratePaise;
}

/** The services as they are filtered, with today's standard price. */
export function servicesGrid(
  items: readonly ShownItem[],
  shown: Shown,
  { t, language, today }: OnPaper,
): Grid {
  const { text, category, which } = shown;
  const filters = [
    t(`catalogue.which_${which}`),
    category && t(`catalogue.category_${category}`),
    text.trim(),
  ];
  return gridOf({
    title: t('catalogue.title'),
    subtitle: [dayIn(language, today), ...filters].filter(Boolean).join(' · '),
    rows: items,
    columns: [
      { key: 'code', label: t('catalogue.code'), of: ({ row }) => row.code },
      { key: 'name', label: t('catalogue.name'), of: ({ row }) => row.name },
      { key: 'localName', label: t('catalogue.localName'), of: ({ row }) => row.localName },
      {
        key: 'category',
        label: t('catalogue.category'),
        of: ({ row }) => t(`catalogue.category_${row.category}`),
      },
      { key: 'sac', label: t('catalogue.sacCode'), of: ({ row }) => row.sacCode },
      { key: 'tax', label: t('catalogue.taxClass'), of: ({ row }) => t(`catalogue.tax_${row.taxClass}`) },
      { key: 'price', label: t('catalogue.price'), kind: 'paise', of: shownPriceOf },
      { key: 'planned', label: t('catalogue.plannedFrom'), kind: 'day', of: item => item.plannedFrom },
    ],
  });
}
