import { AppError } from '#shared/contract/app-error.ts';
import type { BillShare } from '#shared/features/dues/spread.rules.ts';
import type { WriteContext } from '../../server/service.ts';
import { rootOf } from '../patients/patients.service.ts';
import * as duesSql from './dues.sql.ts';

export type PayableBill = duesSql.OpenDueRow;

/** The bills of these shares, each of the person and owed at least that; refuses a bill named twice. */
export function payableBills(
  ctx: WriteContext,
  patientId: number,
  shares: readonly BillShare[],
): { bill: PayableBill; amountPaise: number }[] {
  const person = rootOf(ctx.db, patientId);
  const seen = new Set<number>();
  return shares.map(({ billId, amountPaise }) => {
    const bill = duesSql.find(ctx.db, billId);
    if (!bill || rootOf(ctx.db, bill.patientId) !== person) throw new AppError('NOT_FOUND', { what: 'bill' });
    if (seen.has(billId) || amountPaise > bill.duePaise) {
      throw new AppError('PAID_MORE_THAN_DUE', { duePaise: bill.duePaise });
    }
    seen.add(billId);
    return { bill, amountPaise };
  });
}
