import { AppError } from '#shared/contract/app-error.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import { countedCashPaise, expectedCashPaise } from '#shared/features/reports/day-close.rules.ts';
import type {
  DayClose,
  DaySheet,
  LooseEnd,
  reportsContract,
} from '#shared/features/reports/reports.contract.ts';
import {
  addDays,
  financialYearOf,
  fromDayNumber,
  type LocalDate,
  toDayNumber,
} from '#shared/kernel/local-date.ts';
import { formatNumber, takeNextNumber } from '../../server/number-series.ts';
import type { ReadContext, ServiceOf, WriteContext } from '../../server/service.ts';
import { lastClosedDay } from '../billing/billing.service.ts';
import * as closesSql from './day-closes.sql.ts';
import { sealOf } from './day-seal.ts';
import { closeOf, daySheetOf } from './day-sheet.ts';
import { looseEndsOf } from './loose-ends.ts';
import { printDaySheet } from './print-day-sheet.ts';
import * as reportsSql from './reports.sql.ts';

export { verifyDayChain } from './day-seal.ts';
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

function closeDay(ctx: WriteContext, input: ParsedInputOf<typeof reportsContract.closeDay>): DayClose {
  const { onDate, openingFloatPaise, reason } = input;
  const day = toDayNumber(onDate);
  ctx.subject('day', day);
  refuseWrongDay(ctx, onDate);
  const sheet = daySheetOf(ctx.db, onDate);
  const cash = sheet.byMode.find(({ mode }) => mode === 'cash')?.amountPaise ?? 0;
  const expected = expectedCashPaise(openingFloatPaise, cash);
  if (expected !== input.expectedCashPaise) throw new AppError('CHANGED_MEANWHILE');
  const counted = countedCashPaise(input.count);
  if (counted !== expected && reason === '') {
    throw new AppError('DIFFERENCE_NEEDS_REASON', { differencePaise: counted - expected });
  }
  const loose = looseEndsOf(ctx.db, onDate);
  if (loose.length > 0 && input.looseEndsReason === '') {
    throw new AppError('LOOSE_ENDS_NEED_REASON', { count: loose.length });
  }
  const looseEndsReason = loose.length > 0 ? input.looseEndsReason : '';

  const financialYear = financialYearOf(onDate);
  const number = formatNumber('D', financialYear, takeNextNumber(ctx.db, 'dayClose', financialYear));
  const close = {
    onDate: day,
    openingFloatPaise,
    expectedCashPaise: expected,
    countedCashPaise: counted,
    reason,
    cashCount: JSON.stringify(input.count),
    sheet: JSON.stringify({
      ...sheet,
      ...{ openingFloatPaise, expectedCashPaise: expected, number },
      ...{ looseEndsReason, looseEndCount: loose.length },
    }),
    closedBy: ctx.session.userId,
    closedAt: ctx.now(),
    previousSeal: sheet.previousClose?.seal ?? '',
  };
  const sealed = { ...close, seal: sealOf(close) };
  closesSql.insert(ctx.db, sealed);
  ctx.subject('day', day, {
    number,
    expectedCashPaise: expected,
    countedCashPaise: counted,
    looseEndCount: loose.length,
    seal: sealed.seal,
  });
  ctx.alsoChanges('billing');
  return closeOf(ctx.db, sealed);
}

export const reportsService = { daySheet, looseEnds, closeDay, printDaySheet } satisfies ServiceOf<
  typeof reportsContract
>;
