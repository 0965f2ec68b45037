import { type ReadableDb, sql } from '../../database/db.ts';
import type { Days } from './clinical.sql.ts';
import { UNITS_NOT_PREPAID } from './off-list.sql.ts';

export type DiscountedBill = {
  billId: number;
  number: string;
  onDate: number;
  party: string;
  /** The approver, or the cashier who needed no approval. */
  byId: number;
  byName: string;
  isApproved: number;
  reason: string;
  /** The reason of the list; null for words of one's own. */
  reasonId: number | null;
  reasonCode: string | null;
  reasonLabel: string | null;
  isReasonRetired: number;
  /** What the bill would be at its lists and without any discount. */
  fullPaise: number;
  discountPaise: number;
  /** What lowered rates left below the list. */
  belowListPaise: number;
};

/**
 * What was given away on bills that stand, as givenAwayOf counts it for the cap: discounts, and rates below the list.
 * What a credit note took back was not given away: of each line the part that still stands.
 */
export function listDiscounted(db: ReadableDb, { fromDay, toDay }: Days): DiscountedBill[] {
  return db.all<DiscountedBill>(sql`
    WITH given AS (
      SELECT bills.id AS bill_id, line.amount_paise AS amount, line.discount_paise + line.bill_discount_paise AS discount,
        max(0, line.list_price_paise - line.rate_paise) * (${UNITS_NOT_PREPAID}) AS below,
        line.quantity, coalesce(sum(back.quantity), 0) AS back_quantity, coalesce(sum(back.amount_paise), 0) AS back,
        line.amount_paise - line.discount_paise - line.bill_discount_paise
          + CASE line.is_tax_inclusive WHEN 1 THEN 0 ELSE line.cgst_paise + line.sgst_paise END AS net
      FROM bills CROSS JOIN bill_lines AS line ON line.bill_id = bills.id
        LEFT JOIN credit_note_lines AS back ON back.bill_id = line.bill_id AND back.line_number = line.line_number
      WHERE bills.on_date BETWEEN ${fromDay} AND ${toDay} AND bills.is_cancelled = 0
      GROUP BY line.bill_id, line.line_number
    ), standing AS (
      SELECT bill_id, amount, discount, coalesce(below, 0) AS below,
        CASE WHEN net > 0 THEN net - back ELSE quantity - back_quantity END AS part,
        CASE WHEN net > 0 THEN net ELSE quantity END AS whole
      FROM given
    ), of_bill AS (
      SELECT bill_id, sum((amount + below) * part / whole) AS full, sum(discount * part / whole) AS discount,
        sum(below * part / whole) AS below
      FROM standing GROUP BY bill_id HAVING sum(discount * part / whole) + sum(below * part / whole) > 0
    )
    SELECT bills.id AS billId, bills.number, bills.on_date AS onDate, bills.party,
      coalesce(approver.id, cashier.id) AS byId, coalesce(approver.full_name, cashier.full_name) AS byName,
      approver.id IS NOT NULL AS isApproved, bills.discount_reason AS reason, reasons.id AS reasonId,
      reasons.code AS reasonCode, reasons.label AS reasonLabel, retired.reason_id IS NOT NULL AS isReasonRetired,
      of_bill.full AS fullPaise, of_bill.discount AS discountPaise, of_bill.below AS belowListPaise
    FROM of_bill CROSS JOIN bills ON bills.id = of_bill.bill_id JOIN users AS cashier ON cashier.id = bills.cashier_id
      LEFT JOIN approvals ON approvals.id = bills.discount_approval_id
      LEFT JOIN users AS approver ON approver.id = approvals.approver_id
      LEFT JOIN discount_reasons AS reasons ON reasons.id = bills.discount_reason_id
      LEFT JOIN discount_reason_retirements AS retired ON retired.reason_id = reasons.id
    ORDER BY bills.on_date, bills.id`);
}
