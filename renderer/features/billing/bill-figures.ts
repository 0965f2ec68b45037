import { mostDiscountPaise } from '#shared/features/approvals/approval.rules.ts';
import { amountsOf, NO_TAKINGS, onlyModeOf, standingOf, type TypedBill, takeAllBy } from './typed-bill.ts';

/** What a typed bill comes to, how it is paid, and whether its discount is above what one may give alone. */
export function figuresOf(bill: TypedBill, ownPermille: number | undefined) {
  const amounts = amountsOf(bill);
  const { fullPaise, givenPaise } = amounts.givenAway;
  // A bill that became smaller uses no more of the advance than it asks for.
  const advancePaise = Math.min(bill.advancePaise, amounts.totalPaise);
  const openPaise = amounts.totalPaise - advancePaise;
  const capPaise = ownPermille === undefined ? null : mostDiscountPaise(fullPaise, ownPermille);
  return {
    ...{ amounts, advancePaise, openPaise, capPaise, givenPaise },
    standing: standingOf(bill.takings, openPaise),
    isAboveCap: capPaise !== null && givenPaise > capPaise,
  };
}

/** The change, and whoever paid the whole bill in one mode still does when it comes to another total. */
export function followTotal(bill: TypedBill, part: Partial<TypedBill>): Partial<TypedBill> {
  const mode = onlyModeOf(figuresOf(bill, undefined).standing);
  const { openPaise } = figuresOf({ ...bill, ...part }, undefined);
  return { ...part, ...(mode && { takings: takeAllBy(mode, NO_TAKINGS, openPaise) }) };
}

export type BillFigures = ReturnType<typeof figuresOf>;

/** Whether the discount needs nobody, or somebody has approved at least so much. */
export function isApproved(
  { isAboveCap, givenPaise }: BillFigures,
  approval: TypedBill['approval'],
): boolean {
  return !isAboveCap || (approval !== null && approval.amountPaise >= givenPaise);
}
