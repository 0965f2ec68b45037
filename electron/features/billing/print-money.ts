import { AppError } from '#shared/contract/app-error.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { billingContract } from '#shared/features/billing/billing.contract.ts';
import type { TaskContext } from '../../server/service.ts';
import { billDocument } from './bill.document.ts';
import { billPrint, receiptPrint } from './bill-page.ts';
import * as billingSql from './billing.sql.ts';
import { printVoucher } from './person-page.ts';
import { receiptDocument } from './receipt.document.ts';

type PrintedPage = { pdf: string; fileName: string };

export async function printBill(
  ctx: TaskContext,
  { billId, paper }: ParsedInputOf<typeof billingContract.printBill>,
): Promise<PrintedPage> {
  const print = ctx.reading(read => billPrint(read, billId, paper));
  return printVoucher(ctx, {
    page: 'bill',
    entity: 'bill',
    subjectId: billId,
    print,
    document: billDocument,
  });
}

export async function printReceipt(
  ctx: TaskContext,
  { paymentId, paper }: ParsedInputOf<typeof billingContract.printReceipt>,
): Promise<PrintedPage> {
  const print = ctx.reading(read => {
    const billId = billingSql.findBillOfPayment(read.db, paymentId);
    return billId === undefined ? undefined : receiptPrint(read, { billId, paymentId, paper });
  });
  if (!print) throw new AppError('NOT_FOUND', { what: 'payment' });
  const of = { page: 'receipt' as const, entity: 'payment', subjectId: paymentId };
  return printVoucher(ctx, { ...of, print, document: receiptDocument });
}
