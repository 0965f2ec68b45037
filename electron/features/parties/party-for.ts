import { AppError } from '#shared/contract/app-error.ts';
import type { PartyChoice } from '#shared/features/parties/party.schema.ts';
import { fromDayNumber, type LocalDate } from '#shared/kernel/local-date.ts';
import { saysAddress } from '#shared/kernel/text.ts';
import type { ReadableDb } from '../../database/db.ts';
import { ofAllRecords } from '../patients/patients.service.ts';
import * as partiesSql from './parties.sql.ts';

function isInForce({ validFrom, validTo }: partiesSql.MemberRow, onDate: LocalDate): boolean {
  return fromDayNumber(validFrom) <= onDate && (validTo === null || onDate <= fromDayNumber(validTo));
}

function freeOf({ creditLimitPaise, duePaise }: partiesSql.PartyRow): number | null {
  return creditLimitPaise === null ? null : Math.max(0, creditLimitPaise - duePaise);
}

/** The companies that pay for a person on a day, those of all the person's records. */
export function partiesOf(db: ReadableDb, patientId: number, onDate: LocalDate): PartyChoice[] {
  const choices = new Map<number, PartyChoice>();
  for (const member of ofAllRecords(db, patientId, recordId => partiesSql.listOfRecord(db, recordId))) {
    const { partyId, memberNumber } = member;
    if (!isInForce(member, onDate) || choices.has(partyId)) continue;
    const party = partiesSql.find(db, partyId);
    if (!party || party.isRetired === 1) continue;
    const { name, priceListName, gstin, address } = party;
    choices.set(partyId, {
      ...{ partyId, name, memberNumber, priceListName, freePaise: freeOf(party) },
      ...{ isRegistered: gstin !== '', hasAddress: saysAddress(address) },
      stateCode: gstin.slice(0, 2),
    });
  }
  return [...choices.values()];
}

export type PartyOfBill = {
  partyId: number;
  name: string;
  gstin: string;
  address: string;
  memberNumber: string;
  /** Not of its state alone. */
  hasAddress: boolean;
};

/**
 * The company that a bill goes to, as the bill will always name it; refuses one that does not pay for this person on
 * the day, and what would go over its limit. `duePaise` is what of the bill the company is to pay.
 */
export function partyFor(
  db: ReadableDb,
  bill: { partyId: number; patientId: number; onDate: LocalDate; duePaise: number },
): PartyOfBill {
  const { partyId, patientId, onDate, duePaise } = bill;
  const choice = partiesOf(db, patientId, onDate).find(each => each.partyId === partyId);
  const party = partiesSql.find(db, partyId);
  if (!choice || !party) throw new AppError('NOT_A_MEMBER', { partyId });
  if (choice.freePaise !== null && duePaise > choice.freePaise) {
    throw new AppError('PARTY_LIMIT_REACHED', {
      limitPaise: party.creditLimitPaise ?? 0,
      duePaise: party.duePaise,
    });
  }
  const { name, gstin, address, state } = party;
  const place = [address, state].filter(Boolean).join(', ');
  const { memberNumber, hasAddress } = choice;
  return { partyId, name, gstin, address: place, memberNumber, hasAddress };
}
