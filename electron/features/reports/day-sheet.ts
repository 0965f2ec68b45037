import { PAYMENT_MODES, type PaymentMode } from '#shared/features/billing/bill.schema.ts';
import type { LedgerKind } from '#shared/features/ledger/ledger.rules.ts';
import { farFrom, sameWeekdaysBefore } from '#shared/features/reports/day-close.rules.ts';
import type { DayClose, DaySheet } from '#shared/features/reports/reports.contract.ts';
import { fromDayNumber, type LocalDate, toDayNumber } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import { balanceAtEndOf } from '../../ledger/account-sums.sql.ts';
import { sumKind } from '../../ledger/ledger.sql.ts';
import { boxOfDay, type Clock, drawersOf, drawerToCount, slipsOfDay } from '../cash/cash.service.ts';
import { getDoctor, getPerson } from '../users/users.service.ts';
import * as closesSql from './day-closes.sql.ts';
import * as reportsSql from './reports.sql.ts';
import { listToLookAt } from './to-look-at.ts';

/** Shown when there is nothing of them too. */
const EVERYDAY_MODES: readonly PaymentMode[] = ['cash', 'upi', 'card'];
const UNFINISHED = ['arrived', 'waiting', 'skipped', 'held', 'withDoctor', 'toBill'];

function sumOf<Row>(rows: readonly Row[], amountOf: (row: Row) => number): number {
  return rows.reduce((sum, row) => sum + amountOf(row), 0);
}

export function closeOf(db: ReadableDb, row: closesSql.DayCloseRow): DayClose {
  return {
    onDate: fromDayNumber(row.onDate),
    openingFloatPaise: row.openingFloatPaise,
    expectedCashPaise: row.expectedCashPaise,
    countedCashPaise: row.countedCashPaise,
    differencePaise: row.countedCashPaise - row.expectedCashPaise,
    reason: row.reason,
    count: JSON.parse(row.cashCount) as DayClose['count'],
    closedByName: getPerson(db, row.closedBy).fullName,
    closedAt: row.closedAt,
    seal: row.seal,
    previousSeal: row.previousSeal,
    secondByName: row.secondBy === null ? '' : getPerson(db, row.secondBy).fullName,
  };
}

function byDoctor(
  db: ReadableDb,
  onDate: LocalDate,
  visits: readonly reportsSql.VisitCount[],
): DaySheet['byDoctor'] {
  const day = toDayNumber(onDate);
  const billed = new Map(reportsSql.listBilledByDoctor(db, day).map(row => [row.doctorId, row]));
  const collected = new Map(reportsSql.listSumsByDoctor(db, day).map(row => [row.doctorId, row.amountPaise]));
  const doctorIds = new Set([...visits.map(row => row.doctorId), ...billed.keys(), ...collected.keys()]);
  // 0 is nobody: an advance belongs to no doctor until a bill uses it.
  return [...doctorIds]
    .filter(doctorId => doctorId !== 0)
    .sort((a, b) => a - b)
    .map(doctorId => ({
      doctorId,
      doctorName: getDoctor(db, doctorId).fullName,
      visitCount: sumOf(
        visits.filter(row => row.doctorId === doctorId && row.state !== 'left'),
        row => row.count,
      ),
      billCount: billed.get(doctorId)?.billCount ?? 0,
      billedPaise: billed.get(doctorId)?.billedPaise ?? 0,
      collectedPaise: collected.get(doctorId) ?? 0,
    }));
}

function visitsOf(rows: readonly reportsSql.VisitCount[]): DaySheet['visits'] {
  const countIf = (holds: (row: reportsSql.VisitCount) => boolean) =>
    sumOf(rows.filter(holds), row => row.count);
  return {
    total: countIf(() => true),
    newPatients: countIf(row => row.isFirst === 1),
    done: countIf(row => row.state === 'done'),
    stillOpen: countIf(row => UNFINISHED.includes(row.state)),
    left: countIf(row => row.state === 'left'),
  };
}

/** The day's money: as it stands now, or as it was sealed. */
export function daySheetOf(ctx: Clock, onDate: LocalDate): DaySheet {
  const close = closesSql.find(ctx.db, toDayNumber(onDate));
  if (!close) return openSheet(ctx, onDate);
  return { ...(JSON.parse(close.sheet) as DaySheet), close: closeOf(ctx.db, close) };
}

/** The last day with money or a close before this one, where it lies too far back to be believed (FAR_DAYS). */
export function farFromOf(db: ReadableDb, onDate: LocalDate): LocalDate | null {
  const day = reportsSql.findLastKnownDay(db, toDayNumber(onDate));
  return farFrom(onDate, day === null ? null : fromDayNumber(day));
}

