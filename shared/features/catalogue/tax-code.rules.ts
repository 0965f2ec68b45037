import * as z from 'zod';

/** An HSN or SAC has 4, 6 or 8 digits; a chapter of 2 is too short for any invoice since April 2021. */
export const TAX_CODE = /^(\d{4}|\d{6}|\d{8})?$/;

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

/** What a taxed line lacks; null for one without tax, and for a clinic that owes no code. */
export function codeProblemOfLine(line: CodedLine, rule: CodeRule | null): CodeProblem | null {
  return rule && (line.gstPermille ?? 0) > 0 ? codeProblemOf(line.sacCode, rule.digits) : null;
}

/**
 * Whether the invoice waits for a line's code: where the law asks for it, and on a line typed by hand always, for
 * whoever types it has the goods before him. An item of the catalogue that lacks it goes on otherwise, with its mark.
 */
export function waitsForCode(line: CodedLine, rule: CodeRule | null, isBuyerRegistered: boolean): boolean {
  if (!rule || codeProblemOfLine(line, rule) === null) return false;
  return line.itemId === undefined || isBuyerRegistered || !rule.isOptionalForUnregistered;
}

/** The code as a return shows it: no longer than the clinic must give. */
export function codeInReturn(code: string, digits: number): string {
  return code.slice(0, digits);
}
