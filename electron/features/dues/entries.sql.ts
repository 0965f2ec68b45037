import type { MoneyMode } from '#shared/features/ledger/ledger.rules.ts';
import { fragment, most, type ReadableDb, sql } from '../../database/db.ts';

/** An entry of the ledger with what is said of it: its bill, who wrote it, whether it was taken back. */
export type EntryRow = {
  id: number;
  kind: string;
  number: string | null;
  onDate: number;
  at: number;
  mode: MoneyMode | null;
  amountPaise: number;
  billId: number | null;
  billNumber: string | null;
  patientId: number | null;
  doctorId: number;
  shiftId: number | null;
  documentId: number | null;
  reference: string;
  reason: string;
  userId: number;
  userName: string;
  isReversed: number;
};

const ENTRY = fragment(`
  ledger.id, kind, ledger.number, ledger.on_date AS onDate, posted_at AS at, mode, amount_paise AS amountPaise,
  bill_id AS billId, bills.number AS billNumber, ledger.patient_id AS patientId, ledger.doctor_id AS doctorId,
  shift_id AS shiftId, document_id AS documentId, reference, reason, user_id AS userId, users.full_name AS userName,
  EXISTS (SELECT 1 FROM ledger AS undone WHERE undone.reverses_id = ledger.id) AS isReversed
`);

const FROM = fragment(`
  FROM ledger JOIN users ON users.id = ledger.user_id LEFT JOIN bills ON bills.id = ledger.bill_id
`);

export function find(db: ReadableDb, entryId: number): EntryRow | undefined {
  return db.maybeOne<EntryRow>(sql`SELECT ${ENTRY} ${FROM} WHERE ledger.id = ${entryId}`);
}

// What a record itself paid on a bill: never what a company settled or kept back as tax.
const PAID = fragment(`
  CASE WHEN kind = 'advanceApplied' OR kind = 'receipt' AND document_id IS NULL THEN amount_paise
    WHEN kind IN ('advanceAppliedReversed', 'keptAsAdvance', 'toPayBack')
      OR kind = 'receiptReversed' AND document_id IS NULL THEN -amount_paise END
`);

export type PaidFrom = { patientId: number; amountPaise: number };

/** What a bill holds of each record's money, less what was given back; the bill's own record first. */
export function listPaidOnBill(db: ReadableDb, billId: number): PaidFrom[] {
  return db.all<PaidFrom>(sql`
    SELECT ledger.patient_id AS patientId, sum(${PAID}) AS amountPaise
    FROM ledger JOIN bills ON bills.id = bill_id WHERE bill_id = ${billId}
    GROUP BY ledger.patient_id HAVING amountPaise > 0
    ORDER BY ledger.patient_id <> bills.patient_id, ledger.patient_id`);
}

/** What a bill holds of one record's money. */
export function sumPaidFrom(db: ReadableDb, billId: number, patientId: number): number {
  return (
    db.value<number | null>(
      sql`SELECT sum(${PAID}) FROM ledger WHERE bill_id = ${billId} AND patient_id = ${patientId}`,
    ) ?? 0
  );
}

/** What moved the advances and refunds of a record, on no bill and on bills of any record. Newest first. */
export function listAdvanceMoves(db: ReadableDb, patientId: number, atMost: number): EntryRow[] {
  return db.all<EntryRow>(sql`
    SELECT ${ENTRY} ${FROM}
    WHERE ledger.patient_id = ${patientId} AND ledger.bill_id IS NULL
      AND kind IN ('advance', 'advanceReversed', 'advanceToPayBack', 'refundKept', 'refundPaid')
    UNION ALL
    SELECT ${ENTRY} ${FROM}
    WHERE ledger.patient_id = ${patientId} AND ledger.bill_id IS NOT NULL
      AND kind IN ('advanceApplied', 'advanceAppliedReversed', 'keptAsAdvance')
    ORDER BY 1 DESC LIMIT ${most(atMost)}`);
}

/** Write-offs of a record's bills that stand. Newest first. */
export function listWrittenOff(db: ReadableDb, patientId: number): EntryRow[] {
  return db.all<EntryRow>(sql`
    SELECT ${ENTRY} ${FROM}
    WHERE ledger.bill_id IN (SELECT id FROM bills AS own WHERE own.patient_id = ${patientId}) AND kind = 'writeOff'
      AND NOT EXISTS (SELECT 1 FROM ledger AS undone WHERE undone.reverses_id = ledger.id)
    ORDER BY ledger.id DESC`);
}

/** Why an entry was taken back; undefined while it stands. */
export function findReversalReason(db: ReadableDb, entryId: number): string | undefined {
  return db.value<string>(sql`SELECT reason FROM ledger WHERE reverses_id = ${entryId}`);
}
