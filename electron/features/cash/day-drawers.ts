import { AppError } from '#shared/contract/app-error.ts';
import { addCounts, type CashCount } from '#shared/features/cash/cash-count.rules.ts';
import { BEFORE_FIRST_CLOSE } from '#shared/features/cash/close-reasons.ts';
import {
  hasSlipDifference,
  isOfSlip,
  SLIP_MODES,
  type Slips,
  slipDifferences,
} from '#shared/features/cash/slips.rules.ts';
import { addDays, fromDayNumber, type LocalDate, toDayNumber } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import * as ledgerSql from '../../ledger/ledger.sql.ts';
import { postAll } from '../../ledger/post.ts';
import type { WriteContext } from '../../server/service.ts';
import { getPerson } from '../users/users.service.ts';
import { boxOfDay, type Clock } from './box.ts';
import { closeShift, type ShiftCount } from './close-shift.ts';
import * as shiftsSql from './shifts.sql.ts';
import { isFloatInBox, openShift, putFloatInto } from './shifts.ts';

export type Drawer = {
  shiftId: number;
  userName: string;
  isOpen: boolean;
  floatPaise: number;
  expectedCashPaise: number;
  /** Null while the drawer is open. */
  countedCashPaise: number | null;
  reason: string;
  /** By mode, what the machines' own slips say of it, and how much more than the book; none while it is open. */
  slips: Slips;
  slipDifferences: Slips;
};

export function drawerOf(db: ReadableDb, shift: shiftsSql.ShiftRow): Drawer {
  const about = { shiftId: shift.id, userName: getPerson(db, shift.userId).fullName };
  const close = shiftsSql.findClose(db, shift.id);
  if (close) {
    const { floatPaise, expectedCashPaise, countedCashPaise, reason } = close;
    const slips = JSON.parse(close.slips) as Slips;
    return {
      ...{ ...about, isOpen: false, floatPaise, expectedCashPaise, countedCashPaise, reason, slips },
      slipDifferences: slipDifferences(shiftsSql.listSums(db, shift.id), slips),
    };
  }
  return {
    ...about,
    isOpen: true,
    floatPaise: shiftsSql.floatOf(db, shift.id),
    expectedCashPaise: ledgerSql.cashOfShift(db, shift.id),
    countedCashPaise: null,
    ...{ reason: '', slips: {}, slipDifferences: {} },
  };
}

/** Every drawer of the day, in the order in which they were opened. */
export function drawersOf(db: ReadableDb, onDate: LocalDate): Drawer[] {
  return shiftsSql.listOfDay(db, toDayNumber(onDate)).map(shift => drawerOf(db, shift));
}

const EMPTY = { userName: '', floatPaise: 0, expectedCashPaise: 0 };

export type OpenDrawer = {
  userName: string;
  floatPaise: number;
  expectedCashPaise: number;
  /** Of the float, what still lies in the clinic's box and is counted with the drawer. */
  fromBoxPaise: number;
};

/**
 * The drawer that closing the day would count: the one still open, with the float where nobody had cash on the day; or
 * the clinic's box on a day without takings.
 */
export function drawerToCount(ctx: Clock, onDate: LocalDate, drawers: readonly Drawer[]): OpenDrawer | null {
  const open = drawers.find(({ isOpen }) => isOpen);
  if (!open && drawers.length > 0) return null;
  const { userName, floatPaise, expectedCashPaise } = open ?? EMPTY;
  const fromBoxPaise = isFloatInBox(ctx.db, onDate) ? boxOfDay(ctx, onDate).freePaise : 0;
  return {
    userName,
    floatPaise: floatPaise + fromBoxPaise,
    expectedCashPaise: expectedCashPaise + fromBoxPaise,
    fromBoxPaise,
  };
}

type DayCount = ShiftCount & { slips: Slips };

function refuseSeveralOpen(db: ReadableDb, open: readonly shiftsSql.ShiftRow[]): void {
  if (open.length <= 1) return;
  const names = open.map(({ userId }) => getPerson(db, userId).fullName);
  throw new AppError('SHIFTS_STILL_OPEN', { names: names.join(', '), count: open.length });
}

