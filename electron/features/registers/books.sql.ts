import type { Account, LedgerKind } from '#shared/features/ledger/ledger.rules.ts';
import { type ReadableDb, sql } from '../../database/db.ts';

type Days = { fromDay: number; toDay: number };

export type CashBookRow = {
  account: Account;
  id: number;
  onDate: number;
  number: string | null;
  kind: LedgerKind;
  other: Account;
  billId: number | null;
  patientId: number | null;
  name: string | null;
  paper: string | null;
  reference: string;
  reason: string;
  amountPaise: number;
};

/** Every entry of the accounts that hold money; one between two of them stands in both. Less than nothing is paid out. */
export function listCashBook(db: ReadableDb, { fromDay, toDay }: Days): CashBookRow[] {
  return db.all<CashBookRow>(sql`
    WITH entry AS MATERIALIZED (
      SELECT ledger.id, on_date, ledger.number, kind, debit, credit, bill_id, patient_id, doctor_id, reference, reason,
        amount_paise
      FROM ledger WHERE on_date BETWEEN ${fromDay} AND ${toDay}
    ), side AS (
      SELECT debit AS account, credit AS other, amount_paise AS amount, * FROM entry
        WHERE debit IN ('cash', 'safe', 'upi', 'card', 'cheque', 'bank')
      UNION ALL
      SELECT credit, debit, -amount_paise, * FROM entry
        WHERE credit IN ('cash', 'safe', 'upi', 'card', 'cheque', 'bank')
    )
    SELECT side.account, side.id, side.on_date AS onDate, side.number, side.kind, side.other, side.bill_id AS billId,
      side.patient_id AS patientId,
      coalesce(json_extract(bills.party, '$.fullName'), patients.full_name, expenses.paid_to, doctor.full_name) AS name,
      bills.number AS paper, side.reference, side.reason, side.amount AS amountPaise
    FROM side
    LEFT JOIN bills ON bills.id = side.bill_id
    LEFT JOIN patients ON patients.id = side.patient_id
    LEFT JOIN expenses ON side.kind = 'expense' AND expenses.number = side.number
    LEFT JOIN users AS doctor ON side.kind IN ('payout', 'payoutReversed') AND doctor.id = side.doctor_id
    ORDER BY CASE side.account WHEN 'cash' THEN 1 WHEN 'safe' THEN 2 WHEN 'upi' THEN 3 WHEN 'card' THEN 4
      WHEN 'cheque' THEN 5 ELSE 6 END, side.on_date, side.id`);
}

/** How long the books of the days are. */
export function countEntries(db: ReadableDb, { fromDay, toDay }: Days): { count: number; lastId: number } {
  return db.one(sql`
    SELECT count(*) AS count, coalesce(max(id), 0) AS lastId FROM ledger
    WHERE on_date BETWEEN ${fromDay} AND ${toDay}`);
}
