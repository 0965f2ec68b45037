import type { MoneyMode } from '#shared/features/ledger/ledger.rules.ts';
import type { ShareBasis } from '#shared/features/shares/share.rules.ts';
import { fragment, type ReadableDb, sql, type WritableDb } from '../../database/db.ts';

export type PayoutRow = {
  id: number;
  number: string;
  doctorId: number;
  doctorName: string;
  upTo: number;
  onDate: number;
  at: number;
  byName: string;
  grossPaise: number;
  tdsPaise: number;
  askedTdsPaise: number;
  tdsReason: string;
  mode: MoneyMode;
  reference: string;
  lastLedgerId: number;
  lastRuleId: number;
  takenBackOn: number | null;
  takenBackBecause: string | null;
};

const PAYOUT = fragment(`
  SELECT payout.id, payout.number, payout.doctor_id AS doctorId, doctor.full_name AS doctorName,
    payout.up_to AS upTo, payout.on_date AS onDate, payout.at, payer.full_name AS byName,
    payout.gross_paise AS grossPaise, payout.tds_paise AS tdsPaise, payout.asked_tds_paise AS askedTdsPaise,
    payout.tds_reason AS tdsReason, payout.mode, payout.reference, payout.last_ledger_id AS lastLedgerId,
    payout.last_rule_id AS lastRuleId, back.on_date AS takenBackOn, back.reason AS takenBackBecause
  FROM doctor_payouts AS payout JOIN users AS doctor ON doctor.id = payout.doctor_id
    JOIN users AS payer ON payer.id = payout.by_user
    LEFT JOIN doctor_payout_reversals AS back ON back.payout_id = payout.id
`);

/** Newest first. */
export function list(db: ReadableDb, doctorId: number): PayoutRow[] {
  return db.all<PayoutRow>(sql`${PAYOUT} WHERE payout.doctor_id = ${doctorId} ORDER BY payout.id DESC`);
}

export function find(db: ReadableDb, payoutId: number): PayoutRow | undefined {
  return db.maybeOne<PayoutRow>(sql`${PAYOUT} WHERE payout.id = ${payoutId}`);
}

export function findLastStanding(db: ReadableDb, doctorId: number): PayoutRow | undefined {
  return db.maybeOne<PayoutRow>(sql`
    ${PAYOUT} WHERE payout.doctor_id = ${doctorId} AND back.payout_id IS NULL ORDER BY payout.id DESC LIMIT 1`);
}

/** Paid or taken back on the days. */
export function listBetween(db: ReadableDb, fromDay: number, toDay: number): PayoutRow[] {
  return db.all<PayoutRow>(sql`
    ${PAYOUT} WHERE payout.id IN (
      SELECT id FROM doctor_payouts WHERE on_date BETWEEN ${fromDay} AND ${toDay}
      UNION SELECT payout_id FROM doctor_payout_reversals WHERE on_date BETWEEN ${fromDay} AND ${toDay})
    ORDER BY doctor.full_name COLLATE NOCASE, payout.doctor_id, payout.id`);
}

export type YearSum = { grossPaise: number; tdsPaise: number };

/** Of the payouts of a financial year that stand, before one of them where it is named. */
export function sumOfYear(db: ReadableDb, doctorId: number, year: string, beforeId: number): YearSum {
  return db.one<YearSum>(sql`
    SELECT coalesce(sum(gross_paise), 0) AS grossPaise, coalesce(sum(tds_paise), 0) AS tdsPaise
    FROM doctor_payouts AS payout
    WHERE doctor_id = ${doctorId} AND financial_year = ${year} AND id < ${beforeId}
      AND NOT EXISTS (SELECT 1 FROM doctor_payout_reversals WHERE payout_id = payout.id)`);
}

export type LastSeen = { ledgerId: number; ruleId: number };

export function lastSeen(db: ReadableDb, doctorId: number): LastSeen {
  return db.one<LastSeen>(sql`
    SELECT coalesce((SELECT max(id) FROM ledger), 0) AS ledgerId,
      coalesce((SELECT max(id) FROM share_rules WHERE doctor_id = ${doctorId}), 0) AS ruleId`);
}

