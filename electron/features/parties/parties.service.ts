import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { partiesContract } from '#shared/features/parties/parties.contract.ts';
import type { PartyChoice } from '#shared/features/parties/party.schema.ts';
import { openDay } from '../../ledger/open-day.ts';
import type { ReadContext, ServiceOf } from '../../server/service.ts';
import { account, addMember, endMember, list, save } from './companies.ts';
import { exportMembers, exportOpenBills, exportSettlements } from './export-account.ts';
import { exportCompanies } from './export-companies.ts';
import { partiesOf } from './party-for.ts';
import { moveToPatient, settle, takeSettlementBack, writeOff } from './settlements.ts';
import { exportStatement, statement } from './statements.ts';

export { openBillsOfParties, tdsOfParties } from './books.ts';
export { type PartyOfBill, partiesOf, partyFor } from './party-for.ts';

function ofPatient(
  ctx: ReadContext,
  { patientId }: ParsedInputOf<typeof partiesContract.ofPatient>,
): PartyChoice[] {
  return partiesOf(ctx.db, patientId, openDay(ctx));
}

export const partiesService = {
  list,
  exportCompanies,
  account,
  exportOpenBills,
  exportSettlements,
  exportMembers,
  ofPatient,
  save,
  addMember,
  endMember,
  settle,
  takeSettlementBack,
  moveToPatient,
  writeOff,
  statement,
  exportStatement,
} satisfies ServiceOf<typeof partiesContract>;
