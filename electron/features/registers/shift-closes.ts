import { dayIn } from '#shared/i18n/day-words.ts';
import { gridOf } from '#shared/kernel/grid.ts';
import { formatTime, fromDayNumber, localDateAt } from '#shared/kernel/local-date.ts';
import { groupedBy } from './grouped-by.ts';
import type { MadeReport, ReportQuestion } from './report.ts';
import { listShiftCloses, type ShiftCloseRow } from './shift-closes.sql.ts';

const differencePaise = ({ countedPaise, expectedPaise }: ShiftCloseRow) => countedPaise - expectedPaise;

/** Every drawer that was handed over, or what was short and over in the drawers of each person. */
export function shiftCloses(question: ReportQuestion): MadeReport {
  const { options, ctx } = question;
  const userId = /^\d+$/.test(options.user ?? '') ? Number(options.user) : null;
  const rows = listShiftCloses(ctx.db, question, userId);
  return question.option('rows') === 'person' ? byPerson(question, rows) : eachClose(question, rows, userId);
}

/** The hour alone; with its date where the drawer was handed over on another day than its own. */
function closedWords({ closedAt, onDate }: ShiftCloseRow, { ctx, language }: ReportQuestion): string {
  const date = localDateAt(closedAt, ctx.zone);
  const time = formatTime(closedAt, ctx.zone);
  return date === fromDayNumber(onDate) ? time : `${dayIn(language, date)}, ${time}`;
}

function eachClose(
  question: ReportQuestion,
  rows: readonly ShiftCloseRow[],
  userId: number | null,
): MadeReport {
  const { t, period } = question;
  const who = userId === null ? undefined : rows[0]?.userName;
  const grid = gridOf({
    ...{ title: t('registers.shiftCloses'), subtitle: [period, who].filter(Boolean).join(' · '), rows },
    totalLabel: t('common.gridTotal'),
    columns: [
      { key: 'day', label: t('registers.date'), kind: 'day', of: row => fromDayNumber(row.onDate) },
      { key: 'number', label: t('registers.voucher'), of: row => row.number },
      { key: 'who', label: t('registers.drawerOf'), of: row => row.userName },
      { key: 'expected', label: t('reports.expected'), kind: 'paise', of: row => row.expectedPaise },
      { key: 'counted', label: t('reports.counted'), kind: 'paise', of: row => row.countedPaise },
      {
        ...{ key: 'difference', label: t('reports.difference'), kind: 'paise', total: 'sum' },
        of: differencePaise,
      },
      {
        ...{ key: 'slips', label: t('registers.slipDifference'), kind: 'paise', total: 'sum' },
        of: (row: ShiftCloseRow) => row.slipDifferencePaise,
      },
      { key: 'reason', label: t('registers.reason'), of: row => row.reason },
      { key: 'secondBy', label: t('registers.secondBy'), of: row => row.secondBy },
      { key: 'at', label: t('registers.closedAt'), of: row => closedWords(row, question) },
    ],
    notes: [t('registers.shiftClosesNote')],
  });
  return {
    grid,
    opens: rows.map(row => {
      const onDate = fromDayNumber(row.onDate);
      const options = { user: String(row.userId) };
      return { kind: 'report', ask: { report: 'takings', fromDate: onDate, toDate: onDate, options } };
    }),
  };
}

type OfPerson = {
  userId: number;
  userName: string;
  closes: number;
  shortPaise: number;
  overPaise: number;
  slipDifferencePaise: number;
};

function sumOf<Row>(rows: readonly Row[], of: (row: Row) => number): number {
  return rows.reduce((sum, row) => sum + of(row), 0);
}

function byPerson(
  { t, period, fromDate, toDate }: ReportQuestion,
  closes: readonly ShiftCloseRow[],
): MadeReport {
  const rows = [...groupedBy(closes, ({ userId }) => userId).values()]
    .map(
      (own): OfPerson => ({
        userId: own[0]?.userId ?? 0,
        userName: own[0]?.userName ?? '',
        closes: own.length,
        shortPaise: sumOf(own, row => Math.max(0, -differencePaise(row))),
        overPaise: sumOf(own, row => Math.max(0, differencePaise(row))),
        slipDifferencePaise: sumOf(own, row => row.slipDifferencePaise),
      }),
    )
    .sort((a, b) => b.shortPaise - a.shortPaise || a.userName.localeCompare(b.userName));
  const grid = gridOf({
    ...{ title: t('registers.shiftCloses'), subtitle: period, rows, totalLabel: t('common.gridTotal') },
    columns: [
      { key: 'who', label: t('registers.drawerOf'), of: row => row.userName },
      {
        ...{ key: 'closes', label: t('registers.handOvers'), kind: 'number', total: 'sum' },
        of: row => row.closes,
      },
      {
        ...{ key: 'short', label: t('registers.entry_short'), kind: 'paise', total: 'sum' },
        of: row => row.shortPaise,
      },
      {
        ...{ key: 'over', label: t('registers.entry_over'), kind: 'paise', total: 'sum' },
        of: row => row.overPaise,
      },
      {
        ...{ key: 'slips', label: t('registers.slipDifference'), kind: 'paise', total: 'sum' },
        of: row => row.slipDifferencePaise,
      },
    ],
    notes: [t('registers.shiftClosesNote')],
  });
  return {
    grid,
    opens: rows.map(({ userId }) => {
      const options = { rows: 'each', user: String(userId) };
      return { kind: 'report', ask: { report: 'shiftCloses', fromDate, toDate, options } };
    }),
  };
}
