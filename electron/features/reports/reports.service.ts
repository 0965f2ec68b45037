import { AppError } from '#shared/contract/app-error.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { DayClose, DaySheet, reportsContract } from '#shared/features/reports/reports.contract.ts';
import { fromDayNumber, type LocalDate, toDayNumber } from '#shared/kernel/local-date.ts';
import { takeNumber } from '../../ledger/numbers.ts';
import { lastClosedDay } from '../../ledger/open-day.ts';
import { postAll } from '../../ledger/post.ts';
import type { ReadContext, ServiceOf, WriteContext } from '../../server/service.ts';
import {
  boxOfDay,
  closeLastDrawer,
  countsOfDay,
  drawersOf,
  leaveOldDrawers,
  secondSignature,
} from '../cash/cash.service.ts';
import * as closesSql from './day-closes.sql.ts';
import { ledgerHashOf, sealOf } from './day-seal.ts';
import { closeOf, daySheetOf, farFromOf } from './day-sheet.ts';
import { looseEndsOf } from './loose-ends.ts';
import { exportLooseEnds, looseEnds } from './loose-ends-list.ts';
import { type CountExceptions, ownerSheetWith } from './owner-sheet.ts';
import { printOwnerSheetWith } from './owner-sheet-print.ts';
import { printDaySheet } from './print-day-sheet.ts';
import * as reportsSql from './reports.sql.ts';
import { moneyDay, setCloseAside } from './set-close-aside.ts';

export { type DayLink, listLinks as listDayLinks } from './day-closes.sql.ts';
export { isLinkWhole, verifyDayChain } from './day-seal.ts';
export { checkSums } from './sums-check.ts';

function daySheet(ctx: ReadContext, input: ParsedInputOf<typeof reportsContract.daySheet>): DaySheet {
  return daySheetOf(ctx, input.onDate ?? ctx.today());
}

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

function closeDay(ctx: WriteContext, input: CloseInput): DayClose {
  const { onDate } = input;
  const day = toDayNumber(onDate);
  ctx.subject('day', day);
  refuseWrongDay(ctx, onDate);
  if (!input.isClockRight) refuseWrongClock(ctx, onDate);
  if (lastClosedDay(ctx.db) === null) leaveOldDrawers(ctx, onDate);
  closeLastDrawer(ctx, onDate, input);
  const loose = whyLoose(ctx, input);
  emptyTheSafe(ctx, input);

  const drawers = drawersOf(ctx.db, onDate);
  const sheet = daySheetOf(ctx, onDate);
  const number = takeNumber(ctx.db, 'dayClose', onDate);
  const counted =
    drawers.reduce((sum, { countedCashPaise }) => sum + (countedCashPaise ?? 0), 0) - sheet.refloatedPaise;
  const reasons = drawers.map(({ reason }) => reason).filter(reason => reason !== '');
  const close = {
    onDate: day,
    openingFloatPaise: sheet.openingFloatPaise,
    expectedCashPaise: sheet.expectedCashPaise,
    countedCashPaise: counted,
    reason: counted === sheet.expectedCashPaise ? '' : reasons.join('; '),
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
    looseEndCount: loose.looseEndCount,
    seal: sealed.seal,
  });
  ctx.alsoChanges('billing', 'cash');
  return closeOf(ctx.db, sealed);
}

export const reportsService = {
  daySheet,
  looseEnds,
  exportLooseEnds,
  closeDay,
  moneyDay,
  setCloseAside,
  printDaySheet,
} satisfies Partial<ServiceOf<typeof reportsContract>>;

/** The owner's sheet counts exceptions, which the registers know. */
export function ownerSheetsWith(countExceptions: CountExceptions) {
  return {
    ownerSheet: ownerSheetWith(countExceptions),
    printOwnerSheet: printOwnerSheetWith(countExceptions),
  } satisfies Partial<ServiceOf<typeof reportsContract>>;
}
