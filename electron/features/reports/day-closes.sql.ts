import { fragment, type ReadableDb, sql, type WritableDb } from '../../database/db.ts';

export type DayCloseRow = {
  onDate: number;
  openingFloatPaise: number;
  expectedCashPaise: number;
  countedCashPaise: number;
  reason: string;
  cashCount: string;
  sheet: string;
  closedBy: number;
  secondBy: number | null;
  closedAt: number;
  previousSeal: string;
  seal: string;
};

const CLOSE = fragment(`
  on_date AS onDate, opening_float_paise AS openingFloatPaise, expected_cash_paise AS expectedCashPaise,
  counted_cash_paise AS countedCashPaise, reason, cash_count AS cashCount, sheet, closed_by AS closedBy,
  second_by AS secondBy, closed_at AS closedAt, previous_seal AS previousSeal, seal
`);

export function find(db: ReadableDb, onDate: number): DayCloseRow | undefined {
  return db.maybeOne<DayCloseRow>(sql`SELECT ${CLOSE} FROM day_closes WHERE on_date = ${onDate}`);
}

export function findLastBefore(db: ReadableDb, onDate: number): DayCloseRow | undefined {
  return db.maybeOne<DayCloseRow>(sql`
    SELECT ${CLOSE} FROM day_closes WHERE on_date < ${onDate} ORDER BY on_date DESC LIMIT 1
  `);
}

/** Every close, oldest first. */
export function listAll(db: ReadableDb): DayCloseRow[] {
  return db.all<DayCloseRow>(sql`SELECT ${CLOSE} FROM day_closes ORDER BY on_date`);
}

export function insert(db: WritableDb, close: DayCloseRow): void {
  db.run(sql`
    INSERT INTO day_closes (on_date, opening_float_paise, expected_cash_paise, counted_cash_paise, reason,
      cash_count, sheet, closed_by, second_by, closed_at, previous_seal, seal)
    VALUES (${close.onDate}, ${close.openingFloatPaise}, ${close.expectedCashPaise}, ${close.countedCashPaise},
      ${close.reason}, ${close.cashCount}, ${close.sheet}, ${close.closedBy}, ${close.secondBy}, ${close.closedAt},
      ${close.previousSeal}, ${close.seal})
  `);
}
