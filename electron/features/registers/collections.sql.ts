import { addDays, fromDayNumber } from '#shared/kernel/local-date.ts';
import { fragment, most, type ReadableDb, type SqlText, sql } from '../../database/db.ts';
import { IS_KEPT_BACK, KEPT_BACK_PAISE } from './kept-back.sql.ts';

export const DIMENSION_KEYS = [
  ...['none', 'user', 'mode', 'doctor', 'service', 'category', 'referrer', 'day', 'month'],
] as const;

/** The value that a taking has in each dimension, as text; a name is looked up afterwards. */
const VALUE: Readonly<Record<string, SqlText>> = {
  none: fragment(`''`),
  user: fragment('cast(taking.cashier_id AS TEXT)'),
  mode: fragment('taking.mode'),
  doctor: fragment('cast(taking.doctor_id AS TEXT)'),
  referrer: fragment(`coalesce(cast(patients.referrer_id AS TEXT), '')`),
  day: fragment('cast(taking.on_date AS TEXT)'),
  month: fragment('cast(taking.on_date / 100 AS TEXT)'),
  service: fragment(`coalesce(part.description, '')`),
  category: fragment(`coalesce(part.category, '')`),
};

// Each taking is spread over the lines of its bill by what they come to; the parts of one taking add up to it to the
// paisa, because each is the difference of two running sums.
const PARTS = fragment(`
  LEFT JOIN (
    SELECT bill_id, description, category, weight,
      sum(weight) OVER (PARTITION BY bill_id ORDER BY line_number) AS upto,
      sum(weight) OVER (PARTITION BY bill_id) AS whole
    FROM (
      SELECT bill_id, line_number, description, category,
        amount_paise - discount_paise - bill_discount_paise
          + CASE is_tax_inclusive WHEN 1 THEN 0 ELSE cgst_paise + sgst_paise END AS weight
      FROM bill_lines WHERE bill_id IN (SELECT bill_id FROM taking WHERE bill_id IS NOT NULL)
    )
  ) AS part ON part.bill_id = taking.bill_id AND part.whole > 0`);
const PART_AMOUNT = fragment(`
  CASE WHEN part.whole > 0
    THEN taking.amount_paise * part.upto / part.whole - taking.amount_paise * (part.upto - part.weight) / part.whole
    ELSE taking.amount_paise END`);
const WHOLE_AMOUNT = fragment('taking.amount_paise');
const NOTHING = fragment('');
const COUNT_ROWS = fragment('count(*)');
const COUNT_TAKINGS = fragment('count(DISTINCT taking.id)');
const PATIENTS = fragment('LEFT JOIN patients ON patients.id = taking.patient_id');

function joinsOf(keys: readonly string[]): Record<'parts' | 'people' | 'amount' | 'count', SqlText> {
  const isSpread = keys.includes('service') || keys.includes('category');
  return {
    parts: isSpread ? PARTS : NOTHING,
    people: keys.includes('referrer') ? PATIENTS : NOTHING,
    amount: isSpread ? PART_AMOUNT : WHOLE_AMOUNT,
    count: isSpread ? COUNT_TAKINGS : COUNT_ROWS,
  };
}

function sqlOf(key: string): SqlText {
  const value = VALUE[key];
  if (!value) throw new Error(`No dimension '${key}'.`);
  return value;
}

export type PivotCell = { row: string; column: string; amountPaise: number; count: number };
type Days = { fromDay: number; toDay: number };

/** What the kept sums of the days tell apart. */
const KEPT_KEYS: readonly string[] = ['none', 'mode', 'doctor', 'day', 'month'];

const DAY_SUMS = fragment('day_sums');
// Each whole month as one day of it: what is read is a thirtieth.
const MONTH_SUMS = fragment('(SELECT month * 100 + 1 AS on_date, * FROM month_sums)');

function isOfWholeMonths({ fromDay, toDay }: Days): boolean {
  return fromDay % 100 === 1 && addDays(fromDayNumber(toDay), 1).endsWith('-01');
}

/** The same from the few rows that the ledger keeps with every entry, instead of every taking of years. */
function listKeptPivot(db: ReadableDb, days: Days, rows: string, columns: string): PivotCell[] {
  const isByDay = rows === 'day' || columns === 'day';
  const sums = !isByDay && isOfWholeMonths(days) ? MONTH_SUMS : DAY_SUMS;
  return db.all<PivotCell>(sql`
    SELECT ${sqlOf(rows)} AS "row", ${sqlOf(columns)} AS "column", sum(taking.amount_paise) AS amountPaise,
      sum(taking.payment_count) AS count
    FROM ${sums} AS taking WHERE taking.on_date BETWEEN ${days.fromDay} AND ${days.toDay}
    GROUP BY 1, 2 ORDER BY amountPaise DESC`);
}

