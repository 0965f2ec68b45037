import { AppError } from '#shared/contract/app-error.ts';
import { mostDiscountPaise } from '#shared/features/approvals/approval.rules.ts';
import type { NewBill } from '#shared/features/billing/bill.schema.ts';
import { givenAwayOf } from '#shared/features/billing/given-away.rules.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import type { WriteContext } from '../../server/service.ts';
import { discountCapOf } from '../approvals/approvals.service.ts';
import * as billingSql from './billing.sql.ts';
import type { PricedLine } from './price-lines.ts';

type Given = Pick<NewBill, 'discountPaise' | 'approvalId' | 'patientId'> & {
  lines: readonly PricedLine[];
  onDate: LocalDate;
};

/** What must be approved before this bill can be issued, and by which approval; null within one's own cap. */
export function approvalForDiscount(
  ctx: WriteContext,
  { approvalId, onDate, ...bill }: Given,
): { approvalId: number; givenPaise: number } | null {
  const { fullPaise, givenPaise } = givenAwayOf(bill);
  if (givenPaise === 0) return null;
  const capPaise = mostDiscountPaise(fullPaise, discountCapOf(ctx.db, ctx.session.roles, onDate));
  if (givenPaise <= capPaise) return null;
  if (approvalId === undefined) throw new AppError('DISCOUNT_NEEDS_APPROVAL', { capPaise, givenPaise });
  if (billingSql.isOnBill(ctx.db, approvalId)) throw new AppError('APPROVAL_USED');
  return { approvalId, givenPaise };
}
