import type { Account, LedgerKind } from '#shared/features/ledger/ledger.rules.ts';
import { fragment, type ReadableDb, sql } from '../../database/db.ts';

export type TallyEntry = {
  id: number;
  onDate: number;
  kind: LedgerKind;
  debit: Account;
  credit: Account;
  amountPaise: number;
  /** What of an amount of tax is integrated. */
  igstPaise: number;
  number: string | null;
  billId: number | null;
  billNumber: string | null;
  /** The company that owed the bill when this was written. */
  partyId: number | null;
  documentId: number | null;
  creditNumber: string | null;
  reference: string;
  reason: string;
};

// What of an entry's tax is of goods supplied in another state: of the bill's lines, or of those of its credit note.
const IGST_PAISE = fragment(`CASE WHEN kind IN ('billTax', 'cancelTax') THEN coalesce((
    SELECT sum(cgst_paise + sgst_paise) FROM bill_lines AS line
    WHERE line.bill_id = ledger.bill_id AND line.other_state <> ''), 0)
  WHEN kind = 'creditTax' THEN coalesce((
    SELECT sum(back.cgst_paise + back.sgst_paise) FROM credit_note_lines AS back
      JOIN bill_lines AS line ON line.bill_id = back.bill_id AND line.line_number = back.line_number
    WHERE back.credit_note_id = ledger.document_id AND line.other_state <> ''), 0)
  ELSE 0 END`);

/** Debits less credits of the integrated tax before a day. */
export function sumIgstBefore(db: ReadableDb, day: number): number {
  return (
    db.value<number | null>(sql`
      SELECT sum(iif(debit = 'gst', 1, -1) * ${IGST_PAISE}) FROM ledger
      WHERE on_date < ${day} AND kind IN ('billTax', 'cancelTax', 'creditTax')`) ?? 0
  );
}

export function listEntries(
  db: ReadableDb,
  { fromDay, toDay }: { fromDay: number; toDay: number },
): TallyEntry[] {
  return db.all<TallyEntry>(sql`
    SELECT ledger.id, ledger.on_date AS onDate, kind, debit, credit, ledger.amount_paise AS amountPaise, ${IGST_PAISE} AS igstPaise,
      ledger.number,
      ledger.bill_id AS billId, bills.number AS billNumber, document_id AS documentId,
      CASE WHEN kind LIKE 'credit%' THEN (SELECT number FROM credit_notes WHERE id = document_id) END AS creditNumber,
      reference, ledger.reason,
      coalesce(bills.party_id, CASE WHEN ledger.id <= moved.last_ledger_id THEN moved.from_party_id END) AS partyId
    FROM ledger LEFT JOIN bills ON bills.id = ledger.bill_id
      LEFT JOIN bill_party_changes AS moved ON moved.bill_id = ledger.bill_id
    WHERE ledger.on_date BETWEEN ${fromDay} AND ${toDay} ORDER BY ledger.on_date, ledger.id`);
}

export type TallyMove = {
  billId: number;
  billNumber: string;
  partyId: number;
  onDate: number;
  amountPaise: number;
};

/** Dues that went over from a company to its patient: no entry of the ledger, but of two ledgers in Tally. */
export function listMoves(
  db: ReadableDb,
  { fromDay, toDay }: { fromDay: number; toDay: number },
): TallyMove[] {
  return db.all<TallyMove>(sql`
    SELECT moved.bill_id AS billId, bills.number AS billNumber, moved.from_party_id AS partyId,
      moved.on_date AS onDate, moved.amount_paise AS amountPaise
    FROM bill_party_changes AS moved JOIN bills ON bills.id = moved.bill_id
    WHERE moved.on_date BETWEEN ${fromDay} AND ${toDay} ORDER BY moved.on_date, moved.bill_id`);
}

export type TallyCompany = { partyId: number; name: string; gstin: string };

export function listCompanies(db: ReadableDb): TallyCompany[] {
  return db.all<TallyCompany>(sql`
    SELECT party_id AS partyId, name, gstin FROM party_versions AS newest
    WHERE version = (SELECT max(version) FROM party_versions WHERE party_id = newest.party_id) ORDER BY party_id`);
}
