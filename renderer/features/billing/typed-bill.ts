import { billAmounts } from '#shared/features/billing/bill.rules.ts';
import {
  type NewBillLine,
  type NewPayment,
  newBillSchema,
  PAYMENT_MODES,
  type PaymentMode,
} from '#shared/features/billing/bill.schema.ts';
import { parseRupees } from '#shared/kernel/money.ts';

export type TypedDiscount = { kind: 'percent' | 'rupees'; amount: string; reason: string };
type TypedTaking = { amount: string; reference: string };
export type TypedTakings = Record<PaymentMode, TypedTaking>;
export type TypedBill = { lines: NewBillLine[]; discount: TypedDiscount; takings: TypedTakings };

const NOTHING: TypedTaking = { amount: '', reference: '' };
export const NO_TAKINGS: TypedTakings = { cash: NOTHING, card: NOTHING, upi: NOTHING };
export const NO_DISCOUNT: TypedDiscount = { kind: 'percent', amount: '', reason: '' };

export type Problems = {
  discount?: string;
  reason?: string;
  nothing?: boolean;
} & Partial<Record<PaymentMode | `${PaymentMode}Reference`, string>>;

/** Paise of what stands in an amount field: 0 when empty, undefined when it is no amount. */
export function typedPaise(text: string): number | undefined {
  return text.trim() === '' ? 0 : parseRupees(text);
}

/** The discount in paise; a percentage is of the items' sum, to the nearest paisa. */
function discountPaiseOf({ kind, amount }: TypedDiscount, subtotalPaise: number): number | undefined {
  if (kind === 'rupees') return typedPaise(amount);
  const text = amount.trim();
  if (text === '') return 0;
  if (!/^\d{1,3}(\.\d{1,2})?$/.test(text)) return undefined;
  return Math.round((subtotalPaise * Number(text)) / 100);
}

export function amountsOf({ lines, discount }: Pick<TypedBill, 'lines' | 'discount'>) {
  const { subtotalPaise } = billAmounts({ lines, discountPaise: 0 });
  const discountPaise = discountPaiseOf(discount, subtotalPaise);
  const usable = discountPaise !== undefined && discountPaise <= subtotalPaise ? discountPaise : 0;
  return { ...billAmounts({ lines, discountPaise: usable }), typedDiscountPaise: discountPaise };
}

type Standing = {
  /** What each mode pays of the bill; for cash what was given, less what is returned. */
  paise: Record<PaymentMode, number>;
  givenPaise: number;
  returnPaise: number;
  paidPaise: number;
  duePaise: number;
  isTooMuch: boolean;
};

/** Card and UPI pay exactly; cash may be given above what is left, and the rest is returned. */
export function standingOf(takings: TypedTakings, totalPaise: number): Standing {
  const card = typedPaise(takings.card.amount) ?? 0;
  const upi = typedPaise(takings.upi.amount) ?? 0;
  const givenPaise = typedPaise(takings.cash.amount) ?? 0;
  const cash = Math.min(givenPaise, Math.max(0, totalPaise - card - upi));
  const paidPaise = card + upi + cash;
  return {
    paise: { cash, card, upi },
    givenPaise,
    returnPaise: givenPaise - cash,
    paidPaise,
    duePaise: Math.max(0, totalPaise - paidPaise),
    isTooMuch: card + upi > totalPaise,
  };
}

/** A mode's key: it takes what is still open; when nothing is, it takes over from the others. */
export function takeAllBy(mode: PaymentMode, takings: TypedTakings, totalPaise: number): TypedTakings {
  const others = PAYMENT_MODES.filter(other => other !== mode);
  const standing = standingOf({ ...takings, [mode]: NOTHING }, totalPaise);
  const isOpen = standing.duePaise > 0;
  const cleared = isOpen
    ? {}
    : Object.fromEntries(others.map(other => [other, { ...takings[other], amount: '' }]));
  const paise = isOpen ? standing.duePaise : totalPaise;
  return { ...takings, ...cleared, [mode]: { ...takings[mode], amount: rupeesText(paise) } };
}

function rupeesText(paise: number): string {
  return paise % 100 === 0 ? String(paise / 100) : (paise / 100).toFixed(2);
}

export function paymentsOf(takings: TypedTakings, standing: Standing): NewPayment[] {
  return PAYMENT_MODES.filter(mode => standing.paise[mode] > 0).map(mode => ({
    mode,
    amountPaise: standing.paise[mode],
    reference: mode === 'cash' ? '' : takings[mode].reference.trim(),
  }));
}

/** Codes of what is wrong with the takings; empty when all is well. */
export function takingProblems(takings: TypedTakings, standing: Standing): Problems {
  const problems: Problems = {};
  for (const mode of PAYMENT_MODES) {
    if (typedPaise(takings[mode].amount) === undefined) problems[mode] = 'NOT_AN_AMOUNT';
    const reference = newBillSchema.shape.payments.element.shape.reference.safeParse(
      takings[mode].reference.trim(),
    );
    if (!reference.success) problems[`${mode}Reference`] = 'NOT_A_REFERENCE';
  }
  if (standing.isTooMuch) {
    const mode = standing.paise.upi > 0 ? 'upi' : 'card';
    problems[mode] ??= 'PAID_MORE_THAN_BILL';
  }
  return problems;
}

export function discountProblems(bill: Pick<TypedBill, 'lines' | 'discount'>): Problems {
  const { typedDiscountPaise, subtotalPaise } = amountsOf(bill);
  if (typedDiscountPaise === undefined) return { discount: 'NOT_AN_AMOUNT' };
  if (typedDiscountPaise > subtotalPaise) return { discount: 'DISCOUNT_MORE_THAN_BILL' };
  if (typedDiscountPaise > 0 && bill.discount.reason.trim() === '')
    return { reason: 'DISCOUNT_NEEDS_REASON' };
  return {};
}
