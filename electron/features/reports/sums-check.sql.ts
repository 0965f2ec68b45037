import { type ReadableDb, sql } from '../../database/db.ts';

export type WrongSum = {
  period: number;
  doctorId: number;
  mode: string;
  keptPaise: number | null;
  ledgerPaise: number | null;
};

/** Of days and months as the tables keep them. */
type Days = { fromDay: number; toDay: number };

/** From the first to the last day on which anything was taken, or is kept as taken. */
export function daysOfSums(db: ReadableDb): Days | undefined {
  return db.maybeOne<Days>(sql`
    SELECT min(first) AS fromDay, max(last) AS toDay FROM (
      SELECT min(on_date) AS first, max(on_date) AS last FROM payments
      UNION ALL SELECT min(on_date), max(on_date) FROM day_sums
      UNION ALL SELECT min(month) * 100, max(month) * 100 + 31 FROM month_sums
    ) HAVING min(first) IS NOT NULL`);
}

/** A full outer join: a sum without payments is as wrong as payments without a sum. */
export function listWrongDaySums(db: ReadableDb, { fromDay, toDay }: Days): WrongSum[] {
  return db.all<WrongSum>(sql`
    SELECT coalesce(kept.on_date, ledger.on_date) AS period, coalesce(kept.doctor_id, ledger.doctor_id) AS doctorId,
      coalesce(kept.mode, ledger.mode) AS mode, kept.amount_paise AS keptPaise, ledger.amount_paise AS ledgerPaise
    FROM (
      SELECT on_date, doctor_id, mode, amount_paise, payment_count FROM day_sums
      WHERE on_date BETWEEN ${fromDay} AND ${toDay}
    ) AS kept FULL JOIN (
      SELECT on_date, doctor_id, mode, sum(amount_paise) AS amount_paise, count(*) AS payment_count
      FROM payments WHERE on_date BETWEEN ${fromDay} AND ${toDay} GROUP BY on_date, doctor_id, mode
    ) AS ledger
    ON kept.on_date = ledger.on_date AND kept.doctor_id = ledger.doctor_id AND kept.mode = ledger.mode
    WHERE kept.amount_paise IS NOT ledger.amount_paise OR kept.payment_count IS NOT ledger.payment_count
  `);
}

/** Of whole months. */
export function listWrongMonthSums(db: ReadableDb, { fromDay, toDay }: Days): WrongSum[] {
  const [fromMonth, toMonth] = [Math.floor(fromDay / 100), Math.floor(toDay / 100)];
  return db.all<WrongSum>(sql`
    SELECT coalesce(kept.month, ledger.month) AS period, coalesce(kept.doctor_id, ledger.doctor_id) AS doctorId,
      coalesce(kept.mode, ledger.mode) AS mode, kept.amount_paise AS keptPaise, ledger.amount_paise AS ledgerPaise
    FROM (
      SELECT month, doctor_id, mode, amount_paise, payment_count FROM month_sums
      WHERE month BETWEEN ${fromMonth} AND ${toMonth}
    ) AS kept FULL JOIN (
      SELECT on_date / 100 AS month, doctor_id, mode, sum(amount_paise) AS amount_paise, count(*) AS payment_count
      FROM payments WHERE on_date BETWEEN ${fromMonth * 100} AND ${toMonth * 100 + 99}
      GROUP BY on_date / 100, doctor_id, mode
    ) AS ledger
    ON kept.month = ledger.month AND kept.doctor_id = ledger.doctor_id AND kept.mode = ledger.mode
    WHERE kept.amount_paise IS NOT ledger.amount_paise OR kept.payment_count IS NOT ledger.payment_count
  `);
}

/** From the first to the last day of any bill or entry. */
export function daysOfPapers(db: ReadableDb): Days | undefined {
  return db.maybeOne<Days>(sql`
    SELECT min(first) AS fromDay, max(last) AS toDay FROM (
      SELECT min(on_date) AS first, max(on_date) AS last FROM bills
      UNION ALL SELECT min(on_date), max(on_date) FROM ledger
    ) HAVING min(first) IS NOT NULL`);
}

/** Rows by their ids, the first one without. */
type Ids = { afterId: number; untilId: number };

export function lastBillId(db: ReadableDb): number {
  return db.value<number>(sql`SELECT max(id) FROM bills`) ?? 0;
}

export function lastEntryId(db: ReadableDb): number {
  return db.value<number>(sql`SELECT max(id) FROM ledger`) ?? 0;
}

export type WrongDue = { billId: number; duePaise: number; ledgerPaise: number };

