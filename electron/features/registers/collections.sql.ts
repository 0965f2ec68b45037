import { fragment, most, type ReadableDb, type SqlText, sql } from '../../database/db.ts';

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
const PATIENTS = fragment('LEFT JOIN patients ON patients.id = taking.patient_id');

function joinsOf(keys: readonly string[]): { parts: SqlText; people: SqlText; amount: SqlText } {
  const isSpread = keys.includes('service') || keys.includes('category');
  return {
    parts: isSpread ? PARTS : NOTHING,
    people: keys.includes('referrer') ? PATIENTS : NOTHING,
    amount: isSpread ? PART_AMOUNT : WHOLE_AMOUNT,
  };
}

function sqlOf(key: string): SqlText {
  const value = VALUE[key];
  if (!value) throw new Error(`No dimension '${key}'.`);
  return value;
}

export type PivotCell = { row: string; column: string; amountPaise: number; count: number };

/** Takings of the days by two dimensions; what was paid back is less than nothing. */
export function listPivot(
  db: ReadableDb,
  { fromDay, toDay }: { fromDay: number; toDay: number },
  rows: string,
  columns: string,
): PivotCell[] {
  const { parts, people, amount } = joinsOf([rows, columns]);
  return db.all<PivotCell>(sql`
    WITH taking AS MATERIALIZED (
      SELECT id, bill_id, patient_id, doctor_id, cashier_id, mode, on_date, amount_paise
      FROM payments WHERE on_date BETWEEN ${fromDay} AND ${toDay}
    )
    SELECT ${sqlOf(rows)} AS "row", ${sqlOf(columns)} AS "column", sum(${amount}) AS amountPaise,
      count(DISTINCT taking.id) AS count
    FROM taking ${people} ${parts}
    GROUP BY 1, 2 ORDER BY amountPaise DESC`);
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
  amountPaise: number;
};

/** Each taking of the days that has these values; of a service or category, the part that falls on it. */
export function listTakings(
  db: ReadableDb,
  { fromDay, toDay }: { fromDay: number; toDay: number },
  wanted: readonly { key: string; value: string }[],
  limit: number,
): TakingRow[] {
  const [first = { key: 'none', value: '' }, second = { key: 'none', value: '' }] = wanted;
  const { parts, amount } = joinsOf([first.key, second.key]);
  return db.all<TakingRow>(sql`
    WITH taking AS MATERIALIZED (
      SELECT * FROM payments WHERE on_date BETWEEN ${fromDay} AND ${toDay}
    )
    SELECT taking.id, coalesce(taking.receipt_number, '') AS number, taking.kind, taking.on_date AS onDate,
      taking.bill_id AS billId, bills.number AS billNumber, taking.patient_id AS patientId,
      patients.full_name AS patientName, patients.uhid, taking.doctor_id AS doctorId,
      taking.cashier_id AS cashierId, taking.mode, taking.reference, sum(${amount}) AS amountPaise
    FROM taking ${PATIENTS} LEFT JOIN bills ON bills.id = taking.bill_id ${parts}
    WHERE ${sqlOf(first.key)} = ${first.value} AND ${sqlOf(second.key)} = ${second.value}
    GROUP BY taking.id ORDER BY taking.id LIMIT ${most(limit)}`);
}

export type Named = { id: number; name: string };

export function listReferrerNames(db: ReadableDb): Named[] {
  return db.all<Named>(sql`SELECT id, name FROM referrers`);
}

export function listPeopleNames(db: ReadableDb): Named[] {
  return db.all<Named>(sql`SELECT id, full_name AS name FROM users`);
}
