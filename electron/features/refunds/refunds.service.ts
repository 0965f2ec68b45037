import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { CreditableBillRecord } from '#shared/features/refunds/refund.schema.ts';
import type { refundsContract } from '#shared/features/refunds/refunds.contract.ts';
import type { ReadContext, ServiceOf } from '../../server/service.ts';
import { afterIssue } from './after-issue.ts';
import { approve, reject } from './approving.ts';
import { creditable as creditableBill } from './bill-account.ts';
import { cancelBill } from './cancel-bill.ts';
import { keep, payOut } from './pay-out.ts';
import { printCreditNote, printVoucherOf } from './print-refunds.ts';
import { exportList, exportOfPatient, list, ofPatient } from './refunds-list.ts';
import { creditNote, request } from './requesting.ts';
import { reverseReceipt } from './reverse-receipt.ts';

function creditable(
  ctx: ReadContext,
  { billId }: ParsedInputOf<typeof refundsContract.creditable>,
): CreditableBillRecord {
  return creditableBill(ctx, billId);
}

export const refundsService = {
  creditable,
  afterIssue,
  cancelBill,
  creditNote,
  request,
  approve,
  reject,
  payOut,
  keep,
  reverseReceipt,
  list,
  exportList,
  ofPatient,
  exportOfPatient,
  printCreditNote,
  printVoucher: printVoucherOf,
} satisfies ServiceOf<typeof refundsContract>;
