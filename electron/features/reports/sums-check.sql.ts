import { type ReadableDb, sql } from '../../database/db.ts';

export type WrongSum = {
  period: number;
  doctorId: number;
  mode: string;
  keptPaise: number | null;
  ledgerPaise: number | null;
};

/** A full outer join: a sum without payments is as wrong as payments without a sum. */
export function listWrongDaySums(db: ReadableDb): WrongSum[] {
  return db.all<WrongSum>(sql`
    SELECT coalesce(kept.on_date, ledger.on_date) AS period, coalesce(kept.doctor_id, ledger.doctor_id) AS doctorId,
      coalesce(kept.mode, ledger.mode) AS mode, kept.amount_paise AS keptPaise, ledger.amount_paise AS ledgerPaise
    FROM day_sums AS kept FULL JOIN (
      SELECT on_date, doctor_id, mode, sum(amount_paise) AS amount_paise, count(*) AS payment_count
      FROM payments GROUP BY on_date, doctor_id, mode
    ) AS ledger
    ON kept.on_date = ledger.on_date AND kept.doctor_id = ledger.doctor_id AND kept.mode = ledger.mode
    WHERE kept.amount_paise IS NOT ledger.amount_paise OR kept.payment_count IS NOT ledger.payment_count
  `);
}

export function listWrongMonthSums(db: ReadableDb): WrongSum[] {
  return db.all<WrongSum>(sql`
    SELECT coalesce(kept.month, ledger.month) AS period, coalesce(kept.doctor_id, ledger.doctor_id) AS doctorId,
      coalesce(kept.mode, ledger.mode) AS mode, kept.amount_paise AS keptPaise, ledger.amount_paise AS ledgerPaise
    FROM month_sums AS kept FULL JOIN (
      SELECT on_date / 100 AS month, doctor_id, mode, sum(amount_paise) AS amount_paise, count(*) AS payment_count
      FROM payments GROUP BY on_date / 100, doctor_id, mode
    ) AS ledger
    ON kept.month = ledger.month AND kept.doctor_id = ledger.doctor_id AND kept.mode = ledger.mode
    WHERE kept.amount_paise IS NOT ledger.amount_paise OR kept.payment_count IS NOT ledger.payment_count
  `);
}

export type WrongDue = { billId: number; duePaise: number; ledgerPaise: number };

export function listWrongDues(db: ReadableDb): WrongDue[] {
  return db.all<WrongDue>(sql`
    SELECT billId, duePaise, ledgerPaise FROM (
      SELECT id AS billId, due_paise AS duePaise, coalesce((
        SELECT sum(CASE WHEN debit = 'dues' THEN amount_paise WHEN credit = 'dues' THEN -amount_paise END)
        FROM ledger WHERE bill_id = bills.id), 0) AS ledgerPaise
      FROM bills
    ) WHERE duePaise <> ledgerPaise
  `);
}

export type WrongBalance = {
  account: string;
  patientId: number | null;
  keptPaise: number;
  ledgerPaise: number;
};

export function listWrongAccounts(db: ReadableDb): WrongBalance[] {
  return db.all<WrongBalance>(sql`
    SELECT account, NULL AS patientId, coalesce(kept.balance_paise, 0) AS keptPaise,
      coalesce(added.paise, 0) AS ledgerPaise
    FROM account_sums AS kept FULL JOIN (
      SELECT account, sum(paise) AS paise FROM (
        SELECT debit AS account, amount_paise AS paise FROM ledger
        UNION ALL SELECT credit, -amount_paise FROM ledger
      ) GROUP BY account
    ) AS added USING (account)
    WHERE kept.balance_paise IS NOT added.paise`);
}

/** What the clinic holds of each person: a credit is more. */
export function listWrongBalances(db: ReadableDb): WrongBalance[] {
  return db.all<WrongBalance>(sql`
    WITH kept AS (
      SELECT patient_id AS patientId, 'advances' AS account, advance_paise AS paise FROM balances
      UNION ALL SELECT patient_id, 'refunds', refunds_paise FROM balances
    ), added AS (
      SELECT patient_id AS patientId, account, sum(paise) AS paise FROM (
        SELECT patient_id, credit AS account, amount_paise AS paise FROM ledger
          WHERE credit IN ('advances', 'refunds')
        UNION ALL SELECT patient_id, debit, -amount_paise FROM ledger WHERE debit IN ('advances', 'refunds')
      ) GROUP BY patient_id, account
    )
    SELECT account, patientId, coalesce(kept.paise, 0) AS keptPaise, coalesce(added.paise, 0) AS ledgerPaise
    FROM kept FULL JOIN added USING (patientId, account)
    WHERE coalesce(kept.paise, 0) <> coalesce(added.paise, 0)`);
}

export type SeriesGap = { series: string; before: string; missing: number };

/**
 * Numbers end in their year and count, '…/26-27/000123'; the one before it in the same series and year must exist unless
 * it is the first. A series goes on when the clinic changes its letters, so the letters do not tell it apart.
 */
export function listGaps(db: ReadableDb): SeriesGap[] {
  return db.all<SeriesGap>(sql`
    WITH paper (series, number) AS (
      SELECT document_type, number FROM bills
      UNION ALL SELECT kind, number FROM ledger WHERE number IS NOT NULL AND kind <> 'payout'
      UNION ALL SELECT 'payout', number FROM doctor_payouts
      UNION ALL SELECT 'creditNote', number FROM credit_notes
      UNION ALL SELECT 'shiftClose', number FROM shift_closes
    ), counted AS (
      SELECT series, number, substr(number, -12, 5) AS year, CAST(substr(number, -6) AS INTEGER) AS count FROM paper
    )
    SELECT series, number AS before, count - previous - 1 AS missing FROM (
      SELECT series, number, count, lag(count, 1, 0) OVER (PARTITION BY series, year ORDER BY count) AS previous
      FROM counted
    ) WHERE count <> previous + 1 ORDER BY series, before
  `);
}
