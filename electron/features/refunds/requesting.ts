import { AppError } from '#shared/contract/app-error.ts';
import { isAllowed } from '#shared/contract/permissions.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { CreditNote, Refund } from '#shared/features/refunds/refund.schema.ts';
import type { refundsContract } from '#shared/features/refunds/refunds.contract.ts';
import { balanceOfRecord } from '../../ledger/ledger.sql.ts';
import type { WriteContext } from '../../server/service.ts';
import { membersOf } from '../patients/patients.service.ts';
import { addApproved, approverOf, carryOut } from './approving.ts';
import { getCreditNote, issueCreditNote, planCredit } from './credit-note.ts';
import { addRefund, getRefundRow, refundOf } from './refund-record.ts';
import * as refundsSql from './refunds.sql.ts';

type Asked = ParsedInputOf<typeof refundsContract.request>;
type AskedOf<Source extends Asked['asked']['source']> = Extract<Asked['asked'], { source: Source }>;
type Wanted = {
  patientId: number;
  amountPaise: number;
  /** What somebody must say yes to. */
  approvePaise: number;
  billId: number | null;
  lines: string;
};

/** From each record what it holds and nobody has asked for yet: money stays on the record it was paid on. */
function wantedOfAdvance(ctx: WriteContext, { patientId, amountPaise }: AskedOf<'advance'>): Wanted[] {
  let left = amountPaise;
  let advancePaise = 0;
  const wanted = membersOf(ctx.db, patientId).flatMap(recordId => {
    const held = balanceOfRecord(ctx.db, recordId).advancePaise;
    const free = Math.max(0, held - refundsSql.sumAskedOfAdvance(ctx.db, recordId));
    const part = Math.min(free, left);
    advancePaise += free;
    left -= part;
    const wantedPart = { patientId: recordId, amountPaise: part, approvePaise: part };
    return part > 0 ? [{ ...wantedPart, billId: null, lines: '[]' }] : [];
  });
  if (left > 0) throw new AppError('REFUND_MORE_THAN_ADVANCE', { advancePaise });
  return wanted;
}

function wantedOfBill(ctx: WriteContext, { billId, lines }: AskedOf<'bill'>): Wanted[] {
  const { restParts, totalPaise } = planCredit(ctx.db, billId, lines);
  // What came from another record's advance gets a refund of its own with the approval.
  const [first] = restParts;
  if (!first) throw new AppError('NOTHING_TO_PAY_BACK');
  // Its credit note also takes the due away: what is approved is the whole of it.
  return [{ ...first, approvePaise: totalPaise, billId, lines: JSON.stringify(lines) }];
}

export function request(ctx: WriteContext, { asked, reason, approvalId }: Asked): Refund[] {
  if (asked.source === 'bill') ctx.subject('bill', asked.billId);
  else ctx.subject('patient', asked.patientId);
  const wanted = asked.source === 'bill' ? wantedOfBill(ctx, asked) : wantedOfAdvance(ctx, asked);
  const ids = wanted.map(({ approvePaise: _approve, ...refund }) =>
    addRefund(ctx, { ...refund, source: asked.source, reason }),
  );
  const amountPaise = wanted.reduce((sum, refund) => sum + refund.approvePaise, 0);
  const [refundId = 0] = ids;
  ctx.subject('refund', refundId, { amountPaise });
  if (approvalId !== null || isAllowed(ctx.session.roles, 'refunds:approve')) {
    const patientId = wanted[0]?.patientId ?? 0;
    const approver = approverOf(ctx, {
      ...{ approvalId, amountPaise, patientId, entity: 'refund', entityId: refundId },
    });
    ids.forEach((id, index) => {
      // One PIN for the whole sum, also where it lies on two records of one person.
      const own = index === 0 ? approver : { ...approver, approvalId: null };
      carryOut(ctx, getRefundRow(ctx.db, id), own);
    });
  }
  ctx.alsoChanges('dues', 'billing', 'patients', 'reports', 'shares');
  return ids.map(id => refundOf(getRefundRow(ctx.db, id)));
}

export function creditNote(
  ctx: WriteContext,
  { billId, lines, reason, restTo, approvalId }: ParsedInputOf<typeof refundsContract.creditNote>,
): CreditNote {
  ctx.subject('bill', billId);
  const plan = planCredit(ctx.db, billId, lines);
  const { totalPaise: amountPaise, restParts } = plan;
  const { patientId } = plan.bill;
  const approver = approverOf(ctx, {
    ...{ approvalId, amountPaise, patientId, entity: 'bill', entityId: billId },
  });
  const used = approver.approvalId;
  const creditNoteId = issueCreditNote(ctx, { plan, reason, restTo, approvalId: used });
  if (restTo === 'payBack') addApproved(ctx, restParts, { billId, reason, approver });
  const note = getCreditNote(ctx.db, creditNoteId);
  ctx.subject('creditNote', creditNoteId, { number: note.number, billId, totalPaise: amountPaise });
  return note;
}
