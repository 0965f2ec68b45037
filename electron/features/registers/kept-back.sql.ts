import { fragment, type ReadableDb, sql } from '../../database/db.ts';

type Days = { fromDay: number; toDay: number };

/** The words of its own index: what companies kept back as tax, and what of it was taken back. */
export const IS_KEPT_BACK = fragment(`kind IN ('tdsDeducted', 'tdsReversed')`);

/** What was taken back is less than nothing. */
export const KEPT_BACK_PAISE = fragment(
  `CASE kind WHEN 'tdsDeducted' THEN amount_paise ELSE -amount_paise END`,
);

export type KeptBack = { amountPaise: number; count: number };

/** Tax that companies kept back on the days: fees are received with it (Income-tax Act, section 198). */
export function sumKeptBack(db: ReadableDb, { fromDay, toDay }: Days): KeptBack {
  return db.one<KeptBack>(sql`
    SELECT coalesce(sum(${KEPT_BACK_PAISE}), 0) AS amountPaise, count(*) AS count FROM ledger
    WHERE on_date BETWEEN ${fromDay} AND ${toDay} AND ${IS_KEPT_BACK}`);
}
