import { createHash } from 'node:crypto';
import type { Driver } from '../../electron/database/open-file.ts';

/** Days as the tables keep them. */
export type Span = { fromDay: number; toDay: number };

const SHEET = {
  takings:
    'SELECT mode, doctor_id, sum(amount_paise), sum(payment_count) FROM day_sums WHERE on_date = ? GROUP BY 1, 2',
  billed: `SELECT doctor_id, count(*), sum(total_paise), sum(discount_paise), count(nullif(discount_paise, 0))
    FROM bills WHERE on_date = ? GROUP BY doctor_id`,
  duesMade: `SELECT sum(due), count(*) FROM (
      SELECT sum(iif(debit = 'dues', ledger.amount_paise, -ledger.amount_paise)) AS due FROM bills
      JOIN ledger INDEXED BY ledger_by_bill ON ledger.bill_id = bills.id AND ledger.on_date = bills.on_date
      WHERE bills.on_date = ? AND 'dues' IN (debit, credit) GROUP BY bills.id) WHERE due > 0`,
  duesRecovered: `SELECT sum(amount_paise), count(*) FROM payments JOIN bills ON bills.id = bill_id
    WHERE payments.on_date = ? AND bills.on_date < payments.on_date`,
  moves: `SELECT kind, mode, debit, credit, sum(amount_paise), count(*) FROM ledger WHERE on_date = ? GROUP BY 1, 2`,
  since: `SELECT debit, credit, sum(amount_paise) FROM ledger WHERE on_date > ?
    AND ('dues' IN (debit, credit) OR 'advances' IN (debit, credit)) GROUP BY 1, 2`,
  drawers: `SELECT shift_id, kind, sum(signed_paise) FROM shifts JOIN ledger ON shift_id = shifts.id
    WHERE shifts.on_date = ? AND mode = 'cash' GROUP BY 1, 2`,
  closed: 'SELECT * FROM shift_closes WHERE shift_id IN (SELECT id FROM shifts WHERE on_date = ?)',
  visits:
    'SELECT doctor_id, state, is_first, count(*) FROM visits WHERE day_descending = -? GROUP BY 1, 2, 3',
  loose: `SELECT visits.id, token, full_name, state FROM visits JOIN patients ON patients.id = patient_id
    WHERE day_descending = -? AND state <> 'left' AND (bill_id IS NULL OR state NOT IN ('toBill', 'done'))`,
  noReference: `SELECT number, party, amount_paise FROM payments JOIN bills ON bills.id = bill_id
    WHERE payments.on_date = ? AND mode = 'upi' AND reference = ''`,
  discounts:
    'SELECT number, discount_paise, discount_reason FROM bills WHERE on_date = ? AND discount_paise > 0',
  before: 'SELECT on_date, seal FROM day_closes WHERE on_date < ? ORDER BY on_date DESC LIMIT 1',
};

/** The day's money as bare statements: every figure of the sheet, once. */
export function rawDaySheet(driver: Driver): (day: number, weekdays: readonly number[]) => void {
  const ofDay = Object.values(SHEET).map(text => driver.prepare(text));
  const earlier = driver.prepare(
    'SELECT on_date, sum(amount_paise) FROM day_sums WHERE on_date IN (?, ?, ?, ?) GROUP BY 1',
  );
  const month = driver.prepare('SELECT sum(amount_paise) FROM month_sums WHERE month = ?');
  const accounts = driver.prepare('SELECT * FROM account_sums');
  return (day, weekdays) => {
    for (const statement of ofDay) statement.all(day);
    earlier.all(...weekdays);
    month.get(Math.floor(day / 100));
    accounts.all();
  };
}

/** The same sheet, the drawer handed over and the close with its seal over every entry of the day. */
export function rawCloseDay(driver: Driver) {
  const sheet = rawDaySheet(driver);
  const shift = driver.prepare('SELECT id FROM shifts WHERE on_date = ? AND is_open = 1').pluck();
  const cash = driver
    .prepare("SELECT sum(signed_paise) FROM ledger WHERE shift_id = ? AND mode = 'cash'")
    .pluck();
  const handOver = driver.prepare(`
    INSERT INTO ledger (kind, debit, credit, on_date, amount_paise, shift_id, posted_at, user_id)
    VALUES ('handedOver', 'safe', 'cash', ?, ?, ?, 0, 1)`);
  const closeShift = driver.prepare(`
    INSERT INTO shift_closes (shift_id, number, closed_at, closed_by, float_paise, expected_cash_paise,
      counted_cash_paise, reason, cash_count, slips) VALUES (?, 'S', 0, 1, 0, ?, ?, '', '{}', '{}')`);
  const entries = driver.prepare('SELECT * FROM ledger WHERE on_date = ? ORDER BY id').raw();
  const last = driver.prepare('SELECT id, seal FROM day_closes ORDER BY id DESC LIMIT 1');
  const close = driver.prepare(`
    INSERT INTO day_closes (id, on_date, opening_float_paise, expected_cash_paise, counted_cash_paise, reason,
      cash_count, sheet, closed_by, closed_at, previous_seal, seal) VALUES (?, ?, 0, ?, ?, '', '{}', '{}', 1, 0, ?, ?)`);
  return (day: number, weekdays: readonly number[]): void => {
    const shiftId = shift.get(day) as number;
    const paise = cash.get(shiftId) as number;
    handOver.run(day, paise, shiftId);
    closeShift.run(shiftId, paise, paise);
    sheet(day, weekdays);
    const hash = createHash('sha256');
    for (const entry of entries.all(day)) hash.update(`${JSON.stringify(entry)}\n`);
    const { id = 0, seal = '' } = (last.get() ?? {}) as { id?: number; seal?: string };
    close.run(id + 1, day, paise, paise, seal, hash.update(seal).digest('hex'));
  };
}

