import { type ReadableDb, sql } from '../../database/db.ts';
import type { Days } from './clinical.sql.ts';

export type DiscountSum = {
  month: number;
  /** Of the approver, or of the cashier who needed no approval. */
  byName: string;
  isApproved: number;
  reason: string;
  bills: number;
  subtotalPaise: number;
  discountPaise: number;
};

/** What was given away on bills that stand. */
export function listDiscounts(db: ReadableDb, { fromDay, toDay }: Days): DiscountSum[] {
  return db.all<DiscountSum>(sql`
    SELECT bills.on_date / 100 AS month, coalesce(approver.full_name, cashier.full_name) AS byName,
      approver.id IS NOT NULL AS isApproved, bills.discount_reason AS reason, count(*) AS bills,
      sum(bills.subtotal_paise) AS subtotalPaise, sum(bills.discount_paise) AS discountPaise
    FROM bills JOIN users AS cashier ON cashier.id = bills.cashier_id
      LEFT JOIN approvals ON approvals.id = bills.discount_approval_id
      LEFT JOIN users AS approver ON approver.id = approvals.approver_id
    WHERE bills.on_date BETWEEN ${fromDay} AND ${toDay} AND bills.discount_paise > 0 AND bills.is_cancelled = 0
    GROUP BY 1, 2, 3, 4 ORDER BY 1, discountPaise DESC`);
}
