import { type ReadableDb, sql } from '../../database/db.ts';

/** Which bills may have moved for a doctor since they were last paid. */
export type DueWindow = {
  doctorId: number;
  /** The first day of their first rule: nothing before it is shared. */
  fromDay: number;
  toDay: number;
  /** Of the last payout that stands: its day, and the last entry that it saw. */
  paidUpTo: number;
  lastLedgerId: number;
  /** A rule was written since, about bills from this day. */
  rulesFrom: number;
};

export type DueLineRow = {
  billId: number;
  number: string;
  onDate: number;
  uhid: string;
  lineNumber: number;
  description: string;
  quantity: number;
  itemId: number | null;
  category: string;
  netPaise: number;
  creditedQuantity: number;
  creditedNetPaise: number;
  billPaise: number;
  collectedPaise: number;
  isCancelled: number;
  beforePaise: number;
};

/** The lines of these bills that are the doctor's, as they stood at the last day's end, with what was given of them. */
export function list(db: ReadableDb, asked: DueWindow): DueLineRow[] {
  const { doctorId, fromDay, toDay, paidUpTo, lastLedgerId, rulesFrom } = asked;
  return db.all<DueLineRow>(sql`
    WITH touched AS MATERIALIZED (
      SELECT bill_id FROM ledger INDEXED BY ledger_by_day
        WHERE on_date > ${paidUpTo} AND on_date BETWEEN ${fromDay} AND ${toDay} AND bill_id IS NOT NULL
      UNION SELECT bill_id FROM ledger NOT INDEXED
        WHERE id > ${lastLedgerId} AND on_date BETWEEN ${fromDay} AND ${toDay} AND bill_id IS NOT NULL
      UNION SELECT id FROM bills WHERE on_date BETWEEN ${rulesFrom} AND ${toDay}
      UNION SELECT given.bill_id FROM doctor_payouts AS payout
        JOIN doctor_payout_reversals AS back ON back.payout_id = payout.id
        JOIN doctor_payout_lines AS given ON given.payout_id = payout.id WHERE payout.doctor_id = ${doctorId}
    ), mine AS MATERIALIZED (
      SELECT DISTINCT bills.id AS bill_id FROM touched CROSS JOIN bills ON bills.id = touched.bill_id
        CROSS JOIN bill_lines AS line ON line.bill_id = bills.id
      WHERE bills.on_date BETWEEN ${fromDay} AND ${toDay} AND coalesce(line.doctor_id, bills.doctor_id) = ${doctorId}
    ), account AS MATERIALIZED (
      SELECT mine.bill_id,
        (SELECT coalesce(sum(CASE
            WHEN kind IN ('receipt', 'advanceApplied', 'tdsDeducted') THEN amount_paise
            WHEN kind IN ('receiptReversed', 'advanceAppliedReversed', 'keptAsAdvance', 'toPayBack', 'tdsReversed')
              THEN -amount_paise END), 0)
          FROM ledger WHERE bill_id = mine.bill_id AND on_date <= ${toDay}) AS collected,
        (SELECT coalesce(sum(total_paise), 0) FROM credit_notes
          WHERE bill_id = mine.bill_id AND on_date <= ${toDay}) AS credited,
        EXISTS (SELECT 1 FROM bill_cancels WHERE bill_id = mine.bill_id AND on_date <= ${toDay}) AS is_cancelled
      FROM mine
    )
    SELECT bills.id AS billId, bills.number, bills.on_date AS onDate, bills.party ->> '$.uhid' AS uhid,
      line.line_number AS lineNumber, line.description, line.quantity, line.item_id AS itemId, line.category,
      line.amount_paise - line.discount_paise - line.bill_discount_paise
        - CASE WHEN line.is_tax_inclusive = 1 THEN line.cgst_paise + line.sgst_paise ELSE 0 END AS netPaise,
      coalesce(taken.quantity, 0) AS creditedQuantity, coalesce(taken.net, 0) AS creditedNetPaise,
      bills.total_paise - account.credited AS billPaise, account.collected AS collectedPaise,
      account.is_cancelled AS isCancelled,
      (SELECT coalesce(sum(given.now_paise), 0) FROM doctor_payout_lines AS given
        WHERE given.bill_id = bills.id AND given.line_number = line.line_number
          AND NOT EXISTS (SELECT 1 FROM doctor_payout_reversals WHERE payout_id = given.payout_id)) AS beforePaise
    FROM account CROSS JOIN bills ON bills.id = account.bill_id
      CROSS JOIN bill_lines AS line ON line.bill_id = bills.id
        AND coalesce(line.doctor_id, bills.doctor_id) = ${doctorId}
      LEFT JOIN (
        SELECT part.bill_id, part.line_number, sum(part.quantity) AS quantity,
          sum(part.amount_paise - part.cgst_paise - part.sgst_paise) AS net
        FROM account CROSS JOIN credit_notes AS note ON note.bill_id = account.bill_id AND note.on_date <= ${toDay}
          CROSS JOIN credit_note_lines AS part ON part.credit_note_id = note.id
        WHERE account.credited > 0 GROUP BY part.bill_id, part.line_number
      ) AS taken ON taken.bill_id = line.bill_id AND taken.line_number = line.line_number
    ORDER BY bills.on_date, bills.id, line.line_number`);
}
