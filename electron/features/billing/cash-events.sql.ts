import type { AdvanceMove } from '#shared/features/billing/cash-event.rules.ts';
import { type ReadableDb, sql } from '../../database/db.ts';

/** Cash that one record gave on a day: what was taken back was never received, whenever that was found out. */
export function sumCashOfRecordOnDay(db: ReadableDb, patientId: number, onDate: number): number {
  return (
    db.value<number | null>(sql`
      SELECT sum(signed_paise) FROM ledger
      WHERE patient_id = ${patientId} AND on_date = ${onDate} AND mode = 'cash'
        AND kind IN ('receipt', 'receiptReversed', 'advance', 'advanceReversed') AND signed_paise > 0
        AND NOT EXISTS (SELECT 1 FROM ledger AS undone WHERE undone.reverses_id = ledger.id)`) ?? 0
  );
}

/** The same between two instants, to whichever day of the books it belongs. */
export function sumCashOfRecordBetween(
  db: ReadableDb,
  patientId: number,
  { fromAt, beforeAt }: { fromAt: number; beforeAt: number },
): number {
  return (
    db.value<number | null>(sql`
      SELECT sum(signed_paise) FROM ledger
      WHERE patient_id = ${patientId} AND posted_at >= ${fromAt} AND posted_at < ${beforeAt} AND mode = 'cash'
        AND kind IN ('receipt', 'receiptReversed', 'advance', 'advanceReversed') AND signed_paise > 0
        AND NOT EXISTS (SELECT 1 FROM ledger AS undone WHERE undone.reverses_id = ledger.id)`) ?? 0
  );
}

export function sumCashOfBill(db: ReadableDb, billId: number): number {
  return (
    db.value<number | null>(sql`
      SELECT sum(signed_paise) FROM ledger
      WHERE bill_id = ${billId} AND mode = 'cash' AND kind IN ('receipt', 'receiptReversed')`) ?? 0
  );
}

export function hasAdvances(db: ReadableDb, patientId: number): boolean {
  return db.value<number>(sql`SELECT 1 FROM balances WHERE patient_id = ${patientId}`) === 1;
}

/** What moved the advances of one record and those used on its bills; money kept of a bill says its cash receipts. */
export function listAdvanceMoves(db: ReadableDb, patientId: number): AdvanceMove[] {
  return db.all<AdvanceMove>(sql`
    SELECT id, kind, amount_paise AS amountPaise,
      CASE WHEN mode = 'cash' OR kind = 'refundKept' THEN amount_paise ELSE 0 END AS cashPaise,
      bill_id AS billId, reverses_id AS reversesId
    FROM ledger WHERE patient_id = ${patientId} AND bill_id IS NULL
      AND kind IN ('advance', 'advanceReversed', 'advanceToPayBack', 'refundKept')
    UNION ALL
    SELECT ledger.id, kind, amount_paise,
      CASE kind WHEN 'keptAsAdvance' THEN (SELECT coalesce(sum(signed_paise), 0) FROM ledger AS taken
        WHERE taken.bill_id = ledger.bill_id AND mode = 'cash' AND kind IN ('receipt', 'receiptReversed')) ELSE 0 END,
      bill_id, reverses_id
    FROM bills JOIN ledger ON ledger.bill_id = bills.id
    WHERE bills.patient_id = ${patientId} AND kind IN ('advanceApplied', 'advanceAppliedReversed', 'keptAsAdvance')`);
}
