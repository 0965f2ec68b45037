import { AppError } from '#shared/contract/app-error.ts';
import { type CashCount, countedCashPaise } from '#shared/features/cash/cash-count.rules.ts';
import { differenceOf, type Slips, slipDifferences } from '#shared/features/cash/slips.rules.ts';
import { fromDayNumber } from '#shared/kernel/local-date.ts';
import * as ledgerSql from '../../ledger/ledger.sql.ts';
import { takeNumber } from '../../ledger/numbers.ts';
import { postAll } from '../../ledger/post.ts';
import type { WriteContext } from '../../server/service.ts';
import * as shiftsSql from './shifts.sql.ts';
import { getShift } from './shifts.ts';

export type ShiftCount = {
  count: CashCount;
  reason: string;
  /** What the person saw; money taken meanwhile refuses the close instead of hiding in it. */
  expectedCashPaise: number;
  slips?: Slips;
  secondBy?: number | null;
};

/**
 * Counts a drawer, moves it to the safe and writes the difference down: a closed drawer holds nothing. Its float is what
 * the book says: whatever was not there from the beginning is a difference as any other.
 */
export function closeShift(ctx: WriteContext, shiftId: number, input: ShiftCount): shiftsSql.ShiftCloseRow {
  const shift = getShift(ctx.db, shiftId);
  if (shift.isOpen !== 1) throw new AppError('CHANGED_MEANWHILE');
  const onDate = fromDayNumber(shift.onDate);
  const floatPaise = shiftsSql.floatOf(ctx.db, shiftId);
  const expected = ledgerSql.cashOfShift(ctx.db, shiftId);
  if (expected !== input.expectedCashPaise) throw new AppError('CHANGED_MEANWHILE');
  const counted = countedCashPaise(input.count);
  const differencePaise = counted - expected;
  const slips = slipDifferences(shiftsSql.listSums(ctx.db, shiftId), input.slips ?? {});
  const difference = differenceOf(differencePaise, slips);
  if (difference && input.reason === '') throw new AppError('DIFFERENCE_NEEDS_REASON', difference);
  const { reason } = input;
  const move = { mode: 'cash' as const, onDate, shiftId };
  postAll(ctx, [
    { ...move, kind: 'over', amountPaise: differencePaise, reason },
    { ...move, kind: 'short', amountPaise: -differencePaise, reason },
    { ...move, kind: 'handedOver', amountPaise: counted },
  ]);
  const close = {
    shiftId,
    number: takeNumber(ctx.db, 'shiftClose', onDate),
    closedAt: ctx.now(),
    closedBy: ctx.session.userId,
    secondBy: input.secondBy ?? null,
    floatPaise,
    expectedCashPaise: expected,
    countedCashPaise: counted,
    reason,
    cashCount: JSON.stringify(input.count),
    slips: JSON.stringify(input.slips ?? {}),
  };
  shiftsSql.insertClose(ctx.db, close);
  return close;
}
