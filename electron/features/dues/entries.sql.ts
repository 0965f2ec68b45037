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
  reference: string;
  reason: string;
  userId: number;
  userName: string;
  isReversed: number;
};

const ENTRY = fragment(`
  ledger.id, kind, ledger.number, ledger.on_date AS onDate, posted_at AS at, mode, amount_paise AS amountPaise,
  bill_id AS billId, bills.number AS billNumber, ledger.patient_id AS patientId, ledger.doctor_id AS doctorId,
  shift_id AS shiftId, reference, reason, user_id AS userId, users.full_name AS userName,
  EXISTS (SELECT 1 FROM ledger AS undone WHERE undone.reverses_id = ledger.id) AS isReversed
`);

const FROM = fragment(`
  FROM ledger JOIN users ON users.id = ledger.user_id LEFT JOIN bills ON bills.id = ledger.bill_id
`);

export function find(db: ReadableDb, entryId: number): EntryRow | undefined {
  return db.maybeOne<EntryRow>(sql`SELECT ${ENTRY} ${FROM} WHERE ledger.id = ${entryId}`);
}

/** What moved the advances and refunds of a record, on no bill and on bills of any record. Newest first. */
export function listAdvanceMoves(db: ReadableDb, patientId: number, atMost: number): EntryRow[] {
  return db.all<EntryRow>(sql`
    SELECT ${ENTRY} ${FROM}
    WHERE ledger.patient_id = ${patientId} AND ledger.bill_id IS NULL
      AND kind IN ('advance', 'advanceReversed', 'advanceToPayBack', 'refundKept', 'refundPaid')
    UNION ALL
    SELECT ${ENTRY} ${FROM}
    WHERE ledger.bill_id IN (SELECT id FROM bills AS own WHERE own.patient_id = ${patientId})
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