/** The accounts as they stood at the day's end. */
function standingOf(db: ReadableDb, day: number): DaySheet['standing'] {
  const duesPaise = balanceAtEndOf(db, 'dues', day);
  // What the clinic owes is a credit.
  const advancesPaise = 0 - balanceAtEndOf(db, 'advances', day);
  return {
    ...{ duesPaise, duesBeforePaise: duesPaise - reportsSql.changeOf(db, 'dues', day) },
    ...{ advancesPaise, advancesBeforePaise: advancesPaise + reportsSql.changeOf(db, 'advances', day) },
  };
}

/** Every figure comes from kept sums or from the day's own rows. */
function openSheet(ctx: Clock, onDate: LocalDate): DaySheet {
  const { db } = ctx;
  const day = toDayNumber(onDate);
  const sums = new Map(reportsSql.listSumsByMode(db, day).map(row => [row.mode, row]));
  const byMode = PAYMENT_MODES.filter(mode => EVERYDAY_MODES.includes(mode) || sums.has(mode)).map(
    mode => sums.get(mode) ?? { mode, amountPaise: 0, count: 0 },
  );
  const billed = reportsSql.listBilledByDoctor(db, day);
  const duesMade = reportsSql.sumDuesMade(db, day);
  const duesRecovered = reportsSql.sumDuesRecovered(db, day);
  const takenBack = reportsSql.sumTakenBack(db, day);
  const visits = reportsSql.listVisitCounts(db, day);
  const previous = closesSql.findLastBefore(db, day);
  const drawers = drawersOf(db, onDate);
  const toCount = drawerToCount(ctx, onDate, drawers);
  const fromBoxPaise = toCount?.fromBoxPaise ?? 0;
  const box = boxOfDay(ctx, onDate);
  const kind = (name: LedgerKind) => sumKind(db, day, name);
  const floatsPaise = fromBoxPaise + sumOf(drawers, row => row.floatPaise);
  const inBoxAtFirstPaise = box.endPaise - reportsSql.changeOf(db, 'safe', day) + kind('putIn').amountPaise;
  const refloatedPaise = Math.max(0, floatsPaise - inBoxAtFirstPaise);
  return {
    onDate,
    byMode,
    collectedPaise: sumOf(byMode, row => row.amountPaise),
    byDoctor: byDoctor(db, onDate, visits),
    billCount: sumOf(billed, row => row.billCount),
    billedPaise: sumOf(billed, row => row.billedPaise),
    discountPaise: sumOf(billed, row => row.discountPaise),
    discountCount: sumOf(billed, row => row.discountCount),
    duesMadePaise: duesMade.amountPaise,
    duesMadeCount: duesMade.count,
    duesRecoveredPaise: duesRecovered.amountPaise,
    duesRecoveredCount: duesRecovered.count,
    visits: visitsOf(visits),
    sameWeekday: sameWeekdaysBefore(onDate).map(earlier => ({
      onDate: earlier,
      collectedPaise: reportsSql.sumOfDay(db, toDayNumber(earlier)),
    })),
    monthCollectedPaise: reportsSql.sumOfMonth(db, Math.floor(day / 100)),
    openingFloatPaise: floatsPaise - refloatedPaise,
    expectedCashPaise: fromBoxPaise + sumOf(drawers, row => row.expectedCashPaise) - refloatedPaise,
    refloatedPaise,
    drawers,
    drawerToCount: toCount,
    moves: reportsSql.listMoves(db, day),
    slips: slipsOfDay(db, onDate),
    daySlips: {},
    tdsDeductedPaise: kind('tdsDeducted').amountPaise - kind('tdsReversed').amountPaise,
    tdsOnOldDuesPaise: reportsSql.sumTdsOnOldDues(db, day),
    standing: standingOf(db, day),
    takenBackPaise: takenBack.amountPaise,
    takenBackCount: takenBack.count,
    refundsPaise: kind('refundPaid').amountPaise,
    refundCount: kind('refundPaid').count,
    advancesTakenPaise: kind('advance').amountPaise - kind('advanceReversed').amountPaise,
    advancesUsedPaise: kind('advanceApplied').amountPaise,
    advancesGivenBackPaise:
      kind('advanceAppliedReversed').amountPaise +
      kind('keptAsAdvance').amountPaise +
      kind('refundKept').amountPaise,
    expensesPaise:
      kind('expense').amountPaise +
      kind('payout').amountPaise +
      kind('tdsPaid').amountPaise -
      kind('expenseReversed').amountPaise -
      kind('payoutReversed').amountPaise -
      kind('tdsPaidReversed').amountPaise,
    takenOutPaise: kind('takenOut').amountPaise,
    depositedPaise: kind('deposited').amountPaise,
    safePaise: box.endPaise,
    takeablePaise: box.freePaise,
    farFromOn: farFromOf(db, onDate),
    ledgerHash: '',
    toLookAt: listToLookAt(db, onDate),
    close: null,
    previousClose: previous
      ? { onDate: fromDayNumber(previous.onDate), seal: closesSql.nextLink(db).previousSeal }
      : null,
  };
}
