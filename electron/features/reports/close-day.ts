import { AppError } from '#shared/contract/app-error.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import {
  dayDifferences,
  differenceOf,
  type Slips,
  slipDifferences,
} from '#shared/features/cash/slips.rules.ts';
import type { DayClose, DaySheet, reportsContract } from '#shared/features/reports/reports.contract.ts';
import { fromDayNumber, type LocalDate, toDayNumber } from '#shared/kernel/local-date.ts';
import { takeNumber } from '../../ledger/numbers.ts';
import { lastClosedDay } from '../../ledger/open-day.ts';
import { postAll } from '../../ledger/post.ts';
import type { WriteContext } from '../../server/service.ts';
import {
  boxOfDay,
  closeLastDrawer,
  countsOfDay,
  leaveOldDrawers,
  reasonsOfDay,
  secondSignature,
} from '../cash/cash.service.ts';
import * as closesSql from './day-closes.sql.ts';
import { ledgerHashOf, sealOf } from './day-seal.ts';
import { closeOf, daySheetOf, farFromOf } from './day-sheet.ts';
import { looseEndsOf } from './loose-ends.ts';
import { MONEY_DAY_ROOMS } from './money-day-rooms.ts';
import * as reportsSql from './reports.sql.ts';

function refuseWrongDay(ctx: WriteContext, onDate: LocalDate): void {
  if (onDate > ctx.today()) throw new AppError('DAY_IN_FUTURE');
  const closedOn = lastClosedDay(ctx.db);
  // The very first close takes everything before it with it: a clinic may begin to close its days at any time.
  if (closedOn === null) return;
  if (closedOn >= onDate) throw new AppError('DAY_ALREADY_CLOSED');
  const forgotten = reportsSql.findMoneyDayBetween(ctx.db, toDayNumber(closedOn), toDayNumber(onDate));
  if (forgotten !== null) throw new AppError('EARLIER_DAY_OPEN', { onDate: fromDayNumber(forgotten) });
}

/** A close by a wrong clock moves the day of all money: far after all that the books know it is asked for twice. */
function refuseWrongClock(ctx: WriteContext, onDate: LocalDate): void {
  const lastOn = farFromOf(ctx.db, onDate);
  if (lastOn !== null) throw new AppError('CLOCK_LOOKS_WRONG', { onDate, lastOn });
}

type CloseInput = ParsedInputOf<typeof reportsContract.closeDay>;

/** Nothing is taken from the box that was not in it when the day ended, or is not there any more. */
function emptyTheSafe(
  ctx: WriteContext,
  { onDate, takeOutPaise, depositPaise, depositReference }: CloseInput,
): void {
  const { freePaise } = boxOfDay(ctx, onDate);
  if (takeOutPaise + depositPaise > freePaise) {
    throw new AppError('MORE_THAN_IN_SAFE', { safePaise: freePaise });
  }
  postAll(ctx, [
    { kind: 'takenOut', amountPaise: takeOutPaise, onDate },
    { kind: 'deposited', mode: 'bank', amountPaise: depositPaise, onDate, reference: depositReference },
  ]);
}

function whyLoose(ctx: WriteContext, { onDate, looseEndsReason }: CloseInput) {
  const { length: count } = looseEndsOf(ctx.db, onDate);
  if (count > 0 && looseEndsReason === '') throw new AppError('LOOSE_ENDS_NEED_REASON', { count });
  return { looseEndCount: count, looseEndsReason: count > 0 ? looseEndsReason : '' };
}

type ToSeal = Pick<DaySheet, 'moves' | 'slips' | 'daySlips' | 'drawers'>;

/** Slips of a day of several drawers are read against all that the day took by their mode. */
function refuseUnsaidSlips({ reason }: CloseInput, sheet: ToSeal): string[] {
  const difference = differenceOf(0, dayDifferences(sheet));
  if (!difference) return [];
  if (reason === '') throw new AppError('DIFFERENCE_NEEDS_REASON', difference);
  return [reason];
}

/** All that the close seals of the day, and the reasons of what differs in it. */
function sheetToSeal(ctx: WriteContext, input: CloseInput, daySlips: Slips) {
  const { onDate } = input;
  const open = daySheetOf(ctx, onDate);
  const sheet: DaySheet = { ...open, slips: { ...open.slips, ...daySlips }, daySlips };
  const reasons = new Set([...reasonsOfDay(ctx.db, onDate), ...refuseUnsaidSlips(input, sheet)]);
  return { sheet, reason: [...reasons].join('; ') };
}

/** Locks a day for good: the drawer still open is counted, the sheet sealed, the seal chained to the one before. */
export function closeDay(ctx: WriteContext, input: CloseInput): DayClose {
  const { onDate } = input;
  const day = toDayNumber(onDate);
  ctx.subject('day', day);
  refuseWrongDay(ctx, onDate);
  if (!input.isClockRight) refuseWrongClock(ctx, onDate);
  if (lastClosedDay(ctx.db) === null) leaveOldDrawers(ctx, onDate);
  const daySlips = closeLastDrawer(ctx, onDate, input);
  const loose = whyLoose(ctx, input);
  emptyTheSafe(ctx, input);

  const { sheet, reason } = sheetToSeal(ctx, input, daySlips);
  const number = takeNumber(ctx.db, 'dayClose', onDate);
  const counted =
    sheet.drawers.reduce((sum, { countedCashPaise }) => sum + (countedCashPaise ?? 0), 0) -
    sheet.refloatedPaise;
  const close = {
    onDate: day,
    openingFloatPaise: sheet.openingFloatPaise,
    expectedCashPaise: sheet.expectedCashPaise,
    countedCashPaise: counted,
    reason,
    cashCount: JSON.stringify(countsOfDay(ctx.db, onDate)),
    sheet: JSON.stringify({ ...sheet, ...loose, number, ledgerHash: ledgerHashOf(ctx.db, day) }),
    closedBy: ctx.session.userId,
    secondBy: secondSignature(ctx, input.approvalId, 'day', day),
    closedAt: ctx.now(),
    ...closesSql.nextLink(ctx.db),
  };
  const sealed = { ...close, seal: sealOf(close) };
  closesSql.insert(ctx.db, sealed);
  ctx.subject('day', day, {
    number,
    expectedCashPaise: sheet.expectedCashPaise,
    countedCashPaise: counted,
    differencePaise: counted - sheet.expectedCashPaise,
    slipDifferences: slipDifferences(sheet.moves, sheet.slips),
    drawerSlips: sheet.drawers.map(({ shiftId, slips, slipDifferences }) => ({
      ...{ shiftId, slips, slipDifferences },
    })),
    looseEndCount: loose.looseEndCount,
    seal: sealed.seal,
  });
  ctx.alsoChanges(...MONEY_DAY_ROOMS);
  return closeOf(ctx.db, sealed);
}
