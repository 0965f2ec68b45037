import type { Approval } from '#shared/features/approvals/approval.schema.ts';
import { apportion, billAmounts } from '#shared/features/billing/bill.rules.ts';
import {
  type BillDraft,
  type NewBill,
  type NewBillLine,
  type NewPayment,
  newBillSchema,
  PAYMENT_MODES,
  type PaymentMode,
} from '#shared/features/billing/bill.schema.ts';
import { givenAwayOf } from '#shared/features/billing/given-away.rules.ts';
import type { Recipient } from '#shared/features/billing/recipient.rules.ts';
import type { Category } from '#shared/features/catalogue/item.schema.ts';
import { parseRupees, type Rounding } from '#shared/kernel/money.ts';

export type TypedDiscount = {
  kind: 'percent' | 'rupees';
  amount: string;
  reason: string;
  /** Of the clinic's list, or words of one's own; null while what is typed is neither chosen. */
  reasonId: number | 'other' | null;
  /** The whole bill, or all its lines of one kind. */
  scope: 'bill' | Category;
};
/** What somebody approved for this bill, and up to how much. */
export type GivenApproval = Approval & { amountPaise: number };
type TypedTaking = { amount: string; reference: string };
export type TypedTakings = Record<PaymentMode, TypedTaking>;
export type TypedBill = {
  lines: NewBillLine[];
  discount: TypedDiscount;
  takings: TypedTakings;
  /** Of the person's advance. */
  advancePaise: number;
  /** The company on whose account the rest goes. */
  partyId?: number | null;
  /** What the total is rounded to, as the screen began with. */
  rounding: Rounding;
  /** A price list that was chosen for it. */
  listId?: number | null;
  approval: GivenApproval | null;
  /** The buyer's address and state, where the invoice must name them and the record does not. */
  recipient?: Recipient;
};

const NOTHING: TypedTaking = { amount: '', reference: '' };
export const NO_TAKINGS: TypedTakings = {
  cash: NOTHING,
  upi: NOTHING,
  card: NOTHING,
  cheque: NOTHING,
  bank: NOTHING,
};
export const NO_DISCOUNT: TypedDiscount = {
  ...{ kind: 'percent', amount: '', reason: '', reasonId: null, scope: 'bill' },
};

export type Problems = {
  discount?: string;
  reason?: string;
  nothing?: boolean;
  noLines?: boolean;
  /** The place of a line that waits for its HSN or SAC. */
  codeOf?: number;
  recipient?: Partial<Record<keyof Recipient, string>>;
  /** Why the chosen company gets no such invoice; the words stand beside it as long as it is so. */
  company?: string;
} & Partial<Record<PaymentMode | `${PaymentMode}Reference`, string>>;

/** Paise of what stands in an amount field: 0 when empty, undefined when it is no amount. */
export function typedPaise(text: string): number | undefined {
  return text.trim() === '' ? 0 : parseRupees(text);
}

/** '50' or '10 %' of an amount, in paise to the nearest one; undefined when it is neither. */
export function discountPaiseOf(
  { kind, amount }: Pick<TypedDiscount, 'kind' | 'amount'>,
  ofPaise: number,
): number | undefined {
  if (kind === 'rupees') return typedPaise(amount);
  const text = amount.trim();
  if (text === '') return 0;
  if (!/^\d{1,3}(\.\d{1,2})?$/.test(text)) return undefined;
  return Math.round((ofPaise * Number(text)) / 100);
}

type Typed = Pick<TypedBill, 'lines' | 'discount' | 'rounding'>;

function netOf({ quantity, ratePaise, discountPaise = 0 }: NewBillLine): number {
  return quantity * ratePaise - discountPaise;
}

/** The lines as they are sent: a discount of one kind of lines is shared out over them. */
function sentLines({ lines, discount }: Omit<Typed, 'rounding'>, discountPaise: number): NewBillLine[] {
  if (discount.scope === 'bill' || discountPaise === 0) return [...lines];
  const shares = apportion(
    discountPaise,
    lines.map(line => (line.category === discount.scope ? netOf(line) : 0)),
  );
  return lines.map((line, index) => {
    const share = shares[index] ?? 0;
    return share === 0 ? line : { ...line, discountPaise: (line.discountPaise ?? 0) + share };
  });
}

