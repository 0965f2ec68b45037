import type { MoneyMode } from '#shared/features/ledger/ledger.rules.ts';
import { type ReadableDb, sql } from '../../database/db.ts';

type Days = { fromDay: number; toDay: number };

export type CancelledRow = {
  billId: number;
  number: string;
  billedOn: number;
  cancelledOn: number;
  at: number;
  patientName: string;
  totalPaise: number;
  keptPaise: number;
  reason: string;
  userName: string;
};

export function listCancelled(db: ReadableDb, { fromDay, toDay }: Days): CancelledRow[] {
  return db.all<CancelledRow>(sql`
    SELECT bills.id AS billId, bills.number, bills.on_date AS billedOn, bill_cancels.on_date AS cancelledOn, bill_cancels.at,
      json_extract(bills.party, '$.fullName') AS patientName, bills.total_paise AS totalPaise,
      bill_cancels.kept_paise AS keptPaise, bill_cancels.reason, users.full_name AS userName
    FROM bill_cancels JOIN bills ON bills.id = bill_cancels.bill_id JOIN users ON users.id = bill_cancels.by_user
    WHERE bill_cancels.on_date BETWEEN ${fromDay} AND ${toDay} ORDER BY bill_cancels.on_date, bill_cancels.at`);
}

export type CreditNoteRow = {
  billId: number;
  number: string;
  onDate: number;
  billNumber: string;
  billedOn: number;
  patientName: string;
  totalPaise: number;
  taxPaise: number;
  reason: string;
  userName: string;
};

export function listCreditNotes(db: ReadableDb, { fromDay, toDay }: Days): CreditNoteRow[] {
  return db.all<CreditNoteRow>(sql`
    SELECT bills.id AS billId, credit_notes.number, credit_notes.on_date AS onDate, bills.number AS billNumber, bills.on_date AS billedOn,
      json_extract(bills.party, '$.fullName') AS patientName, credit_notes.total_paise AS totalPaise,
      credit_notes.tax_paise AS taxPaise, credit_notes.reason, users.full_name AS userName
    FROM credit_notes JOIN bills ON bills.id = credit_notes.bill_id JOIN users ON users.id = credit_notes.by_user
    WHERE credit_notes.on_date BETWEEN ${fromDay} AND ${toDay} ORDER BY credit_notes.id`);
}

export type MoneyRow = {
  billId: number | null;
  patientId: number | null;
  number: string | null;
  onDate: number;
  kind: string;
  name: string | null;
  billNumber: string | null;
  /** None where tax was kept back: no money moved. */
  mode: MoneyMode | null;
  reference: string;
  reason: string;
  userName: string;
  /** Into the clinic more than nothing, out of it less. */
  signedPaise: number;
};

/** Receipts and advances with what was taken back of them; what goes out is less than nothing. */
export function listReceipts(db: ReadableDb, { fromDay, toDay }: Days): MoneyRow[] {
  return db.all<MoneyRow>(sql`
    SELECT ledger.bill_id AS billId, ledger.patient_id AS patientId, ledger.number, ledger.on_date AS onDate, kind,
      coalesce(json_extract(bills.party, '$.fullName'), patients.full_name) AS name, bills.number AS billNumber, mode,
      reference, reason, users.full_name AS userName, signed_paise AS signedPaise
    FROM ledger JOIN users ON users.id = ledger.user_id
    LEFT JOIN bills ON bills.id = ledger.bill_id LEFT JOIN patients ON patients.id = ledger.patient_id
    WHERE ledger.on_date BETWEEN ${fromDay} AND ${toDay}
      AND kind IN ('receipt', 'receiptReversed', 'advance', 'advanceReversed') ORDER BY ledger.id`);
}

