import { placeOfSupply } from '#shared/features/billing/gst-states.rules.ts';
import type { WordKey } from '#shared/i18n/translate.ts';
import { type ColumnPlan, type Grid, gridOf } from '#shared/kernel/grid.ts';
import { fromDayNumber } from '#shared/kernel/local-date.ts';
import { clinicAndSettings } from '../settings/settings.service.ts';
import type { ReportQuestion } from './report.ts';

// The headings, codes and words of a table are those of the return's offline tool, which reads no others in any language.
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** '21-Nov-2026'. */
export function dateInReturn(onDate: number): string {
  const [year = '', month = '', day = ''] = fromDayNumber(onDate).split('-');
  return `${day}-${MONTHS[Number(month) - 1] ?? month}-${year}`;
}

export function plainGrid<Row>(
  { t, period }: ReportQuestion,
  word: WordKey,
  rows: readonly Row[],
  columns: readonly ColumnPlan<Row>[],
): Grid {
  return gridOf({
    ...{ title: t(word), subtitle: `GSTR-1 · ${period}`, rows, columns },
    totalLabel: t('common.gridTotal'),
    notes: [t('registers.gstr1Note')],
  });
}

export const nothing = () => null;
export const cess = { key: 'cess', label: 'Cess Amount', kind: 'paise', of: () => 0 } as const;
export const adjusted = { key: 'applicable', label: 'Applicable % of Tax Rate', of: nothing } as const;
export const rate = {
  ...{ key: 'rate', label: 'Rate', kind: 'percent' as const },
  of: ({ gstPermille }: { gstPermille: number }) => gstPermille / 10,
};
export const taxable = {
  ...{ key: 'taxable', label: 'Taxable Value', kind: 'paise' as const, total: 'sum' as const },
  of: ({ taxablePaise }: { taxablePaise: number }) => taxablePaise,
};

export type OfPlace = { otherState: string };

/** Of each row: where its goods are supplied, else the clinic's state. */
export function placesOf({ ctx }: ReportQuestion): (row: OfPlace) => string {
  const { gstin } = clinicAndSettings(ctx.db).clinic;
  return ({ otherState }) => placeOfSupply(otherState || gstin);
}
