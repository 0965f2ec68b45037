import type { Account, LedgerKind } from '#shared/features/ledger/ledger.rules.ts';
import { type ReadableDb, sql, type WritableDb } from '../database/db.ts';

export type NewLedgerRow = {
  onDate: number;
  postedAt: number;
  kind: LedgerKind;
  debit: Account;
  credit: Account;
  amountPaise: number;
  number: string | null;
  billId: number | null;
  patientId: number | null;
  doctorId: number;
  shiftId: number | null;
  userId: number;
  reference: string;
  reason: string;
  reversesId: number | null;
  documentId: number | null;
};

export function insert(db: WritableDb, row: NewLedgerRow): number {
  return db.run(sql`
    INSERT INTO ledger (on_date, posted_at, kind, debit, credit, amount_paise, number, bill_id, patient_id, doctor_id,
      shift_id, user_id, reference, reason, reverses_id, document_id)
    VALUES (${row.onDate}, ${row.postedAt}, ${row.kind}, ${row.debit}, ${row.credit}, ${row.amountPaise},
      ${row.number}, ${row.billId}, ${row.patientId}, ${row.doctorId}, ${row.shiftId}, ${row.userId},
      ${row.reference}, ${row.reason}, ${row.reversesId}, ${row.documentId})
  `).lastId;
}

/** Debits less credits since the clinic began; the safe's is what lies in it. */
export function balanceOf(db: ReadableDb, account: Account): number {
  return db.value<number>(sql`SELECT balance_paise FROM account_sums WHERE account = ${account}`) ?? 0;
}

/** The cash that should be in the drawer of a shift now. */
export function cashOfShift(db: ReadableDb, shiftId: number): number {
  return (
    db.value<number | null>(
      sql`SELECT sum(signed_paise) FROM ledger WHERE shift_id = ${shiftId} AND mode = 'cash'`,
    ) ?? 0
  );
}

export type PatientBalance = { advancePaise: number; refundsPaise: number };

/** What the clinic holds of one record: advances not yet used, and refunds approved and not yet paid. */
export function balanceOfRecord(db: ReadableDb, patientId: number): PatientBalance {
  return (
    db.maybeOne<PatientBalance>(sql`
      SELECT advance_paise AS advancePaise, refunds_paise AS refundsPaise
      FROM balances WHERE patient_id = ${patientId}`) ?? { advancePaise: 0, refundsPaise: 0 }
  );
}

export function findLastClosedDay(db: ReadableDb): number | null {
  return db.value<number | null>(sql`SELECT max(on_date) FROM day_closes WHERE is_set_aside = 0`) ?? null;
}

export function lastId(db: ReadableDb): number {
  return db.value<number | null>(sql`SELECT max(id) FROM ledger`) ?? 0;
}

const MOST_ID = Number.MAX_SAFE_INTEGER;

/** A day's entries as they were written, in their order, up to one of them. */
export function listDay(db: ReadableDb, onDate: number, untilId = MOST_ID): Record<string, unknown>[] {
  return db.all(sql`
    SELECT id, on_date, posted_at, kind, debit, credit, amount_paise, number, bill_id, patient_id, doctor_id, shift_id,
      user_id, reference, reason, reverses_id, document_id
    FROM ledger WHERE on_date = ${onDate} AND id <= ${untilId} ORDER BY id`);
}

/** What the day's entries of a kind come to, and how many they are. */
export function sumKind(
  db: ReadableDb,
  onDate: number,
  kind: LedgerKind,
): { amountPaise: number; count: number } {
  return db.one(sql`
    SELECT coalesce(sum(amount_paise), 0) AS amountPaise, count(*) AS count
    FROM ledger WHERE on_date = ${onDate} AND kind = ${kind}`);
}
