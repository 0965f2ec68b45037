import type { PaymentMode } from '#shared/features/billing/bill.schema.ts';
import { fragment, most, type ReadableDb, sql, type WritableDb } from '../../database/db.ts';

/** Days as the database keeps them (20261121), party and doctor as JSON. */
export type BillRow = {
  id: number;
  number: string;
  onDate: number;
  issuedAt: number;
  patientId: number;
  visitId: number | null;
  doctorId: number;
  party: string;
  doctorSnapshot: string;
  subtotalPaise: number;
  discountPaise: number;
  discountReason: string;
  roundOffPaise: number;
  totalPaise: number;
  duePaise: number;
  cashierName: string;
};

const BILL = fragment(`
  SELECT bills.id, number, on_date AS onDate, issued_at AS issuedAt, patient_id AS patientId, visit_id AS visitId,
    doctor_id AS doctorId, party, doctor_snapshot AS doctorSnapshot, subtotal_paise AS subtotalPaise,
    discount_paise AS discountPaise, discount_reason AS discountReason, round_off_paise AS roundOffPaise,
    total_paise AS totalPaise, due_paise AS duePaise, cashier.full_name AS cashierName
  FROM bills JOIN users AS cashier ON cashier.id = bills.cashier_id
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
};

export function listLines(db: ReadableDb, billId: number): BillLineRow[] {
  return db.all<BillLineRow>(sql`
    SELECT description, sac_code AS sacCode, quantity, rate_paise AS ratePaise, amount_paise AS amountPaise,
      kind
    FROM bill_lines WHERE bill_id = ${billId} ORDER BY line_number
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

export function listPayments(db: ReadableDb, billId: number): PaymentRow[] {
  return db.all<PaymentRow>(sql`
    SELECT payments.id, receipt_number AS receiptNumber, mode, amount_paise AS amountPaise, reference,
      received_at AS receivedAt, on_date AS onDate, cashier.full_name AS cashierName
    FROM payments JOIN users AS cashier ON cashier.id = payments.cashier_id
    WHERE bill_id = ${billId} ORDER BY payments.id
  `);
}

export function findBillOfPayment(db: ReadableDb, paymentId: number): number | undefined {
  return db.value<number>(sql`SELECT bill_id FROM payments WHERE id = ${paymentId}`);
}

export function findBillOfVisit(db: ReadableDb, visitId: number): { id: number; number: string } | undefined {
  return db.maybeOne(sql`SELECT id, number FROM bills WHERE visit_id = ${visitId}`);
}

export type BillListRow = {
  id: number;
  number: string;
  onDate: number;
  issuedAt: number;
  party: string;
  patientId: number;
  visitId: number | null;
  totalPaise: number;
  duePaise: number;
};

const LISTED = fragment(`
  id, number, on_date AS onDate, issued_at AS issuedAt, party, patient_id AS patientId, visit_id AS visitId,
  total_paise AS totalPaise, due_paise AS duePaise
`);

/** Newest first. */
export function listForDay(db: ReadableDb, onDate: number): BillListRow[] {
  return db.all<BillListRow>(sql`SELECT ${LISTED} FROM bills WHERE on_date = ${onDate} ORDER BY id DESC`);
}

/** Newest first. */
export function listForPatient(db: ReadableDb, patientId: number): BillListRow[] {
  return db.all<BillListRow>(
    sql`SELECT ${LISTED} FROM bills WHERE patient_id = ${patientId} ORDER BY id DESC`,
  );
}

export function sumCashOfPatientOnDay(db: ReadableDb, patientId: number, onDate: number): number {
  return (
    db.value<number | null>(sql`
      SELECT sum(amount_paise) FROM payments
      WHERE patient_id = ${patientId} AND on_date = ${onDate} AND mode = 'cash'`) ?? 0
  );
}

export function sumCashOfBill(db: ReadableDb, billId: number): number {
  return (
    db.value<number | null>(
      sql`SELECT sum(amount_paise) FROM payments WHERE bill_id = ${billId} AND mode = 'cash'`,
    ) ?? 0
  );
}

/** The figure of the law that is in force on a day. */
export function getLegalLimit(db: ReadableDb, name: string, onDate: number): number {
  return db.one<{ amountPaise: number }>(sql`
    SELECT amount_paise AS amountPaise FROM legal_limits
    WHERE name = ${name} AND valid_from <= ${onDate} ORDER BY valid_from DESC LIMIT 1
  `).amountPaise;
}

export function findLastClosedDay(db: ReadableDb): number | null {
  return db.value<number | null>(sql`SELECT max(on_date) FROM day_closes`) ?? null;
}

export type NewBillRow = Omit<BillRow, 'id' | 'cashierName'> & { financialYear: string; cashierId: number };

export function insertBill(db: WritableDb, bill: NewBillRow): number {
  return db.run(sql`
    INSERT INTO bills (number, financial_year, on_date, issued_at, patient_id, visit_id, doctor_id, party,
      doctor_snapshot, subtotal_paise, discount_paise, discount_reason, round_off_paise, total_paise, due_paise,
      cashier_id)
    VALUES (${bill.number}, ${bill.financialYear}, ${bill.onDate}, ${bill.issuedAt}, ${bill.patientId},
      ${bill.visitId}, ${bill.doctorId}, ${bill.party}, ${bill.doctorSnapshot}, ${bill.subtotalPaise},
      ${bill.discountPaise}, ${bill.discountReason}, ${bill.roundOffPaise}, ${bill.totalPaise}, ${bill.duePaise},
      ${bill.cashierId})
  `).lastId;
}

export function insertLine(db: WritableDb, billId: number, lineNumber: number, line: BillLineRow): void {
  db.run(sql`
    INSERT INTO bill_lines (bill_id, line_number, description, sac_code, quantity, rate_paise, amount_paise, kind)
    VALUES (${billId}, ${lineNumber}, ${line.description}, ${line.sacCode}, ${line.quantity}, ${line.ratePaise},
      ${line.amountPaise}, ${line.kind})
  `);
}

export type NewPaymentRow = {
  receiptNumber: string;
  billId: number;
  patientId: number;
  doctorId: number;
  onDate: number;
  mode: PaymentMode;
  amountPaise: number;
  reference: string;
  receivedAt: number;
  cashierId: number;
};

export function insertPayment(db: WritableDb, payment: NewPaymentRow): number {
  return db.run(sql`
    INSERT INTO payments (receipt_number, bill_id, patient_id, doctor_id, on_date, mode, amount_paise, reference,
      received_at, cashier_id)
    VALUES (${payment.receiptNumber}, ${payment.billId}, ${payment.patientId}, ${payment.doctorId},
      ${payment.onDate}, ${payment.mode}, ${payment.amountPaise}, ${payment.reference}, ${payment.receivedAt},
      ${payment.cashierId})
  `).lastId;
}

export function lowerDue(db: WritableDb, billId: number, byPaise: number): void {
  db.run(sql`UPDATE bills SET due_paise = due_paise - ${byPaise} WHERE id = ${billId}`);
}

export type ServiceRow = { description: string; sacCode: string; ratePaise: number };

/** Remembers a billed service with its last rate, whatever the case of its letters. */
export function rememberService(db: WritableDb, service: ServiceRow, onDate: number): void {
  db.run(sql`
    INSERT INTO services (description, sac_code, rate_paise, used_count, last_used_on)
    VALUES (${service.description}, ${service.sacCode}, ${service.ratePaise}, 1, ${onDate})
    ON CONFLICT (description) DO UPDATE SET sac_code = excluded.sac_code, rate_paise = excluded.rate_paise,
      used_count = used_count + 1, last_used_on = excluded.last_used_on
  `);
}

/** Services with `text` anywhere in them, the most used first; reads the short list in that order and stops. */
export function listServicesContaining(db: ReadableDb, text: string, limit: number): ServiceRow[] {
  return db.all<ServiceRow>(sql`
    SELECT description, sac_code AS sacCode, rate_paise AS ratePaise FROM services
    WHERE instr(lower(description), lower(${text})) > 0
    ORDER BY used_count DESC, description LIMIT ${most(limit)}
  `);
}
