import { fragment, type ReadableDb, sql } from '../../database/db.ts';
import type { Days } from './clinical.sql.ts';
import { type Found, type Instants, PERSON } from './exceptions.sql.ts';
import { UNITS_NOT_PREPAID } from './off-list.sql.ts';

const LINES = fragment(`
  bills CROSS JOIN bill_lines AS line ON line.bill_id = bills.id
    JOIN patients ON patients.id = bills.patient_id JOIN users AS cashier ON cashier.id = bills.cashier_id`);

/** Lines of no list: nobody can say what they should have cost. */
export function listByHand(db: ReadableDb, { fromDay, toDay }: Days): Found[] {
  return db.all<Found>(sql`
    SELECT bills.issued_at AS at, cashier.full_name AS byName, bills.number AS what, ${PERSON}, bills.id AS billId,
      line.amount_paise AS amountPaise, line.description AS detail
    FROM ${LINES}
    WHERE bills.on_date BETWEEN ${fromDay} AND ${toDay} AND line.list_price_paise IS NULL
      AND ${UNITS_NOT_PREPAID} > 0`);
}

export type ByHand = { at: number; byName: string; count: number; amountPaise: number; example: string };

/** The same, how many and how much, by day and cashier. */
export function sumByHand(db: ReadableDb, { fromDay, toDay }: Days): ByHand[] {
  return db.all<ByHand>(sql`
    SELECT max(bills.issued_at) AS at, cashier.full_name AS byName, count(*) AS count,
      sum(line.amount_paise) AS amountPaise, max(line.description) AS example
    FROM ${LINES}
    WHERE bills.on_date BETWEEN ${fromDay} AND ${toDay} AND line.list_price_paise IS NULL
      AND ${UNITS_NOT_PREPAID} > 0
    GROUP BY bills.on_date, bills.cashier_id`);
}

export type OtherDoctor = Found & { listPaise: number | null; ownPaise: number | null };

/** Lines with the price of another doctor than the bill's, and how much less than their own doctor's that was. */
export function listOtherDoctors(db: ReadableDb, { fromDay, toDay }: Days): OtherDoctor[] {
  return db.all<OtherDoctor>(sql`
    SELECT bills.issued_at AS at, cashier.full_name AS byName, bills.number AS what, ${PERSON}, bills.id AS billId,
      (line.own_price_paise - line.list_price_paise) * (${UNITS_NOT_PREPAID}) AS amountPaise,
      line.list_price_paise AS listPaise, line.own_price_paise AS ownPaise,
      line.description || ', ' || performer.full_name AS detail
    FROM ${LINES} JOIN users AS performer ON performer.id = line.doctor_id
    WHERE bills.on_date BETWEEN ${fromDay} AND ${toDay} AND line.doctor_id <> bills.doctor_id`);
}

/** Classes that people were given or lost, with who said yes. */
export function listPriceClasses(db: ReadableDb, { fromAt, beforeAt }: Instants): Found[] {
  return db.all<Found>(sql`
    SELECT given.set_at AS at, person.full_name AS byName, given.price_class AS what, ${PERSON}, NULL AS billId,
      NULL AS amountPaise, coalesce(approver.full_name, '') AS detail
    FROM patient_price_classes AS given JOIN users AS person ON person.id = given.set_by
      JOIN patients ON patients.id = given.patient_id
      LEFT JOIN approvals ON approvals.id = given.approval_id
      LEFT JOIN users AS approver ON approver.id = approvals.approver_id
    WHERE given.set_at >= ${fromAt} AND given.set_at < ${beforeAt}`);
}
