import { type BillDraft, type NewBillLine, newBillLineSchema } from '#shared/features/billing/bill.schema.ts';
import { taxOf } from '#shared/features/catalogue/tax.rules.ts';
import type { ShownTaxRate, TaxClass } from '#shared/features/catalogue/tax.schema.ts';
import {
  type CodeRule,
  codeProblemOf,
  codeProblemOfLine,
  waitsForCode,
} from '#shared/features/catalogue/tax-code.rules.ts';
import { formatPaise } from '#shared/kernel/money.ts';
import { discountPaiseOf, typedPaise } from './typed-bill.ts';

/** A line of the bill as it stands in the fields. */
export type TypedLine = {
  quantity: string;
  rate: string;
  /** '50' or '10 %'. */
  discount: string;
  taxClass: TaxClass;
  sacCode: string;
  doctorId: number;
  isIcu: boolean;
};

type DraftOfLine = Pick<BillDraft, 'chargesGst' | 'doctorId' | 'codeRule'>;

function rupeesText(paise: number): string {
  return formatPaise(paise, { decimals: paise % 100 !== 0 });
}

export function typedLineOf(line: NewBillLine, { doctorId }: DraftOfLine): TypedLine {
  return {
    quantity: String(line.quantity),
    rate: rupeesText(line.ratePaise),
    discount: line.discountPaise ? rupeesText(line.discountPaise) : '',
    taxClass: line.taxClass ?? 'exempt',
    sacCode: line.sacCode,
    doctorId: line.doctorId ?? doctorId,
    isIcu: line.isIcu ?? false,
  };
}

/** Neither of the catalogue nor the doctor's own fee: the desk says what kind of thing it is. */
export function isByHand({ itemId, kind }: NewBillLine): boolean {
  return itemId === undefined && kind === undefined;
}

/** Whose tax the fields of a line can change: what was typed by hand, and a room. */
export function hasTaxToChoose(line: NewBillLine, { chargesGst }: Pick<BillDraft, 'chargesGst'>): boolean {
  return chargesGst && (isByHand(line) || line.taxClass === 'roomRent');
}

/** What such a thing usually has, where that is long enough for the clinic; goods of a bare rate are told by nobody. */
const USUAL_CODES: Partial<Record<TaxClass, string>> = {
  ...{ exempt: '999312', medicine: '3004', device: '3005', cosmetic: '999722' },
};

/** Another kind of thing has another code; one that was typed stays. */
export function withTaxClass(
  typed: TypedLine,
  taxClass: TaxClass,
  rule: CodeRule | null,
): Partial<TypedLine> {
  const before = typed.sacCode.trim();
  const isTyped = before !== '' && before !== USUAL_CODES[typed.taxClass] && before !== USUAL_CODES.exempt;
  const usual = USUAL_CODES[taxClass] ?? '';
  const isEnough = codeProblemOf(usual, rule?.digits ?? 0) === null;
  return { taxClass, ...(!isTyped && { sacCode: isEnough ? usual : '' }) };
}

/** Where the code is typed: on a taxed line of one's own, and on one of the catalogue that lacks it. */
export function hasCodeToType(line: NewBillLine, typed: TypedLine, draft: DraftOfLine): boolean {
  if (draft.codeRule === null) return false;
  return isByHand(line) ? typed.taxClass !== 'exempt' : codeProblemOfLine(line, draft.codeRule) !== null;
}

function discountOf(text: string, amountPaise: number): number {
  const kind = text.trim().endsWith('%') ? 'percent' : 'rupees';
  const amount = text.replace('%', '').trim();
  return discountPaiseOf({ kind, amount }, amountPaise) ?? Number.NaN;
}

export type ReadLine = { line: NewBillLine } | { problems: Record<string, string> };

/** What the fields say, judged by the contract's own schema; codes by field where that is nothing. */
export function readTypedLine(
  line: NewBillLine,
  typed: TypedLine,
  { draft, rates }: { draft: DraftOfLine; rates: readonly ShownTaxRate[] },
): ReadLine {
  const quantity = Number(typed.quantity || Number.NaN);
  const ratePaise = line.isPrepaid ? 0 : (typedPaise(typed.rate) ?? Number.NaN);
  const discountPaise = discountOf(typed.discount, quantity * ratePaise);
  const taxClass = isByHand(line) ? typed.taxClass : (line.taxClass ?? 'exempt');
  const inForce = rates.find(row => row.taxClass === taxClass && row.standing === 'now');
  const one = { quantity, ratePaise, discountPaise, isTaxInclusive: line.isTaxInclusive, isIcu: typed.isIcu };
  const { doctorId: _doctor, isIcu: _icu, ...rest } = line;
  const next = newBillLineSchema.safeParse({
    ...rest,
    ...(typed.doctorId !== draft.doctorId && { doctorId: typed.doctorId }),
    ...{ quantity, ratePaise, discountPaise },
    ...(typed.isIcu && { isIcu: true }),
    ...((hasCodeToType(line, typed, draft) || isByHand(line)) && { sacCode: typed.sacCode.trim() }),
    ...(hasTaxToChoose(line, draft) && {
      taxClass,
      gstPermille: inForce ? taxOf(inForce, one).permille : (line.gstPermille ?? 0),
    }),
  });
  if (!next.success)
    return {
      problems: Object.fromEntries(next.error.issues.map(({ path, message }) => [String(path[0]), message])),
    };
  if (waitsForCode(next.data, draft.codeRule, false)) return { problems: { sacCode: 'TAX_CODE_NEEDED' } };
  return discountPaise > quantity * ratePaise
    ? { problems: { discountPaise: 'DISCOUNT_MORE_THAN_BILL' } }
    : { line: next.data };
}
