import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { readSheet } from 'read-excel-file/node';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ExportedFile } from '#shared/contract/grid-export.ts';
import { contract } from '#shared/contract/index.ts';
import { sql } from '../../database/db.ts';
import { textOf } from '../../printing/read-pdf.test-support.ts';
import { cash, openTestBooks, type TestBooks } from '../../server/test-books.test-support.ts';
import { closeTestClinics, refusalOf } from '../../server/test-clinic.ts';
import { auditNumbers } from './numbers-audit.ts';
import { listNumbers } from './pack-lists.sql.ts';

const { registers, billing, dues, cash: drawer } = contract;
const november = { fromDate: '2026-11-01', toDate: '2026-11-30' };
let books: TestBooks;
let folder: string;

beforeEach(async () => {
  books = await openTestBooks();
  folder = mkdtempSync(join(tmpdir(), 'parchi-pack-'));
});
afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  await closeTestClinics();
});

/** Unpacked by another program than the one that packed it. */
function unpacked({ base64 }: ExportedFile): (name: string) => Buffer {
  writeFileSync(join(folder, 'pack.zip'), Buffer.from(base64, 'base64'));
  execFileSync('unzip', ['-q', '-o', join(folder, 'pack.zip'), '-d', folder]);
  return name => readFileSync(join(folder, name));
}

function rowsOf(csv: Buffer): Record<string, string>[] {
  return Papa.parse<Record<string, string>>(csv.toString('utf8').slice(1), {
    ...{ header: true, skipEmptyLines: true },
  }).data;
}

const sumOf = (rows: readonly Record<string, string>[], column: string) =>
  rows.reduce((sum, row) => sum + Math.round(Number(row[column] ?? 0) * 100), 0);

/** 600 cash, 350 UPI, 500 of which 200 is paid; an advance of 1,000; tea for 40; a bill of 70 cancelled. */
async function aDay(): Promise<void> {
  await books.bill(60_000);
  await books.bill(35_000, { payments: [{ mode: 'upi', amountPaise: 35_000, reference: '412815550142' }] });
  await books.bill(50_000, { payments: [cash(20_000)] });
  await books.desk.call(dues.takeAdvance, { patientId: books.patientId, payments: [cash(100_000)] });
  await books.desk.call(drawer.recordExpense, {
    ...{ category: 'Tea and water', paidTo: 'Gupta Stores', amountPaise: 4_000, mode: 'cash' },
  });
}

/** 1,800 came in, 40 went out. */
async function closeTheDay(): Promise<void> {
  const input = await books.closeInput(176_000);
  await books.owner.call(contract.reports.closeDay, { ...input, expectedCashPaise: 176_000 });
}

const take = (more: object = {}) => books.owner.call(registers.accountsPack, { ...november, ...more });

test('the books of a month tie: cash book, trial balance, bills and Tally say what the ledger says', async () => {
  await aDay();
  const pack = await take();
  expect(pack.fileName).toBe('accounts-2026-11-01-2026-11-30.zip');
  const read = unpacked(pack);

  const trial = rowsOf(read('csv/trial-balance.csv'));
  expect(Object.fromEntries(trial.map(row => [row.Account, [row.Debits, row.Credits]]))).toMatchObject({
    'Cash in drawers': ['1800.00', '40.00'],
    UPI: ['350.00', '0.00'],
    'Dues of patients': ['1450.00', '1150.00'],
    'Advances held': ['0.00', '1000.00'],
    Fees: ['0.00', '1450.00'],
    Expenses: ['40.00', '0.00'],
  });
  expect(sumOf(trial, 'After, Dr')).toBe(sumOf(trial, 'After, Cr'));
  expect(sumOf(trial, 'Debits')).toBe(sumOf(trial, 'Credits'));

  const cashRows = rowsOf(read('csv/cash-book.csv')).filter(row => row.Account === 'Cash in drawers');
  expect(cashRows.map(row => [row.What?.split(',')[0], row.In, row.Out, row.Balance])).toEqual([
    ['Brought forward', '', '', '0.00'],
    ['Receipt', '600.00', '', '600.00'],
    ['Receipt', '200.00', '', '800.00'],
    ['Advance', '1000.00', '', '1800.00'],
    ['Expense', '', '40.00', '1760.00'],
    ['Carried forward', '', '', '1760.00'],
  ]);
  expect(sumOf(rowsOf(read('csv/bills.csv')), 'Total')).toBe(145_000);
  expect(sumOf(rowsOf(read('csv/receipts.csv')), 'Amount')).toBe(215_000);
  expect(rowsOf(read('csv/dues-at-the-end.csv'))).toMatchObject([
    { Bill: 'B/26-27/000003', Days: '9', '8–30 days': '300.00', Due: '300.00' },
  ]);
  expect(rowsOf(read('csv/expenses.csv'))).toMatchObject([
    { Name: 'Gupta Stores', Mode: 'Cash', Amount: '40.00' },
  ]);
});

