import { AppError } from '#shared/contract/app-error.ts';
import type { OutputOf, ParsedInputOf } from '#shared/contract/procedure.ts';
import { contradicts, isEndOf } from '#shared/features/upi/match.rules.ts';
import { isOfAnyQr, isOfQr } from '#shared/features/upi/qr-match.rules.ts';
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

/** One transfer may pay two bills, but only of one person or of one company, on one day. */
function assertUtrIsTheirs(db: ReadableDb, payment: confirmationsSql.UpiPayment, utr: string): void {
  for (const paymentId of confirmationsSql.listPaymentsOfUtr(db, utr)) {
    const other = getUpiPayment(db, paymentId);
    // A reversed receipt keeps its confirmation but no longer uses the transfer.
    if (other.isReversed === 1) continue;
    const isOnePayers =
      payment.partyId === null && other.partyId === null
        ? rootOf(db, other.patientId) === rootOf(db, payment.patientId)
        : other.partyId === payment.partyId;
    if (!isOnePayers || other.onDate !== payment.onDate) throw new AppError('UTR_OF_ANOTHER', { paymentId });
  }
}

/** A number typed by hand is judged by a person; a suggestion must not go against what the receipt or its QR says. */
function refuseWrongSuggestion(
  { reference, qrReference }: confirmationsSql.UpiPayment,
  transfer: statementsSql.StoredTransfer,
): void {
  if (contradicts(reference, transfer.utr)) throw new AppError('UTR_NOT_AS_TYPED');
  const isTyped = isEndOf(reference, transfer.utr);
  if (!isTyped && isOfAnyQr(transfer) && !isOfQr(transfer, qrReference)) {
    throw new AppError('TRANSFER_OF_ANOTHER_QR');
  }
}

type Receipt = { paymentId: number; amountPaise: number };

/** What a company paid over several bills came as one transfer: its receipts are confirmed together, or not at all. */
function togetherWith(db: ReadableDb, paymentId: number, payment: confirmationsSql.UpiPayment): Receipt[] {
  const { settlementId, amountPaise } = payment;
  return settlementId === null
    ? [{ paymentId, amountPaise }]
    : confirmationsSql.listReceiptsOf(db, settlementId);
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
  if (statementRowId !== undefined && transfer) refuseWrongSuggestion(payment, transfer);
  assertUtrIsTheirs(ctx.db, payment, utr);
  const receipts = togetherWith(ctx.db, paymentId, payment);
  const amountPaise = receipts.reduce((sum, receipt) => sum + receipt.amountPaise, 0);
  if (transfer && amountPaise > transfer.leftPaise) {
    const transferPaise = transfer.amountPaise;
    const neededPaise = transferPaise - transfer.leftPaise + amountPaise;
    throw new AppError('UTR_AMOUNT_TOO_SMALL', { transferPaise, neededPaise });
  }
  const [confirmationId = 0] = receipts.map(receipt =>
    confirmationsSql.insertConfirmation(ctx.db, {
      ...{ paymentId: receipt.paymentId, utr, statementRowId: transfer?.id ?? null },
      ...{ confirmedBy: ctx.session.userId, confirmedAt: ctx.now() },
    }),
  );
  const receiptCount = receipts.length;
  ctx.subject('payment', paymentId, { confirmationId, receiptCount, hasStatement: transfer !== undefined });
  return { confirmationId };
}

export function unconfirm(
  ctx: WriteContext,
  { paymentId, reason }: ParsedInputOf<typeof upiContract.unconfirm>,
): Record<string, never> {
  const payment = getUpiPayment(ctx.db, paymentId);
  const confirmationId = confirmationsSql.findConfirmationId(ctx.db, paymentId);
  if (!confirmationId) throw new AppError('UPI_NOT_CONFIRMED');
  for (const receipt of togetherWith(ctx.db, paymentId, payment)) {
    const id = confirmationsSql.findConfirmationId(ctx.db, receipt.paymentId);
    if (!id) continue;
    confirmationsSql.insertWithdrawal(ctx.db, {
      ...{ confirmationId: id, reason },
      ...{ withdrawnBy: ctx.session.userId, withdrawnAt: ctx.now() },
    });
  }
  ctx.subject('payment', paymentId, { confirmationId });
  return {};
}