/**
 * A clinic may begin to close its days at any time: drawers of the days before are taken as handed to the owner
 * uncounted, so that they are in nobody's way.
 */
export function leaveOldDrawers(ctx: WriteContext, onDate: LocalDate): void {
  for (const shift of shiftsSql.listOpenUntil(ctx.db, toDayNumber(addDays(onDate, -1)))) {
    const expectedCashPaise = ledgerSql.cashOfShift(ctx.db, shift.id);
    const coinsPaise = Math.max(0, expectedCashPaise);
    const reason = BEFORE_FIRST_CLOSE;
    closeShift(ctx, shift.id, { count: { notes: {}, coinsPaise }, reason, expectedCashPaise });
    postAll(ctx, [
      { kind: 'takenOut', amountPaise: coinsPaise, onDate: fromDayNumber(shift.onDate), reason },
    ]);
  }
}

/** Drawers of days before that were opened and never had cash: nothing is in them to count. */
function closeEmptyDrawers(ctx: WriteContext, onDate: LocalDate): void {
  for (const { id } of shiftsSql.listOpenUntil(ctx.db, toDayNumber(addDays(onDate, -1)))) {
    if (ledgerSql.cashOfShift(ctx.db, id) !== 0) continue;
    closeShift(ctx, id, { count: { notes: {}, coinsPaise: 0 }, reason: '', expectedCashPaise: 0 });
  }
}

/**
 * Closes the only drawer still open on the day, or the clinic's box; refuses when several people hold one. Slips of the
 * day are the slips of its only drawer; of several they belong to none, and are given back.
 */
export function closeLastDrawer(ctx: WriteContext, onDate: LocalDate, count: DayCount): Slips {
  const day = toDayNumber(onDate);
  closeEmptyDrawers(ctx, onDate);
  const open = shiftsSql.listOpenUntil(ctx.db, day);
  refuseSeveralOpen(ctx.db, open);
  const drawerCount = shiftsSql.listOfDay(ctx.db, day).length;
  const shiftId = open[0]?.id ?? (drawerCount === 0 ? openShift(ctx, onDate) : null);
  if (shiftId === null) return count.slips;
  putFloatInto(ctx, shiftId, onDate);
  const isOnly = drawerCount <= 1;
  closeShift(ctx, shiftId, isOnly ? count : { ...count, slips: {} });
  return isOnly ? {} : count.slips;
}

/** Why the day's drawers differ, in cash or by a slip; of one that agrees nothing is asked. */
export function reasonsOfDay(db: ReadableDb, onDate: LocalDate): string[] {
  return drawersOf(db, onDate)
    .filter(drawer => !drawer.isOpen)
    .filter(
      ({ countedCashPaise, expectedCashPaise, slipDifferences: slips }) =>
        countedCashPaise !== expectedCashPaise || hasSlipDifference(slips),
    )
    .map(({ reason }) => reason);
}

/** All that was counted on the day, drawer by drawer and together. */
export function countsOfDay(db: ReadableDb, onDate: LocalDate): CashCount {
  const counts = shiftsSql
    .listOfDay(db, toDayNumber(onDate))
    .map(({ id }) => JSON.parse(shiftsSql.findClose(db, id)?.cashCount ?? '{}') as CashCount);
  return addCounts(counts);
}

/** What the machines' slips say of the day, by mode; a mode of which a drawer gave no slip is left out. */
export function slipsOfDay(db: ReadableDb, onDate: LocalDate): Slips {
  const drawers = shiftsSql.listOfDay(db, toDayNumber(onDate)).map(({ id }) => ({
    slips: JSON.parse(shiftsSql.findClose(db, id)?.slips ?? '{}') as Slips,
    sums: shiftsSql.listSums(db, id),
  }));
  const slips: Slips = {};
  for (const mode of SLIP_MODES) {
    const given = drawers.flatMap(drawer => drawer.slips[mode] ?? []);
    const isMissing = drawers.some(drawer => drawer.slips[mode] === undefined && isOfSlip(drawer.sums, mode));
    if (given.length > 0 && !isMissing) slips[mode] = given.reduce((sum, paise) => sum + paise, 0);
  }
  return slips;
}
