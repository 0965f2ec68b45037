import type { PaymentMode } from '#shared/features/billing/bill.schema.ts';
import type { RefundState } from '#shared/features/refunds/refund.schema.ts';
import { fragment, type ReadableDb, sql, type WritableDb } from '../../database/db.ts';

export type RefundRow = {
  id: number;
  state: RefundState;
  source: 'advance' | 'bill';
  patientId: number;
  fullName: string;
  uhid: string;
  billId: number | null;
  billNumber: string | null;
  doctorId: number | null;
  amountPaise: number;
  reason: string;
  lines: string;
  requestedById: number;
  requestedBy: string;
  requestedOn: number;
  requestedAt: number;
  approvedBy: string | null;
  rejectedBy: string | null;
  rejectedBecause: string | null;
  entryId: number | null;
  voucherNumber: string | null;
  mode: PaymentMode | null;
  reference: string | null;
  paidOn: number | null;
  paidAt: number | null;
  paidBy: string | null;
};

const REFUND = fragment(`
  SELECT refunds.id, state, source, refunds.patient_id AS patientId, patients.full_name AS fullName, patients.uhid,
    refunds.bill_id AS billId, bills.number AS billNumber, bills.doctor_id AS doctorId,
    refunds.amount_paise AS amountPaise, refunds.reason, lines, asked.by_user AS requestedById,
    asker.full_name AS requestedBy, asked.on_date AS requestedOn, asked.at AS requestedAt,
    approver.full_name AS approvedBy, rejecter.full_name AS rejectedBy, rejected.reason AS rejectedBecause,
    entry.id AS entryId, entry.number AS voucherNumber, entry.mode, entry.reference, entry.on_date AS paidOn,
    entry.posted_at AS paidAt, payer.full_name AS paidBy
  FROM refunds JOIN patients ON patients.id = refunds.patient_id
    JOIN refund_events AS asked ON asked.refund_id = refunds.id AND asked.event = 'requested'
    JOIN users AS asker ON asker.id = asked.by_user
    LEFT JOIN bills ON bills.id = refunds.bill_id
    LEFT JOIN refund_events AS approved ON approved.refund_id = refunds.id AND approved.event = 'approved'
    LEFT JOIN users AS approver ON approver.id = approved.approver_id
    LEFT JOIN refund_events AS rejected ON rejected.refund_id = refunds.id AND rejected.event = 'rejected'
    LEFT JOIN users AS rejecter ON rejecter.id = rejected.by_user
    LEFT JOIN refund_events AS paid ON paid.refund_id = refunds.id AND paid.event = 'paid'
    LEFT JOIN ledger AS entry ON entry.id = paid.ledger_id
    LEFT JOIN users AS payer ON payer.id = paid.by_user
`);

export function find(db: ReadableDb, refundId: number): RefundRow | undefined {
  return db.maybeOne<RefundRow>(sql`${REFUND} WHERE refunds.id = ${refundId}`);
}

/** Whatever waits for somebody, the oldest first. */
export function listWaiting(db: ReadableDb): RefundRow[] {
  return db.all<RefundRow>(sql`
    ${REFUND} WHERE state IN ('requested', 'approved') ORDER BY state DESC, refunds.id`);
}

/** Those that came to their end in these days, the newest first. */
export function listEndedBetween(db: ReadableDb, fromDay: number, toDay: number): RefundRow[] {
  return db.all<RefundRow>(sql`
    ${REFUND} WHERE refunds.id IN (SELECT refund_id FROM refund_events
      WHERE on_date BETWEEN ${fromDay} AND ${toDay} AND event IN ('rejected', 'paid', 'kept'))
    ORDER BY refunds.id DESC`);
}

export function listOfBill(db: ReadableDb, billId: number): RefundRow[] {
  return db.all<RefundRow>(sql`${REFUND} WHERE refunds.bill_id = ${billId} ORDER BY refunds.id`);
}

export function listOfRecord(db: ReadableDb, patientId: number): RefundRow[] {
  return db.all<RefundRow>(sql`${REFUND} WHERE refunds.patient_id = ${patientId} ORDER BY refunds.id DESC`);
}

/** What is asked for of a record's advance and not decided yet. */
export function sumAskedOfAdvance(db: ReadableDb, patientId: number): number {
  return (
    db.value<number | null>(sql`
      SELECT sum(amount_paise) FROM refunds
      WHERE patient_id = ${patientId} AND source = 'advance' AND state = 'requested'`) ?? 0
  );
}

export type NewRefundRow = {
  patientId: number;
  source: 'advance' | 'bill';
  billId: number | null;
  amountPaise: number;
  reason: string;
  lines: string;
};

export function insert(db: WritableDb, refund: NewRefundRow): number {
  return db.run(sql`
    INSERT INTO refunds (patient_id, source, bill_id, amount_paise, reason, lines)
    VALUES (${refund.patientId}, ${refund.source}, ${refund.billId}, ${refund.amountPaise}, ${refund.reason},
      ${refund.lines})`).lastId;
}

export type NewEventRow = {
  refundId: number;
  event: RefundState;
  onDate: number;
  at: number;
  byUser: number;
  approverId: number | null;
  approvalId: number | null;
  ledgerId: number | null;
  reason: string;
};

export function insertEvent(db: WritableDb, event: NewEventRow): void {
  db.run(sql`
    INSERT INTO refund_events (refund_id, event, on_date, at, by_user, approver_id, approval_id, ledger_id, reason)
    VALUES (${event.refundId}, ${event.event}, ${event.onDate}, ${event.at}, ${event.byUser}, ${event.approverId},
      ${event.approvalId}, ${event.ledgerId}, ${event.reason})`);
}
