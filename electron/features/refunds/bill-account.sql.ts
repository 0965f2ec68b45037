import type { Rounding } from '#shared/kernel/money.ts';
import { type ReadableDb, sql, type WritableDb } from '../../database/db.ts';

export type BillAccountRow = {
  billId: number;
  patientId: number;
  visitId: number | null;
  doctorId: number;
  partyId: number | null;
  number: string;
  onDate: number;
  isCancelled: number;
  totalPaise: number;
  taxPaise: number;
  rounding: Rounding;
  roundOffPaise: number;
  duePaise: number;
  paidPaise: number;
  /** Of it what a company paid or kept back as tax: never the patient's. */
  settledPaise: number;
  writtenOffPaise: number;
  creditedPaise: number;
  creditNoteCount: number;
};

/** A bill with what was paid, written off and credited of it. */
export function findBill(db: ReadableDb, billId: number): BillAccountRow | undefined {
  return db.maybeOne<BillAccountRow>(sql`
    SELECT bills.id AS billId, patient_id AS patientId, visit_id AS visitId, doctor_id AS doctorId,
      party_id AS partyId, number, on_date AS onDate, is_cancelled AS isCancelled, total_paise AS totalPaise,
      tax_paise AS taxPaise, rounding, round_off_paise AS roundOffPaise, due_paise AS duePaise,
      account.paidPaise, account.settledPaise, account.writtenOffPaise, notes.creditedPaise, notes.creditNoteCount
    FROM bills
      JOIN (SELECT
          coalesce(sum(CASE
            WHEN kind IN ('receipt', 'advanceApplied', 'tdsDeducted') THEN amount_paise
            WHEN kind IN ('receiptReversed', 'advanceAppliedReversed', 'keptAsAdvance', 'toPayBack', 'tdsReversed')
              THEN -amount_paise END), 0) AS paidPaise,
          coalesce(sum(CASE
            WHEN kind = 'tdsDeducted' OR kind = 'receipt' AND document_id IS NOT NULL THEN amount_paise
            WHEN kind = 'tdsReversed' OR kind = 'receiptReversed' AND document_id IS NOT NULL THEN -amount_paise
            END), 0) AS settledPaise,
          coalesce(sum(CASE kind WHEN 'writeOff' THEN amount_paise WHEN 'writeOffReversed' THEN -amount_paise END), 0)
            AS writtenOffPaise
        FROM ledger WHERE bill_id = ${billId}) AS account
      JOIN (SELECT coalesce(sum(total_paise), 0) AS creditedPaise, count(*) AS creditNoteCount
        FROM credit_notes WHERE bill_id = ${billId}) AS notes
    WHERE bills.id = ${billId}`);
}

export type CreditableLineRow = {
  lineNumber: number;
  description: string;
  itemId: number | null;
  quantity: number;
  valuePaise: number;
  cgstPaise: number;
  sgstPaise: number;
  creditedQuantity: number;
  creditedPaise: number;
  creditedCgstPaise: number;
  creditedSgstPaise: number;
};

export function listLines(db: ReadableDb, billId: number): CreditableLineRow[] {
  return db.all<CreditableLineRow>(sql`
    SELECT line.line_number AS lineNumber, line.description, line.item_id AS itemId, line.quantity,
      line.amount_paise - line.discount_paise - line.bill_discount_paise
        + CASE WHEN line.is_tax_inclusive = 1 THEN 0 ELSE line.cgst_paise + line.sgst_paise END AS valuePaise,
      line.cgst_paise AS cgstPaise, line.sgst_paise AS sgstPaise,
      coalesce(sum(credited.quantity), 0) AS creditedQuantity,
      coalesce(sum(credited.amount_paise), 0) AS creditedPaise,
      coalesce(sum(credited.cgst_paise), 0) AS creditedCgstPaise,
      coalesce(sum(credited.sgst_paise), 0) AS creditedSgstPaise
    FROM bill_lines AS line LEFT JOIN credit_note_lines AS credited
      ON credited.bill_id = line.bill_id AND credited.line_number = line.line_number
    WHERE line.bill_id = ${billId} GROUP BY line.line_number ORDER BY line.line_number`);
}

export type CancelRow = {
  onDate: number;
  at: number;
  userName: string;
  reason: string;
  keptPaise: number;
};

export function findCancel(db: ReadableDb, billId: number): CancelRow | undefined {
  return db.maybeOne<CancelRow>(sql`
    SELECT on_date AS onDate, at, full_name AS userName, reason, kept_paise AS keptPaise
    FROM bill_cancels JOIN users ON users.id = by_user WHERE bill_id = ${billId}`);
}

export type NewCancelRow = {
  billId: number;
  onDate: number;
  at: number;
  byUser: number;
  reason: string;
  keptPaise: number;
  approvalId: number | null;
};

export function insertCancel(db: WritableDb, cancel: NewCancelRow): void {
  db.run(sql`
    INSERT INTO bill_cancels (bill_id, on_date, at, by_user, reason, kept_paise, approval_id)
    VALUES (${cancel.billId}, ${cancel.onDate}, ${cancel.at}, ${cancel.byUser}, ${cancel.reason},
      ${cancel.keptPaise}, ${cancel.approvalId})`);
}
