import * as z from 'zod';

/** An HSN or SAC has 4, 6 or 8 digits; a chapter of 2 is too short for any invoice since April 2021. */
const TAX_CODE = /^(\d{4}|\d{6}|\d{8})?$/;

/** The groups of services in the scheme of classification that the GST took over (Notification 11/2017-CT(R), annexure). */
const SERVICE_GROUP = /^99(54|6[1-9]|7[1-3]|8[1-9]|9[1-9])/;

/** Whether a chapter of goods (01–98; 77 is kept for later use) or a group of services begins like this. */
function isOfAChapter(code: string): boolean {
  if (!TAX_CODE.test(code) || code === '') return true;
  if (code.startsWith('99')) return SERVICE_GROUP.test(code);
  return !/^(00|77|\d\d00)/.test(code);
}

/** HSN or SAC as typed, or nothing: of how many digits, and none that cannot exist. */
export const taxCodeSchema = z.string().regex(TAX_CODE, 'NOT_A_SAC').refine(isOfAChapter, 'NO_SUCH_TAX_CODE');

/** How many digits a tax invoice asks for, by the turnover of the financial year before: a dated row. */
export const codeRuleSchema = z.object({
  digits: z.int(),
  /** On an invoice to a buyer without a GSTIN the code may be left out. */
  isOptionalForUnregistered: z.boolean(),
});
export type CodeRule = z.infer<typeof codeRuleSchema>;

export const codeProblemSchema = z.enum(['missing', 'tooShort']);
export type CodeProblem = z.infer<typeof codeProblemSchema>;

export function codeProblemOf(code: string, digits: number): CodeProblem | null {
  if (code === '') return 'missing';
  return code.length < digits ? 'tooShort' : null;
}

type CodedLine = { sacCode: string; gstPermille?: number | undefined; itemId?: number | undefined };

type ValuedLine = {
  quantity: number;
  ratePaise: number;
  discountPaise?: number | undefined;
  /** Its share of the bill's discount. */
  billDiscountPaise?: number | undefined;
  isPrepaid?: boolean | undefined;
};

/** Whether nothing is charged for it now: a session that was paid for before, or a line given away. */
export function isOfNoValue(line: ValuedLine): boolean {
  const { quantity, ratePaise, discountPaise = 0, billDiscountPaise = 0, isPrepaid = false } = line;
  return isPrepaid || quantity * ratePaise - discountPaise - billDiscountPaise <= 0;
}

/** What a taxed line lacks; null for one without tax, and for a clinic that owes no code. */
export function codeProblemOfLine(line: CodedLine, rule: CodeRule | null): CodeProblem | null {
  return rule && (line.gstPermille ?? 0) > 0 ? codeProblemOf(line.sacCode, rule.digits) : null;
}

/**
 * Whether the invoice waits for a line's code: where the law asks for it, and on a line typed by hand always, for
 * whoever types it has the goods before him. An item of the catalogue that lacks it goes on otherwise, with its mark.
 * What is charged nothing now, as a session paid for before, was coded on the invoice of its sale.
 */
export function waitsForCode(
  line: CodedLine & ValuedLine,
  rule: CodeRule | null,
  isBuyerRegistered: boolean,
): boolean {
  if (!rule || isOfNoValue(line) || codeProblemOfLine(line, rule) === null) return false;
  return line.itemId === undefined || isBuyerRegistered || !rule.isOptionalForUnregistered;
}

/** The code as a return shows it: no longer than the clinic must give. */
export function codeInReturn(code: string, digits: number): string {
  return code.slice(0, digits);
}
