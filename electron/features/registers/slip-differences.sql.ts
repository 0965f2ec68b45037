import type { MoneyMode } from '#shared/features/ledger/ledger.rules.ts';
import { type ReadableDb, sql } from '../../database/db.ts';
import type { Days } from './clinical.sql.ts';
import { ON_SLIP_OF_DAY, ON_SLIP_OF_DRAWER } from './on-slip.sql.ts';

export type SlipDifference = {
  at: number;
  byName: string;
  /** The close of the drawer, or of the day of several drawers that the slip was read for. */
  what: string;
  mode: MoneyMode;
  /** How much more than the book the slip says. */
  amountPaise: number;
  reason: string;
  /** Null where the slip was read for the whole day. */
  shiftId: number | null;
};

/** Of each drawer, and of each day what its slips say beyond that, as dayDifferences in slips.rules.ts does. */
export function listSlipDifferences(db: ReadableDb, { fromDay, toDay }: Days): SlipDifference[] {
  return db.all<SlipDifference>(sql`
    SELECT * FROM (
      SELECT closed.closed_at AS at, person.full_name AS byName, closed.number AS what, slip.key AS mode,
        slip.value - ${ON_SLIP_OF_DRAWER} AS amountPaise,
        closed.reason, shifts.id AS shiftId
      FROM shifts CROSS JOIN shift_closes AS closed ON closed.shift_id = shifts.id
        JOIN users AS person ON person.id = shifts.user_id, json_each(closed.slips) AS slip
      WHERE shifts.on_date BETWEEN ${fromDay} AND ${toDay}
      UNION ALL
      SELECT closed.closed_at, person.full_name, json_extract(closed.sheet, '$.number'), slip.key,
        slip.value - ${ON_SLIP_OF_DAY} - iif(closed.sheet -> '$.daySlips' ->> slip.key IS NULL, coalesce((
          SELECT sum(drawer.value -> '$.slipDifferences' ->> slip.key)
          FROM json_each(closed.sheet, '$.drawers') AS drawer), 0), 0),
        closed.reason, NULL
      FROM day_closes AS closed JOIN users AS person ON person.id = closed.closed_by,
        json_each(closed.sheet, '$.slips') AS slip
      WHERE closed.on_date BETWEEN ${fromDay} AND ${toDay} AND closed.is_set_aside = 0
    ) WHERE amountPaise <> 0 ORDER BY at, mode`);
}
