import { AppError } from '#shared/contract/app-error.ts';
import { isAllowed } from '#shared/contract/permissions.ts';
import type { OutputOf, ParsedInputOf } from '#shared/contract/procedure.ts';
import type { refundsContract } from '#shared/features/refunds/refunds.contract.ts';
import { toDayNumber } from '#shared/kernel/local-date.ts';
import { balanceOfRecord } from '../../ledger/ledger.sql.ts';
import { openDay, openDayFrom } from '../../ledger/open-day.ts';
import { post } from '../../ledger/post.ts';
import type { WriteContext } from '../../server/service.ts';
import { spendApproval } from '../approvals/approvals.service.ts';
import { getShift, shiftFor } from '../cash/cash.service.ts';
import { type Entry, getEntry, listPaidOnBill } from '../dues/dues.service.ts';
import { getAccount } from './bill-account.ts';
import { refuseEmptyDrawer } from './pay-out.ts';

type Receipt = Entry & { patientId: number; mode: NonNullable<Entry['mode']> };

function getReceipt(ctx: WriteContext, entryId: number): Receipt {
  const entry = getEntry(ctx.db, entryId);
  const { kind, patientId, mode, isReversed } = entry;
  if ((kind !== 'receipt' && kind !== 'advance') || patientId === null || mode === null) {
    throw new AppError('NOT_FOUND', { what: 'payment' });
  }
  if (isReversed === 1) throw new AppError('RECEIPT_REVERSED_ALREADY');
  return { ...entry, patientId, mode };
}

/** Money that a later act has used already cannot be taken out from under it, nor one bill's of a settlement. */
function refuseSpent(ctx: WriteContext, { billId, patientId, amountPaise, documentId }: Receipt): void {
  if (billId === null) {
    if (balanceOfRecord(ctx.db, patientId).advancePaise < amountPaise) throw new AppError('ADVANCE_IS_SPENT');
    return;
  }
  const bill = getAccount(ctx.db, billId);
  if (bill.isCancelled === 1) throw new AppError('BILL_IS_CANCELLED', { number: bill.number });
  if (documentId !== null) throw new AppError('RECEIPT_OF_SETTLEMENT');
  const own = listPaidOnBill(ctx.db, billId).find(part => part.patientId === patientId);
  if (!own || own.amountPaise < amountPaise) throw new AppError('RECEIPT_IS_SPENT');
}

/** One's own receipt of this day while one's shift is open is a slip of the pen; any other needs somebody's yes. */
function approvalFor(ctx: WriteContext, receipt: Receipt, approvalId: number | null): number | null {
  const { amountPaise, patientId, id: entityId, shiftId, userId } = receipt;
  const isOfToday = receipt.onDate === toDayNumber(openDay(ctx));
  const isOpen = shiftId !== null && getShift(ctx.db, shiftId).isOpen === 1;
  const isOwn = userId === ctx.session.userId && isOfToday && isOpen;
  if (isOwn || isAllowed(ctx.session.roles, 'billing:cancelLater')) return null;
  if (approvalId === null) throw new AppError('APPROVAL_NEEDED', { kind: 'reversal', amountPaise });
  spendApproval(ctx, { approvalId, kind: 'reversal', amountPaise, patientId, entity: 'payment', entityId });
  return approvalId;
}

export function reverseReceipt(
  ctx: WriteContext,
  { entryId, reason, approvalId }: ParsedInputOf<typeof refundsContract.reverseReceipt>,
): OutputOf<typeof refundsContract.reverseReceipt> {
  ctx.subject('payment', entryId);
  const receipt = getReceipt(ctx, entryId);
  const { billId, patientId, doctorId, mode, amountPaise, reference, kind } = receipt;
  refuseSpent(ctx, receipt);
  const usedApproval = approvalFor(ctx, receipt, approvalId);
  const onDate = openDayFrom(ctx, receipt.onDate);
  const shiftId = shiftFor(ctx, onDate, [mode]);
  if (mode === 'cash') refuseEmptyDrawer(ctx, shiftId, amountPaise);
  post(ctx, {
    ...{ patientId, doctorId, mode, amountPaise, reference, reason, onDate, shiftId, reversesId: entryId },
    ...(billId !== null && { billId }),
    kind: kind === 'receipt' ? 'receiptReversed' : 'advanceReversed',
  });
  ctx.subject('payment', entryId, { amountPaise, mode, billId, approvalId: usedApproval });
  ctx.alsoChanges('dues', 'billing', 'cash', 'queue', 'patients', 'reports', 'shares');
  return { number: receipt.number ?? '', amountPaise, billId };
}
