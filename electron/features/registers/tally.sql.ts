import type { Account, LedgerKind } from '#shared/features/ledger/ledger.rules.ts';
import { type ReadableDb, sql } from '../../database/db.ts';

export type TallyEntry = {
  id: number;
  onDate: number;
  kind: LedgerKind;
  debit: Account;
  credit: Account;
  amountPaise: number;
  number: string | null;
  billId: number | null;
  billNumber: string | null;
  documentId: number | null;
  creditNumber: string | null;
  reference: string;
  reason: string;
};

export function listEntries(
  db: ReadableDb,
  { fromDay, toDay }: { fromDay: number; toDay: number },
): TallyEntry[] {
  return db.all<TallyEntry>(sql`
    SELECT ledger.id, ledger.on_date AS onDate, kind, debit, credit, amount_paise AS amountPaise, ledger.number,
      ledger.bill_id AS billId, bills.number AS billNumber, document_id AS documentId,
      CASE WHEN kind LIKE 'credit%' THEN (SELECT number FROM credit_notes WHERE id = document_id) END AS creditNumber,
      reference, ledger.reason
    FROM ledger LEFT JOIN bills ON bills.id = ledger.bill_id
    WHERE ledger.on_date BETWEEN ${fromDay} AND ${toDay} ORDER BY ledger.on_date, ledger.id`);
}
