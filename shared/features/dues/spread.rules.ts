import type { NewPayment } from '../billing/bill.schema.ts';

export type DueOfBill = { billId: number; duePaise: number };
export type BillShare = { billId: number; amountPaise: number };

/** An amount over bills in their order, each filled before the next; what is left over belongs to nobody. */
export function spreadInOrder(
  dues: readonly DueOfBill[],
  amountPaise: number,
): { shares: BillShare[]; restPaise: number } {
  const shares: BillShare[] = [];
  let restPaise = amountPaise;
  for (const { billId, duePaise } of dues) {
    const part = Math.min(duePaise, restPaise);
    if (part <= 0) continue;
    shares.push({ billId, amountPaise: part });
    restPaise -= part;
  }
  return { shares, restPaise };
}

/** Which payment pays which part of which bill: both are used up in their order, so the sums agree. */
export function paymentsOfBills(
  shares: readonly BillShare[],
  payments: readonly NewPayment[],
): (NewPayment & { billId: number })[] {
  const open = payments.map(payment => ({ ...payment }));
  return shares.flatMap(({ billId, amountPaise }) => {
    let left = amountPaise;
    return open.flatMap(payment => {
      const part = Math.min(payment.amountPaise, left);
      payment.amountPaise -= part;
      left -= part;
      return part > 0 ? [{ ...payment, billId, amountPaise: part }] : [];
    });
  });
}
