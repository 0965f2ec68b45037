import { AppError } from '#shared/contract/app-error.ts';
import type { OutputOf, ParsedInputOf } from '#shared/contract/procedure.ts';
import { sumPaise } from '#shared/features/billing/bill.rules.ts';
import type { Balance } from '#shared/features/dues/due.schema.ts';
import type { duesContract } from '#shared/features/dues/dues.contract.ts';
import { paymentsOfBills, spreadInOrder } from '#shared/features/dues/spread.rules.ts';
import { takeNumber } from '../../ledger/numbers.ts';
import { lastClosedDay, openDay, openDayFrom } from '../../ledger/open-day.ts';
import { post } from '../../ledger/post.ts';
import { keepQrReference, shownForBill } from '../../ledger/qr-references.ts';
import type { WriteContext } from '../../server/service.ts';
import { advanceOf, payFromAdvance, refuseTooMuchCash } from '../billing/billing.service.ts';
import { shiftFor } from '../cash/cash.service.ts';
import { getPerson, rootOf } from '../patients/patients.service.ts';
import * as entriesSql from './entries.sql.ts';
import { type PayableBill, payableBills } from './payable-bills.ts';
import { balanceOf, getEntry, isDayOpen, openDuesOf } from './person-money.ts';

type InputOf<Name extends keyof typeof duesContract> = ParsedInputOf<(typeof duesContract)[Name]>;

function changesMoney(ctx: WriteContext): void {
  ctx.alsoChanges('billing', 'refunds', 'patients', 'queue', 'reports', 'cash', 'shares');
}

export function takeAdvance(
  ctx: WriteContext,
  { patientId: asked, payments, note }: InputOf<'takeAdvance'>,
): OutputOf<typeof duesContract.takeAdvance> {
  const patientId = getPerson(ctx.db, asked).id;
  const amountPaise = sumPaise(payments);
  ctx.subject('patient', patientId, { amountPaise });
  const onDate = openDay(ctx);
  refuseTooMuchCash(ctx, { patientId, onDate, payments }, null);
  const shiftId = shiftFor(
    ctx,
    onDate,
    payments.map(({ mode }) => mode),
  );
  const receipts = payments.map(payment => {
    const number = takeNumber(ctx.db, 'advance', onDate);
    const entry = { ...payment, kind: 'advance' as const, number, onDate, shiftId, patientId, reason: note };
    const { mode, amountPaise: paise } = payment;
    const id = post(ctx, entry);
    if (mode === 'upi') keepQrReference(ctx, `advance ${patientId}`, [id]);
    return { id, number, billId: null, mode, amountPaise: paise };
  });
  changesMoney(ctx);
  return { ...balanceOf(ctx.db, patientId), receipts };
}

export function applyAdvance(ctx: WriteContext, { patientId, shares }: InputOf<'applyAdvance'>): Balance {
  const amountPaise = sumPaise(shares);
  ctx.subject('patient', patientId, { amountPaise, billCount: shares.length });
  const availablePaise = advanceOf(ctx.db, patientId);
  if (amountPaise > availablePaise) throw new AppError('ADVANCE_NOT_ENOUGH', { availablePaise });
  for (const { bill, amountPaise: part } of payableBills(ctx, patientId, shares)) {
    const onDate = openDayFrom(ctx, bill.onDate);
    refuseTooMuchCash(ctx, { patientId, onDate, payments: [], advancePaise: part }, bill.billId);
    const { billId, doctorId } = bill;
    payFromAdvance(ctx, { amountPaise: part, onDate, billId, patientId, doctorId });
  }
  changesMoney(ctx);
  return balanceOf(ctx.db, patientId);
}

export function takeAdvanceBack(ctx: WriteContext, { entryId, reason }: InputOf<'takeAdvanceBack'>): Balance {
  const entry = getEntry(ctx.db, entryId);
  const { billId, patientId, doctorId, amountPaise } = entry;
  ctx.subject('payment', entryId, { amountPaise, billId });
  if (entry.kind !== 'advanceApplied' || billId === null || patientId === null) {
    throw new AppError('NOT_FOUND', { what: 'payment' });
  }
  if (entry.isReversed === 1) throw new AppError('CHANGED_MEANWHILE');
  if (!isDayOpen(entry.onDate, lastClosedDay(ctx.db))) throw new AppError('DAY_IS_CLOSED');
  // A credit note or the cancelling of the bill has given it back already.
  if (entriesSql.sumPaidFrom(ctx.db, billId, patientId) < amountPaise)
    throw new AppError('ADVANCE_GIVEN_BACK');
  const onDate = openDayFrom(ctx, entry.onDate);
  const about = { billId, patientId, doctorId, amountPaise, onDate, reason };
  post(ctx, { ...about, kind: 'advanceAppliedReversed', reversesId: entryId });
  changesMoney(ctx);
  return balanceOf(ctx.db, patientId);
}

/** Old dues, oldest first unless chosen; each bill and mode has a receipt of its own. */
export function receive(
  ctx: WriteContext,
  { patientId: asked, payments, shares: chosen }: InputOf<'receive'>,
): OutputOf<typeof duesContract.receive> {
  const patientId = rootOf(ctx.db, asked);
  const amountPaise = sumPaise(payments);
  ctx.subject('patient', patientId, { amountPaise });
  const dues = openDuesOf(ctx.db, patientId);
  const duePaise = dues.reduce((sum, due) => sum + due.duePaise, 0);
  const spread = spreadInOrder(
    chosen ? chosen.map(share => ({ billId: share.billId, duePaise: share.amountPaise })) : dues,
    amountPaise,
  );
  if (spread.restPaise > 0) throw new AppError('PAID_MORE_THAN_DUE', { duePaise });
  const bills = new Map<number, PayableBill>();
  for (const { bill } of payableBills(ctx, patientId, spread.shares)) bills.set(bill.billId, bill);
  const onDate = openDayFrom(ctx, ...[...bills.values()].map(bill => bill.onDate));
  const shiftId = shiftFor(
    ctx,
    onDate,
    payments.map(({ mode }) => mode),
  );
  const receipts = paymentsOfBills(spread.shares, payments).map(({ billId, ...payment }) => {
    refuseTooMuchCash(ctx, { patientId, onDate, payments: [payment] }, billId);
    const bill = bills.get(billId);
    if (!bill) throw new AppError('NOT_FOUND', { what: 'bill' });
    const number = takeNumber(ctx.db, 'receipt', onDate);
    const about = { billId, patientId: bill.patientId, doctorId: bill.doctorId, onDate, shiftId, number };
    const id = post(ctx, { ...payment, ...about, kind: 'receipt' });
    return { id, number, billId, mode: payment.mode, amountPaise: payment.amountPaise };
  });
  const byUpi = receipts.filter(({ mode }) => mode === 'upi');
  // One transfer pays them all: its QR named the first of them.
  const first = bills.get(spread.shares[0]?.billId ?? 0);
  if (first)
    keepQrReference(
      ctx,
      shownForBill(first.billId, first.visitId),
      byUpi.map(({ id }) => id),
    );
  changesMoney(ctx);
  return { ...balanceOf(ctx.db, patientId), receipts };
}