test('the workbook has a sheet for every list, opened by another library with the same sums', async () => {
  await aDay();
  const read = unpacked(await take());
  const names = await import('read-excel-file/node').then(({ default: open }) => open(read('accounts.xlsx')));
  expect(names).toHaveLength(30);
  const sheet = await readSheet(read('accounts.xlsx'), 'Bills');
  expect(sheet.at(-1)?.slice(-2)).toEqual([1450, 300]);
});

type Voucher = {
  type: string;
  number: string;
  entries: { ledger: string; paise: number; isDebit: boolean }[];
};

/** Read as Tally reads it: an amount with a minus is a debit, deemed positive. */
function tallyVouchers(xml: string): Voucher[] {
  const inside = (text: string, tag: string) => new RegExp(`<${tag}>([^<]*)</${tag}>`).exec(text)?.[1] ?? '';
  return [...xml.matchAll(/<VOUCHER [^>]*VCHTYPE="([^"]*)"[\s\S]*?<\/VOUCHER>/g)].map(
    ([text, type = '']) => ({
      ...{ type, number: inside(text, 'VOUCHERNUMBER') },
      entries: [...text.matchAll(/<ALLLEDGERENTRIES\.LIST>([\s\S]*?)<\/ALLLEDGERENTRIES\.LIST>/g)].map(
        ([, entry = '']) => ({
          ledger: inside(entry, 'LEDGERNAME'),
          paise: Math.round(Number(inside(entry, 'AMOUNT')) * 100),
          isDebit: inside(entry, 'ISDEEMEDPOSITIVE') === 'Yes',
        }),
      ),
    }),
  );
}

test('every voucher for Tally balances, has the sign of Tally, and together they are the ledger', async () => {
  await aDay();
  const cancelled = await books.bill(7_000, { payments: [] });
  await books.owner.call(contract.refunds.cancelBill, { billId: cancelled.id, reason: 'Wrong patient' });
  const read = unpacked(await take());
  const xml = read('tally/vouchers-2026-11.xml').toString('utf8');
  execFileSync('python3', [
    '-c',
    'import sys,xml.dom.minidom as m; m.parse(sys.argv[1])',
    join(folder, 'tally/vouchers-2026-11.xml'),
  ]);
  const vouchers = tallyVouchers(xml);
  for (const { number, entries } of vouchers) {
    expect(
      entries.reduce((sum, { paise }) => sum + paise, 0),
      number,
    ).toBe(0);
    for (const entry of entries) expect(entry.paise < 0, number).toBe(entry.isDebit);
  }
  const sums = new Map<string, number>();
  for (const { ledger, paise } of vouchers.flatMap(({ entries }) => entries))
    sums.set(ledger, (sums.get(ledger) ?? 0) - paise);
  expect(Object.fromEntries(sums)).toEqual({
    ...{ 'Cash in drawers': 176_000, 'UPI collections': 35_000, 'Dues of patients': 30_000 },
    ...{ 'Advances of patients': -100_000, 'Professional fees': -145_000, 'Clinic expenses': 4_000 },
  });
  const types = vouchers.map(({ type }) => type);
  expect(types.filter(type => type === 'Sales')).toHaveLength(4);
  expect(types.filter(type => type === 'Receipt')).toHaveLength(4);
  expect(types.filter(type => type === 'Payment')).toHaveLength(1);
  expect(types.filter(type => type === 'Credit Note')).toHaveLength(1);
  const ledgers = read('tally/ledgers.xml').toString('utf8');
  for (const name of sums.keys()) expect(ledgers).toContain(`<LEDGER NAME="${name}"`);
});

test('the pages vouch for the chain, and the log says what went out of the clinic', async () => {
  await aDay();
  await closeTheDay();
  const read = unpacked(await take({ toDate: '2026-11-21' }));
  const page = textOf(read('pdf/chain-certificate.pdf'));
  expect(page).toContain('All 1 day closes up to the last are whole');
  const [close] = rowsOf(read('csv/day-closes.csv'));
  expect(page.replaceAll(' ', '').toLowerCase()).toContain(close?.Seal?.slice(0, 32));
  expect(textOf(read('pdf/trial-balance.pdf'))).toContain('Both sides come to the same');
  const readMe = read('README.txt').toString('utf8');
  expect(readMe).toContain('Every day of the period is closed');
  expect(readMe).toMatch(/bills \(3\): every bill/);
  const [logged] = await books.owner.call(contract.audit.list, { limit: 1 });
  expect(logged).toMatchObject({
    ...{ action: 'accounts.exported', entity: 'accountsPack' },
    detail: {
      rows: { bills: 3, receipts: 4, expenses: 1, 'form-3c': 4, 'day-closes': 1 },
      chain: { whole: true },
    },
  });
});

