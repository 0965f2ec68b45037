import { startOfFinancialYear } from '#shared/kernel/date-ranges.ts';
import { type Grid, gridOf } from '#shared/kernel/grid.ts';
import { toDayNumber } from '#shared/kernel/local-date.ts';
import { groupedBy } from './grouped-by.ts';
import * as listsSql from './pack-lists.sql.ts';
import type { ReportQuestion } from './report.ts';

export type NumberSeries = {
  /** 'B/26-27': what stands before the count. */
  prefix: string;
  first: string;
  last: string;
  count: number;
  cancelled: number;
  missing: readonly string[];
};

const MOST_NAMED = 50;

/** Every series of numbers with what is missing in it; each counts from one in its financial year. */
export function auditNumbers(numbers: readonly listsSql.NumberedRow[]): NumberSeries[] {
  const byPrefix = groupedBy(numbers, ({ number }) => number.slice(0, number.lastIndexOf('/')));
  return [...byPrefix]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([prefix, rows]) => {
      const counted = rows
        .map(row => ({ ...row, count: Number(row.number.slice(prefix.length + 1)) }))
        .sort((a, b) => a.count - b.count);
      const width = (counted[0]?.number.length ?? 0) - prefix.length - 1;
      return {
        prefix,
        first: counted[0]?.number ?? '',
        last: counted.at(-1)?.number ?? '',
        count: counted.length,
        cancelled: counted.reduce((sum, { isCancelled }) => sum + isCancelled, 0),
        missing: missingOf(counted.map(({ count }) => count)).map(
          count => `${prefix}/${String(count).padStart(width, '0')}`,
        ),
      };
    });
}

function missingOf(counts: readonly number[]): number[] {
  let expected = 1;
  return counts.flatMap(count => {
    const gap = Array.from({ length: Math.max(0, count - expected) }, (_none, at) => expected + at);
    expected = count + 1;
    return gap;
  });
}

/** From the first day of the financial year, so that a number missing between two months is missed too. */
export function numbersAudit({ ctx, t, period, fromDate, toDay }: ReportQuestion): Grid {
  const fromDay = toDayNumber(startOfFinancialYear(fromDate));
  return gridOf({
    ...{ title: t('registers.numbersAudit'), subtitle: period },
    rows: auditNumbers(listsSql.listNumbers(ctx.db, { fromDay, toDay })),
    markOf: row => (row.missing.length > 0 ? 'strong' : undefined),
    columns: [
      { key: 'series', label: t('registers.series'), of: row => row.prefix },
      { key: 'first', label: t('registers.firstNumber'), of: row => row.first },
      { key: 'last', label: t('registers.lastNumber'), of: row => row.last },
      { key: 'count', label: t('registers.issued'), kind: 'number', of: row => row.count },
      { key: 'cancelled', label: t('registers.cancelled'), kind: 'number', of: row => row.cancelled },
      { key: 'missing', label: t('registers.missing'), kind: 'number', of: row => row.missing.length },
      {
        key: 'which',
        label: t('registers.whichMissing'),
        of: row => row.missing.slice(0, MOST_NAMED).join(' '),
      },
    ],
    notes: [t('registers.numbersAuditNote')],
  });
}
