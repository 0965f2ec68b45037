import type { NewBillLine } from '#shared/features/billing/bill.schema.ts';
import { itemNameKey } from '#shared/features/catalogue/item-text.rules.ts';
import type { ReadContext } from '../../server/service.ts';
import { ofAllRecords } from '../patients/patients.service.ts';
import * as billingSql from './billing.sql.ts';
import { suggestLines } from './suggest-lines.ts';

type OfVisit = { visitId: number; patientId: number; doctorId: number };

/**
 * What was ordered or given here at a visit, as lines of its bill: tests of the clinic's own laboratory and vaccines.
 * What has no price yet is only named, so that nothing leaves the clinic for nothing by mistake.
 */
export function linesOfVisit(
  ctx: ReadContext,
  { visitId, patientId, doctorId }: OfVisit,
): { lines: NewBillLine[]; unpriced: string[] } {
  const names = [
    ...billingSql.listTestsOfVisit(ctx.db, visitId),
    ...ofAllRecords(ctx.db, patientId, recordId =>
      billingSql.listVaccinesOfVisit(ctx.db, { patientId: recordId, visitId }),
    ),
  ];
  const lines: NewBillLine[] = [];
  const unpriced: string[] = [];
  for (const { name } of names) {
    const found = suggestLines(ctx, { text: name, doctorId, patientId, listId: null, partyId: null }).find(
      ({ line }) => itemNameKey(line.description) === itemNameKey(name),
    );
    if (!found?.hasPrice) unpriced.push(name);
    else lines.push(found.prepaidUses > 0 ? prepaid(found.line) : found.line);
  }
  return { lines, unpriced };
}

export function prepaid(line: NewBillLine): NewBillLine {
  return { ...line, ratePaise: 0, isPrepaid: true };
}
