import type { NewBill } from '#shared/features/billing/bill.schema.ts';
import type { PricedLine } from './price-lines.ts';

type AboutBill = Pick<NewBill, 'doctorId' | 'listId'> & {
  discountPaise: number;
  lines: readonly PricedLine[];
  approvalId: number | undefined;
};

/**
 * For the audit row: what was given away and who approved it, which rates are not the list's, which lines are of no
 * list at all, whose price was taken instead of the bill's doctor's, and which list the desk chose.
 */
export function auditOfBill({ discountPaise, lines, approvalId, doctorId, listId }: AboutBill) {
  const numbered = lines.map((line, index) => ({ ...line, lineNumber: index + 1 }));
  const overridden = numbered.flatMap(({ lineNumber, listPricePaise, ratePaise, isPrepaid }) =>
    listPricePaise === null || isPrepaid || listPricePaise === ratePaise
      ? []
      : [{ lineNumber, listPricePaise, ratePaise }],
  );
  const byHand = numbered.flatMap(({ lineNumber, listPricePaise, isPrepaid }) =>
    listPricePaise === null && !isPrepaid ? [lineNumber] : [],
  );
  const otherDoctors = numbered.flatMap(line =>
    line.doctorId === undefined || line.doctorId === doctorId
      ? []
      : [{ lineNumber: line.lineNumber, doctorId: line.doctorId }],
  );
  return {
    ...(discountPaise > 0 && { discountPaise }),
    ...(approvalId !== undefined && { approvalId }),
    ...(overridden.length > 0 && { overridden }),
    ...(byHand.length > 0 && { byHand }),
    ...(otherDoctors.length > 0 && { otherDoctors }),
    ...(listId != null && { listId }),
  };
}
