import type { MoneyMode } from '#shared/features/ledger/ledger.rules.ts';
import { type ReadableDb, sql } from '../../database/db.ts';

/** Less than nothing: deposited, and then the payout was taken back. */
export function balancePaise(db: ReadableDb): number {
  const debits = db.value<number>(sql`SELECT balance_paise FROM account_sums WHERE account = 'tdsPayable'`);
  return 0 - (debits ?? 0);
}

export type KeptRow = { month: number; keptPaise: number };

/** By the day of each entry, as the register has it: less than nothing where a month only took back. */
export function listKept(db: ReadableDb): KeptRow[] {
  return db.all<KeptRow>(sql`
    SELECT on_date / 100 AS month, sum(CASE kind WHEN 'tdsWithheld' THEN amount_paise ELSE -amount_paise END) AS keptPaise
    FROM ledger INDEXED BY ledger_tds_of_doctors
    WHERE on_date > 0 AND kind IN ('tdsWithheld', 'tdsWithheldReversed')
      AND kind IN ('tdsWithheld', 'tdsWithheldReversed', 'tdsPaid', 'tdsPaidReversed')
    GROUP BY month HAVING keptPaise <> 0 ORDER BY month`);
}

export type DepositRow = {
  id: number;
  onDate: number;
  amountPaise: number;
  mode: MoneyMode;
  reference: string;
  byName: string;
  takenBackBecause: string | null;
};

/** Newest first. */
export function listDeposits(db: ReadableDb): DepositRow[] {
  return db.all<DepositRow>(sql`
    SELECT paid.id, paid.on_date AS onDate, paid.amount_paise AS amountPaise, paid.mode, paid.reference,
      users.full_name AS byName, back.reason AS takenBackBecause
    FROM ledger AS paid INDEXED BY ledger_tds_of_doctors JOIN users ON users.id = paid.user_id
      LEFT JOIN ledger AS back ON back.reverses_id = paid.id
    WHERE paid.on_date > 0 AND paid.kind = 'tdsPaid'
      AND paid.kind IN ('tdsWithheld', 'tdsWithheldReversed', 'tdsPaid', 'tdsPaidReversed')
    ORDER BY paid.on_date DESC, paid.id DESC`);
}

export type KeptOfDoctorRow = {
  doctorId: number;
  doctorName: string;
  pan: string;
  number: string;
  onDate: number;
  grossPaise: number;
  tdsPaise: number;
  takenBackOn: number | null;
};

/** Payouts of the days of which tax was kept back, and those taken back on the days. */
export function listOfDoctors(db: ReadableDb, fromDay: number, toDay: number): KeptOfDoctorRow[] {
  return db.all<KeptOfDoctorRow>(sql`
    SELECT payout.doctor_id AS doctorId, users.full_name AS doctorName,
      coalesce((SELECT pan FROM doctor_tax_versions WHERE doctor_id = payout.doctor_id
        ORDER BY version DESC LIMIT 1), '') AS pan,
      payout.number, payout.on_date AS onDate, payout.gross_paise AS grossPaise, payout.tds_paise AS tdsPaise,
      back.on_date AS takenBackOn
    FROM doctor_payouts AS payout JOIN users ON users.id = payout.doctor_id
      LEFT JOIN doctor_payout_reversals AS back ON back.payout_id = payout.id
    WHERE payout.tds_paise > 0 AND payout.id IN (
      SELECT id FROM doctor_payouts WHERE on_date BETWEEN ${fromDay} AND ${toDay}
      UNION SELECT payout_id FROM doctor_payout_reversals WHERE on_date BETWEEN ${fromDay} AND ${toDay})
    ORDER BY users.full_name COLLATE NOCASE, payout.doctor_id, payout.id`);
}
