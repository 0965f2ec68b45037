import { fragment, type ReadableDb, sql, type WritableDb } from '../../database/db.ts';

// The bills that are or were on a company's account; of one that went over to its patient, the entries before that.
const HELD = fragment(`
  SELECT bills.id AS bill_id, bills.party_id, NULL AS last_id, 99999999 AS until
  FROM bills INDEXED BY bills_by_party WHERE bills.party_id > 0
  UNION ALL
  SELECT bill_id, from_party_id, last_ledger_id, on_date FROM bill_party_changes WHERE from_party_id > 0
`);
const SIGNED = fragment(
  `CASE WHEN ledger.debit = 'dues' THEN ledger.amount_paise ELSE -ledger.amount_paise END`,
);
const OF_DUES = fragment(`(ledger.debit = 'dues' OR ledger.credit = 'dues')`);
const KIND = fragment(`
  CASE WHEN ledger.kind IN ('bill', 'billTax', 'billRoundUp') THEN 'bill'
    WHEN ledger.kind IN ('tdsDeducted') THEN 'tds'
    WHEN ledger.kind = 'receipt' AND ledger.document_id IS NOT NULL THEN 'received'
    WHEN ledger.kind IN ('receiptReversed', 'tdsReversed') AND ledger.document_id IS NOT NULL THEN 'takenBack'
    WHEN ledger.kind LIKE 'credit%' THEN 'credited'
    WHEN ledger.kind LIKE 'cancel%' THEN 'cancelled'
    WHEN ledger.kind LIKE 'writeOff%' THEN 'writtenOff'
    ELSE 'paidByPatient' END
`);

export type OpenBillRow = {
  partyId: number;
  billId: number;
  number: string;
  onDate: number;
  patientName: string;
  uhid: string;
  totalPaise: number;
  duePaise: number;
};

/** What stood open on companies' accounts at the end of a day, by company, the oldest first. */
export function listOpenOn(db: ReadableDb, day: number, partyId: number | null): OpenBillRow[] {
  return db.all<OpenBillRow>(sql`
    WITH held AS MATERIALIZED (SELECT * FROM (${HELD}) WHERE ${partyId} IS NULL OR party_id = ${partyId})
    SELECT held.party_id AS partyId, bills.id AS billId, bills.number, bills.on_date AS onDate,
      patients.full_name AS patientName, patients.uhid, bills.total_paise AS totalPaise, sum(${SIGNED}) AS duePaise
    FROM held CROSS JOIN bills ON bills.id = held.bill_id
      JOIN patients ON patients.id = bills.patient_id
      JOIN ledger ON ledger.bill_id = held.bill_id
    WHERE held.until > ${day} AND bills.on_date <= ${day} AND ledger.on_date <= ${day} AND ${OF_DUES}
    GROUP BY held.party_id, bills.id HAVING duePaise > 0
    ORDER BY held.party_id, bills.on_date, bills.id`);
}

export type EntryRow = {
  onDate: number;
  kind: string;
  billId: number | null;
  number: string;
  patientName: string;
  patientId: number | null;
  amountPaise: number;
};

