import { AppError } from '#shared/contract/app-error.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { Refund } from '#shared/features/refunds/refund.schema.ts';
import type { refundsContract } from '#shared/features/refunds/refunds.contract.ts';
import { cashOfShift } from '../../ledger/ledger.sql.ts';
import { takeNumber } from '../../ledger/numbers.ts';
import { openDay } from '../../ledger/open-day.ts';
import { post } from '../../ledger/post.ts';
import type { WriteContext } from '../../server/service.ts';
import { shiftFor } from '../cash/cash.service.ts';
import { addEvent, getRefundIn, getRefundRow, refundOf } from './refund-record.ts';

/** Money goes out of a drawer that holds it. */
export function refuseEmptyDrawer(ctx: WriteContext, shiftId: number, amountPaise: number): void {
  const inDrawerPaise = cashOfShift(ctx.db, shiftId);
  if (amountPaise > inDrawerPaise) throw new AppError('NOT_ENOUGH_CASH', { inDrawerPaise });
}

export function payOut(
  ctx: WriteContext,
  { refundId, mode, reference }: ParsedInputOf<typeof refundsContract.payOut>,
): Refund {
  const refund = getRefundIn(ctx.db, refundId, 'approved');
  const { amountPaise, patientId, reason } = refund;
  ctx.subject('refund', refundId, { amountPaise, mode });
  if (mode === 'upi' && reference === '') {
    throw new AppError('INVALID_INPUT', { problems: [{ path: 'reference', code: 'UTR_REQUIRED' }] });
  }
  const onDate = openDay(ctx);
  const shiftId = shiftFor(ctx, onDate, [mode]);
  if (mode === 'cash') refuseEmptyDrawer(ctx, shiftId, amountPaise);
  const number = takeNumber(ctx.db, 'refund', onDate);
  const about = { patientId, amountPaise, reason, mode, reference, onDate, shiftId, number };
  const doctorId = refund.doctorId ?? 0;
  const ledgerId = post(ctx, { ...about, kind: 'refundPaid', doctorId, documentId: refundId });
  addEvent(ctx, { refundId, event: 'paid', ledgerId });
  ctx.subject('refund', refundId, { amountPaise, mode, number });
  ctx.alsoChanges('dues', 'billing', 'cash', 'patients', 'reports');
  return refundOf(getRefundRow(ctx.db, refundId));
}

export function keep(ctx: WriteContext, { refundId }: ParsedInputOf<typeof refundsContract.keep>): Refund {
  const { amountPaise, patientId, reason } = getRefundIn(ctx.db, refundId, 'approved');
  ctx.subject('refund', refundId, { amountPaise });
  const about = { patientId, amountPaise, reason, onDate: openDay(ctx), documentId: refundId };
  const ledgerId = post(ctx, { ...about, kind: 'refundKept' });
  addEvent(ctx, { refundId, event: 'kept', ledgerId });
  ctx.alsoChanges('dues', 'billing', 'patients', 'reports');
  return refundOf(getRefundRow(ctx.db, refundId));
}