export function listWrongDues(db: ReadableDb, { afterId, untilId }: Ids): WrongDue[] {
  return db.all<WrongDue>(sql`
    SELECT billId, duePaise, ledgerPaise FROM (
      SELECT id AS billId, due_paise AS duePaise, coalesce((
        SELECT sum(CASE WHEN debit = 'dues' THEN amount_paise WHEN credit = 'dues' THEN -amount_paise END)
        FROM ledger WHERE bill_id = bills.id), 0) AS ledgerPaise
      FROM bills WHERE id > ${afterId} AND id <= ${untilId}
    ) WHERE duePaise <> ledgerPaise
  `);
}

/**
 * Bills that are no longer what their issue posted, or whose lines do not come to what stands above them. What is wrong
 * with a line's tax shows as its total, for the ledger has the two together.
 */
export function listWrongBills(db: ReadableDb, { afterId, untilId }: Ids): WrongDue[] {
  return db.all<WrongDue>(sql`
    SELECT bills.id AS billId, bills.total_paise AS duePaise, posted.total AS ledgerPaise
    FROM bills LEFT JOIN (
      SELECT bill_id, sum(amount_paise) AS amount, sum(discount_paise + bill_discount_paise) AS discount,
        sum(cgst_paise + sgst_paise) AS tax, sum(iif(is_tax_inclusive = 1, 0, cgst_paise + sgst_paise)) AS added
      FROM bill_lines WHERE bill_id > ${afterId} AND bill_id <= ${untilId} GROUP BY bill_id
    ) AS line ON line.bill_id = bills.id
      JOIN (SELECT id AS bill_id, (
          SELECT coalesce(sum(amount_paise), 0) FROM ledger
          WHERE ledger.bill_id = one.id AND kind IN ('bill', 'billTax', 'billRoundUp')) AS total, (
          SELECT coalesce(sum(amount_paise), 0) FROM ledger
          WHERE ledger.bill_id = one.id AND kind = 'billTax') AS tax
        FROM bills AS one WHERE id > ${afterId} AND id <= ${untilId}
      ) AS posted ON posted.bill_id = bills.id
    WHERE bills.total_paise <> posted.total OR bills.tax_paise <> posted.tax
      OR line.amount IS NOT bills.subtotal_paise OR line.discount IS NOT bills.discount_paise
      OR line.tax IS NOT bills.tax_paise OR line.added IS NOT bills.added_tax_paise
  `);
}

/** The same of credit notes, by their bills; there are few. */
export function listWrongNotes(db: ReadableDb): WrongDue[] {
  return db.all<WrongDue>(sql`
    SELECT bill_id AS billId, total_paise AS duePaise, posted AS ledgerPaise FROM (
      SELECT bill_id, total_paise, tax_paise, round_off_paise,
        (SELECT sum(amount_paise) FROM credit_note_lines WHERE credit_note_id = note.id) AS lines,
        (SELECT sum(cgst_paise + sgst_paise) FROM credit_note_lines WHERE credit_note_id = note.id) AS lines_tax,
        (SELECT coalesce(sum(amount_paise), 0) FROM ledger WHERE ledger.bill_id = note.bill_id
          AND document_id = note.id AND kind IN ('creditFees', 'creditTax', 'creditRoundUp')) AS posted
      FROM credit_notes AS note
    ) WHERE total_paise <> posted OR lines + round_off_paise <> total_paise OR lines_tax <> tax_paise
  `);
}

export type WrongBalance = {
  account: string;
  patientId: number | null;
  keptPaise: number;
  ledgerPaise: number;
};

export type Added = { account: string; patientId: number | null; paise: number };

/** What the entries add to their accounts. */
export function sumAccounts(db: ReadableDb, { afterId, untilId }: Ids): Added[] {
  return db.all<Added>(sql`
    SELECT account, NULL AS patientId, sum(paise) AS paise FROM (
      SELECT debit AS account, amount_paise AS paise FROM ledger WHERE id > ${afterId} AND id <= ${untilId}
      UNION ALL SELECT credit, -amount_paise FROM ledger WHERE id > ${afterId} AND id <= ${untilId}
    ) GROUP BY account`);
}

/** The same by month, as `account_months` keeps it: what went into an account and what went out of it, each by itself. */
export function sumAccountMonths(db: ReadableDb, { afterId, untilId }: Ids): Added[] {
  return db.all<Added>(sql`
    SELECT account, NULL AS patientId, sum(paise) AS paise FROM (
      SELECT (on_date / 100) || ' into ' || debit AS account, amount_paise AS paise FROM ledger
        WHERE id > ${afterId} AND id <= ${untilId}
      UNION ALL SELECT (on_date / 100) || ' out of ' || credit, amount_paise FROM ledger
        WHERE id > ${afterId} AND id <= ${untilId}
    ) GROUP BY account`);
}

