import { type Rounding, roundOffPaise } from '../../kernel/money.ts';
import type { DocumentType } from '../ledger/series.rules.ts';
import type { NewBill, NewBillLine, NewPayment } from './bill.schema.ts';

/** What decides the amounts of a line; every rate is in paise. */
export type LineToCount = {
  quantity: number;
  ratePaise: number;
  /** The line's own discount. */
  discountPaise?: number | undefined;
  /** Of the central and the state half together: 180 is 18 %. */
  gstPermille?: number | undefined;
  isTaxInclusive?: boolean | undefined;
};

export type LineAmounts = {
  amountPaise: number;
  discountPaise: number;
  /** Its share of the bill's discount. */
  billDiscountPaise: number;
  gstPermille: number;
  isTaxInclusive: boolean;
  taxablePaise: number;
  cgstPaise: number;
  sgstPaise: number;
};

export type BilledLine = NewBillLine & LineAmounts;

export type BillAmounts<Line = BilledLine> = {
  lines: Line[];
  subtotalPaise: number;
  /** The lines' discounts and the bill's together. */
  discountPaise: number;
  /** All the tax in the total, and the part of it that comes on top of the rates. */
  taxPaise: number;
  addedTaxPaise: number;
  roundOffPaise: number;
  totalPaise: number;
  documentType: DocumentType;
};

export type MoneyRefusal =
  | { code: 'DISCOUNT_MORE_THAN_BILL'; data: { subtotalPaise: number } }
  | { code: 'DISCOUNT_NEEDS_REASON'; data: Record<string, never> }
  | { code: 'PAID_MORE_THAN_BILL'; data: { totalPaise: number } };

export function sumPaise(amounts: readonly { amountPaise: number }[]): number {
  return amounts.reduce((sum, { amountPaise }) => sum + amountPaise, 0);
}

function sumOf<Row>(rows: readonly Row[], of: (row: Row) => number): number {
  return rows.reduce((sum, row) => sum + of(row), 0);
}

/**
 * An amount over weights by the largest remainder: the parts are whole paise, add up to the amount exactly, and none
 * is above its weight as long as the amount is not above all of them. Of equal remainders the earlier line takes it.
 */
export function apportion(amountPaise: number, weights: readonly number[]): number[] {
  const whole = BigInt(weights.reduce((sum, weight) => sum + weight, 0));
  if (whole === 0n) return weights.map(() => 0);
  const parts = weights.map((weight, index) => {
    const product = BigInt(amountPaise) * BigInt(weight);
    return { index, share: Number(product / whole), rest: product % whole };
  });
  let left = amountPaise - sumOf(parts, ({ share }) => share);
  for (const part of parts.toSorted((a, b) => Number(b.rest - a.rest) || a.index - b.index)) {
    if (left <= 0) break;
    part.share += 1;
    left -= 1;
  }
  return parts.map(({ share }) => share);
}

/** Central tax and state tax are equal; each is rounded to the paisa, half a paisa up (CGST Act, section 9). */
export function halfTaxPaise(netPaise: number, permille: number, isInclusive: boolean): number {
  const divisor = 2 * (isInclusive ? 1_000 + permille : 1_000);
  return Math.floor((netPaise * permille + divisor / 2) / divisor);
}

function lineAmounts<Line extends LineToCount>(line: Line, billDiscountPaise: number): Line & LineAmounts {
  const { discountPaise = 0, gstPermille = 0, isTaxInclusive = false } = line;
  const amountPaise = line.quantity * line.ratePaise;
  const netPaise = amountPaise - discountPaise - billDiscountPaise;
  const half = halfTaxPaise(netPaise, gstPermille, isTaxInclusive);
  return {
    ...line,
    ...{ amountPaise, discountPaise, billDiscountPaise, gstPermille, isTaxInclusive },
    taxablePaise: isTaxInclusive ? netPaise - 2 * half : netPaise,
    ...{ cgstPaise: half, sgstPaise: half },
  };
}

/**
 * Rules 46, 46A and 49 of the CGST Rules: taxed lines ask for a tax invoice, both kinds together for one paper of both.
 * What costs nothing, as a session paid for before, decides only where nothing else does.
 */
export function documentTypeOf(
  lines: readonly { gstPermille: number; taxablePaise: number }[],
): DocumentType {
  const charged = lines.filter(({ taxablePaise }) => taxablePaise > 0);
  const counted = charged.length > 0 ? charged : lines;
  const taxed = counted.filter(({ gstPermille }) => gstPermille > 0).length;
  if (taxed === 0) return 'billOfSupply';
  return taxed === counted.length ? 'taxInvoice' : 'invoiceCumBill';
}

/**
 * What the lines and the discounts come to, in whole rupees with the round-off as a line of its own, or to the paisa
 * where the clinic wants it so (BIL-20); a bill under one rupee is not rounded. `discountPaise` is the bill's own and lowers every line's value before tax (CGST
 * Act, section 15(3)).
 */
export function billAmounts<Line extends LineToCount = NewBillLine>(bill: {
  lines: readonly Line[];
  discountPaise: number;
  rounding?: Rounding | undefined;
}): BillAmounts<Line & LineAmounts> {
  const shares = apportion(
    bill.discountPaise,
    bill.lines.map(line => line.quantity * line.ratePaise - (line.discountPaise ?? 0)),
  );
  const lines = bill.lines.map((line, index) => lineAmounts(line, shares[index] ?? 0));
  const subtotalPaise = sumPaise(lines);
  const discountPaise = bill.discountPaise + sumOf(lines, line => line.discountPaise);
  const taxOf = (line: LineAmounts) => line.cgstPaise + line.sgstPaise;
  const addedTaxPaise = sumOf(lines, line => (line.isTaxInclusive ? 0 : taxOf(line)));
  const exactPaise = subtotalPaise - discountPaise + addedTaxPaise;
  const roundedPaise = exactPaise < 100 ? 0 : roundOffPaise(exactPaise, bill.rounding);
  return {
    ...{ lines, subtotalPaise, discountPaise, addedTaxPaise },
    taxPaise: sumOf(lines, taxOf),
    roundOffPaise: roundedPaise,
    totalPaise: exactPaise + roundedPaise,
    documentType: documentTypeOf(lines),
  };
}

type BillToIssue = Pick<NewBill, 'discountPaise' | 'discountReason' | 'payments'> & {
  lines: readonly LineToCount[];
  advancePaise?: number | undefined;
  rounding?: Rounding | undefined;
};

function isDiscountTooMuch({ lines, discountPaise }: Pick<BillToIssue, 'lines' | 'discountPaise'>): boolean {
  const left = lines.map(line => line.quantity * line.ratePaise - (line.discountPaise ?? 0));
  return left.some(paise => paise < 0) || discountPaise > sumOf(left, paise => paise);
}

/** Why a bill cannot be issued as it stands; null when it can. */
export function moneyRefusalOf(bill: BillToIssue): MoneyRefusal | null {
  if (isDiscountTooMuch(bill)) {
    const subtotalPaise = sumOf(bill.lines, line => line.quantity * line.ratePaise);
    return { code: 'DISCOUNT_MORE_THAN_BILL', data: { subtotalPaise } };
  }
  const { discountPaise, totalPaise } = billAmounts(bill);
  if (discountPaise > 0 && bill.discountReason === '') return { code: 'DISCOUNT_NEEDS_REASON', data: {} };
  const paidPaise = sumPaise(bill.payments) + (bill.advancePaise ?? 0);
  return paidPaise > totalPaise ? { code: 'PAID_MORE_THAN_BILL', data: { totalPaise } } : null;
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
