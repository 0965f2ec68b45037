import type { PartyBill, SettlementMode } from '#shared/features/parties/party.schema.ts';
import { fromDayNumber, type LocalDate, toDayNumber } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import * as accountsSql from './accounts.sql.ts';
import { partyBillOf } from './companies.ts';
import * as partiesSql from './parties.sql.ts';
import * as settlementsSql from './settlements.sql.ts';

/** What every company owed at the end of a day, by the company's name and then the oldest first. */
export function openBillsOfParties(
  db: ReadableDb,
  onDate: LocalDate,
): (PartyBill & { partyId: number; partyName: string })[] {
  const open = accountsSql.listOpenOn(db, toDayNumber(onDate), null);
  return partiesSql
    .list(db)
    .flatMap(({ id, name, termsDays }) =>
      open
        .filter(({ partyId }) => partyId === id)
        .map(row => ({ ...partyBillOf(row, termsDays, onDate), partyId: id, partyName: name })),
    );
}

export type TdsOfParty = {
  onDate: LocalDate;
  partyName: string;
  gstin: string;
  mode: SettlementMode;
  reference: string;
  receivedPaise: number;
  tdsPaise: number;
};

/** Tax kept back on these days, by company. */
export function tdsOfParties(
  db: ReadableDb,
  { fromDate, toDate }: Record<'fromDate' | 'toDate', LocalDate>,
): TdsOfParty[] {
  return settlementsSql
    .listTds(db, toDayNumber(fromDate), toDayNumber(toDate))
    .map(row => ({ ...row, onDate: fromDayNumber(row.onDate) }));
}
