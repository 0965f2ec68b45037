import { AppError } from '#shared/contract/app-error.ts';
import { isAllowed } from '#shared/contract/permissions.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { ChosenLine } from '#shared/features/refunds/credit.rules.ts';
import type { Refund } from '#shared/features/refunds/refund.schema.ts';
import type { refundsContract } from '#shared/features/refunds/refunds.contract.ts';
import { balanceOfRecord } from '../../ledger/ledger.sql.ts';
import { openDay } from '../../ledger/open-day.ts';
import { post } from '../../ledger/post.ts';
import type { WriteContext } from '../../server/service.ts';
import { spendApproval } from '../approvals/approvals.service.ts';
import type { PaidFrom } from '../dues/dues.service.ts';
import { issueCreditNote, planCredit } from './credit-note.ts';
import { addEvent, addRefund, getRefundIn, getRefundRow, type RefundRow, refundOf } from './refund-record.ts';

export type Approver = { approverId: number; approvalId: number | null };

type Wanted = {
  approvalId: number | null;
  amountPaise: number;
  patientId: number;
  entity: string;
  entityId: number | null;
};

/** Who says yes: the person themselves where they may, else whoever typed a PIN at their screen. */
export function approverOf(ctx: WriteContext, { approvalId, ...wanted }: Wanted): Approver {
  if (isAllowed(ctx.session.roles, 'refunds:approve')) {
    return { approverId: ctx.session.userId, approvalId: null };
  }
  const { amountPaise } = wanted;
  if (approvalId === null) throw new AppError('APPROVAL_NEEDED', { kind: 'refund', amountPaise });
  const { approverId } = spendApproval(ctx, { ...wanted, approvalId, kind: 'refund' });
  return { approverId, approvalId };
}

type OfBill = { billId: number; reason: string; approver: Approver };

/** What a credit note gives back waits to be paid out: a refund for each record that the money came from. */
export function addApproved(
  ctx: WriteContext,
  parts: readonly PaidFrom[],
  { billId, reason, approver: { approverId } }: OfBill,
): void {
  for (const part of parts) {
    const refundId = addRefund(ctx, { ...part, billId, reason, lines: '[]', source: 'bill' });
    addEvent(ctx, { refundId, event: 'approved', approverId });
  }
}

/** The money leaves the advance or the bill and waits to be paid out. */
export function carryOut(ctx: WriteContext, refund: RefundRow, approver: Approver): void {
  const { id: refundId, patientId, amountPaise, billId, reason } = refund;
  if (billId === null) {
    const { advancePaise } = balanceOfRecord(ctx.db, patientId);
    if (amountPaise > advancePaise) throw new AppError('REFUND_MORE_THAN_ADVANCE', { advancePaise });
    const about = { patientId, amountPaise, reason, onDate: openDay(ctx), documentId: refundId };
    post(ctx, { ...about, kind: 'advanceToPayBack' });
  } else {
    const plan = planCredit(ctx.db, billId, JSON.parse(refund.lines) as ChosenLine[]);
    const [first, ...others] = plan.restParts;
    // Paid or credited since it was asked for: the sum that was agreed to is not this one.
    if (first?.amountPaise !== amountPaise || first.patientId !== patientId) {
      throw new AppError('CHANGED_MEANWHILE');
    }
    issueCreditNote(ctx, { plan, reason, restTo: 'payBack', approvalId: null });
    addApproved(ctx, others, { billId, reason, approver });
  }
  addEvent(ctx, { refundId, event: 'approved', ...approver });
}

export function approve(
  ctx: WriteContext,
  { refundId, approvalId }: ParsedInputOf<typeof refundsContract.approve>,
): Refund {
  const refund = getRefundIn(ctx.db, refundId, 'requested');
  const { billId, patientId } = refund;
  // The credit note of a bill also takes its due away: what is approved is the whole of it.
  const amountPaise =
    billId === null
      ? refund.amountPaise
      : planCredit(ctx.db, billId, JSON.parse(refund.lines) as ChosenLine[]).totalPaise;
  ctx.subject('refund', refundId, { amountPaise });
  const approver = approverOf(ctx, {
    ...{ approvalId, amountPaise, patientId, entity: 'refund', entityId: refundId },
  });
  const isOwner = ctx.session.roles.includes('owner');
  if (approver.approverId === refund.requestedById && !isOwner) {
    throw new AppError('APPROVER_MUST_BE_ANOTHER');
  }
  carryOut(ctx, refund, approver);
  ctx.subject('refund', refundId, { amountPaise, ...approver });
  ctx.alsoChanges('dues', 'billing', 'patients', 'reports', 'shares');
  return refundOf(getRefundRow(ctx.db, refundId));
}

export function reject(
  ctx: WriteContext,
  { refundId, reason }: ParsedInputOf<typeof refundsContract.reject>,
): Refund {
  ctx.subject('refund', refundId);
  getRefundIn(ctx.db, refundId, 'requested');
  addEvent(ctx, { refundId, event: 'rejected', reason });
  ctx.alsoChanges('dues', 'billing');
  return refundOf(getRefundRow(ctx.db, refundId));
}
