import { AppError } from '#shared/contract/app-error.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import { ageOfDue } from '#shared/features/dues/ageing.rules.ts';
import type { partiesContract } from '#shared/features/parties/parties.contract.ts';
import type {
  Member,
  Party,
  PartyAccount,
  PartyBill,
  Settlement,
} from '#shared/features/parties/party.schema.ts';
import { addDays, fromDayNumber, type LocalDate, toDayNumber } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import { openDay } from '../../ledger/open-day.ts';
import type { ReadContext, WriteContext } from '../../server/service.ts';
import { getPerson, membersOf } from '../patients/patients.service.ts';
import * as accountsSql from './accounts.sql.ts';
import * as partiesSql from './parties.sql.ts';
import * as settlementsSql from './settlements.sql.ts';

type InputOf<Name extends keyof typeof partiesContract> = ParsedInputOf<(typeof partiesContract)[Name]>;

export function partyOf(row: partiesSql.PartyRow): Party {
  return { ...row, isRetired: row.isRetired === 1 };
}

export function getParty(db: ReadableDb, partyId: number): Party {
  const row = partiesSql.find(db, partyId);
  if (!row) throw new AppError('NOT_FOUND', { what: 'party' });
  return partyOf(row);
}

export function list(ctx: ReadContext): Party[] {
  return partiesSql.list(ctx.db).map(partyOf);
}

/** A bill with its age: counted from the day on which the company was to pay. */
export function partyBillOf(row: accountsSql.OpenBillRow, termsDays: number, today: LocalDate): PartyBill {
  const { billId, number, patientName, uhid, totalPaise, duePaise } = row;
  const onDate = fromDayNumber(row.onDate);
  const payBy = addDays(onDate, termsDays);
  const { ageDays, band } = ageOfDue(onDate, payBy, today);
  return { ...{ billId, number, onDate, patientName, uhid, totalPaise, duePaise }, payBy, ageDays, band };
}

export function memberOf(row: partiesSql.MemberRow): Member {
  return {
    ...row,
    validFrom: fromDayNumber(row.validFrom),
    validTo: row.validTo === null ? null : fromDayNumber(row.validTo),
  };
}

function settlementOf(db: ReadableDb, { partyId: _, ...row }: settlementsSql.SettlementRow): Settlement {
  const bills = new Map<number, Settlement['bills'][number]>();
  for (const { billId, billNumber, kind, number, amountPaise } of settlementsSql.listSettled(db, row.id)) {
    const bill = bills.get(billId) ?? {
      ...{ billId, number: billNumber, receiptNumber: '', receivedPaise: 0, tdsPaise: 0 },
    };
    if (kind === 'receipt')
      bills.set(billId, { ...bill, receiptNumber: number ?? '', receivedPaise: amountPaise });
    else bills.set(billId, { ...bill, tdsPaise: amountPaise });
  }
  return {
    ...row,
    onDate: fromDayNumber(row.onDate),
    takenBackBecause: row.takenBackBecause ?? '',
    isTakenBack: row.takenBackBecause !== null,
    bills: [...bills.values()],
  };
}

/** What is open counts by today's books, also what a late evening put into the next day. */
const END_OF_TIME = 29991231;

export function accountOf(ctx: ReadContext | WriteContext, partyId: number): PartyAccount {
  const party = getParty(ctx.db, partyId);
  const today = ctx.today();
  return {
    party,
    bills: accountsSql
      .listOpenOn(ctx.db, END_OF_TIME, partyId)
      .map(row => partyBillOf(row, party.termsDays, today)),
    settlements: settlementsSql.list(ctx.db, partyId).map(row => settlementOf(ctx.db, row)),
    members: partiesSql.listMembers(ctx.db, partyId).map(memberOf),
  };
}

export function account(ctx: ReadContext, { partyId }: InputOf<'account'>): PartyAccount {
  ctx.subject('party', partyId);
  return accountOf(ctx, partyId);
}

export function save(ctx: WriteContext, { partyId, version, details }: InputOf<'save'>): Party {
  const before = partyId === null ? null : getParty(ctx.db, partyId);
  if (before && before.version !== version) throw new AppError('CHANGED_MEANWHILE');
  const isTaken = partiesSql
    .list(ctx.db)
    .some(({ id, name }) => id !== partyId && name.toLowerCase() === details.name.toLowerCase());
  if (isTaken) throw new AppError('PARTY_NAME_TAKEN');
  const [at, byUser] = [ctx.now(), ctx.session.userId];
  const id = partyId ?? partiesSql.insertParty(ctx.db, at, byUser);
  const next = (before?.version ?? 0) + 1;
  partiesSql.insertVersion(ctx.db, {
    ...details,
    ...{ id, version: next, isRetired: details.isRetired ? 1 : 0, at, byUser },
  });
  const { creditLimitPaise, termsDays, tdsPermille } = details;
  ctx.subject('party', id, { version: next, creditLimitPaise, termsDays, tdsPermille });
  ctx.alsoChanges('billing');
  return getParty(ctx.db, id);
}

export function addMember(ctx: WriteContext, input: InputOf<'addMember'>): PartyAccount {
  const { partyId, memberNumber } = input;
  getParty(ctx.db, partyId);
  const patientId = getPerson(ctx.db, input.patientId).id;
  ctx.subject('party', partyId, { patientId });
  const records = membersOf(ctx.db, patientId);
  const isThere = partiesSql
    .listMembers(ctx.db, partyId)
    .some(member => records.includes(member.patientId) && member.validTo === null);
  if (isThere) throw new AppError('ALREADY_A_MEMBER');
  const validFrom = toDayNumber(input.validFrom ?? openDay(ctx));
  const about = { at: ctx.now(), byUser: ctx.session.userId };
  partiesSql.insertMember(ctx.db, { partyId, patientId, memberNumber, validFrom, ...about });
  ctx.alsoChanges('billing', 'patients');
  return accountOf(ctx, partyId);
}

export function endMember(ctx: WriteContext, { memberId, validTo }: InputOf<'endMember'>): PartyAccount {
  const member = partiesSql.findMember(ctx.db, memberId);
  if (!member) throw new AppError('NOT_FOUND', { what: 'party' });
  const { partyId, patientId } = member;
  ctx.subject('party', partyId, { patientId, validTo });
  if (member.validTo !== null) throw new AppError('CHANGED_MEANWHILE');
  if (toDayNumber(validTo) < member.validFrom) {
    throw new AppError('INVALID_INPUT', { problems: [{ path: 'validTo', code: 'ENDS_BEFORE_IT_BEGINS' }] });
  }
  const about = { at: ctx.now(), byUser: ctx.session.userId };
  partiesSql.endMember(ctx.db, { memberId, validTo: toDayNumber(validTo), ...about });
  ctx.alsoChanges('billing', 'patients');
  return accountOf(ctx, partyId);
}
