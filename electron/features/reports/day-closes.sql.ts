import { fragment, type ReadableDb, sql, type WritableDb } from '../../database/db.ts';

export type DayCloseRow = {
  /** Its place in the chain of closes and closes set aside. */
  id: number;
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
  id, on_date AS onDate, opening_float_paise AS openingFloatPaise, expected_cash_paise AS expectedCashPaise,
  counted_cash_paise AS countedCashPaise, reason, cash_count AS cashCount, sheet, closed_by AS closedBy,
  second_by AS secondBy, closed_at AS closedAt, previous_seal AS previousSeal, seal
`);

/** The close of the day that is in force; one set aside is not. */
export function find(db: ReadableDb, onDate: number): DayCloseRow | undefined {
  return db.maybeOne<DayCloseRow>(
    sql`SELECT ${CLOSE} FROM day_closes WHERE on_date = ${onDate} AND is_set_aside = 0`,
  );
}

export function findLastBefore(db: ReadableDb, onDate: number): DayCloseRow | undefined {
  return db.maybeOne<DayCloseRow>(sql`
    SELECT ${CLOSE} FROM day_closes WHERE on_date < ${onDate} AND is_set_aside = 0 ORDER BY on_date DESC LIMIT 1
  `);
}

/** Any close, in force or not. */
export function findById(db: ReadableDb, id: number): DayCloseRow | undefined {
  return db.maybeOne<DayCloseRow>(sql`SELECT ${CLOSE} FROM day_closes WHERE id = ${id}`);
}

export function isSetAside(db: ReadableDb, id: number): boolean {
  return db.value<number>(sql`SELECT is_set_aside FROM day_closes WHERE id = ${id}`) === 1;
}

export function insert(db: WritableDb, close: DayCloseRow): void {
  db.run(sql`
    INSERT INTO day_closes (id, on_date, opening_float_paise, expected_cash_paise, counted_cash_paise, reason,
      cash_count, sheet, closed_by, second_by, closed_at, previous_seal, seal)
    VALUES (${close.id}, ${close.onDate}, ${close.openingFloatPaise}, ${close.expectedCashPaise},
      ${close.countedCashPaise}, ${close.reason}, ${close.cashCount}, ${close.sheet}, ${close.closedBy},
      ${close.secondBy}, ${close.closedAt}, ${close.previousSeal}, ${close.seal})
  `);
}

export type SetAsideRow = {
  id: number;
  closeId: number;
  lastLedgerId: number;
  /** By the clock when it was set aside. */
  onDate: number;
  reason: string;
  setBy: number;
  secondBy: number | null;
  setAt: number;
  previousSeal: string;
  seal: string;
};

const SET_ASIDE = fragment(`
  id, close_id AS closeId, last_ledger_id AS lastLedgerId, on_date AS onDate, reason, set_by AS setBy,
  second_by AS secondBy, set_at AS setAt, previous_seal AS previousSeal, seal
`);

export function findSetAside(db: ReadableDb, id: number): SetAsideRow | undefined {
  return db.maybeOne<SetAsideRow>(sql`SELECT ${SET_ASIDE} FROM day_set_asides WHERE id = ${id}`);
}

export function findSetAsideOf(db: ReadableDb, closeId: number): SetAsideRow | undefined {
  return db.maybeOne<SetAsideRow>(sql`SELECT ${SET_ASIDE} FROM day_set_asides WHERE close_id = ${closeId}`);
}

export function insertSetAside(db: WritableDb, row: SetAsideRow): void {
  db.run(sql`
    INSERT INTO day_set_asides (id, close_id, last_ledger_id, on_date, reason, set_by, second_by, set_at,
      previous_seal, seal)
    VALUES (${row.id}, ${row.closeId}, ${row.lastLedgerId}, ${row.onDate}, ${row.reason}, ${row.setBy},
      ${row.secondBy}, ${row.setAt}, ${row.previousSeal}, ${row.seal})
  `);
}

export type DayLink = {
  id: number;
  /** The closed day, of a close set aside too. */
  onDate: number;
  kind: 'close' | 'setAside';
  /** Of a close: whether it still closes its day. */
  isInForce: number;
  seal: string;
};

const LINKS = fragment(`
  SELECT id, on_date AS onDate, 'close' AS kind, is_set_aside = 0 AS isInForce, seal FROM day_closes
  UNION ALL SELECT aside.id, closed.on_date, 'setAside', 0, aside.seal
    FROM day_set_asides AS aside JOIN day_closes AS closed ON closed.id = aside.close_id
`);

/** The whole chain in its order, oldest first. */
export function listLinks(db: ReadableDb): DayLink[] {
  return db.all<DayLink>(sql`${LINKS} ORDER BY id`);
}

/** The next link's number and the seal that it carries on. */
export function nextLink(db: ReadableDb): { id: number; previousSeal: string } {
  const last =
    db.value<number | null>(sql`
      SELECT max((SELECT coalesce(max(id), 0) FROM day_closes), (SELECT coalesce(max(id), 0) FROM day_set_asides))
    `) ?? 0;
  const seal = findById(db, last)?.seal ?? findSetAside(db, last)?.seal ?? '';
  return { id: last + 1, previousSeal: seal };
}