/** What the typed bill comes to; a discount that is no amount, or too much, counts as none until it is right. */
export function amountsOf(typed: Typed) {
  const { lines, discount, rounding } = typed;
  const isDiscounted = (line: NewBillLine) => discount.scope === 'bill' || line.category === discount.scope;
  const basePaise = lines.reduce((sum, line) => sum + (isDiscounted(line) ? netOf(line) : 0), 0);
  const typedDiscountPaise = discountPaiseOf(discount, basePaise);
  const isUsable = typedDiscountPaise !== undefined && typedDiscountPaise <= basePaise;
  const usablePaise = isUsable ? typedDiscountPaise : 0;
  const toSend = {
    lines: sentLines(typed, usablePaise),
    discountPaise: discount.scope === 'bill' ? usablePaise : 0,
  };
  return {
    ...billAmounts({ ...toSend, rounding }),
    ...{ rounding, toSend, basePaise, typedDiscountPaise },
    givenAway: givenAwayOf(toSend),
  };
}

/** The bill as the server takes it. */
export function billToSend(
  typed: TypedBill,
  draft: Pick<BillDraft, 'patientId' | 'visitId' | 'doctorId'>,
): NewBill {
  const { toSend, discountPaise, totalPaise } = amountsOf(typed);
  const { approval, advancePaise, partyId, listId, rounding } = typed;
  const { reason, reasonId } = typed.discount;
  return {
    ...{ patientId: draft.patientId, visitId: draft.visitId, doctorId: draft.doctorId },
    ...toSend,
    rounding,
    discountReason: discountPaise > 0 ? reason.trim() : '',
    ...(discountPaise > 0 && typeof reasonId === 'number' && { discountReasonId: reasonId }),
    payments: paymentsOf(typed.takings, standingOf(typed.takings, totalPaise - advancePaise)),
    ...(approval && { approvalId: approval.approvalId }),
    ...(advancePaise > 0 && { advancePaise }),
    ...(partyId != null && { partyId }),
    ...(listId != null && { listId }),
    ...(typed.recipient && { recipient: typed.recipient }),
  };
}

export type Standing = {
  /** What each mode pays of the bill; for cash what was given, less what is returned. */
  paise: Record<PaymentMode, number>;
  givenPaise: number;
  returnPaise: number;
  paidPaise: number;
  duePaise: number;
  isTooMuch: boolean;
};

/** Every mode but cash pays exactly; cash may be given above what is left, and the rest is returned. */
export function standingOf(takings: TypedTakings, totalPaise: number): Standing {
  const typed = (mode: PaymentMode) => typedPaise(takings[mode].amount) ?? 0;
  const exact = { upi: typed('upi'), card: typed('card'), cheque: typed('cheque'), bank: typed('bank') };
  const exactPaise = exact.upi + exact.card + exact.cheque + exact.bank;
  const givenPaise = typed('cash');
  const cash = Math.min(givenPaise, Math.max(0, totalPaise - exactPaise));
  const paidPaise = exactPaise + cash;
  return {
    paise: { cash, ...exact },
    givenPaise,
    returnPaise: givenPaise - cash,
    paidPaise,
    duePaise: Math.max(0, totalPaise - paidPaise),
    isTooMuch: exactPaise > totalPaise,
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
    const mode = (['upi', 'card', 'cheque', 'bank'] as const).find(each => standing.paise[each] > 0) ?? 'upi';
    problems[mode] ??= 'PAID_MORE_THAN_BILL';
  }
  return problems;
}

export function discountProblems(bill: Typed): Problems {
  const { typedDiscountPaise, basePaise, discountPaise } = amountsOf(bill);
  if (typedDiscountPaise === undefined) return { discount: 'NOT_AN_AMOUNT' };
  if (typedDiscountPaise > basePaise) return { discount: 'DISCOUNT_MORE_THAN_BILL' };
  const { reason, reasonId } = bill.discount;
  if (discountPaise > 0 && reason.trim() === '') return { reason: 'DISCOUNT_NEEDS_REASON' };
  return discountPaise > 0 && reasonId === null ? { reason: 'DISCOUNT_REASON_NOT_CHOSEN' } : {};
}

/** A line whose price or tax is another by now; a rate that was not changed by hand follows its list. */
export function withNewPrice(
  lines: readonly NewBillLine[],
  now: { lineNumber: number; wasPaise: number | null; nowPaise: number | null; nowPermille: number },
): NewBillLine[] {
  return lines.map((line, index) => {
    if (index + 1 !== now.lineNumber) return line;
    const followsList = line.ratePaise === now.wasPaise && now.nowPaise !== null;
    return {
      ...line,
      ...{ listPricePaise: now.nowPaise, gstPermille: now.nowPermille },
      ...(followsList && now.nowPaise !== null && { ratePaise: now.nowPaise }),
    };
  });
}

/** The one mode that paid the whole bill; undefined when it was split, part or nothing. */
export function onlyModeOf(standing: Standing): PaymentMode | undefined {
  const used = PAYMENT_MODES.filter(mode => standing.paise[mode] > 0);
  return used.length === 1 && standing.duePaise === 0 ? used[0] : undefined;
}
