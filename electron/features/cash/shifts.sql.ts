import type { LedgerKind, MoneyMode } from '#shared/features/ledger/ledger.rules.ts';
import { fragment, type ReadableDb, sql, type WritableDb } from '../../database/db.ts';

export type ShiftRow = { id: number; userId: number; onDate: number; openedAt: number; isOpen: number };

const SHIFT = fragment('id, user_id AS userId, on_date AS onDate, opened_at AS openedAt, is_open AS isOpen');

export function find(db: ReadableDb, shiftId: number): ShiftRow | undefined {
  return db.maybeOne<ShiftRow>(sql`SELECT ${SHIFT} FROM shifts WHERE id = ${shiftId}`);
}

export function findOpen(db: ReadableDb, userId: number, onDate: number): ShiftRow | undefined {
  return db.maybeOne<ShiftRow>(sql`
    SELECT ${SHIFT} FROM shifts WHERE user_id = ${userId} AND on_date = ${onDate} AND is_open = 1`);
}

/** Those of that day or before it, oldest first. */
export function listOpenUntil(db: ReadableDb, onDate: number): ShiftRow[] {
  return db.all<ShiftRow>(
    sql`SELECT ${SHIFT} FROM shifts WHERE on_date <= ${onDate} AND is_open = 1 ORDER BY on_date, id`,
  );
}

export function listOfDay(db: ReadableDb, onDate: number): ShiftRow[] {
  return db.all<ShiftRow>(sql`SELECT ${SHIFT} FROM shifts WHERE on_date = ${onDate} ORDER BY id`);
}

/** Those of later days: there are none but by a clock that stood ahead. */
export function listOpenAfter(db: ReadableDb, onDate: number): ShiftRow[] {
  return db.all<ShiftRow>(
    sql`SELECT ${SHIFT} FROM shifts WHERE on_date > ${onDate} AND is_open = 1 ORDER BY on_date, id`,
  );
}

export function insert(db: WritableDb, shift: Pick<ShiftRow, 'userId' | 'onDate' | 'openedAt'>): number {
  return db.run(sql`
    INSERT INTO shifts (user_id, on_date, opened_at) VALUES (${shift.userId}, ${shift.onDate}, ${shift.openedAt})
  `).lastId;
}

/** Cash put into the drawer to begin with or given back to the safe before the counting. */
export function floatOf(db: ReadableDb, shiftId: number): number {
  return (
    db.value<number | null>(sql`
      SELECT sum(signed_paise) FROM ledger
      WHERE shift_id = ${shiftId} AND mode = 'cash' AND kind IN ('float', 'handedOver')`) ?? 0
  );
}

export function hasCash(db: ReadableDb, shiftId: number): boolean {
  return (
    db.value<number>(
      sql`SELECT EXISTS (SELECT 1 FROM ledger WHERE shift_id = ${shiftId} AND mode = 'cash')`,
    ) === 1
  );
}

/** Whose drawers of the day have had cash in them. */
export function listUsersWithCash(db: ReadableDb, onDate: number): number[] {
  return db
    .all<{ userId: number }>(sql`
      SELECT DISTINCT user_id AS userId FROM shifts
      WHERE on_date = ${onDate} AND EXISTS (SELECT 1 FROM ledger WHERE shift_id = shifts.id AND mode = 'cash')`)
    .map(({ userId }) => userId);
}

export type ShiftModeSum = { mode: MoneyMode; kind: LedgerKind; amountPaise: number; count: number };

export function listSums(db: ReadableDb, shiftId: number): ShiftModeSum[] {
  return db.all<ShiftModeSum>(sql`
    SELECT mode, kind, sum(signed_paise) AS amountPaise, count(*) AS count
    FROM ledger WHERE shift_id = ${shiftId} AND mode IS NOT NULL GROUP BY mode, kind`);
}

export type ShiftCloseRow = {
  shiftId: number;
  number: string;
  closedAt: number;
  closedBy: number;
  secondBy: number | null;
  floatPaise: number;
  expectedCashPaise: number;
  countedCashPaise: number;
  reason: string;
  cashCount: string;
  slips: string;
};

export function insertClose(db: WritableDb, close: ShiftCloseRow): void {
  db.run(sql`
    INSERT INTO shift_closes (shift_id, number, closed_at, closed_by, second_by, float_paise, expected_cash_paise,
      counted_cash_paise, reason, cash_count, slips)
    VALUES (${close.shiftId}, ${close.number}, ${close.closedAt}, ${close.closedBy}, ${close.secondBy},
      ${close.floatPaise}, ${close.expectedCashPaise}, ${close.countedCashPaise}, ${close.reason}, ${close.cashCount},
      ${close.slips})
  `);
}

export function findClose(db: ReadableDb, shiftId: number): ShiftCloseRow | undefined {
  return db.maybeOne<ShiftCloseRow>(sql`
    SELECT shift_id AS shiftId, number, closed_at AS closedAt, closed_by AS closedBy, second_by AS secondBy,
      float_paise AS floatPaise, expected_cash_paise AS expectedCashPaise, counted_cash_paise AS countedCashPaise,
      reason, cash_count AS cashCount, slips
    FROM shift_closes WHERE shift_id = ${shiftId}`);
}
