import { fragment, most, type ReadableDb, sql, type WritableDb } from '../../database/db.ts';

export type UpiPaymentRow = {
  paymentId: number;
  receiptNumber: string;
  kind: 'receipt' | 'advance';
  billNumber: string | null;
  patientId: number;
  patientName: string;
  uhid: string;
  onDate: number;
  receivedAt: number;
  amountPaise: number;
  reference: string;
};

// Money that came in by UPI and was not taken back: a reversed receipt waits for no transfer.
const UPI_PAYMENT = fragment(`
  SELECT payments.id AS paymentId, receipt_number AS receiptNumber, kind, bills.number AS billNumber,
    payments.patient_id AS patientId, full_name AS patientName, uhid, payments.on_date AS onDate,
    received_at AS receivedAt, amount_paise AS amountPaise, reference
  FROM payments JOIN patients ON patients.id = payments.patient_id LEFT JOIN bills ON bills.id = bill_id
`);
const STANDS = fragment(`kind IN ('receipt', 'advance')
  AND NOT EXISTS (SELECT 1 FROM ledger AS back WHERE back.reverses_id = payments.id)`);

/** The newest first. */
export function listUpiPayments(
  db: ReadableDb,
  fromDay: number,
  toDay: number,
  rowCount: number,
): UpiPaymentRow[] {
  return db.all(sql`${UPI_PAYMENT}
    WHERE payments.on_date BETWEEN ${fromDay} AND ${toDay} AND mode = 'upi' AND ${STANDS}
    ORDER BY payments.on_date DESC, payments.id DESC LIMIT ${most(rowCount)}`);
}

export type UpiPayment = { patientId: number; onDate: number; amountPaise: number; isReversed: number };

/** A UPI taking by its id, also one that was reversed since. */
export function findUpiPayment(db: ReadableDb, paymentId: number): UpiPayment | undefined {
  return db.maybeOne(sql`
    SELECT patient_id AS patientId, on_date AS onDate, amount_paise AS amountPaise,
      EXISTS (SELECT 1 FROM ledger AS back WHERE back.reverses_id = payments.id) AS isReversed
    FROM payments WHERE id = ${paymentId} AND mode = 'upi' AND kind IN ('receipt', 'advance')`);
}

const STANDS_CONFIRMED = fragment(
  'NOT EXISTS (SELECT 1 FROM upi_confirmation_withdrawals WHERE confirmation_id = upi_confirmations.id)',
);

export type Confirmation = {
  paymentId: number;
  utr: string;
  statementPaise: number | null;
  confirmedByName: string;
  confirmedAt: number;
};

/** Standing confirmations of takings of these days (yyyymmdd), with what statements say of their numbers by now. */
export function listConfirmations(db: ReadableDb, fromDay: number, toDay: number): Confirmation[] {
  return db.all(sql`
    SELECT payment_id AS paymentId, upi_confirmations.utr, upi_statement_rows.amount_paise AS statementPaise,
      users.full_name AS confirmedByName, confirmed_at AS confirmedAt
    FROM payments JOIN upi_confirmations ON payment_id = payments.id JOIN users ON users.id = confirmed_by
      LEFT JOIN upi_statement_rows ON upi_statement_rows.utr = upi_confirmations.utr
    WHERE payments.on_date BETWEEN ${fromDay} AND ${toDay} AND mode = 'upi' AND ${STANDS_CONFIRMED}`);
}

/** The standing confirmation of a taking. */
export function findConfirmationId(db: ReadableDb, paymentId: number): number | undefined {
  return db.value(sql`
    SELECT id FROM upi_confirmations WHERE payment_id = ${paymentId} AND ${STANDS_CONFIRMED}`);
}

/** Takings that stand confirmed by this number. */
export function listPaymentsOfUtr(db: ReadableDb, utr: string): number[] {
  return db
    .all<{ paymentId: number }>(sql`
      SELECT payment_id AS paymentId FROM upi_confirmations
      WHERE utr = ${utr} AND ${STANDS_CONFIRMED} ORDER BY id`)
    .map(({ paymentId }) => paymentId);
}

export type NewConfirmation = {
  paymentId: number;
  utr: string;
  statementRowId: number | null;
  confirmedBy: number;
  confirmedAt: number;
};

export function insertConfirmation(db: WritableDb, one: NewConfirmation): number {
  return db.run(sql`
    INSERT INTO upi_confirmations (payment_id, utr, statement_row_id, confirmed_by, confirmed_at)
    VALUES (${one.paymentId}, ${one.utr}, ${one.statementRowId}, ${one.confirmedBy}, ${one.confirmedAt})`)
    .lastId;
}

export type NewWithdrawal = {
  confirmationId: number;
  reason: string;
  withdrawnBy: number;
  withdrawnAt: number;
};

export function insertWithdrawal(db: WritableDb, one: NewWithdrawal): void {
  db.run(sql`
    INSERT INTO upi_confirmation_withdrawals (confirmation_id, reason, withdrawn_by, withdrawn_at)
    VALUES (${one.confirmationId}, ${one.reason}, ${one.withdrawnBy}, ${one.withdrawnAt})`);
}
