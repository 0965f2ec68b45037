import type { PaymentMode } from '#shared/features/billing/bill.schema.ts';
import type { Category } from '#shared/features/catalogue/item.schema.ts';
import type { TaxClass } from '#shared/features/catalogue/tax.schema.ts';
import type { DocumentType } from '#shared/features/ledger/series.rules.ts';
import type { Rounding } from '#shared/kernel/money.ts';
import { fragment, type ReadableDb, sql, type WritableDb } from '../../database/db.ts';

/** Days as the database keeps them (20261121), party and doctor as JSON. */
export type BillRow = {
  id: number;
  number: string;
  documentType: DocumentType;
  onDate: number;
  issuedAt: number;
  patientId: number;
  visitId: number | null;
  doctorId: number;
  owedByPartyId: number | null;
  party: string;
  doctorSnapshot: string;
  subtotalPaise: number;
  discountPaise: number;
  discountReason: string;
  discountReasonId: number | null;
  rounding: Rounding;
  roundOffPaise: number;
  totalPaise: number;
  taxPaise: number;
  addedTaxPaise: number;
  duePaise: number;
  isCancelled: number;
  cashierName: string;
  /** Empty when nobody had to approve its discount. */
  discountApprovedBy: string;
};

const BILL = fragment(`
  SELECT bills.id, number, document_type AS documentType, is_cancelled AS isCancelled, bills.on_date AS onDate,
    issued_at AS issuedAt, bills.patient_id AS patientId, visit_id AS visitId, doctor_id AS doctorId, party, doctor_snapshot AS doctorSnapshot, subtotal_paise AS subtotalPaise,
    discount_paise AS discountPaise, discount_reason AS discountReason, discount_reason_id AS discountReasonId,
    rounding, round_off_paise AS roundOffPaise,
    tax_paise AS taxPaise, added_tax_paise AS addedTaxPaise, party_id AS owedByPartyId,
    total_paise AS totalPaise, due_paise AS duePaise, cashier.full_name AS cashierName,
    coalesce(approver.full_name, '') AS discountApprovedBy
  FROM bills JOIN users AS cashier ON cashier.id = bills.cashier_id
    LEFT JOIN approvals ON approvals.id = bills.discount_approval_id
    LEFT JOIN users AS approver ON approver.id = approvals.approver_id
`);

export function findBill(db: ReadableDb, billId: number): BillRow | undefined {
  return db.maybeOne<BillRow>(sql`${BILL} WHERE bills.id = ${billId}`);
}

export type BillLineRow = {
  description: string;
  sacCode: string;
  quantity: number;
  ratePaise: number;
  amountPaise: number;
  kind: 'consultation' | 'other';
  itemId: number | null;
  category: Category;
  doctorId: number | null;
  discountPaise: number;
  billDiscountPaise: number;
  taxClass: TaxClass;
  gstPermille: number;
  isTaxInclusive: 0 | 1;
  cgstPaise: number;
  sgstPaise: number;
  listPricePaise: number | null;
  unit: string;
  /** Where goods are supplied, when that is not the clinic's state; else empty. */
  otherState: string;
};

export type IssuedLineRow = BillLineRow & { doneBy: string; isPrepaid: 0 | 1 };

export function listLines(db: ReadableDb, billId: number): IssuedLineRow[] {
  return db.all<IssuedLineRow>(sql`
    SELECT description, sac_code AS sacCode, quantity, rate_paise AS ratePaise, amount_paise AS amountPaise, kind,
      line.item_id AS itemId, category, line.doctor_id AS doctorId, line.discount_paise AS discountPaise,
      bill_discount_paise AS billDiscountPaise, tax_class AS taxClass, gst_permille AS gstPermille,
      is_tax_inclusive AS isTaxInclusive, cgst_paise AS cgstPaise, sgst_paise AS sgstPaise,
      list_price_paise AS listPricePaise, unit, other_state AS otherState,
      CASE WHEN line.doctor_id <> bills.doctor_id THEN performer.full_name ELSE '' END AS doneBy,
      rate_paise = 0 AND EXISTS (SELECT 1 FROM package_uses AS used
        WHERE used.bill_id = line.bill_id AND used.item_id = line.item_id) AS isPrepaid
    FROM bill_lines AS line JOIN bills ON bills.id = line.bill_id
      LEFT JOIN users AS performer ON performer.id = line.doctor_id
    WHERE line.bill_id = ${billId} ORDER BY line_number
  `);
}