/** What moved on a company's account: a bill, or a payment over many bills, is one entry; in the order it happened. */
export function listEntries(
  db: ReadableDb,
  partyId: number,
  { fromDay, toDay }: { fromDay: number; toDay: number },
): EntryRow[] {
  return db.all<EntryRow>(sql`
    WITH held AS MATERIALIZED (SELECT * FROM (${HELD}) WHERE party_id = ${partyId}),
    moved AS (
      SELECT ledger.id, ledger.on_date, ${KIND} AS kind, ledger.bill_id, ledger.document_id, ${SIGNED} AS paise
      FROM held CROSS JOIN ledger ON ledger.bill_id = held.bill_id
      WHERE (held.last_id IS NULL OR ledger.id <= held.last_id) AND ${OF_DUES}
        AND ledger.on_date BETWEEN ${fromDay} AND ${toDay}
      UNION ALL
      SELECT last_ledger_id, on_date, 'movedToPatient', bill_id, NULL, -amount_paise
      FROM bill_party_changes WHERE from_party_id = ${partyId} AND on_date BETWEEN ${fromDay} AND ${toDay}
      UNION ALL
      -- Of a payment taken back later the company is told, and that the patient owes it now.
      SELECT ledger.id, ledger.on_date, says.kind, ledger.bill_id, ledger.document_id, says.sign * ${SIGNED}
      FROM held CROSS JOIN ledger ON ledger.bill_id = held.bill_id
        JOIN (SELECT 'takenBack' AS kind, 1 AS sign UNION ALL SELECT 'movedToPatient', -1) AS says
      WHERE ledger.id > held.last_id AND ledger.kind IN ('receiptReversed', 'tdsReversed')
        AND ledger.document_id IS NOT NULL AND ledger.on_date BETWEEN ${fromDay} AND ${toDay}
    ),
    entry AS (
      SELECT min(id) AS id, on_date, kind, sum(paise) AS paise,
        CASE WHEN kind IN ('received', 'tds', 'takenBack') THEN NULL ELSE bill_id END AS bill_id,
        CASE WHEN kind IN ('received', 'tds', 'takenBack', 'movedToPatient') THEN document_id END AS settlement_id
      FROM moved GROUP BY on_date, kind, 5, 6
    )
    SELECT entry.on_date AS onDate, entry.kind, entry.bill_id AS billId,
      coalesce(bills.number, settlement.reference, '') AS number, coalesce(patients.full_name, '') AS patientName,
      bills.patient_id AS patientId, entry.paise AS amountPaise
    FROM entry LEFT JOIN bills ON bills.id = entry.bill_id LEFT JOIN patients ON patients.id = bills.patient_id
      LEFT JOIN party_settlements AS settlement ON settlement.id = entry.settlement_id
    WHERE entry.paise <> 0
    ORDER BY entry.on_date, entry.id, entry.kind = 'movedToPatient'`);
}

/** What a company owed before a day. */
export function sumBefore(db: ReadableDb, partyId: number, day: number): number {
  return (
    db.value<number | null>(sql`
      WITH held AS MATERIALIZED (SELECT * FROM (${HELD}) WHERE party_id = ${partyId})
      SELECT (SELECT coalesce(sum(${SIGNED}), 0) FROM held CROSS JOIN ledger ON ledger.bill_id = held.bill_id
          WHERE (held.last_id IS NULL OR ledger.id <= held.last_id) AND ${OF_DUES} AND ledger.on_date < ${day})
        - (SELECT coalesce(sum(amount_paise), 0) FROM bill_party_changes
          WHERE from_party_id = ${partyId} AND on_date < ${day})`) ?? 0
  );
}

export type PartyBillRow = {
  billId: number;
  partyId: number | null;
  patientId: number;
  doctorId: number;
  onDate: number;
  duePaise: number;
};

export function findBill(db: ReadableDb, billId: number): PartyBillRow | undefined {
  return db.maybeOne<PartyBillRow>(sql`
    SELECT id AS billId, party_id AS partyId, patient_id AS patientId, doctor_id AS doctorId, on_date AS onDate,
      due_paise AS duePaise
    FROM bills WHERE id = ${billId}`);
}

export type NewChange = {
  billId: number;
  fromPartyId: number;
  amountPaise: number;
  onDate: number;
  reason: string;
  at: number;
  byUser: number;
};

export function insertChange(db: WritableDb, change: NewChange): void {
  db.run(sql`
    INSERT INTO bill_party_changes (bill_id, from_party_id, amount_paise, on_date, last_ledger_id, reason, at, by_user)
    VALUES (${change.billId}, ${change.fromPartyId}, ${change.amountPaise}, ${change.onDate},
      (SELECT max(id) FROM ledger WHERE bill_id = ${change.billId}), ${change.reason}, ${change.at}, ${change.byUser})`);
}
