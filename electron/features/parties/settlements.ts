import { AppError } from '#shared/contract/app-error.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { partiesContract } from '#shared/features/parties/parties.contract.ts';
import type { PartyAccount } from '#shared/features/parties/party.schema.ts';
import { settleBills } from '#shared/features/parties/settlement.rules.ts';
import { toDayNumber } from '#shared/kernel/local-date.ts';
import { takeNumber } from '../../ledger/numbers.ts';
import { openDayFrom } from '../../ledger/open-day.ts';
import { post, postAll } from '../../ledger/post.ts';
import type { WriteContext } from '../../server/service.ts';
import { shiftFor } from '../cash/cash.service.ts';
import * as accountsSql from './accounts.sql.ts';
import { accountOf, getParty } from './companies.ts';
import * as settlementsSql from './settlements.sql.ts';

type InputOf<Name extends keyof typeof partiesContract> = ParsedInputOf<(typeof partiesContract)[Name]>;

function changesMoney(ctx: WriteContext): void {
  ctx.alsoChanges('billing', 'dues', 'refunds', 'patients', 'reports', 'registers', 'cash', 'upi', 'shares');
}

function getPartyBill(ctx: WriteContext, billId: number): accountsSql.PartyBillRow & { partyId: number } {
  const bill = accountsSql.findBill(ctx.db, billId);
  if (!bill || bill.partyId === null) throw new AppError('NOT_FOUND', { what: 'bill' });
  return { ...bill, partyId: bill.partyId };
}

/** The bills of these shares, each on the company's account and owed at least that; refuses a bill named twice. */
function settledBills(
  ctx: WriteContext,
  { partyId, shares }: InputOf<'settle'>,
): Map<number, accountsSql.PartyBillRow> {
  const bills = new Map<number, accountsSql.PartyBillRow>();
  for (const { billId, amountPaise } of shares) {
    const bill = getPartyBill(ctx, billId);
    if (bill.partyId !== partyId) throw new AppError('NOT_FOUND', { what: 'bill' });
    if (bills.has(billId) || amountPaise > bill.duePaise) {
      throw new AppError('PAID_MORE_THAN_DUE', { duePaise: bill.duePaise });
    }
    bills.set(billId, bill);
  }
  return bills;
}

/** One receipt for each bill, and a row of the tax kept back, so that every bill says what settled it. */
export function settle(ctx: WriteContext, input: InputOf<'settle'>): PartyAccount {
  const { partyId, mode, reference, receivedPaise, tdsPaise, shares, note } = input;
  getParty(ctx.db, partyId);
  ctx.subject('party', partyId, { receivedPaise, tdsPaise, billCount: shares.length });
  const settledPaise = receivedPaise + tdsPaise;
  const sharesPaise = shares.reduce((sum, { amountPaise }) => sum + amountPaise, 0);
  if (settledPaise !== sharesPaise) throw new AppError('SHARES_DO_NOT_TIE', { settledPaise, sharesPaise });
  const bills = settledBills(ctx, input);
  const onDate = openDayFrom(ctx, ...[...bills.values()].map(bill => bill.onDate));
  const documentId = settlementsSql.insert(ctx.db, {
    ...{ partyId, mode, reference, receivedPaise, tdsPaise, note },
    ...{ onDate: toDayNumber(onDate), at: ctx.now(), byUser: ctx.session.userId },
  });
  const shiftId = shiftFor(ctx, onDate, [mode]);
  for (const part of settleBills(shares, tdsPaise)) {
    const bill = bills.get(part.billId);
    if (!bill) throw new AppError('NOT_FOUND', { what: 'bill' });
    const { billId, patientId, doctorId } = bill;
    const about = { billId, patientId, doctorId, onDate, reference, documentId };
    if (part.receivedPaise > 0) {
      const number = takeNumber(ctx.db, 'receipt', onDate);
      post(ctx, { ...about, kind: 'receipt', mode, amountPaise: part.receivedPaise, number, shiftId });
    }
    postAll(ctx, [{ ...about, kind: 'tdsDeducted', amountPaise: part.tdsPaise }]);
  }
  changesMoney(ctx);
  return accountOf(ctx, partyId);
}

/** Every receipt and tax of it is reversed; of a bill that went over to its patient meanwhile the due is the patient's. */
export function takeSettlementBack(
  ctx: WriteContext,
  { settlementId, reason }: InputOf<'takeSettlementBack'>,
): PartyAccount {
  const settlement = settlementsSql.find(ctx.db, settlementId);
  if (!settlement) throw new AppError('NOT_FOUND', { what: 'payment' });
  const { partyId, mode, receivedPaise, tdsPaise } = settlement;
  ctx.subject('party', partyId, { settlementId, receivedPaise, tdsPaise });
  if (settlement.takenBackBecause !== null) throw new AppError('CHANGED_MEANWHILE');
  const settled = settlementsSql.listSettled(ctx.db, settlementId);
  const onDate = openDayFrom(ctx, settlement.onDate);
  settlementsSql.insertReversal(ctx.db, {
    ...{ settlementId, reason, onDate: toDayNumber(onDate), at: ctx.now(), byUser: ctx.session.userId },
  });
  const shiftId = shiftFor(ctx, onDate, [mode]);
  for (const { id: reversesId, kind, billId, patientId, doctorId, amountPaise } of settled) {
    const about = {
      reversesId,
      billId,
      patientId,
      doctorId,
      amountPaise,
      onDate,
      reason,
      documentId: settlementId,
    };
    if (kind === 'receipt') post(ctx, { ...about, kind: 'receiptReversed', mode, shiftId });
    else post(ctx, { ...about, kind: 'tdsReversed' });
  }
  changesMoney(ctx);
  return accountOf(ctx, partyId);
}

export function moveToPatient(ctx: WriteContext, { billId, reason }: InputOf<'moveToPatient'>): PartyAccount {
  const bill = getPartyBill(ctx, billId);
  const { partyId, duePaise: amountPaise } = bill;
  ctx.subject('bill', billId, { partyId, amountPaise });
  if (amountPaise === 0) throw new AppError('CHANGED_MEANWHILE');
  const onDate = toDayNumber(openDayFrom(ctx, bill.onDate));
  const about = { onDate, at: ctx.now(), byUser: ctx.session.userId };
  accountsSql.insertChange(ctx.db, { billId, fromPartyId: partyId, amountPaise, reason, ...about });
  changesMoney(ctx);
  return accountOf(ctx, partyId);
}

export function writeOff(
  ctx: WriteContext,
  { billId, amountPaise, reason }: InputOf<'writeOff'>,
): PartyAccount {
  const bill = getPartyBill(ctx, billId);
  const { partyId, patientId, doctorId, duePaise } = bill;
  ctx.subject('bill', billId, { partyId, amountPaise });
  if (amountPaise > duePaise) throw new AppError('PAID_MORE_THAN_DUE', { duePaise });
  const onDate = openDayFrom(ctx, bill.onDate);
  post(ctx, { kind: 'writeOff', billId, patientId, doctorId, amountPaise, reason, onDate });
  changesMoney(ctx);
  return accountOf(ctx, partyId);
}