export type PaymentRow = {
  id: number;
  receiptNumber: string;
  mode: PaymentMode;
  amountPaise: number;
  reference: string;
  receivedAt: number;
  onDate: number;
  cashierName: string;
};

/** The receipts that stand: one that was reversed is no payment any more. */
export function listPayments(db: ReadableDb, billId: number): PaymentRow[] {
  return db.all<PaymentRow>(sql`
    SELECT payments.id, receipt_number AS receiptNumber, mode, amount_paise AS amountPaise, reference,
      received_at AS receivedAt, on_date AS onDate, cashier.full_name AS cashierName
    FROM payments JOIN users AS cashier ON cashier.id = payments.cashier_id
    WHERE bill_id = ${billId} AND kind = 'receipt'
      AND NOT EXISTS (SELECT 1 FROM ledger AS undone WHERE undone.reverses_id = payments.id)
    ORDER BY payments.id
  `);
}

export function findBillOfPayment(db: ReadableDb, paymentId: number): number | undefined {
  return db.value<number>(sql`SELECT bill_id FROM payments WHERE id = ${paymentId}`);
}

export function findBillOfVisit(db: ReadableDb, visitId: number): { id: number; number: string } | undefined {
  return db.maybeOne(sql`SELECT id, number FROM bills WHERE visit_id = ${visitId} AND is_cancelled = 0`);
}

/** What was paid, what was settled otherwise than by money of the day, and what credit notes took back. */
export type Settled = {
  /** By money, by an advance or by a company's deducted tax, less what was given back. */
  paidPaise: number;
  creditedPaise: number;
  advanceUsedPaise: number;
  /** Of what was paid: kept as advance or paid back after a credit note or a cancelling. */
  givenBackPaise: number;
  writtenOffPaise: number;
  tdsPaise: number;
  cancelReason: string;
};

export function getSettled(db: ReadableDb, billId: number): Settled {
  return db.one<Settled>(sql`
    SELECT coalesce(sum(CASE
        WHEN kind IN ('receipt', 'advanceApplied', 'tdsDeducted') THEN amount_paise
        WHEN kind IN ('receiptReversed', 'advanceAppliedReversed', 'keptAsAdvance', 'toPayBack', 'tdsReversed')
          THEN -amount_paise END), 0) AS paidPaise,
      coalesce(sum(CASE
        WHEN kind IN ('creditFees', 'creditTax', 'creditRoundUp') THEN amount_paise END), 0) AS creditedPaise,
      coalesce(sum(CASE kind WHEN 'advanceApplied' THEN amount_paise
        WHEN 'advanceAppliedReversed' THEN -amount_paise END), 0) AS advanceUsedPaise,
      coalesce(sum(CASE WHEN kind IN ('keptAsAdvance', 'toPayBack') THEN amount_paise END), 0) AS givenBackPaise,
      coalesce(sum(CASE kind WHEN 'writeOff' THEN amount_paise WHEN 'writeOffReversed' THEN -amount_paise END), 0)
        AS writtenOffPaise,
      coalesce(sum(CASE kind WHEN 'tdsDeducted' THEN amount_paise WHEN 'tdsReversed' THEN -amount_paise END), 0)
        AS tdsPaise,
      coalesce(max(CASE WHEN kind IN ('cancelFees', 'cancelTax') THEN reason END), '') AS cancelReason
    FROM ledger WHERE bill_id = ${billId}`);
}

/** The figure of the law that is in force on a day; undefined before the first one known. */
export function findLegalLimit(db: ReadableDb, name: string, onDate: number): number | undefined {
  return db.maybeOne<{ amountPaise: number }>(sql`
    SELECT amount_paise AS amountPaise FROM legal_limits
    WHERE name = ${name} AND valid_from <= ${onDate} ORDER BY valid_from DESC LIMIT 1
  `)?.amountPaise;
}

export type NewBillRow = Omit<
  BillRow,
  'id' | 'cashierName' | 'duePaise' | 'isCancelled' | 'discountApprovedBy' | 'owedByPartyId'
> & {
  financialYear: string;
  partyId: number | null;
  discountApprovalId: number | null;
  letterheadId: number;
  cashierId: number;
};

