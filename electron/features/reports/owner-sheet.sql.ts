import { most, type ReadableDb, sql } from '../../database/db.ts';

type Days = { fromDay: number; toDay: number };

export function countFreeVisits(db: ReadableDb, { fromDay, toDay }: Days): number {
  return (
    db.value<number>(sql`
      SELECT count(*) FROM visits JOIN bills ON bills.id = visits.bill_id
      WHERE visits.day_descending BETWEEN ${-toDay} AND ${-fromDay} AND bills.total_paise = 0`) ?? 0
  );
}

export type Counted = { amountPaise: number; count: number };

export function sumCancelled(db: ReadableDb, { fromDay, toDay }: Days): Counted {
  return db.one<Counted>(sql`
    SELECT coalesce(sum(bills.total_paise), 0) AS amountPaise, count(*) AS count
    FROM bill_cancels JOIN bills ON bills.id = bill_cancels.bill_id
    WHERE bill_cancels.on_date BETWEEN ${fromDay} AND ${toDay}`);
}

export type KindSum = Counted & { kind: string };

export function sumKinds(db: ReadableDb, { fromDay, toDay }: Days): KindSum[] {
  return db.all<KindSum>(sql`
    SELECT kind, sum(amount_paise) AS amountPaise, count(*) AS count FROM ledger
    WHERE on_date BETWEEN ${fromDay} AND ${toDay}
      AND kind IN ('refundPaid', 'expense', 'expenseReversed', 'payout', 'payoutReversed', 'tdsPaid',
        'tdsPaidReversed', 'short', 'over')
    GROUP BY kind`);
}

export type ServiceSum = { name: string; quantity: number; amountPaise: number };

/** By what they were billed at, discounts taken off, tax included; cancelled bills left out. */
export function listServices(db: ReadableDb, { fromDay, toDay }: Days, limit: number): ServiceSum[] {
  return db.all<ServiceSum>(sql`
    SELECT description AS name, sum(quantity) AS quantity,
      sum(line.amount_paise - line.discount_paise - line.bill_discount_paise
        + CASE is_tax_inclusive WHEN 1 THEN 0 ELSE cgst_paise + sgst_paise END) AS amountPaise
    FROM bills JOIN bill_lines AS line ON line.bill_id = bills.id
    WHERE bills.on_date BETWEEN ${fromDay} AND ${toDay} AND is_cancelled = 0
    GROUP BY description ORDER BY amountPaise DESC, description LIMIT ${most(limit)}`);
}

export type DoctorSum = { name: string; visits: number; collectedPaise: number };

export function listDoctors(db: ReadableDb, { fromDay, toDay }: Days, limit: number): DoctorSum[] {
  return db.all<DoctorSum>(sql`
    WITH seen AS (
      SELECT doctor_id, count(*) AS visits FROM visits
      WHERE day_descending BETWEEN ${-toDay} AND ${-fromDay} AND state <> 'left' GROUP BY doctor_id
    ), taken AS (
      SELECT doctor_id, sum(amount_paise) AS amount FROM day_sums
      WHERE on_date BETWEEN ${fromDay} AND ${toDay} AND doctor_id <> 0 GROUP BY doctor_id
    )
    SELECT users.full_name AS name, coalesce(seen.visits, 0) AS visits, coalesce(taken.amount, 0) AS collectedPaise
    FROM (SELECT doctor_id FROM seen UNION SELECT doctor_id FROM taken) AS doctor
    JOIN users ON users.id = doctor.doctor_id
    LEFT JOIN seen ON seen.doctor_id = doctor.doctor_id
    LEFT JOIN taken ON taken.doctor_id = doctor.doctor_id
    ORDER BY collectedPaise DESC, visits DESC, name LIMIT ${most(limit)}`);
}