export function listRefunds(db: ReadableDb, { fromDay, toDay }: Days): MoneyRow[] {
  return db.all<MoneyRow>(sql`
    SELECT refunds.bill_id AS billId, ledger.patient_id AS patientId, ledger.number, ledger.on_date AS onDate, kind,
      patients.full_name AS name, bills.number AS billNumber, mode, reference, coalesce(refunds.reason, ledger.reason) AS reason, users.full_name AS userName,
      signed_paise AS signedPaise
    FROM ledger JOIN users ON users.id = ledger.user_id
    LEFT JOIN patients ON patients.id = ledger.patient_id
    LEFT JOIN refunds ON refunds.id = ledger.document_id LEFT JOIN bills ON bills.id = refunds.bill_id
    WHERE ledger.on_date BETWEEN ${fromDay} AND ${toDay} AND kind = 'refundPaid' ORDER BY ledger.id`);
}

export type ExpenseListRow = MoneyRow & {
  category: string | null;
  categoryCode: string | null;
  sellersBill: string | null;
};

/**
 * What went to the ledger's expenses: vouchers, payouts and the tax kept back of them, with what was taken back. That tax
 * is an expense when it is kept back, not when it is paid.
 */
export function listExpenses(db: ReadableDb, { fromDay, toDay }: Days): ExpenseListRow[] {
  return db.all<ExpenseListRow>(sql`
    SELECT NULL AS billId, NULL AS patientId, coalesce(ledger.number, payout.number) AS number,
      ledger.on_date AS onDate, kind, coalesce(expenses.paid_to, doctor.full_name) AS name,
      NULL AS billNumber, ledger.mode, ledger.reference, coalesce(nullif(expenses.note, ''), ledger.reason) AS reason, users.full_name AS userName,
      CASE ledger.debit WHEN 'expenses' THEN -ledger.amount_paise ELSE ledger.amount_paise END AS signedPaise,
      expense_categories.name AS category, expense_categories.code AS categoryCode, expenses.bill_number AS sellersBill
    FROM ledger JOIN users ON users.id = ledger.user_id
    LEFT JOIN expenses ON kind = 'expense' AND expenses.number = ledger.number
    LEFT JOIN expense_categories ON expense_categories.id = expenses.category_id
    LEFT JOIN doctor_payouts AS payout
      ON kind IN ('payoutReversed', 'tdsWithheld', 'tdsWithheldReversed') AND payout.id = ledger.document_id
    LEFT JOIN users AS doctor ON kind IN ('payout', 'payoutReversed', 'tdsWithheld', 'tdsWithheldReversed')
      AND doctor.id = ledger.doctor_id
    WHERE ledger.on_date BETWEEN ${fromDay} AND ${toDay}
      AND kind IN ('expense', 'expenseReversed', 'payout', 'payoutReversed', 'tdsWithheld', 'tdsWithheldReversed')
    ORDER BY ledger.id`);
}

export type DueAtRow = {
  billId: number;
  number: string;
  onDate: number;
  patientName: string;
  uhid: string;
  totalPaise: number;
  duePaise: number;
};

/** What was owed at a day's end: what is owed now, less what moved it since. */
export function listDuesAt(db: ReadableDb, day: number): DueAtRow[] {
  return db.all<DueAtRow>(sql`
    WITH since AS MATERIALIZED (
      SELECT bill_id, sum(CASE 'dues' WHEN debit THEN amount_paise WHEN credit THEN -amount_paise ELSE 0 END) AS moved
      FROM ledger WHERE on_date > ${day} AND (debit = 'dues' OR credit = 'dues') GROUP BY bill_id
    ), owed AS (
      SELECT DISTINCT id FROM (
        SELECT id FROM bills WHERE due_paise > 0 AND on_date <= ${day} UNION ALL SELECT bill_id FROM since
      )
    )
    SELECT bills.id AS billId, bills.number, bills.on_date AS onDate,
      json_extract(bills.party, '$.fullName') AS patientName,
      json_extract(bills.party, '$.uhid') AS uhid, bills.total_paise AS totalPaise,
      bills.due_paise - coalesce(since.moved, 0) AS duePaise
    FROM owed CROSS JOIN bills ON bills.id = owed.id LEFT JOIN since ON since.bill_id = bills.id
    WHERE bills.on_date <= ${day} AND bills.due_paise - coalesce(since.moved, 0) <> 0
    ORDER BY bills.on_date, bills.id`);
}