/** What no screen of a register shows more of. */
const ROWS_SHOWN = 2_000;

export function rawRegisters(driver: Driver) {
  const pivotFromSums = driver.prepare(`
    SELECT month, mode, sum(amount_paise) FROM month_sums WHERE month BETWEEN ? AND ? GROUP BY 1, 2`);
  const pivotByPerson = driver.prepare(`
    SELECT cashier_id, mode, sum(amount_paise), count(*) FROM payments WHERE on_date BETWEEN ? AND ? GROUP BY 1, 2`);
  const dues = driver.prepare(`
    SELECT bills.id, number, on_date, total_paise, due_paise, full_name, uhid, phone, bills.doctor_id,
      (SELECT promised_on FROM due_promises WHERE bill_id = bills.id ORDER BY id DESC LIMIT 1)
    FROM bills INDEXED BY bills_with_dues JOIN patients ON patients.id = bills.patient_id
    WHERE bills.patient_id > 0 AND due_paise > 0 AND party_id IS NULL ORDER BY on_date`);
  const fees = driver.prepare(`
    SELECT taking.on_date, bills.on_date, json_extract(party, '$.fullName'), taking.amount_paise, taking.receipt_number,
      (SELECT group_concat(DISTINCT category) FROM bill_lines WHERE bill_id = taking.bill_id)
    FROM payments AS taking LEFT JOIN bills ON bills.id = bill_id
    WHERE taking.on_date BETWEEN ? AND ? ORDER BY taking.on_date, taking.id LIMIT ${ROWS_SHOWN}`);
  const feesTotal = driver.prepare(
    'SELECT sum(amount_paise), sum(payment_count) FROM day_sums WHERE on_date BETWEEN ? AND ?',
  );
  const gaps = driver.prepare(`
    WITH paper (number) AS (
      SELECT number FROM bills WHERE on_date BETWEEN @from AND @to
      UNION ALL SELECT number FROM ledger WHERE on_date BETWEEN @from AND @to AND number IS NOT NULL
    )
    SELECT substr(number, 1, length(number) - 7) AS series, min(number), max(number), count(*),
      CAST(substr(max(number), -6) AS INTEGER) - count(*) AS missing
    FROM paper GROUP BY 1`);
  const statement = driver.prepare(`
    SELECT ledger.on_date, kind, bills.number, full_name, ledger.amount_paise,
      sum(iif(debit = 'dues', ledger.amount_paise, -ledger.amount_paise)) OVER (ORDER BY ledger.on_date, ledger.id)
    FROM bills JOIN ledger ON ledger.bill_id = bills.id JOIN patients ON patients.id = bills.patient_id
    WHERE bills.party_id = ? AND 'dues' IN (debit, credit) ORDER BY ledger.on_date, ledger.id`);
  const month = (day: number) => Math.floor(day / 100);
  return {
    pivotByMonth: ({ fromDay, toDay }: Span) => pivotFromSums.all(month(fromDay), month(toDay)),
    pivotByPerson: ({ fromDay, toDay }: Span) => pivotByPerson.all(fromDay, toDay),
    dues: () => dues.all(),
    form3c({ fromDay, toDay }: Span) {
      fees.all(fromDay, toDay);
      feesTotal.get(fromDay, toDay);
    },
    numbers: ({ fromDay, toDay }: Span) => gaps.all({ from: fromDay, to: toDay }),
    statement: (partyId: number) => statement.all(partyId),
  };
}

/** The owner's page of a day against the same weekday of four weeks before. */
export function rawOwnerSheet(driver: Driver): (days: readonly number[], fortnight: number) => void {
  const prepare = (texts: readonly string[]) => texts.map(text => driver.prepare(text));
  const ofDay = prepare([
    ...[SHEET.takings, SHEET.billed, SHEET.duesMade, SHEET.duesRecovered, SHEET.visits],
    'SELECT kind, sum(amount_paise), count(*) FROM ledger WHERE on_date = ? GROUP BY kind',
    `SELECT sum(bills.total_paise), count(*) FROM bill_cancels JOIN bills ON bills.id = bill_id
      WHERE bill_cancels.on_date = ?`,
    `SELECT count(*) FROM visits JOIN bills ON bills.id = bill_id WHERE day_descending = -? AND total_paise = 0`,
  ]);
  const ofLast = prepare([
    ...[SHEET.loose, SHEET.noReference, SHEET.discounts],
    `SELECT description, sum(quantity), sum(line.amount_paise - line.discount_paise - bill_discount_paise)
      FROM bills JOIN bill_lines AS line ON line.bill_id = bills.id WHERE bills.on_date = ? AND is_cancelled = 0
      GROUP BY 1 ORDER BY 3 DESC LIMIT 5`,
    "SELECT sum(amount_paise) FROM ledger WHERE on_date > ? AND 'advances' IN (debit, credit)",
  ]);
  const chart = driver.prepare(
    'SELECT on_date, sum(amount_paise) FROM day_sums WHERE on_date BETWEEN ? AND ? GROUP BY 1',
  );
  return (days, fortnight) => {
    for (const day of days) for (const statement of ofDay) statement.all(day);
    for (const statement of ofLast) statement.all(days[0]);
    chart.all(fortnight, days[0]);
  };
}
