import type { ExportedFile } from '#shared/contract/grid-export.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import { DUE_BANDS } from '#shared/features/dues/ageing.rules.ts';
import type { partiesContract } from '#shared/features/parties/parties.contract.ts';
import type { Statement, StatementEntry } from '#shared/features/parties/party.schema.ts';
import { statementGrid } from '#shared/features/parties/statement.grid.ts';
import { translatorOf } from '#shared/i18n/translate.ts';
import { fromDayNumber, toDayNumber } from '#shared/kernel/local-date.ts';
import { exportGrid } from '../../server/grid/export-grid.ts';
import type { ReadContext, TaskContext } from '../../server/service.ts';
import { membersOfAll } from '../patients/patients.service.ts';
import * as accountsSql from './accounts.sql.ts';
import { getParty, partyBillOf } from './companies.ts';
import * as partiesSql from './parties.sql.ts';

type Asked = ParsedInputOf<typeof partiesContract.statement>;

/** A company's account over some days: what stood before, every movement with the balance after it, what is left. */
export function statement(ctx: ReadContext, { partyId, fromDate, toDate }: Asked): Statement {
  const party = getParty(ctx.db, partyId);
  ctx.subject('party', partyId, { fromDate, toDate });
  const days = { fromDay: toDayNumber(fromDate), toDay: toDayNumber(toDate) };
  const numbers = memberNumbers(ctx, partyId);
  const openingPaise = accountsSql.sumBefore(ctx.db, partyId, days.fromDay);
  let balancePaise = openingPaise;
  const entries = accountsSql.listEntries(ctx.db, partyId, days).map(({ patientId, onDate, ...row }) => {
    balancePaise += row.amountPaise;
    return {
      ...row,
      kind: row.kind as StatementEntry['kind'],
      onDate: fromDayNumber(onDate),
      memberNumber: patientId === null ? '' : numbers(patientId),
      balancePaise,
    };
  });
  const open = accountsSql
    .listOpenOn(ctx.db, days.toDay, partyId)
    .map(row => partyBillOf(row, party.termsDays, toDate));
  const ageing = DUE_BANDS.map(band => ({
    band,
    duePaise: open.reduce((sum, bill) => sum + (bill.band === band ? bill.duePaise : 0), 0),
  }));
  return { party, openingPaise, entries, closingPaise: balancePaise, ageing };
}

/** The number under which the company knows a patient, by any record of theirs. */
function memberNumbers(ctx: ReadContext, partyId: number): (patientId: number) => string {
  const numbers = new Map<number, string>();
  const members = partiesSql.listMembers(ctx.db, partyId);
  const records = membersOfAll(
    ctx.db,
    members.map(({ patientId }) => patientId),
  );
  for (const { patientId, memberNumber } of members) {
    for (const recordId of records.get(patientId) ?? []) {
      if (!numbers.has(recordId)) numbers.set(recordId, memberNumber);
    }
  }
  return patientId => numbers.get(patientId) ?? '';
}

/** Every stretch of days is a paper of its own: both days in one number, below the largest that is kept exactly. */
function versionOfDays(fromDay: number, toDay: number): number {
  return fromDay * 100_000_000 + toDay;
}

export async function exportStatement(
  ctx: TaskContext,
  input: ParsedInputOf<typeof partiesContract.exportStatement>,
): Promise<ExportedFile> {
  const { partyId, fromDate, toDate, language } = input;
  const grid = ctx.reading(read =>
    statementGrid(statement(read, input), { t: translatorOf(language), language, fromDate, toDate }),
  );
  return exportGrid(ctx, grid, {
    wanted: input,
    fileName: `statement-${partyId}-${fromDate}-${toDate}`,
    entity: 'party',
    counted: {
      page: 'statement',
      subjectId: partyId,
      version: versionOfDays(toDayNumber(fromDate), toDayNumber(toDate)),
    },
    detail: { partyId, fromDate, toDate },
  });
}