/** A bill that owes nothing yet: its entries in the ledger make it due. */
export function insertBill(db: WritableDb, bill: NewBillRow): number {
  return db.run(sql`
    INSERT INTO bills (number, document_type, financial_year, on_date, issued_at, patient_id, visit_id, doctor_id,
      party_id, party, doctor_snapshot, subtotal_paise, discount_paise, discount_reason, discount_reason_id,
      discount_approval_id, tax_paise, added_tax_paise, rounding, round_off_paise, total_paise, letterhead_id, cashier_id)
    VALUES (${bill.number}, ${bill.documentType}, ${bill.financialYear}, ${bill.onDate}, ${bill.issuedAt},
      ${bill.patientId}, ${bill.visitId}, ${bill.doctorId}, ${bill.partyId}, ${bill.party}, ${bill.doctorSnapshot},
      ${bill.subtotalPaise}, ${bill.discountPaise}, ${bill.discountReason}, ${bill.discountReasonId},
      ${bill.discountApprovalId}, ${bill.taxPaise}, ${bill.addedTaxPaise}, ${bill.rounding}, ${bill.roundOffPaise}, ${bill.totalPaise},
      ${bill.letterheadId}, ${bill.cashierId})
  `).lastId;
}

export type NewLineRow = Omit<BillLineRow, 'itemId' | 'doctorId' | 'isTaxInclusive'> & {
  itemId?: number | undefined;
  doctorId?: number | undefined;
  isTaxInclusive: boolean;
  ownPricePaise: number | null;
};

export function insertLine(db: WritableDb, billId: number, lineNumber: number, line: NewLineRow): void {
  db.run(sql`
    INSERT INTO bill_lines (bill_id, line_number, description, sac_code, quantity, rate_paise, amount_paise, kind,
      item_id, category, doctor_id, discount_paise, bill_discount_paise, tax_class, gst_permille, is_tax_inclusive,
      cgst_paise, sgst_paise, list_price_paise, unit, other_state,
      own_price_paise)
    VALUES (${billId}, ${lineNumber}, ${line.description}, ${line.sacCode}, ${line.quantity}, ${line.ratePaise},
      ${line.amountPaise}, ${line.kind}, ${line.itemId ?? null}, ${line.category}, ${line.doctorId ?? null},
      ${line.discountPaise}, ${line.billDiscountPaise}, ${line.taxClass}, ${line.gstPermille},
      ${line.isTaxInclusive ? 1 : 0}, ${line.cgstPaise}, ${line.sgstPaise}, ${line.listPricePaise}, ${line.unit}, ${line.otherState},
      ${line.ownPricePaise})
  `);
}

/** The doctor of a record's newest bill; at most one row. */
export function listLastDoctors(db: ReadableDb, patientId: number): { billId: number; doctorId: number }[] {
  return db.all(sql`
    SELECT id AS billId, doctor_id AS doctorId FROM bills WHERE patient_id = ${patientId} ORDER BY id DESC LIMIT 1`);
}

/** Ordered for the clinic's own laboratory and not taken back. */
export function listTestsOfVisit(db: ReadableDb, visitId: number): { name: string }[] {
  return db.all(sql`
    SELECT name FROM lab_orders JOIN lab_standings ON order_id = lab_orders.id
    WHERE visit_id = ${visitId} AND place = 'here' AND state <> 'cancelled' ORDER BY lab_orders.id`);
}

/** Given to a record here, from the clinic's own stock, and not taken back. */
export function listVaccinesOfVisit(
  db: ReadableDb,
  { patientId, visitId }: { patientId: number; visitId: number },
): { name: string }[] {
  return db.all(sql`
    SELECT CASE brand WHEN '' THEN vaccine ELSE brand END AS name FROM immunisations
    WHERE patient_id = ${patientId} AND visit_id = ${visitId} AND place = 'here'
      AND NOT EXISTS (SELECT 1 FROM immunisation_withdrawals WHERE immunisation_id = immunisations.id)
    ORDER BY id`);
}

/** Whether a bill's discount was given by this approval already. */
export function isOnBill(db: ReadableDb, approvalId: number): boolean {
  return db.value<number>(sql`SELECT 1 FROM bills WHERE discount_approval_id = ${approvalId}`) === 1;
}
