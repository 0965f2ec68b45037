import type { PaymentMode } from '#shared/features/billing/bill.schema.ts';
import type { ModeKindSum } from '#shared/features/cash/drawer-lines.rules.ts';
import type { Account } from '#shared/features/ledger/ledger.rules.ts';
import { type ReadableDb, sql } from '../../database/db.ts';

/** Days are numbers here (20261121), as the tables keep them; this file only reads. */
export type ModeSum = { mode: PaymentMode; amountPaise: number; count: number };

export function listSumsByMode(db: ReadableDb, onDate: number): ModeSum[] {
  return db.all<ModeSum>(sql`
    SELECT mode, sum(amount_paise) AS amountPaise, sum(payment_count) AS count
    FROM day_sums WHERE on_date = ${onDate} GROUP BY mode
  `);
}

export type DoctorSum = { doctorId: number; amountPaise: number };

export function listSumsByDoctor(db: ReadableDb, onDate: number): DoctorSum[] {
  return db.all<DoctorSum>(sql`
    SELECT doctor_id AS doctorId, sum(amount_paise) AS amountPaise
    FROM day_sums WHERE on_date = ${onDate} GROUP BY doctor_id
  `);
}

export function sumOfDay(db: ReadableDb, onDate: number): number {
  return db.value<number | null>(sql`SELECT sum(amount_paise) FROM day_sums WHERE on_date = ${onDate}`) ?? 0;
}

/** `month` is 202611. */
export function sumOfMonth(db: ReadableDb, month: number): number {
  return db.value<number | null>(sql`SELECT sum(amount_paise) FROM month_sums WHERE month = ${month}`) ?? 0;
}

export type BilledSum = {
  doctorId: number;
  billCount: number;
  billedPaise: number;
  discountPaise: number;
  discountCount: number;
};

export function listBilledByDoctor(db: ReadableDb, onDate: number): BilledSum[] {
  return db.all<BilledSum>(sql`
    SELECT doctor_id AS doctorId, count(*) AS billCount, sum(total_paise) AS billedPaise,
      sum(discount_paise) AS discountPaise, count(nullif(discount_paise, 0)) AS discountCount
    FROM bills WHERE on_date = ${onDate} GROUP BY doctor_id
  `);
}

export type CountedSum = { amountPaise: number; count: number };

/** What the day's bills left owed at the day's end, whatever was paid later; an advance pays as money does. */
export function sumDuesMade(db: ReadableDb, onDate: number): CountedSum {
  return db.one<CountedSum>(sql`
    WITH left_unpaid AS MATERIALIZED (
      SELECT (
        SELECT coalesce(sum(iif(debit = 'dues', amount_paise, -amount_paise)), 0) FROM ledger
        WHERE bill_id = bills.id AND ledger.on_date = ${onDate} AND 'dues' IN (debit, credit)
      ) AS due_paise
      FROM bills WHERE bills.on_date = ${onDate}
    )
    SELECT coalesce(sum(due_paise), 0) AS amountPaise, count(*) AS count FROM left_unpaid WHERE due_paise > 0
  `);
}

export function listMoves(db: ReadableDb, onDate: number): ModeKindSum[] {
  return db.all<ModeKindSum>(sql`
    SELECT mode, kind, sum(signed_paise) AS amountPaise, count(*) AS count
    FROM ledger WHERE on_date = ${onDate} AND mode IS NOT NULL GROUP BY mode, kind
  `);
}

/** Debits less credits of an account within a day. */
export function changeOf(db: ReadableDb, account: Account, onDate: number): number {
  return db.one<{ paise: number }>(sql`
    SELECT coalesce(sum(iif(debit = ${account}, amount_paise, -amount_paise)), 0) AS paise
    FROM ledger WHERE on_date = ${onDate} AND ${account} IN (debit, credit)`).paise;
}

export type RefundPaid = { number: string; reason: string; mode: PaymentMode; amountPaise: number };

export function listRefundsPaid(db: ReadableDb, onDate: number): RefundPaid[] {
  return db.all<RefundPaid>(sql`
    SELECT coalesce(number, '') AS number, reason, mode, amount_paise AS amountPaise
    FROM ledger WHERE on_date = ${onDate} AND kind = 'refundPaid' ORDER BY id
  `);
}

