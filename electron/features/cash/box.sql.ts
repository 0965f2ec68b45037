import { fragment, type ReadableDb, sql } from '../../database/db.ts';

/** Every kind that has the box for an account; by kind, so that the index is asked and not each entry of the days. */
const BOX_KINDS = fragment("'float', 'handedOver', 'putIn', 'takenOut', 'deposited'");

/** How later days, up to one of them, moved the clinic's box; the latest first. */
export function listLaterMoves(
  db: ReadableDb,
  { afterDay, untilDay }: { afterDay: number; untilDay: number },
): number[] {
  return db
    .all<{ paise: number }>(sql`
      SELECT sum(iif(debit = 'safe', amount_paise, -amount_paise)) AS paise
      FROM ledger WHERE on_date > ${afterDay} AND on_date <= ${untilDay} AND kind IN (${BOX_KINDS})
      GROUP BY on_date ORDER BY on_date DESC`)
    .map(({ paise }) => paise);
}
