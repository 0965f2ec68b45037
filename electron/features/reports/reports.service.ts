import { AppError } from '#shared/contract/app-error.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type {
  DayClose,
  DaySheet,
  LooseEnd,
  reportsContract,
} from '#shared/features/reports/reports.contract.ts';
import { addDays, fromDayNumber, type LocalDate, toDayNumber } from '#shared/kernel/local-date.ts';
import { takeNumber } from '../../ledger/numbers.ts';
import { lastClosedDay } from '../../ledger/open-day.ts';
import { postAll } from '../../ledger/post.ts';
import type { ReadContext, ServiceOf, WriteContext } from '../../server/service.ts';
import {
  closeLastDrawer,
  countsOfDay,
  drawersOf,
  leaveOldDrawers,
  safePaise,
  secondSignature,
} from '../cash/cash.service.ts';
import * as closesSql from './day-closes.sql.ts';
import { ledgerHashOf, sealOf } from './day-seal.ts';
import { closeOf, daySheetOf } from './day-sheet.ts';
import { looseEndsOf } from './loose-ends.ts';
import { ownerSheet } from './owner-sheet.ts';
import { printOwnerSheet } from './owner-sheet-print.ts';
import { printDaySheet } from './print-day-sheet.ts';
import * as reportsSql from './reports.sql.ts';

export { find as findDayClose, listAll as listDayCloses } from './day-closes.sql.ts';
export { ledgerHashOf, sealOf, verifyDayChain } from './day-seal.ts';
export { checkSums } from './sums-check.ts';

function daySheet(ctx: ReadContext, input: ParsedInputOf<typeof reportsContract.daySheet>): DaySheet {
  return daySheetOf(ctx.db, input.onDate ?? ctx.today());
}

function looseEnds(ctx: ReadContext, input: ParsedInputOf<typeof reportsContract.looseEnds>): LooseEnd[] {
  const onDate = input.onDate ?? ctx.today();
  const closedOn = lastClosedDay(ctx.db) ?? '';
  const earlier = Array.from({ length: input.daysBack }, (_, place) =>
    addDays(onDate, place - input.daysBack),
  );
  return [...earlier.filter(day => day > closedOn), onDate].flatMap(day => looseEndsOf(ctx.db, day));
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

type CloseInput = ParsedInputOf<typeof reportsContract.closeDay>;

/** Nothing is taken from the box that is not in it. */
function emptyTheSafe(
  ctx: WriteContext,
  { onDate, takeOutPaise, depositPaise, depositReference }: CloseInput,
): void {
  const inSafe = safePaise(ctx.db);
  if (takeOutPaise + depositPaise > inSafe) throw new AppError('MORE_THAN_IN_SAFE', { safePaise: inSafe });
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
  if (lastClosedDay(ctx.db) === null) leaveOldDrawers(ctx, onDate);
  closeLastDrawer(ctx, onDate, { ...input, floatPaise: input.openingFloatPaise });
  const loose = whyLoose(ctx, input);
  emptyTheSafe(ctx, input);

  const drawers = drawersOf(ctx.db, onDate);
  const sheet = daySheetOf(ctx.db, onDate);
  const number = takeNumber(ctx.db, 'dayClose', onDate);
  const counted = drawers.reduce((sum, { countedCashPaise }) => sum + (countedCashPaise ?? 0), 0);
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
    previousSeal: sheet.previousClose?.seal ?? '',
  };
  const sealed = { ...close, seal: sealOf(close) };
  closesSql.insert(ctx.db, sealed);
  ctx.subject('day', day, {
    number,
    expectedCashPaise: sheet.expectedCashPaise,
    countedCashPaise: counted,
    looseEndCount: loose.looseEndCount,
    seal: sealed.seal,
  });
  ctx.alsoChanges('billing', 'cash');
  return closeOf(ctx.db, sealed);
}

export const reportsService = {
  daySheet,
  looseEnds,
  closeDay,
  printDaySheet,
  ownerSheet,
  printOwnerSheet,
} satisfies ServiceOf<typeof reportsContract>;
