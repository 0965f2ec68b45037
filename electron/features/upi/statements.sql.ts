import { fragment, type ReadableDb, sql, type WritableDb } from '../../database/db.ts';

export type StoredTransfer = {
  id: number;
  onDate: number;
  utr: string;
  amountPaise: number;
  description: string;
  /** What no standing confirmation uses yet; less than nothing is never let in by `confirm`. */
  leftPaise: number;
};

// A withdrawn confirmation and one of a reversed receipt use nothing.
const TRANSFER = fragment(`
  SELECT id, on_date AS onDate, utr, amount_paise AS amountPaise, description,
    amount_paise - coalesce((
      SELECT sum(ledger.amount_paise) FROM upi_confirmations AS used JOIN ledger ON ledger.id = used.payment_id
      WHERE used.utr = upi_statement_rows.utr
        AND NOT EXISTS (SELECT 1 FROM upi_confirmation_withdrawals WHERE confirmation_id = used.id)
        AND NOT EXISTS (SELECT 1 FROM ledger AS back WHERE back.reverses_id = used.payment_id)), 0) AS leftPaise
  FROM upi_statement_rows`);

export function findByUtr(db: ReadableDb, utr: string): StoredTransfer | undefined {
  return db.maybeOne(sql`${TRANSFER} WHERE utr = ${utr}`);
}

/** Both days counted, as yyyymmdd. */
export function listTransfersBetween(db: ReadableDb, fromDay: number, toDay: number): StoredTransfer[] {
  return db.all(sql`${TRANSFER} WHERE on_date BETWEEN ${fromDay} AND ${toDay} ORDER BY on_date DESC, id`);
}

export function hasStatement(db: ReadableDb, sha256: string): boolean {
  return db.value(sql`SELECT 1 FROM upi_statements WHERE sha256 = ${sha256}`) !== undefined;
}

/** Spans of days (yyyymmdd) that statements speak of and that touch these. */
export function listSpansTouching(
  db: ReadableDb,
  fromDay: number,
  toDay: number,
): { fromDay: number; toDay: number }[] {
  return db.all(sql`
    SELECT from_day AS fromDay, to_day AS toDay FROM upi_statements
    WHERE to_day >= ${fromDay} AND from_day <= ${toDay}`);
}

export type NewStatement = {
  fileName: string;
  sha256: string;
  rowCount: number;
  takenCount: number;
  fromDay: number;
  toDay: number;
  importedBy: number;
  importedAt: number;
};

export function insertStatement(db: WritableDb, one: NewStatement): number {
  return db.run(sql`
    INSERT INTO upi_statements
      (file_name, sha256, row_count, taken_count, from_day, to_day, imported_by, imported_at)
    VALUES (${one.fileName}, ${one.sha256}, ${one.rowCount}, ${one.takenCount}, ${one.fromDay}, ${one.toDay},
      ${one.importedBy}, ${one.importedAt})`).lastId;
}

export type NewTransfer = Omit<StoredTransfer, 'id' | 'leftPaise'> & {
  statementId: number;
  rowNumber: number;
};

export function insertTransfer(db: WritableDb, row: NewTransfer): void {
  db.run(sql`
    INSERT INTO upi_statement_rows (statement_id, row_number, on_date, description, utr, amount_paise)
    VALUES (${row.statementId}, ${row.rowNumber}, ${row.onDate}, ${row.description}, ${row.utr},
      ${row.amountPaise})`);
}
