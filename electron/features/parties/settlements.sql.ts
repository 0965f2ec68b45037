import type { SettlementMode } from '#shared/features/parties/party.schema.ts';
import { fragment, type ReadableDb, sql, type WritableDb } from '../../database/db.ts';

export type SettlementRow = {
  id: number;
  partyId: number;
  onDate: number;
  mode: SettlementMode;
  reference: string;
  receivedPaise: number;
  tdsPaise: number;
  note: string;
  userName: string;
  takenBackBecause: string | null;
};

const SETTLEMENT = fragment(`
  SELECT settlement.id, settlement.party_id AS partyId, settlement.on_date AS onDate, settlement.mode,
    settlement.reference, settlement.received_paise AS receivedPaise, settlement.tds_paise AS tdsPaise,
    settlement.note, users.full_name AS userName, back.reason AS takenBackBecause
  FROM party_settlements AS settlement JOIN users ON users.id = settlement.by_user
    LEFT JOIN party_settlement_reversals AS back ON back.settlement_id = settlement.id
`);

export function list(db: ReadableDb, partyId: number): SettlementRow[] {
  return db.all<SettlementRow>(sql`
    ${SETTLEMENT} WHERE settlement.party_id = ${partyId} ORDER BY settlement.on_date DESC, settlement.id DESC`);
}

export function find(db: ReadableDb, settlementId: number): SettlementRow | undefined {
  return db.maybeOne<SettlementRow>(sql`${SETTLEMENT} WHERE settlement.id = ${settlementId}`);
}

export type SettledRow = {
  id: number;
  kind: 'receipt' | 'tdsDeducted';
  billId: number;
  billNumber: string;
  number: string | null;
  patientId: number;
  doctorId: number;
  amountPaise: number;
};

/** The receipts and taxes of one settlement, bill by bill. */
export function listSettled(db: ReadableDb, settlementId: number): SettledRow[] {
  return db.all<SettledRow>(sql`
    SELECT ledger.id, ledger.kind, ledger.bill_id AS billId, bills.number AS billNumber, ledger.number,
      ledger.patient_id AS patientId, ledger.doctor_id AS doctorId, ledger.amount_paise AS amountPaise
    FROM ledger INDEXED BY ledger_by_document JOIN bills ON bills.id = ledger.bill_id
    WHERE ledger.document_id = ${settlementId} AND ledger.kind IN ('receipt', 'tdsDeducted')
    ORDER BY bills.on_date, bills.id, ledger.id`);
}

export type NewSettlementRow = Omit<SettlementRow, 'id' | 'userName' | 'takenBackBecause'> & {
  at: number;
  byUser: number;
};

export function insert(db: WritableDb, row: NewSettlementRow): number {
  return db.run(sql`
    INSERT INTO party_settlements (party_id, on_date, at, by_user, mode, reference, received_paise, tds_paise, note)
    VALUES (${row.partyId}, ${row.onDate}, ${row.at}, ${row.byUser}, ${row.mode}, ${row.reference},
      ${row.receivedPaise}, ${row.tdsPaise}, ${row.note})`).lastId;
}

export type NewReversal = {
  settlementId: number;
  onDate: number;
  at: number;
  byUser: number;
  reason: string;
};

export function insertReversal(db: WritableDb, row: NewReversal): void {
  db.run(sql`
    INSERT INTO party_settlement_reversals (settlement_id, on_date, at, by_user, reason)
    VALUES (${row.settlementId}, ${row.onDate}, ${row.at}, ${row.byUser}, ${row.reason})`);
}

export type TdsRow = SettlementRow & { partyName: string; gstin: string };

/** Tax that companies kept back on these days, what was taken back left out. */
export function listTds(db: ReadableDb, fromDay: number, toDay: number): TdsRow[] {
  return db.all<TdsRow>(sql`
    SELECT settlement.*, newest.name AS partyName, newest.gstin
    FROM (${SETTLEMENT} WHERE settlement.on_date BETWEEN ${fromDay} AND ${toDay}) AS settlement
      JOIN party_versions AS newest ON newest.party_id = settlement.partyId
        AND newest.version = (SELECT max(version) FROM party_versions WHERE party_id = settlement.partyId)
    WHERE settlement.tdsPaise > 0 AND settlement.takenBackBecause IS NULL
    ORDER BY newest.name COLLATE NOCASE, settlement.onDate, settlement.id`);
}
