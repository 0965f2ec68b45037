import { type ReadableDb, sql } from '../../database/db.ts';
import { type Found, type Instants, PERSON } from './exceptions.sql.ts';

export type Reprint = Found & {
  copy: number;
  /** Of a drawer's sheet. */
  shiftId: number | null;
  /** The day of a day's sheet; both of a statement's days in one number. */
  days: number | null;
};

/** Papers that left the printer again, each with its number, whose it is and what it comes to. */
export function listReprints(db: ReadableDb, { fromAt, beforeAt }: Instants): Reprint[] {
  return db.all<Reprint>(sql`
    SELECT again.printed_at AS at, coalesce(person.full_name, '') AS byName, again.page AS what, ${PERSON},
      bills.id AS billId, again.copy, shift.id AS shiftId,
      CASE again.page WHEN 'daySheet' THEN again.subject_id WHEN 'statement' THEN again.version END AS days,
      CASE again.page WHEN 'bill' THEN bills.total_paise WHEN 'creditNote' THEN credit.total_paise
        ELSE coalesce(entry.amount_paise, payout.gross_paise - payout.tds_paise) END AS amountPaise,
      coalesce(CASE again.page WHEN 'bill' THEN bills.number WHEN 'creditNote' THEN credit.number
        WHEN 'certificate' THEN certificates.serial WHEN 'prescription' THEN visits.number
        WHEN 'labReport' THEN labs.serial WHEN 'drawerSheet' THEN closed.number || ' ' || holder.full_name
        WHEN 'daySheet' THEN day.sheet ->> '$.number' WHEN 'statement' THEN company.name
        ELSE coalesce(entry.number, payout.number) END, holder.full_name, '') AS detail
    FROM prints AS again INDEXED BY prints_again LEFT JOIN users AS person ON person.id = again.printed_by
      LEFT JOIN refund_events AS refunded ON again.page = 'refundVoucher' AND refunded.refund_id = again.subject_id
        AND refunded.event = 'paid'
      LEFT JOIN expenses ON again.page = 'expenseVoucher' AND expenses.id = again.subject_id
      LEFT JOIN ledger AS spent ON spent.number = expenses.number
      LEFT JOIN ledger AS entry ON entry.id = CASE again.page WHEN 'receipt' THEN again.subject_id
        WHEN 'advance' THEN again.subject_id WHEN 'refundVoucher' THEN refunded.ledger_id
        WHEN 'expenseVoucher' THEN spent.id END
      LEFT JOIN refunds ON refunds.id = refunded.refund_id
      LEFT JOIN credit_notes AS credit ON again.page = 'creditNote' AND credit.id = again.subject_id
      LEFT JOIN bills ON bills.id = CASE again.page WHEN 'bill' THEN again.subject_id
        ELSE coalesce(credit.bill_id, refunds.bill_id, entry.bill_id) END
      LEFT JOIN doctor_payouts AS payout ON again.page IN ('payoutVoucher', 'shareSheet')
        AND payout.id = again.subject_id
      LEFT JOIN visits ON again.page = 'prescription' AND visits.id = again.subject_id
      LEFT JOIN certificates ON again.page = 'certificate' AND certificates.id = again.subject_id
      LEFT JOIN lab_reports AS labs ON again.page = 'labReport' AND labs.id = again.subject_id
        AND labs.version = again.version
      LEFT JOIN shifts AS shift ON again.page = 'drawerSheet' AND shift.id = again.subject_id
      LEFT JOIN shift_closes AS closed ON closed.shift_id = shift.id AND again.version = 2
      LEFT JOIN users AS holder ON holder.id = shift.user_id
      LEFT JOIN day_closes AS day ON again.page = 'daySheet' AND day.id = again.version - 1
      LEFT JOIN party_versions AS company ON again.page = 'statement' AND company.party_id = again.subject_id
        AND company.version = (SELECT max(version) FROM party_versions WHERE party_id = again.subject_id)
      LEFT JOIN patients ON patients.id = coalesce(bills.patient_id, refunds.patient_id, entry.patient_id,
        visits.patient_id, certificates.patient_id, labs.patient_id)
    WHERE again.copy > 0 AND again.printed_at >= ${fromAt} AND again.printed_at < ${beforeAt}`);
}
