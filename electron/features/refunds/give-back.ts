import { AppError } from '#shared/contract/app-error.ts';
import type { ReadableDb } from '../../database/db.ts';
import { listPaidOnBill, type PaidFrom } from '../dues/dues.service.ts';
import type { BillAccount } from './bill-account.ts';

/**
 * To whom this much of a bill's money goes back: to the record that it came from, the bill's own first. What a company
 * paid or kept back as tax stays the company's.
 */
export function givenBackTo(db: ReadableDb, bill: BillAccount, amountPaise: number): PaidFrom[] {
  let left = amountPaise;
  const parts = listPaidOnBill(db, bill.billId).flatMap(({ patientId, amountPaise: held }) => {
    const part = Math.min(held, left);
    left -= part;
    return part > 0 ? [{ patientId, amountPaise: part }] : [];
  });
  if (left > 0) throw new AppError('BILL_OF_PARTY_PAID', { settledPaise: bill.settledPaise });
  return parts;
}
