import { roundOffPaise } from '../../kernel/money.ts';
import type { NewBill, NewBillLine, NewPayment } from './bill.schema.ts';

export type BilledLine = NewBillLine & { amountPaise: number };

export type BillAmounts = {
  lines: BilledLine[];
  subtotalPaise: number;
  discountPaise: number;
  roundOffPaise: number;
  totalPaise: number;
};

export type MoneyRefusal =
  | { code: 'DISCOUNT_MORE_THAN_BILL'; data: { subtotalPaise: number } }
  | { code: 'DISCOUNT_NEEDS_REASON'; data: Record<string, never> }
  | { code: 'PAID_MORE_THAN_BILL'; data: { totalPaise: number } };

export function sumPaise(amounts: readonly { amountPaise: number }[]): number {
  return amounts.reduce((sum, { amountPaise }) => sum + amountPaise, 0);
}

/** What the lines and the discount come to, in whole rupees with the round-off as a line of its own (BIL-20). */
export function billAmounts(bill: { lines: readonly NewBillLine[]; discountPaise: number }): BillAmounts {
  const lines = bill.lines.map(line => ({ ...line, amountPaise: line.quantity * line.ratePaise }));
  const subtotalPaise = sumPaise(lines);
  const beforeRounding = subtotalPaise - bill.discountPaise;
  const rounding = roundOffPaise(beforeRounding);
  return {
    lines,
    subtotalPaise,
    discountPaise: bill.discountPaise,
    roundOffPaise: rounding,
    totalPaise: beforeRounding + rounding,
  };
}

/** Why a bill cannot be issued as it stands; null when it can. */
export function moneyRefusalOf(
  bill: Pick<NewBill, 'lines' | 'discountPaise' | 'discountReason' | 'payments'>,
): MoneyRefusal | null {
  const { subtotalPaise, totalPaise } = billAmounts(bill);
  if (bill.discountPaise > subtotalPaise) return { code: 'DISCOUNT_MORE_THAN_BILL', data: { subtotalPaise } };
  if (bill.discountPaise > 0 && bill.discountReason === '')
    return { code: 'DISCOUNT_NEEDS_REASON', data: {} };
  if (sumPaise(bill.payments) > totalPaise) return { code: 'PAID_MORE_THAN_BILL', data: { totalPaise } };
  return null;
}

export function cashOfPaise(payments: readonly NewPayment[]): number {
  return sumPaise(payments.filter(({ mode }) => mode === 'cash'));
}

export type CashStanding = 'free' | 'near' | 'reached';

/** Section 269ST forbids receiving the limit itself, not only more than it. */
export function cashStandingOf(
  cashPaise: number,
  limits: { warnPaise: number; limitPaise: number },
): CashStanding {
  if (cashPaise >= limits.limitPaise) return 'reached';
  return cashPaise >= limits.warnPaise ? 'near' : 'free';
}
