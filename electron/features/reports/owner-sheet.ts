import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import { MONEY_MODES, type MoneyMode } from '#shared/features/ledger/ledger.rules.ts';
import {
  OWNER_FIGURE_NAMES,
  type OwnerFigure,
  type OwnerFigureName,
  type OwnerSheet,
} from '#shared/features/reports/owner-sheet.schema.ts';
import type { reportsContract } from '#shared/features/reports/reports.contract.ts';
import type { DateRange } from '#shared/kernel/date-ranges.ts';
import { addDays, daysBetween, type LocalDate, toDayNumber } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import { balanceAtEndOf } from '../../ledger/account-sums.sql.ts';
import { lastClosedDay } from '../../ledger/open-day.ts';
import type { ReadContext } from '../../server/service.ts';
import * as ownerSql from './owner-sheet.sql.ts';
import * as reportsSql from './reports.sql.ts';

const TOP = 5;
const WEEKS_COMPARED = 4;
const CHART_DAYS = 14;

type SpanFigures = Record<OwnerFigureName, number> & { modes: ReadonlyMap<MoneyMode, number> };

function daysOf({ fromDate, toDate }: DateRange): LocalDate[] {
  return Array.from({ length: daysBetween(fromDate, toDate) + 1 }, (_none, at) => addDays(fromDate, at));
}

function add<Row>(rows: readonly Row[], of: (row: Row) => number): number {
  return rows.reduce((sum, row) => sum + of(row), 0);
}

/** The figures of a span, by the same sums as the sheet of each of its days. */
function figuresOf(db: ReadableDb, range: DateRange): SpanFigures {
  const span = { fromDay: toDayNumber(range.fromDate), toDay: toDayNumber(range.toDate) };
  const days = daysOf(range).map(toDayNumber);
  const visits = days.flatMap(day => reportsSql.listVisitCounts(db, day));
  const billed = days.flatMap(day => reportsSql.listBilledByDoctor(db, day));
  const modes = new Map<MoneyMode, number>();
  for (const { mode, amountPaise } of days.flatMap(day => reportsSql.listSumsByMode(db, day)))
    modes.set(mode, (modes.get(mode) ?? 0) + amountPaise);
  const kinds = new Map(ownerSql.sumKinds(db, span).map(row => [row.kind, row]));
  const paise = (kind: string) => kinds.get(kind)?.amountPaise ?? 0;
  const cancelled = ownerSql.sumCancelled(db, span);
  const seen = add(visits, ({ count }) => count);
  const fresh = add(visits, row => (row.isFirst === 1 ? row.count : 0));
  return {
    ...{ visits: seen, newPatients: fresh, oldPatients: seen - fresh, modes },
    freeVisits: ownerSql.countFreeVisits(db, span),
    billedPaise: add(billed, row => row.billedPaise),
    collectedPaise: add([...modes.values()], amount => amount),
    duesMadePaise: add(days, day => reportsSql.sumDuesMade(db, day).amountPaise),
    duesRecoveredPaise: add(days, day => reportsSql.sumDuesRecovered(db, day).amountPaise),
    discountPaise: add(billed, row => row.discountPaise),
    discountCount: add(billed, row => row.discountCount),
    cancelledPaise: cancelled.amountPaise,
    cancelledCount: cancelled.count,
    refundsPaise: paise('refundPaid'),
    refundCount: kinds.get('refundPaid')?.count ?? 0,
    expensesPaise:
      paise('expense') +
      paise('payout') +
      paise('tdsPaid') -
      paise('expenseReversed') -
      paise('payoutReversed') -
      paise('tdsPaidReversed'),
    shortPaise: paise('short'),
    overPaise: paise('over'),
  };
}

/** Spans of as many days that began on the same weekday, one, two, three and four such steps of weeks before. */
function spansBefore({ fromDate, toDate }: DateRange): DateRange[] {
  const step = 7 * Math.ceil((daysBetween(fromDate, toDate) + 1) / 7);
  return Array.from({ length: WEEKS_COMPARED }, (_none, at) => ({
    fromDate: addDays(fromDate, -step * (at + 1)),
    toDate: addDays(toDate, -step * (at + 1)),
  }));
}

function wasOpen(figures: SpanFigures): boolean {
  return figures.visits > 0 || figures.billedPaise > 0 || figures.modes.size > 0;
}

/** The registers count what was exceptional; they build on this room, so their count is handed in. */
export type CountExceptions = (ctx: ReadContext, range: DateRange) => number;

export function ownerSheetOf(
  ctx: ReadContext,
  range: DateRange,
  countExceptions: CountExceptions,
): OwnerSheet {
  const { db } = ctx;
  const now = figuresOf(db, range);
  // A holiday says nothing about what is usual.
  const before = spansBefore(range)
    .map(span => figuresOf(db, span))
    .filter(wasOpen);
  const figure = (of: (figures: SpanFigures) => number): OwnerFigure => ({
    now: of(now),
    usual: before.length > 0 ? Math.round(add(before, of) / before.length) : null,
  });
  const span = { fromDay: toDayNumber(range.fromDate), toDay: toDayNumber(range.toDate) };
  const closedOn = lastClosedDay(db);
  return {
    ...range,
    comparedCount: before.length,
    figures: Object.fromEntries(
      OWNER_FIGURE_NAMES.map(name => [name, figure(figures => figures[name])]),
    ) as OwnerSheet['figures'],
    byMode: MONEY_MODES.map(mode => ({ mode, amount: figure(({ modes }) => modes.get(mode) ?? 0) })).filter(
      ({ mode, amount }) => ['cash', 'upi'].includes(mode) || amount.now !== 0 || (amount.usual ?? 0) !== 0,
    ),
    advancesHeldPaise: 0 - balanceAtEndOf(db, 'advances', span.toDay),
    services: ownerSql.listServices(db, span, TOP),
    doctors: ownerSql.listDoctors(db, span, TOP),
    exceptionCount: countExceptions(ctx, range),
    fortnight: daysOf({ fromDate: addDays(range.toDate, 1 - CHART_DAYS), toDate: range.toDate }).map(
      onDate => ({ onDate, collectedPaise: reportsSql.sumOfDay(db, toDayNumber(onDate)) }),
    ),
    isClosed: closedOn !== null && closedOn >= range.toDate,
  };
}

/** One day goes by its last; without any it is today. */
export function daysAsked(
  ctx: ReadContext,
  { fromDate, toDate }: { fromDate?: LocalDate | undefined; toDate?: LocalDate | undefined },
): DateRange {
  const last = toDate ?? fromDate ?? ctx.today();
  return { fromDate: fromDate ?? last, toDate: last };
}

export function ownerSheetWith(countExceptions: CountExceptions) {
  return (ctx: ReadContext, input: ParsedInputOf<typeof reportsContract.ownerSheet>): OwnerSheet =>
    ownerSheetOf(ctx, daysAsked(ctx, input), countExceptions);
}