export type NumberedRow = {
  /** What counts by itself: a kind of paper, a kind of entry. */
  series: string;
  number: string;
  isCancelled: number;
  onDate: number;
};

/** Every number given on the days, of every series; cancelled is what was cancelled when the day `asOn` ended. */
export function listNumbers(
  db: ReadableDb,
  { fromDay, toDay, asOn }: Days & { asOn: number },
): NumberedRow[] {
  return db.all<NumberedRow>(sql`
    SELECT document_type AS series, number, is_cancelled AND EXISTS (
        SELECT 1 FROM bill_cancels WHERE bill_id = bills.id AND on_date <= ${asOn}) AS isCancelled, on_date AS onDate
      FROM bills WHERE on_date BETWEEN ${fromDay} AND ${toDay}
    UNION ALL SELECT kind, number, EXISTS (
        SELECT 1 FROM ledger AS back WHERE back.reverses_id = ledger.id AND back.on_date <= ${asOn}), on_date
      FROM ledger WHERE on_date BETWEEN ${fromDay} AND ${toDay} AND number IS NOT NULL AND kind <> 'payout'
    UNION ALL SELECT 'payout', number, EXISTS (
        SELECT 1 FROM doctor_payout_reversals WHERE payout_id = doctor_payouts.id AND on_date <= ${asOn}), on_date
      FROM doctor_payouts WHERE on_date BETWEEN ${fromDay} AND ${toDay}
    UNION ALL SELECT 'creditNote', number, 0, on_date FROM credit_notes WHERE on_date BETWEEN ${fromDay} AND ${toDay}
    UNION ALL SELECT 'shiftClose', shift_closes.number, 0, shifts.on_date FROM shift_closes JOIN shifts ON shifts.id = shift_closes.shift_id
      WHERE shifts.on_date BETWEEN ${fromDay} AND ${toDay}
    UNION ALL SELECT 'dayClose', json_extract(sheet, '$.number'), is_set_aside, on_date FROM day_closes
      WHERE on_date BETWEEN ${fromDay} AND ${toDay} AND json_extract(sheet, '$.number') IS NOT NULL`);
}

export type CloseRow = {
  onDate: number;
  number: string | null;
  openingFloatPaise: number;
  expectedCashPaise: number;
  countedCashPaise: number;
  reason: string;
  closedBy: string;
  secondBy: string | null;
  closedAt: number;
  previousSeal: string;
  seal: string;
  /** Why it no longer closes its day; empty for one that does. */
  setAsideBecause: string;
};

export function listCloses(db: ReadableDb, { fromDay, toDay }: Days): CloseRow[] {
  return db.all<CloseRow>(sql`
    SELECT day_closes.on_date AS onDate, json_extract(sheet, '$.number') AS number,
      opening_float_paise AS openingFloatPaise, expected_cash_paise AS expectedCashPaise,
      counted_cash_paise AS countedCashPaise, day_closes.reason,
      closer.full_name AS closedBy, second.full_name AS secondBy, closed_at AS closedAt,
      day_closes.previous_seal AS previousSeal, day_closes.seal, coalesce(aside.reason, '') AS setAsideBecause
    FROM day_closes JOIN users AS closer ON closer.id = closed_by
      LEFT JOIN users AS second ON second.id = day_closes.second_by
      LEFT JOIN day_set_asides AS aside ON aside.close_id = day_closes.id
    WHERE day_closes.on_date BETWEEN ${fromDay} AND ${toDay} ORDER BY day_closes.id`);
}
