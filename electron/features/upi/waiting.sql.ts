import { type ReadableDb, sql } from '../../database/db.ts';

export type WaitingSum = { count: number; amountPaise: number; newestOn: number | null };

/** UPI takings of days before this one (yyyymmdd) that nobody has confirmed; what a company paid over several bills is one. */
export function sumWaitingBefore(db: ReadableDb, day: number): WaitingSum {
  return db.one<WaitingSum>(sql`
    SELECT count(*) - count(settlement_id) + count(DISTINCT settlement_id) AS count, coalesce(sum(amount_paise), 0) AS amountPaise, max(on_date) AS newestOn
    FROM upi_waiting WHERE on_date < ${day}`);
}
