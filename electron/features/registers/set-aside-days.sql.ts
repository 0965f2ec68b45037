import { type ReadableDb, sql } from '../../database/db.ts';

/** Days from this one on whose close was set aside, as a wrong clock made it, and that have entries. */
export function listSetAsideDays(db: ReadableDb, fromDay: number): number[] {
  const rows = db.all<{ onDate: number }>(sql`
    SELECT DISTINCT day_closes.on_date AS onDate
    FROM day_set_asides AS aside CROSS JOIN day_closes ON day_closes.id = aside.close_id
    WHERE day_closes.on_date >= ${fromDay}
      AND EXISTS (SELECT 1 FROM ledger WHERE on_date = day_closes.on_date AND id <= aside.last_ledger_id)
    ORDER BY day_closes.on_date`);
  return rows.map(({ onDate }) => onDate);
}
