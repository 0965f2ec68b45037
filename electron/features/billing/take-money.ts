import { AppError } from '#shared/contract/app-error.ts';
import { cashOfPaise, cashStandingOf } from '#shared/features/billing/bill.rules.ts';
import type { NewPayment } from '#shared/features/billing/bill.schema.ts';
import { type LocalDate, toDayNumber } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import { takeNumber } from '../../ledger/numbers.ts';
import { post } from '../../ledger/post.ts';
import { keepQrReference, type ShownFor } from '../../ledger/qr-references.ts';
import type { WriteContext } from '../../server/service.ts';
import { shiftFor } from '../cash/cash.service.ts';
import * as billingSql from './billing.sql.ts';
import { cashInAdvances, cashOfEventPaise, cashTakenPaise } from './cash-events.ts';

export type CashLimits = { warnPaise: number; limitPaise: number };

/** Section 269ST as it stands on a day (rules.md 5.5); a day before it is a clock that lost its battery. */
export function cashLimitsOn(db: ReadableDb, onDate: LocalDate): CashLimits {
  const day = toDayNumber(onDate);
  const warnPaise = billingSql.findLegalLimit(db, 'cashFromOnePersonWarning', day);
  const limitPaise = billingSql.findLegalLimit(db, 'cashFromOnePerson', day);
  if (warnPaise === undefined || limitPaise === undefined)
    throw new AppError('CLOCK_LOOKS_WRONG', { onDate });
  return { warnPaise, limitPaise };
}

type Takings = {
  patientId: number;
  doctorId: number;
  billId: number;
  onDate: LocalDate;
  payments: readonly NewPayment[];
  shownFor: ShownFor;
};

type CashTakings = Omit<Takings, 'billId' | 'doctorId' | 'shownFor'> & {
  /** Of the person's advances, used on the bill in the same act. */
  advancePaise?: number;
};

/**
 * The section counts a day (that of the books and that of the wall, whichever has more: after a close money of this
 * evening belongs to tomorrow's books) and, apart from it, one transaction: a bill paid in parts over days with the
 * cash advances it used, or (`billId` null) all the cash advances that wait for a bill. A visit has one bill.
 */
export function refuseTooMuchCash(ctx: WriteContext, takings: CashTakings, billId?: number | null): void {
  const { db } = ctx;
  const { patientId, onDate, payments, advancePaise = 0 } = takings;
  const limits = cashLimitsOn(db, onDate);
  const cash = cashOfPaise(payments);
  const inAdvance = advancePaise > 0 ? cashInAdvances(db, patientId, advancePaise) : 0;
  if (cash + inAdvance === 0) return;
  const ofEvent = billId === undefined ? 0 : cashOfEventPaise(db, patientId, billId);
  const ofDay = cash === 0 ? 0 : cashTakenPaise(ctx, patientId, onDate);
  const takenTodayPaise = Math.max(ofDay, ofEvent + inAdvance);
  if (cashStandingOf(takenTodayPaise + cash, limits) === 'reached') {
    throw new AppError('CASH_LIMIT_REACHED', { takenTodayPaise, limitPaise: limits.limitPaise });
  }
}

/** Each payment has a receipt number of its own, so that a split payment can be traced mode by mode. */
export function takePayments(ctx: WriteContext, { payments, shownFor, ...takings }: Takings): void {
  if (payments.length === 0) return;
  const { onDate } = takings;
  const shiftId = shiftFor(
    ctx,
    onDate,
    payments.map(({ mode }) => mode),
  );
  for (const payment of payments) {
    const number = takeNumber(ctx.db, 'receipt', onDate);
    const paymentId = post(ctx, { ...takings, ...payment, kind: 'receipt', number, shiftId });
    if (payment.mode === 'upi') keepQrReference(ctx, shownFor, [paymentId]);
  }
}
