import { AppError } from '#shared/contract/app-error.ts';
import { isAllowed } from '#shared/contract/permissions.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { AfterIssue } from '#shared/features/refunds/refund.schema.ts';
import type { refundsContract } from '#shared/features/refunds/refunds.contract.ts';
import { fromDayNumber, toDayNumber } from '#shared/kernel/local-date.ts';
import { openDay, openDayFrom } from '../../ledger/open-day.ts';
import { postAll } from '../../ledger/post.ts';
import type { WriteContext } from '../../server/service.ts';
import { spendApproval } from '../approvals/approvals.service.ts';
import { markBillCancelled } from '../queue/queue.service.ts';
import { afterIssue } from './after-issue.ts';
import * as accountSql from './bill-account.sql.ts';
import { type BillAccount, getStandingAccount, isTaxOfEarlierMonth, takingBack } from './bill-account.ts';
import { givenBackTo } from './give-back.ts';
import { cancelPackages } from './sold-packages.ts';

type Asked = ParsedInputOf<typeof refundsContract.cancelBill>;

/** On the bill's own day the desk cancels by itself; afterwards it is the owner's, or asks for an approval. */
function approvalFor(ctx: WriteContext, bill: BillAccount, approvalId: number | null): number | null {
  const isOfToday = fromDayNumber(bill.onDate) === openDay(ctx);
  if (isOfToday || isAllowed(ctx.session.roles, 'billing:cancelLater')) return null;
  const { totalPaise: amountPaise, patientId, billId } = bill;
  if (approvalId === null) throw new AppError('APPROVAL_NEEDED', { kind: 'cancel', amountPaise });
  spendApproval(ctx, {
    ...{ approvalId, kind: 'cancel', amountPaise, patientId, entity: 'bill', entityId: billId },
  });
  return approvalId;
}

/** Nothing of the bill is lost: the number stays, its entries are mirrored, what was paid is the patient's advance. */
export function cancelBill(ctx: WriteContext, { billId, reason, approvalId }: Asked): AfterIssue {
  ctx.subject('bill', billId);
  const bill = getStandingAccount(ctx.db, billId);
  const { patientId, doctorId, paidPaise: keptPaise, totalPaise, creditNoteCount } = bill;
  if (creditNoteCount > 0) throw new AppError('BILL_HAS_CREDIT_NOTES', { count: creditNoteCount });
  if (isTaxOfEarlierMonth(ctx, bill)) throw new AppError('TAX_OF_EARLIER_MONTH', { number: bill.number });
  const kept = givenBackTo(ctx.db, bill, keptPaise);
  const usedApproval = approvalFor(ctx, bill, approvalId);
  const onDate = openDayFrom(ctx, bill.onDate);
  cancelPackages(ctx, billId, { onDate, reason });
  const about = { billId, patientId, doctorId, onDate, reason };
  postAll(ctx, [
    ...kept.map(part => ({ ...about, ...part, kind: 'keptAsAdvance' as const })),
    ...takingBack('cancel', bill, about),
  ]);
  accountSql.insertCancel(ctx.db, {
    ...{ billId, onDate: toDayNumber(onDate), at: ctx.now(), byUser: ctx.session.userId, reason, keptPaise },
    approvalId: usedApproval,
  });
  if (bill.visitId !== null) markBillCancelled(ctx, bill.visitId, billId);
  ctx.subject('bill', billId, { totalPaise, keptPaise, approvalId: usedApproval });
  ctx.alsoChanges('billing', 'dues', 'queue', 'patients', 'reports', 'shares');
  return afterIssue(ctx, { billId });
}
