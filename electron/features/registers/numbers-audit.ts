import type { ReportOpens } from '#shared/features/registers/register.schema.ts';
import type { ReportName } from '#shared/features/registers/report-list.ts';
import { startOfFinancialYear } from '#shared/kernel/date-ranges.ts';
import { gridOf } from '#shared/kernel/grid.ts';
import { toDayNumber } from '#shared/kernel/local-date.ts';
import { groupedBy } from './grouped-by.ts';
import * as listsSql from './pack-lists.sql.ts';
import type { MadeReport, ReportQuestion } from './report.ts';

export type NumberSeries = {
  /** The kind of paper or entry that counts by itself. */
  series: string;
  /** 'B/26-27': what stands before the count. */
  prefix: string;
  first: string;
  last: string;
  count: number;
  cancelled: number;
  missing: readonly string[];
};

const MOST_NAMED = 50;

/** Where the papers of a series are listed one by one; the others among the takings. */
const LISTED_IN: Readonly<Record<string, ReportName>> = {
  ...{ billOfSupply: 'bills', taxInvoice: 'bills', invoiceCumBill: 'bills', creditNote: 'creditNotes' },
  ...{ expense: 'expenses', payout: 'expenses', shiftClose: 'shiftCloses', dayClose: 'dayCloses' },
};

type Counted = listsSql.NumberedRow & { prefix: string; count: number };

function countedOf(row: listsSql.NumberedRow): Counted {
  const at = row.number.lastIndexOf('/');
  return { ...row, prefix: row.number.slice(0, at), count: Number(row.number.slice(at + 1)) };
}

/** A number that is missing would bear the letters of the one that comes after it. */
function missingBefore(row: Counted, before: Counted | undefined): string[] {
  const expected = (before?.count ?? 0) + 1;
  const width = row.number.length - row.prefix.length - 1;
  return Array.from(
    { length: Math.max(0, row.count - expected) },
    (_none, at) => `${row.prefix}/${String(expected + at).padStart(width, '0')}`,
  );
}

function auditSeries(rows: readonly Counted[]): NumberSeries[] {
  const sorted = rows.toSorted((a, b) => a.count - b.count);
  const withGaps = sorted.map((row, at) => ({ ...row, missing: missingBefore(row, sorted[at - 1]) }));
  return [...groupedBy(withGaps, ({ prefix }) => prefix)].map(([prefix, own]) => ({
    series: own[0]?.series ?? '',
    prefix,
    first: own[0]?.number ?? '',
    last: own.at(-1)?.number ?? '',
    count: own.length,
    cancelled: own.reduce((sum, { isCancelled }) => sum + isCancelled, 0),
    missing: own.flatMap(({ missing }) => missing),
  }));
}

/**
 * Every series of numbers with what is missing in it; each counts from one in its financial year. A clinic that changes
 * its letters within the year goes on counting: both spellings are one series, each a row of its own.
 */
export function auditNumbers(numbers: readonly listsSql.NumberedRow[]): NumberSeries[] {
  const counted = numbers.map(countedOf);
  const yearOf = ({ prefix }: Counted) => prefix.slice(prefix.lastIndexOf('/') + 1);
  return [...groupedBy(counted, row => `${row.series} ${yearOf(row)}`).values()]
    .flatMap(auditSeries)
    .sort((a, b) => (a.prefix < b.prefix ? -1 : 1));
}

/** From the first day of the financial year, so that a number missing between two months is missed too. */
export function numbersAudit({ ctx, t, period, fromDate, toDate, toDay }: ReportQuestion): MadeReport {
  const fromDay = toDayNumber(startOfFinancialYear(fromDate));
  const rows = auditNumbers(listsSql.listNumbers(ctx.db, { fromDay, toDay }));
  const grid = gridOf({
    ...{ title: t('registers.numbersAudit'), subtitle: period, rows },
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
  const opens = rows.map(({ series }): ReportOpens => {
    const report = LISTED_IN[series] ?? 'takings';
    return { kind: 'report', ask: { report, fromDate, toDate, options: {} } };
  });
  return { grid, opens };
}