/** Takings of the days by two dimensions; what was paid back is less than nothing. */
export function listPivot(db: ReadableDb, days: Days, rows: string, columns: string): PivotCell[] {
  if (KEPT_KEYS.includes(rows) && KEPT_KEYS.includes(columns)) return listKeptPivot(db, days, rows, columns);
  const { fromDay, toDay } = days;
  const { parts, people, amount, count } = joinsOf([rows, columns]);
  return db.all<PivotCell>(sql`
    WITH taking AS MATERIALIZED (
      SELECT id, bill_id, patient_id, doctor_id, cashier_id, mode, on_date, amount_paise
      FROM payments WHERE on_date BETWEEN ${fromDay} AND ${toDay}
    )
    SELECT ${sqlOf(rows)} AS "row", ${sqlOf(columns)} AS "column", sum(${amount}) AS amountPaise,
      ${count} AS count
    FROM taking ${people} ${parts}
    GROUP BY 1, 2 ORDER BY amountPaise DESC`);
}

/** Tax that companies kept back, by one dimension: its mode is its own. */
export function listKeptBack(db: ReadableDb, { fromDay, toDay }: Days, rows: string): PivotCell[] {
  const { parts, people, amount } = joinsOf([rows]);
  return db.all<PivotCell>(sql`
    WITH taking AS MATERIALIZED (
      SELECT id, bill_id, patient_id, doctor_id, user_id AS cashier_id, 'tds' AS mode, on_date,
        ${KEPT_BACK_PAISE} AS amount_paise
      FROM ledger WHERE on_date BETWEEN ${fromDay} AND ${toDay} AND ${IS_KEPT_BACK}
    )
    SELECT ${sqlOf(rows)} AS "row", '' AS "column", sum(${amount}) AS amountPaise, count(DISTINCT taking.id) AS count
    FROM taking ${people} ${parts} GROUP BY 1`);
}

export type TakingRow = {
  id: number;
  number: string;
  kind: string;
  onDate: number;
  billId: number | null;
  billNumber: string | null;
  patientId: number;
  patientName: string;
  uhid: string;
  doctorId: number;
  cashierId: number;
  mode: string;
  reference: string;
  /** Money that came or went. */
  amountPaise: number;
  /** Tax that a company kept back: no money. */
  keptBackPaise: number;
  /** Of all such takings, also of those after the first so many. */
  countOfAll: number;
  amountOfAllPaise: number;
  keptBackOfAllPaise: number;
};

/** The first takings of the days that have these values; of a service or category, the part that falls on it. */
export function listTakings(
  db: ReadableDb,
  { fromDay, toDay }: Days,
  wanted: readonly { key: string; value: string }[],
  limit: number,
): TakingRow[] {
  const [first = { key: 'none', value: '' }, second = { key: 'none', value: '' }] = wanted;
  const { parts, amount } = joinsOf([first.key, second.key]);
  return db.all<TakingRow>(sql`
    WITH taking AS MATERIALIZED (
      SELECT id, receipt_number, kind, bill_id, patient_id, doctor_id, on_date, mode, amount_paise, reference,
        cashier_id FROM payments WHERE on_date BETWEEN ${fromDay} AND ${toDay}
      UNION ALL SELECT id, NULL, kind, bill_id, patient_id, doctor_id, on_date, 'tds', ${KEPT_BACK_PAISE}, reference,
        user_id FROM ledger WHERE on_date BETWEEN ${fromDay} AND ${toDay} AND ${IS_KEPT_BACK}
    )
    SELECT *, count(*) OVER () AS countOfAll, sum(amountPaise) OVER () AS amountOfAllPaise,
      sum(keptBackPaise) OVER () AS keptBackOfAllPaise FROM (
      SELECT taking.id, coalesce(taking.receipt_number, '') AS number, taking.kind, taking.on_date AS onDate,
        taking.bill_id AS billId, bills.number AS billNumber, taking.patient_id AS patientId,
        patients.full_name AS patientName, patients.uhid, taking.doctor_id AS doctorId,
        taking.cashier_id AS cashierId, taking.mode, taking.reference,
        sum(CASE taking.mode WHEN 'tds' THEN 0 ELSE ${amount} END) AS amountPaise,
        sum(CASE taking.mode WHEN 'tds' THEN ${amount} ELSE 0 END) AS keptBackPaise
      FROM taking ${PATIENTS} LEFT JOIN bills ON bills.id = taking.bill_id ${parts}
      WHERE ${sqlOf(first.key)} = ${first.value} AND ${sqlOf(second.key)} = ${second.value}
      GROUP BY taking.id
    ) ORDER BY id LIMIT ${most(limit)}`);
}

export type Named = { id: number; name: string };

export function listReferrerNames(db: ReadableDb): Named[] {
  return db.all<Named>(sql`SELECT id, name FROM referrers`);
}

export function listPeopleNames(db: ReadableDb): Named[] {
  return db.all<Named>(sql`SELECT id, full_name AS name FROM users`);
}