test('a sealed day that was changed in the file is named by the certificate', async () => {
  await aDay();
  await closeTheDay();
  const { driver } = books.owner.server.house.opened().db;
  driver.exec('DROP TRIGGER ledger_rows_are_never_changed');
  driver.exec(`UPDATE ledger SET reference = 'changed' WHERE kind = 'receipt'`);
  const read = unpacked(await take());
  expect(textOf(read('pdf/chain-certificate.pdf'))).toContain(
    'The chain is broken at the close of 21 Nov 2026',
  );
});

test('dues of an earlier day are those of that day, whatever was paid since', async () => {
  await books.at('2026-10-10T10:00');
  const bill = await books.bill(50_000, { payments: [cash(20_000)] });
  await books.at('2026-11-21T10:00');
  await books.desk.call(billing.receive, { billId: bill.id, payment: cash(30_000) });
  const october = unpacked(await take({ fromDate: '2026-10-01', toDate: '2026-10-31' }));
  expect(rowsOf(october('csv/dues-at-the-end.csv'))).toMatchObject([{ Due: '300.00', Days: '21' }]);
  expect(rowsOf(unpacked(await take())('csv/dues-at-the-end.csv'))).toEqual([]);
});

test('an empty month, reversed days and a receptionist', async () => {
  const read = unpacked(await take({ fromDate: '2020-01-01', toDate: '2020-01-31', language: 'hi' }));
  expect(read('README.txt').toString('utf8')).toContain('लेखाकार का पैक');
  const reversed = take({ fromDate: '2026-11-30', toDate: '2026-11-01' });
  expect(await refusalOf(reversed)).toMatchObject({ code: 'DAYS_REVERSED' });
  const desk = books.desk.call(registers.accountsPack, november);
  expect(await refusalOf(desk)).toMatchObject({ code: 'NOT_ALLOWED' });
});

test('a number that is missing is named, with the one a series should have begun with', () => {
  const numbers = [
    ['billOfSupply', 'B/26-27/000002'],
    ['billOfSupply', 'B/26-27/000005'],
    ['taxInvoice', 'TI/26-27/000001'],
  ] as const;
  const given = numbers.map(([series, number]) => ({ series, number, isCancelled: 0, onDate: 20261121 }));
  expect(auditNumbers(given, 20261130)).toMatchObject([
    { prefix: 'B/26-27', count: 2, missing: ['B/26-27/000001', 'B/26-27/000003', 'B/26-27/000004'] },
    { prefix: 'TI/26-27', count: 1, missing: [] },
  ]);
});

test('letters that the owner changes within the year are no gap, and one under the new letters is named', async () => {
  await books.bill(10_000);
  await books.bill(10_000);
  const all = await books.owner.call(contract.settings.get, {});
  await books.owner.call(contract.settings.change, {
    ...all,
    settings: { ...all.settings, billSeriesPrefix: 'C' },
  });
  await books.bill(10_000);
  const { number } = await books.bill(10_000);
  expect(number).toBe('C/26-27/000004');
  const { db } = books.owner.server.house.opened();
  const given = listNumbers(db.reader, { fromDay: 20260401, toDay: 20261130, asOn: 20261130 });
  const audit = () => auditNumbers(given, 20261130).filter(({ prefix }) => /^[BC]\//.test(prefix));
  expect(audit()).toMatchObject([
    { prefix: 'B/26-27', first: 'B/26-27/000001', last: 'B/26-27/000002', count: 2, missing: [] },
    { prefix: 'C/26-27', first: 'C/26-27/000003', last: 'C/26-27/000004', count: 2, missing: [] },
  ]);
  given.splice(
    given.findIndex(row => row.number === 'C/26-27/000003'),
    1,
  );
  expect(audit().map(({ missing }) => missing)).toEqual([[], ['C/26-27/000003']]);
});

test('opening, movement and closing follow each other from month to month', async () => {
  await books.at('2026-10-10T10:00');
  await books.bill(50_000);
  await books.at('2026-11-21T10:00');
  await books.bill(20_000);
  const shown = await books.owner.call(registers.show, {
    report: 'trialBalance',
    ...november,
    language: 'en',
  });
  const cashLine = shown.grid.rows.find(({ cells }) => cells[0] === 'Cash in drawers');
  expect(cashLine?.cells).toEqual(['Cash in drawers', 50_000, null, 20_000, 0, 70_000, null]);
  const { db } = books.owner.server.house.opened();
  expect(db.reader.value(sql`SELECT sum(balance_paise) FROM account_sums`)).toBe(0);
});
