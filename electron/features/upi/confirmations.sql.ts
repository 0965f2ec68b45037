import { fragment, most, type ReadableDb, sql, type WritableDb } from '../../database/db.ts';

export type UpiPaymentRow = {
  /** Of several receipts of one settlement the first. */
  paymentId: number;
  receiptNumber: string;
  kind: 'receipt' | 'advance';
  billNumber: string | null;
  patientId: number;
  patientName: string;
  uhid: string;
  partyId: number | null;
  partyName: string;
  receiptCount: number;
  onDate: number;
  receivedAt: number;
  amountPaise: number;
  reference: string;
  qrReference: string;
};

// Money that came in by UPI and was not taken back: a reversed receipt waits for no transfer.
const STANDS = fragment(`kind IN ('receipt', 'advance')
  AND NOT EXISTS (SELECT 1 FROM ledger AS back WHERE back.reverses_id = taking.id)`);

/** The newest first; what a company paid over several bills is one. */
export function listUpiPayments(
  db: ReadableDb,
  fromDay: number,
  toDay: number,
  rowCount: number,
): UpiPaymentRow[] {
  return db.all(sql`
    SELECT min(taking.id) AS paymentId, taking.number AS receiptNumber, kind, bills.number AS billNumber,
      taking.patient_id AS patientId, full_name AS patientName, uhid, settlement.party_id AS partyId,
      coalesce((SELECT name FROM party_versions WHERE party_id = settlement.party_id ORDER BY version DESC LIMIT 1), '')
        AS partyName,
      count(*) AS receiptCount, taking.on_date AS onDate, posted_at AS receivedAt, sum(amount_paise) AS amountPaise,
      taking.reference,
      coalesce((SELECT reference FROM upi_qr_references WHERE payment_id = taking.id), '') AS qrReference
    FROM ledger AS taking JOIN patients ON patients.id = taking.patient_id LEFT JOIN bills ON bills.id = bill_id
      LEFT JOIN party_settlements AS settlement ON settlement.id = document_id AND kind = 'receipt'
    WHERE is_taking = 1 AND taking.on_date BETWEEN ${fromDay} AND ${toDay} AND taking.mode = 'upi' AND ${STANDS}
    GROUP BY settlement.id, CASE WHEN settlement.id IS NULL THEN taking.id END
    ORDER BY taking.on_date DESC, paymentId DESC LIMIT ${most(rowCount)}`);
}

export type UpiPayment = {
  patientId: number;
  settlementId: number | null;
  partyId: number | null;
  onDate: number;
  amountPaise: number;
  reference: string;
  qrReference: string;
  isReversed: number;
};

/** A UPI taking by its id, also one that was reversed since. */
export function findUpiPayment(db: ReadableDb, paymentId: number): UpiPayment | undefined {
  return db.maybeOne(sql`
    SELECT patient_id AS patientId, settlement.id AS settlementId, settlement.party_id AS partyId,
      taking.on_date AS onDate, amount_paise AS amountPaise, taking.reference,
      coalesce((SELECT reference FROM upi_qr_references WHERE payment_id = taking.id), '') AS qrReference,
      EXISTS (SELECT 1 FROM ledger AS back WHERE back.reverses_id = taking.id) AS isReversed
    FROM ledger AS taking
      LEFT JOIN party_settlements AS settlement ON settlement.id = document_id AND kind = 'receipt'
    WHERE taking.id = ${paymentId} AND taking.mode = 'upi' AND kind IN ('receipt', 'advance')`);
}

/** The receipts of one payment of a company. */
export function listReceiptsOf(
  db: ReadableDb,
  settlementId: number,
): { paymentId: number; amountPaise: number }[] {
  return db.all(sql`
    SELECT id AS paymentId, amount_paise AS amountPaise FROM ledger
    WHERE document_id = ${settlementId} AND kind = 'receipt' ORDER BY id`);
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
