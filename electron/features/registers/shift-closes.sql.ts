import { type ReadableDb, sql } from '../../database/db.ts';
import type { Days } from './clinical.sql.ts';
import { ON_SLIP_OF_DRAWER } from './on-slip.sql.ts';

export type ShiftCloseRow = {
  onDate: number;
  number: string;
  userId: number;
  userName: string;
  expectedPaise: number;
  countedPaise: number;
  /** What the machines' slips say more than was taken, of the modes of which a slip was read. */
  slipDifferencePaise: number;
  reason: string;
  secondBy: string | null;
  closedAt: number;
};

export function listShiftCloses(
  db: ReadableDb,
  { fromDay, toDay }: Days,
  userId: number | null,
): ShiftCloseRow[] {
  return db.all<ShiftCloseRow>(sql`
    SELECT shifts.on_date AS onDate, closed.number, person.id AS userId, person.full_name AS userName,
      closed.expected_cash_paise AS expectedPaise,
      closed.counted_cash_paise AS countedPaise,
      (SELECT coalesce(sum(slip.value - ${ON_SLIP_OF_DRAWER}), 0)
        FROM json_each(closed.slips) AS slip) AS slipDifferencePaise,
      closed.reason, second.full_name AS secondBy, closed.closed_at AS closedAt
    FROM shifts CROSS JOIN shift_closes AS closed ON closed.shift_id = shifts.id
      JOIN users AS person ON person.id = shifts.user_id LEFT JOIN users AS second ON second.id = closed.second_by
    WHERE shifts.on_date BETWEEN ${fromDay} AND ${toDay} AND coalesce(shifts.user_id = ${userId}, 1)
    ORDER BY shifts.on_date, closed.closed_at`);
}
