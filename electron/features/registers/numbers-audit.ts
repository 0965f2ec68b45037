import type { ReportOpens } from '#shared/features/registers/register.schema.ts';
import type { ReportName } from '#shared/features/registers/report-list.ts';
import { gridOf } from '#shared/kernel/grid.ts';
import { byMonth, type DayNumbers } from '#shared/kernel/month-ranges.ts';
import type { InTurns } from '../../server/in-turns.ts';
import { groupedBy } from './grouped-by.ts';
import * as listsSql from './pack-lists.sql.ts';
import { type MadeReport, type ReportQuestion, yearsOf } from './report.ts';

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

type WithGap = Counted & { missing: string[] };

/** What is missing before a row of a later day is missed by the next of the days. */
function gapsIn(rows: readonly Counted[], toDay: number): WithGap[] {
  const given: WithGap[] = [];
  let missedLater: string[] = [];
  for (const [at, row] of rows.entries()) {
    const missing = [...missedLater, ...missingBefore(row, rows[at - 1])];
    if (row.onDate <= toDay) given.push({ ...row, missing });
    missedLater = row.onDate <= toDay ? [] : missing;
  }
  return given;
}

function auditSeries(rows: readonly Counted[], toDay: number): NumberSeries[] {
  const withGaps = gapsIn(
    rows.toSorted((a, b) => a.count - b.count),
    toDay,
  );
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
 * Every series of numbers up to a day with what is missing in it; each counts from one in its financial year. A clinic
 * that changes its letters within the year goes on counting: both spellings are one series, each a row of its own. A
 * number that a wrong clock gave to a later day is not missing.
 */
export function auditNumbers(numbers: readonly listsSql.NumberedRow[], toDay: number): NumberSeries[] {
  const counted = numbers.map(countedOf);
  const yearOf = ({ prefix }: Counted) => prefix.slice(prefix.lastIndexOf('/') + 1);
  return [...groupedBy(counted, row => `${row.series} ${yearOf(row)}`).values()]
    .flatMap(rows => auditSeries(rows, toDay))
    .sort((a, b) => (a.prefix < b.prefix ? -1 : 1));
}

/** Month by month; the rest of the year is read only where a number seems to be missing. */
function* numbersGiven(question: ReportQuestion): InTurns<NumberSeries[]> {
  const { toDay: asOn } = question;
  const years = yearsOf(question);
  const numbers: listsSql.NumberedRow[] = [];
  function* read(days: DayNumbers): InTurns<NumberSeries[]> {
    for (const month of byMonth(days)) {
      numbers.push(...listsSql.listNumbers(question.ctx.db, { ...month, asOn }));
      yield;
    }
    return auditNumbers(numbers, asOn);
  }
  const given = yield* read({ ...years, toDay: asOn });
  return asOn < years.toDay && given.some(({ missing }) => missing.length > 0)
    ? yield* read({ fromDay: asOn + 1, toDay: years.toDay })
    : given;
}

/** From the first day of the financial year, so that a number missing between two months is missed too. */
export function* numbersAudit(question: ReportQuestion): InTurns<MadeReport> {
  const { t, period, fromDate, toDate } = question;
  const rows = yield* numbersGiven(question);
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