export type NewPayoutRow = Omit<
  PayoutRow,
  'id' | 'doctorName' | 'byName' | 'takenBackOn' | 'takenBackBecause'
> & { financialYear: string; byUser: number };

export function insert(db: WritableDb, row: NewPayoutRow): number {
  return db.run(sql`
    INSERT INTO doctor_payouts (number, doctor_id, up_to, on_date, financial_year, at, by_user, gross_paise, tds_paise,
      asked_tds_paise, tds_reason, mode, reference, last_ledger_id, last_rule_id)
    VALUES (${row.number}, ${row.doctorId}, ${row.upTo}, ${row.onDate}, ${row.financialYear}, ${row.at}, ${row.byUser},
      ${row.grossPaise}, ${row.tdsPaise}, ${row.askedTdsPaise}, ${row.tdsReason}, ${row.mode}, ${row.reference},
      ${row.lastLedgerId}, ${row.lastRuleId})`).lastId;
}

export type NewLineRow = {
  billId: number;
  lineNumber: number;
  netPaise: number;
  collectedPaise: number;
  ruleId: number | null;
  sharePaise: number;
  beforePaise: number;
  nowPaise: number;
};

export function insertLine(db: WritableDb, payoutId: number, line: NewLineRow): void {
  db.run(sql`
    INSERT INTO doctor_payout_lines (payout_id, bill_id, line_number, net_paise, collected_paise, rule_id, share_paise,
      before_paise, now_paise)
    VALUES (${payoutId}, ${line.billId}, ${line.lineNumber}, ${line.netPaise}, ${line.collectedPaise}, ${line.ruleId},
      ${line.sharePaise}, ${line.beforePaise}, ${line.nowPaise})`);
}

export type PaidLineRow = Omit<NewLineRow, 'ruleId'> & {
  number: string;
  onDate: number;
  uhid: string;
  description: string;
  quantity: number;
  permille: number | null;
  fixedPaise: number | null;
  basis: ShareBasis | null;
};

export function listLines(db: ReadableDb, payoutId: number): PaidLineRow[] {
  return db.all<PaidLineRow>(sql`
    SELECT given.bill_id AS billId, bills.number, bills.on_date AS onDate, bills.party ->> '$.uhid' AS uhid,
      given.line_number AS lineNumber, line.description, line.quantity, given.net_paise AS netPaise,
      given.collected_paise AS collectedPaise, rule.permille, rule.fixed_paise AS fixedPaise, rule.basis,
      given.share_paise AS sharePaise, given.before_paise AS beforePaise, given.now_paise AS nowPaise
    FROM doctor_payout_lines AS given JOIN bills ON bills.id = given.bill_id
      JOIN bill_lines AS line ON line.bill_id = given.bill_id AND line.line_number = given.line_number
      LEFT JOIN share_rules AS rule ON rule.id = given.rule_id
    WHERE given.payout_id = ${payoutId} ORDER BY bills.on_date, bills.id, given.line_number`);
}

export type NewReversalRow = {
  payoutId: number;
  onDate: number;
  at: number;
  byUser: number;
  reason: string;
};

export function insertReversal(db: WritableDb, row: NewReversalRow): void {
  db.run(sql`
    INSERT INTO doctor_payout_reversals (payout_id, on_date, at, by_user, reason)
    VALUES (${row.payoutId}, ${row.onDate}, ${row.at}, ${row.byUser}, ${row.reason})`);
}

export type PaidEntryRow = {
  id: number;
  kind: 'payout' | 'tdsWithheld';
  amountPaise: number;
  mode: MoneyMode | null;
};

/** What a payout moved: the money, and the tax kept back of it. */
export function listEntries(db: ReadableDb, payoutId: number): PaidEntryRow[] {
  return db.all<PaidEntryRow>(sql`
    SELECT id, kind, amount_paise AS amountPaise, mode FROM ledger INDEXED BY ledger_by_document
    WHERE document_id = ${payoutId} AND kind IN ('payout', 'tdsWithheld')`);
}
