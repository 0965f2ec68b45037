import { type ReadableDb, sql, type WritableDb } from '../database/db.ts';

/** The next number of a gapless series, taken in the caller's transaction; a refused action gives it back. */
export function takeNextNumber(db: WritableDb, series: string, period: string): number {
  return db.returning<{ number: number }>(sql`
    INSERT INTO number_series (series, period, last_number) VALUES (${series}, ${period}, 1)
    ON CONFLICT (series, period) DO UPDATE SET last_number = last_number + 1
    RETURNING last_number AS number
  `).number;
}

/** The first of `count` numbers in a row, for many records saved at once. */
export function takeNextNumbers(db: WritableDb, series: string, period: string, count: number): number {
  const { last } = db.returning<{ last: number }>(sql`
    INSERT INTO number_series (series, period, last_number) VALUES (${series}, ${period}, ${count})
    ON CONFLICT (series, period) DO UPDATE SET last_number = last_number + ${count}
    RETURNING last_number AS last
  `);
  return last - count + 1;
}

/** What the next number will be if nobody is faster. */
export function peekNextNumber(db: ReadableDb, series: string, period: string): number {
  return (
    (db.value<number>(
      sql`SELECT last_number FROM number_series WHERE series = ${series} AND period = ${period}`,
    ) ?? 0) + 1
  );
}

/** 'B/26-27/000123': at most sixteen characters (rule 46 of the CGST Rules). */
export function formatNumber(prefix: string, period: string, number: number): string {
  return `${prefix}/${period}/${String(number).padStart(6, '0')}`;
}
