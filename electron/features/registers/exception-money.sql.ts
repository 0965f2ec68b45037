import { type ReadableDb, sql } from '../../database/db.ts';
import type { Days } from './clinical.sql.ts';
import { type Found, type Instants, PERSON } from './exceptions.sql.ts';

/** Money that went back to a patient, by whom it was paid, and who had said yes. */
export function listRefunds(db: ReadableDb, { fromDay, toDay }: Days): Found[] {
  return db.all<Found>(sql`
    SELECT paid.at, person.full_name AS byName, coalesce(entry.number, '') AS what, ${PERSON}, refunds.bill_id AS billId,
      refunds.amount_paise AS amountPaise, refunds.reason || coalesce(', ' || approver.full_name, '') AS detail
    FROM refund_events AS paid JOIN refunds ON refunds.id = paid.refund_id
      JOIN users AS person ON person.id = paid.by_user JOIN patients ON patients.id = refunds.patient_id
      LEFT JOIN ledger AS entry ON entry.id = paid.ledger_id
      LEFT JOIN refund_events AS said ON said.refund_id = paid.refund_id AND said.event = 'approved'
      LEFT JOIN users AS approver ON approver.id = said.approver_id
    WHERE paid.on_date BETWEEN ${fromDay} AND ${toDay} AND paid.event = 'paid'`);
}

/** UPI receipts that were found in the bank and then not. */
export function listUpiWithdrawn(db: ReadableDb, { fromAt, beforeAt }: Instants): Found[] {
  return db.all<Found>(sql`
    SELECT struck.withdrawn_at AS at, person.full_name AS byName, coalesce(taking.number, '') AS what, ${PERSON},
      taking.bill_id AS billId, taking.amount_paise AS amountPaise, struck.reason AS detail
    FROM upi_confirmation_withdrawals AS struck
      JOIN upi_confirmations AS given ON given.id = struck.confirmation_id
      JOIN ledger AS taking ON taking.id = given.payment_id JOIN users AS person ON person.id = struck.withdrawn_by
      LEFT JOIN patients ON patients.id = taking.patient_id
    WHERE struck.withdrawn_at >= ${fromAt} AND struck.withdrawn_at < ${beforeAt}`);
}

/** Packages that went to another person than the one who paid. */
export function listPackagesMoved(db: ReadableDb, { fromAt, beforeAt }: Instants): Found[] {
  return db.all<Found>(sql`
    SELECT moved.at, person.full_name AS byName, sale.name AS what, ${PERSON}, sale.bill_id AS billId,
      sale.price_paise AS amountPaise, receiver.full_name || ', ' || moved.reason AS detail
    FROM package_transfers AS moved JOIN package_sales AS sale ON sale.id = moved.sale_id
      JOIN patients ON patients.id = sale.patient_id JOIN patients AS receiver ON receiver.id = moved.to_patient_id
      JOIN users AS person ON person.id = moved.by_user
    WHERE moved.at >= ${fromAt} AND moved.at < ${beforeAt}`);
}

/** Dues that went over from a company to its patient. */
export function listCompanyBills(db: ReadableDb, { fromDay, toDay }: Days): Found[] {
  return db.all<Found>(sql`
    SELECT moved.at, person.full_name AS byName, bills.number AS what, ${PERSON}, bills.id AS billId,
      moved.amount_paise AS amountPaise, coalesce(bills.party ->> '$.company.name' || ', ', '') || moved.reason AS detail
    FROM bill_party_changes AS moved JOIN bills ON bills.id = moved.bill_id
      JOIN patients ON patients.id = bills.patient_id JOIN users AS person ON person.id = moved.by_user
    WHERE moved.on_date BETWEEN ${fromDay} AND ${toDay}`);
}
