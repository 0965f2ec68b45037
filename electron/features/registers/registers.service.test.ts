import { afterEach, beforeEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { OutputOf } from '#shared/contract/procedure.ts';
import type { ReportAsk } from '#shared/features/registers/register.schema.ts';
import { REPORT_NAMES } from '#shared/features/registers/report-list.ts';
import { cash, openTestBooks, type TestBooks } from '../../server/test-books.test-support.ts';
import { closeTestClinics, refusalOf } from '../../server/test-clinic.ts';

const { registers } = contract;
let books: TestBooks;

beforeEach(async () => {
  books = await openTestBooks();
});
afterEach(closeTestClinics);

const november = { fromDate: '2026-11-01', toDate: '2026-11-30' };
type Shown = OutputOf<typeof registers.show>;

function show(ask: Partial<ReportAsk> & Pick<ReportAsk, 'report'>): Promise<Shown> {
  return books.owner.call(registers.show, { ...november, language: 'en', ...ask });
}

function column({ grid }: Shown, key: string): unknown[] {
  const at = grid.columns.findIndex(each => each.key === key);
  return grid.rows.map(({ cells }) => cells[at]);
}

function total({ grid }: Shown, key: string): unknown {
  return grid.totals?.[grid.columns.findIndex(each => each.key === key)];
}

const twoLines = [
  { description: 'Consultation', sacCode: '999312', quantity: 1, ratePaise: 10_001 },
  { description: 'Dressing', sacCode: '999312', quantity: 3, ratePaise: 3_333 },
];

test('a receipt is spread over its services to the paisa, and every way of cutting it has the same total', async () => {
  await books.bill(0, { lines: twoLines, payments: [cash(9_999)] });
  await books.bill(0, {
    lines: twoLines,
    payments: [cash(7_001), { mode: 'upi', amountPaise: 3_000, reference: '' }],
  });
  for (const rows of ['user', 'mode', 'doctor', 'service', 'category', 'referrer', 'day', 'month']) {
    expect(total(await show({ report: 'collections', options: { rows } }), 'total'), rows).toBe(20_000);
  }
  const byService = await show({ report: 'collections', options: { rows: 'service', columns: 'mode' } });
  const sums = column(byService, 'total') as number[];
  expect(sums.reduce((sum, paise) => sum + paise, 0)).toBe(20_000);
  expect(column(byService, 'row').sort()).toEqual(['Consultation', 'Dressing']);
});

test('a row of the pivot opens its receipts, and these come to the row', async () => {
  await books.bill(60_000);
  await books.bill(10_000, { payments: [{ mode: 'upi', amountPaise: 10_000, reference: '412815550142' }] });
  const shown = await show({ report: 'collections', options: { rows: 'mode' } });
  expect(column(shown, 'row')).toEqual(['Cash', 'UPI']);
  const [opens] = shown.opens;
  if (opens?.kind !== 'report') throw new Error('The row opens nothing.');
  const receipts = await books.owner.call(registers.show, { ...opens.ask, language: 'en' });
  expect(total(receipts, 'amount')).toBe(60_000);
  expect(receipts.opens[0]).toMatchObject({ kind: 'bill' });
});

test('Form 3C has the columns of the rule and serial numbers that begin again on 1 April', async () => {
  await books.at('2026-03-31T10:00');
  await books.bill(30_000);
  await books.bill(20_000);
  await books.at('2026-04-01T10:00');
  await books.bill(10_000);
  const register = await show({ report: 'form3c', fromDate: '2026-03-01', toDate: '2026-04-30' });
  expect(column(register, 'serial')).toEqual([1, 2, 1]);
  expect(column(register, 'fees')).toEqual([30_000, 20_000, 10_000]);
  expect(register.grid.columns.slice(0, 6).map(({ key }) => key)).toEqual([
    ...['date', 'serial', 'name', 'nature', 'fees', 'received'],
  ]);
  const april = await show({ report: 'form3c', fromDate: '2026-04-01', toDate: '2026-04-30' });
  expect(column(april, 'serial')).toEqual([1]);
  const late = await show({ report: 'form3c', fromDate: '2026-03-31', toDate: '2026-03-31' });
  expect(column(late, 'serial')).toEqual([1, 2]);
});

test('the numbers issued say what is missing when somebody took a bill out of the file', async () => {
  for (const paise of [10_000, 20_000, 30_000]) await books.bill(paise);
  const documents = { report: 'gst' as const, options: { table: 'documents' } };
  expect(column(await show(documents), 'missing')).toEqual([0, 0]);
  const { driver } = books.owner.server.house.opened().db;
  driver.exec('DROP TRIGGER bills_are_frozen');
  driver.exec(`UPDATE bills SET number = 'B/26-27/000004' WHERE number = 'B/26-27/000002'`);
  expect(column(await show(documents), 'missing')).toEqual([1, 0]);
});

test.each(REPORT_NAMES)(
  '%s is made on a day with money and on a day without, and exported as a spreadsheet',
  async report => {
    await books.bill(60_000);
    const shown = await show({ report });
    expect(shown.opens.length === 0 || shown.opens.length === shown.grid.rows.length).toBe(true);
    expect(shown.grid.rows.every(({ cells }) => cells.length === shown.grid.columns.length)).toBe(true);
    expect((await show({ report, fromDate: '2020-01-01', toDate: '2020-01-02' })).rowCount).toBe(0);
    const file = await books.owner.call(registers.export, {
      report,
      ...november,
      format: 'xlsx',
      language: 'hi',
    });
    expect(file.fileName).toBe(`${report}-2026-11-01-2026-11-30.xlsx`);
    expect(books.owner.auditTrail().at(-1)).toMatchObject({ action: 'report.exported', entity: 'report' });
  },
);

test('the bills of a screen leave out what their numbers and persons say; a file says all of it', async () => {
  await books.bill(60_000);
  const { grid } = await show({ report: 'bills' });
  const onScreen = ['number', 'day', 'name', 'doctor', 'user', 'items', 'discount', 'tax', 'total', 'due'];
  expect(grid.columns.map(({ key }) => key)).toEqual(onScreen);
  const asked = { report: 'bills' as const, ...november, language: 'en' as const, format: 'csv' as const };
  const { base64 } = await books.owner.call(registers.export, asked);
  const csv = Buffer.from(base64, 'base64').toString();
  expect(csv).toContain('Bill of supply');
  expect(csv).toContain('UHID');
});

test('reversed days and a report of others are refused', async () => {
  const reversed = { report: 'bills' as const, fromDate: '2026-11-30', toDate: '2026-11-01' };
  expect(await refusalOf(show(reversed))).toMatchObject({ code: 'DAYS_REVERSED' });
  const ask = { report: 'bills' as const, ...november, language: 'en' as const };
  expect(await refusalOf(books.desk.call(registers.show, ask))).toMatchObject({ code: 'NOT_ALLOWED' });
  expect((await books.desk.call(registers.show, { ...ask, report: 'opd' })).rowCount).toBe(0);
});
