import { DUE_BANDS } from '#shared/features/dues/ageing.rules.ts';
import { duesGrid } from '#shared/features/dues/dues-list.grid.ts';
import { gridOf } from '#shared/kernel/grid.ts';
import { list } from '../dues/dues.service.ts';
import * as discountsSql from './discounts.sql.ts';
import type { MadeReport, ReportQuestion } from './report.ts';

/** Open dues as they stand today, whatever the days asked for. */
export function dues({ ctx, t, language, option }: ReportQuestion): MadeReport {
  const band = DUE_BANDS.find(name => name === option('band')) ?? null;
  const filter = { band, doctorId: null, isPromised: null };
  const { rows } = list(ctx, filter);
  return {
    grid: duesGrid(rows, { t, language, today: ctx.today(), filter }),
    opens: rows.map(({ billId }) => ({ kind: 'bill', id: billId })),
  };
}

type Summed = { month: string; who: string } & Pick<
  discountsSql.DiscountSum,
  'bills' | 'fullPaise' | 'discountPaise' | 'belowListPaise'
>;

const givenPaise = ({ discountPaise, belowListPaise }: Summed) => discountPaise + belowListPaise;

/** Rows of the same month and name as one, in the order of months. */
function summedBy(
  rows: readonly discountsSql.DiscountSum[],
  whoOf: (row: discountsSql.DiscountSum) => string,
): Summed[] {
  const sums = new Map<string, Summed>();
  for (const row of rows) {
    const month = `${Math.floor(row.month / 100)}-${String(row.month % 100).padStart(2, '0')}`;
    const who = whoOf(row);
    const of = sums.get(`${month} ${who}`) ?? {
      ...{ month, who, bills: 0, fullPaise: 0, discountPaise: 0, belowListPaise: 0 },
    };
    of.bills += row.bills;
    of.fullPaise += row.fullPaise;
    of.discountPaise += row.discountPaise;
    of.belowListPaise += row.belowListPaise;
    sums.set(`${month} ${who}`, of);
  }
  return [...sums.values()].sort((a, b) => a.month.localeCompare(b.month) || givenPaise(b) - givenPaise(a));
}

/** What was given away, by who said yes or by what for, month by month (BIL-6). */
export function discounts({ ctx, t, period, option, ...days }: ReportQuestion): MadeReport {
  const isByReason = option('rows') === 'reason';
  const rows = summedBy(discountsSql.listDiscounts(ctx.db, days), row => {
    if (isByReason)
      return row.reason || t(row.discountPaise > 0 ? 'insights.noReason' : 'insights.rateLowered');
    return row.isApproved ? row.byName : t('insights.withinCap', { name: row.byName });
  });
  return {
    grid: gridOf({
      ...{ title: t('insights.discounts'), subtitle: period, rows, totalLabel: t('common.gridTotal') },
      columns: [
        { key: 'month', label: t('registers.byMonth'), of: row => row.month },
        {
          key: 'who',
          label: t(isByReason ? 'insights.byReason' : 'insights.byApprover'),
          of: row => row.who,
        },
        { key: 'bills', label: t('registers.bills'), kind: 'number', of: row => row.bills, total: 'sum' },
        {
          ...{ key: 'items', label: t('insights.atList'), kind: 'paise' as const, total: 'sum' as const },
          of: (row: Summed) => row.fullPaise,
        },
        {
          ...{
            key: 'discount',
            label: t('registers.discount'),
            kind: 'paise' as const,
            total: 'sum' as const,
          },
          of: (row: Summed) => row.discountPaise,
        },
        {
          ...{ key: 'below', label: t('insights.belowList'), kind: 'paise' as const, total: 'sum' as const },
          of: (row: Summed) => row.belowListPaise,
        },
        {
          ...{ key: 'given', label: t('insights.givenAway'), kind: 'paise' as const, total: 'sum' as const },
          of: givenPaise,
        },
        {
          ...{ key: 'share', label: t('insights.shareOfItems'), kind: 'percent' as const },
          of: (row: Summed) => (100 * givenPaise(row)) / row.fullPaise,
        },
      ],
      notes: [t('insights.discountsNote')],
    }),
  };
}