/** What they add to what the clinic holds of each person: a credit is more. */
export function sumBalances(db: ReadableDb, { afterId, untilId }: Ids): Added[] {
  return db.all<Added>(sql`
    SELECT account, patientId, sum(paise) AS paise FROM (
      SELECT patient_id AS patientId, credit AS account, amount_paise AS paise FROM ledger
        WHERE id > ${afterId} AND id <= ${untilId} AND credit IN ('advances', 'refunds')
      UNION ALL SELECT patient_id, debit, -amount_paise FROM ledger
        WHERE id > ${afterId} AND id <= ${untilId} AND debit IN ('advances', 'refunds')
    ) GROUP BY patientId, account`);
}

/** UPI takings that are kept as waiting for the bank and do not, or wait and are not kept, or otherwise. */
export function listWrongWaiting(db: ReadableDb, { afterId, untilId }: Ids): WrongBalance[] {
  return db.all<WrongBalance>(sql`
    WITH kept AS (SELECT * FROM upi_waiting WHERE payment_id > ${afterId} AND payment_id <= ${untilId}),
      waits AS (SELECT * FROM upi_to_confirm WHERE payment_id > ${afterId} AND payment_id <= ${untilId})
    SELECT 'upiWaiting' AS account, patient_id AS patientId, sum(kept_paise) AS keptPaise,
      sum(waits_paise) AS ledgerPaise
    FROM (
      SELECT payment_id, amount_paise AS kept_paise, 0 AS waits_paise
        FROM (SELECT * FROM kept EXCEPT SELECT * FROM waits)
      UNION ALL SELECT payment_id, 0, amount_paise FROM (SELECT * FROM waits EXCEPT SELECT * FROM kept)
    ) JOIN ledger ON ledger.id = payment_id GROUP BY payment_id
  `);
}

/** The kept balance of every account, also month by month, and of every person of whom anything is held. */
export function listKept(db: ReadableDb): Added[] {
  return db.all<Added>(sql`
    SELECT account, NULL AS patientId, balance_paise AS paise FROM account_sums
    UNION ALL SELECT month || ' into ' || account, NULL, debit_paise FROM account_months
    UNION ALL SELECT month || ' out of ' || account, NULL, credit_paise FROM account_months
    UNION ALL SELECT 'advances', patient_id, advance_paise FROM balances WHERE advance_paise <> 0
    UNION ALL SELECT 'refunds', patient_id, refunds_paise FROM balances WHERE refunds_paise <> 0`);
}

/** Which papers are looked through; the days are those of the bills and the entries. */
export type PapersFrom = Days & { bills: boolean; entries: boolean; others: boolean };
const EVERYWHERE: PapersFrom = { bills: true, entries: true, others: true, fromDay: 0, toDay: 99_999_999 };

export type SeriesGap = { series: string; before: string; missing: number };

/**
 * Numbers end in their year and count, '…/26-27/000123'; the one before it in the same series and year must exist unless
 * it is the first. A series goes on when the clinic changes its letters, so the letters do not tell it apart.
 */
export function listGaps(db: ReadableDb, from: PapersFrom = EVERYWHERE): SeriesGap[] {
  const { bills, entries, others, fromDay, toDay } = from;
  return db.all<SeriesGap>(sql`
    WITH paper (series, number) AS (
      SELECT document_type, number FROM bills WHERE ${bills} AND on_date BETWEEN ${fromDay} AND ${toDay}
      UNION ALL SELECT kind, number FROM ledger
        WHERE ${entries} AND on_date BETWEEN ${fromDay} AND ${toDay} AND number IS NOT NULL AND kind <> 'payout'
      UNION ALL SELECT 'payout', number FROM doctor_payouts WHERE ${others}
      UNION ALL SELECT 'creditNote', number FROM credit_notes WHERE ${others}
      UNION ALL SELECT 'shiftClose', number FROM shift_closes WHERE ${others}
    ), counted AS (
      SELECT series, number, substr(number, -12, 5) AS year, CAST(substr(number, -6) AS INTEGER) AS count FROM paper
    )
    SELECT series, number AS before, count - previous - 1 AS missing FROM (
      SELECT series, number, count, lag(count, 1, 0) OVER (PARTITION BY series, year ORDER BY count) AS previous
      FROM counted
    ) WHERE count <> previous + 1 ORDER BY series, before
  `);
}
