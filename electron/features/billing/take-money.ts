import { AppError } from '#shared/contract/app-error.ts';
import { cashOfPaise, cashStandingOf } from '#shared/features/billing/bill.rules.ts';
import type { NewPayment } from '#shared/features/billing/bill.schema.ts';
import { financialYearOf, type LocalDate, toDayNumber } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import { formatNumber, takeNextNumber } from '../../server/number-series.ts';
import type { WriteContext } from '../../server/service.ts';
import { membersOf } from '../patients/patients.service.ts';
import { clinicAndSettings } from '../settings/settings.service.ts';
import * as billingSql from './billing.sql.ts';

export type CashLimits = { warnPaise: number; limitPaise: number };

/** Section 269ST as it stands on a day (rules.md 5.5). */
export function cashLimitsOn(db: ReadableDb, onDate: LocalDate): CashLimits {
  const day = toDayNumber(onDate);
  return {
    warnPaise: billingSql.getLegalLimit(db, 'cashFromOnePersonWarning', day),
    limitPaise: billingSql.getLegalLimit(db, 'cashFromOnePerson', day),
  };
}

/** Cash of a person that counts on a day already, whichever of their records it stands on. */
export function cashTakenPaise(db: ReadableDb, patientId: number, onDate: LocalDate): number {
  const day = toDayNumber(onDate);
  return membersOf(db, patientId).reduce(
    (sum, recordId) => sum + billingSql.sumCashOfPatientOnDay(db, recordId, day),
    0,
  );
}

type Takings = {
  patientId: number;
  doctorId: number;
  billId: number;
  onDate: LocalDate;
  payments: readonly NewPayment[];
};

// The section counts a day and, apart from it, one transaction: a bill paid in parts over days is one.
export function refuseTooMuchCash(
  db: ReadableDb,
  takings: Omit<Takings, 'billId' | 'doctorId'>,
  billId?: number,
): void {
  const cash = cashOfPaise(takings.payments);
  if (cash === 0) return;
  const limits = cashLimitsOn(db, takings.onDate);
  const takenTodayPaise = Math.max(
    cashTakenPaise(db, takings.patientId, takings.onDate),
    billId === undefined ? 0 : billingSql.sumCashOfBill(db, billId),
  );
  if (cashStandingOf(takenTodayPaise + cash, limits) === 'reached') {
    throw new AppError('CASH_LIMIT_REACHED', { takenTodayPaise, limitPaise: limits.limitPaise });
  }
}

/** Writes each payment with a receipt number of its own, so that a split payment can be traced mode by mode. */
export function takePayments(ctx: WriteContext, { payments, onDate, ...takings }: Takings): void {
  const { receiptSeriesPrefix } = clinicAndSettings(ctx.db).settings;
  const financialYear = financialYearOf(onDate);
  for (const payment of payments) {
    const count = takeNextNumber(ctx.db, 'receipt', financialYear);
    billingSql.insertPayment(ctx.db, {
      ...takings,
      ...payment,
      receiptNumber: formatNumber(receiptSeriesPrefix, financialYear, count),
      onDate: toDayNumber(onDate),
      receivedAt: ctx.now(),
      cashierId: ctx.session.userId,
    });
  }
}
