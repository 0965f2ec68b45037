import { most, type ReadableDb, sql } from '../../database/db.ts';
import type { Days } from './clinical.sql.ts';

export type ShortCode = { sacCode: string; description: string };

/** What stood on bills of the days with a code under so many digits, by its words; the first so many. */
export function listShortCodes(
  db: ReadableDb,
  { fromDay, toDay, digits }: Days & { digits: number },
  mostRows: number,
): ShortCode[] {
  return db.all<ShortCode>(sql`
    SELECT line.sac_code AS sacCode, line.description
    FROM bills CROSS JOIN bill_lines AS line ON line.bill_id = bills.id
    WHERE bills.on_date BETWEEN ${fromDay} AND ${toDay} AND bills.is_cancelled = 0
      AND length(line.sac_code) < ${digits}
    GROUP BY line.sac_code, line.description ORDER BY line.sac_code, line.description LIMIT ${most(mostRows)}`);
}