/** What was taken back of bills on a day: those cancelled on it and its credit notes. */
export function sumTakenBack(db: ReadableDb, onDate: number): CountedSum {
  return db.one<CountedSum>(sql`
    SELECT coalesce(sum(paise), 0) AS amountPaise, count(*) AS count FROM (
      SELECT total_paise AS paise FROM bill_cancels JOIN bills ON bills.id = bill_cancels.bill_id
        WHERE bill_cancels.on_date = ${onDate}
      UNION ALL SELECT total_paise FROM credit_notes WHERE on_date = ${onDate}
    )
  `);
}

/** Payments of the day against bills of earlier days. */
export function sumDuesRecovered(db: ReadableDb, onDate: number): CountedSum {
  return db.one<CountedSum>(sql`
    SELECT coalesce(sum(amount_paise), 0) AS amountPaise,
      count(CASE kind WHEN 'receipt' THEN 1 END) - count(CASE kind WHEN 'receiptReversed' THEN 1 END) AS count
    FROM payments JOIN bills ON bills.id = payments.bill_id
    WHERE payments.on_date = ${onDate} AND bills.on_date < ${onDate}
  `);
}

/** Tax kept back on the day from what bills of earlier days were paid, less what of it was taken back. */
export function sumTdsOnOldDues(db: ReadableDb, onDate: number): number {
  return db.one<{ paise: number }>(sql`
    SELECT coalesce(sum(iif(kind = 'tdsDeducted', amount_paise, -amount_paise)), 0) AS paise
    FROM ledger JOIN bills ON bills.id = ledger.bill_id
    WHERE ledger.on_date = ${onDate} AND kind IN ('tdsDeducted', 'tdsReversed') AND bills.on_date < ${onDate}
  `).paise;
}

export type VisitCount = { doctorId: number; state: string; isFirst: number; count: number };

export function listVisitCounts(db: ReadableDb, onDate: number): VisitCount[] {
  return db.all<VisitCount>(sql`
    SELECT doctor_id AS doctorId, state, is_first AS isFirst, count(*) AS count
    FROM visits WHERE day_descending = ${-onDate} GROUP BY doctor_id, state, is_first
  `);
}

export type UnnamedUpi = { number: string; fullName: string; amountPaise: number };

/** Receipts and advances, neither taken back nor found on the bank's statement since. */
export function listUpiWithoutReference(db: ReadableDb, onDate: number): UnnamedUpi[] {
  return db.all<UnnamedUpi>(sql`
    SELECT coalesce(bills.number, payments.receipt_number) AS number,
      coalesce(json_extract(party, '$.fullName'), full_name) AS fullName, amount_paise AS amountPaise
    FROM payments JOIN patients ON patients.id = payments.patient_id
      LEFT JOIN bills ON bills.id = payments.bill_id
    WHERE payments.on_date = ${onDate} AND mode = 'upi' AND reference = '' AND kind IN ('receipt', 'advance')
      AND NOT EXISTS (SELECT 1 FROM ledger AS back WHERE back.reverses_id = payments.id)
      AND NOT EXISTS (SELECT 1 FROM upi_confirmations AS seen WHERE seen.payment_id = payments.id
        AND NOT EXISTS (SELECT 1 FROM upi_confirmation_withdrawals WHERE confirmation_id = seen.id))
    ORDER BY payments.id
  `);
}

export type Discount = { number: string; amountPaise: number; reason: string };

export function listDiscounts(db: ReadableDb, onDate: number): Discount[] {
  return db.all<Discount>(sql`
    SELECT number, discount_paise AS amountPaise, discount_reason AS reason
    FROM bills WHERE on_date = ${onDate} AND discount_paise > 0 ORDER BY id
  `);
}

/** The last day before one on which anything moved or was closed. */
export function findLastKnownDay(db: ReadableDb, before: number): number | null {
  return (
    db.value<number | null>(sql`
      SELECT max(on_date) FROM (
        SELECT max(on_date) AS on_date FROM ledger WHERE on_date < ${before}
        UNION ALL
        SELECT max(on_date) FROM day_closes WHERE on_date < ${before} AND is_set_aside = 0
      )`) ?? null
  );
}

/** The first day after `after` and before `before` on which anything was billed or paid. */
export function findMoneyDayBetween(db: ReadableDb, after: number, before: number): number | null {
  return (
    db.value<number | null>(sql`
      SELECT min(on_date) FROM (
        SELECT min(on_date) AS on_date FROM ledger WHERE on_date > ${after} AND on_date < ${before}
        UNION ALL
        SELECT min(on_date) FROM bills WHERE on_date > ${after} AND on_date < ${before}
      )`) ?? null
  );
}
