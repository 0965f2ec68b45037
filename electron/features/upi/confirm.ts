import { AppError } from '#shared/contract/app-error.ts';
import type { OutputOf, ParsedInputOf } from '#shared/contract/procedure.ts';
import type { upiContract } from '#shared/features/upi/upi.contract.ts';
import type { ReadableDb } from '../../database/db.ts';
import type { WriteContext } from '../../server/service.ts';
import { rootOf } from '../patients/patients.service.ts';
import * as confirmationsSql from './confirmations.sql.ts';
import * as statementsSql from './statements.sql.ts';

function getUpiPayment(db: ReadableDb, paymentId: number): confirmationsSql.UpiPayment {
  const payment = confirmationsSql.findUpiPayment(db, paymentId);
  if (!payment) throw new AppError('NOT_FOUND', { what: 'payment' });
  return payment;
}

/** One transfer may pay two bills, but only of one person on one day. */
function assertUtrIsTheirs(db: ReadableDb, payment: confirmationsSql.UpiPayment, utr: string): void {
  for (const paymentId of confirmationsSql.listPaymentsOfUtr(db, utr)) {
    const other = getUpiPayment(db, paymentId);
    // A reversed receipt keeps its confirmation but no longer uses the transfer.
    if (other.isReversed === 1) continue;
    const isTheirs =
      other.onDate === payment.onDate && rootOf(db, other.patientId) === rootOf(db, payment.patientId);
    if (!isTheirs) throw new AppError('UTR_OF_ANOTHER', { paymentId });
  }
}

export function confirm(
  ctx: WriteContext,
  { paymentId, utr, statementRowId }: ParsedInputOf<typeof upiContract.confirm>,
): OutputOf<typeof upiContract.confirm> {
  const payment = getUpiPayment(ctx.db, paymentId);
  if (payment.isReversed === 1) throw new AppError('UPI_PAYMENT_REVERSED');
  const before = confirmationsSql.findConfirmationId(ctx.db, paymentId);
  if (before) throw new AppError('UPI_CONFIRMED_ALREADY', { confirmationId: before });
  const transfer = statementsSql.findByUtr(ctx.db, utr);
  if (statementRowId !== undefined && transfer?.id !== statementRowId) {
    throw new AppError('NOT_FOUND', { what: 'upiStatementRow' });
  }
  assertUtrIsTheirs(ctx.db, payment, utr);
  if (transfer && payment.amountPaise > transfer.leftPaise) {
    const transferPaise = transfer.amountPaise;
    const neededPaise = transferPaise - transfer.leftPaise + payment.amountPaise;
    throw new AppError('UTR_AMOUNT_TOO_SMALL', { transferPaise, neededPaise });
  }
  const confirmationId = confirmationsSql.insertConfirmation(ctx.db, {
    ...{ paymentId, utr, statementRowId: transfer?.id ?? null },
    ...{ confirmedBy: ctx.session.userId, confirmedAt: ctx.now() },
  });
  ctx.subject('payment', paymentId, { confirmationId, hasStatement: transfer !== undefined });
  return { confirmationId };
}

export function unconfirm(
  ctx: WriteContext,
  { paymentId, reason }: ParsedInputOf<typeof upiContract.unconfirm>,
): Record<string, never> {
  getUpiPayment(ctx.db, paymentId);
  const confirmationId = confirmationsSql.findConfirmationId(ctx.db, paymentId);
  if (!confirmationId) throw new AppError('UPI_NOT_CONFIRMED');
  confirmationsSql.insertWithdrawal(ctx.db, {
    ...{ confirmationId, reason },
    ...{ withdrawnBy: ctx.session.userId, withdrawnAt: ctx.now() },
  });
  ctx.subject('payment', paymentId, { confirmationId });
  return {};
}
