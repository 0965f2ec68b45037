import { expect, test } from 'vitest';
import { guessStatementLayout, statementHeaderIndex } from './statement-columns.rules.ts';
import { readStatementAmount, readStatementRow, utrIn } from './statement-row.rules.ts';
import type { StatementLayout } from './upi.schema.ts';

test.each([
  ['1,250.00', 125_000],
  ['₹ 600', 60_000],
  ['Rs. 450.5', 45_050],
  ['INR 1,00,000.00 Cr', 10_000_000],
  ['+600.00', 60_000],
  ['-600', -60_000],
  ['(600.00)', -60_000],
  ['६००', 60_000],
  ['45o', undefined],
  ['600.005', undefined],
  ['4.5E+2', undefined],
  ['', undefined],
])('%s is an amount of %s paise', (cell, paise) => {
  expect(readStatementAmount(cell)).toBe(paise);
});

test.each([
  ['632511220001', '632511220001'],
  ["'632511220001", '632511220001'],
  ['="632511220001"', '632511220001'],
  ['0000632511220001', '632511220001'],
  ['UPI/CR/632511220001/ASHA/SBIN/asha@example', '632511220001'],
  ['UPI-IMRAN-919876500001@EXAMPLE-632511220001', '632511220001'],
  ['RRN632511220001', '632511220001'],
  ['NEFT N325260000417', undefined],
  ['Ref 6325112200015', undefined],
  ['63251122000', undefined],
  ['919876500001@example', undefined],
  ['6.32511E+11', undefined],
])('the number in %s is %s', (cell, utr) => {
  expect(utrIn(cell)).toBe(utr);
});

test.each<[string[], StatementLayout['map']]>([
  [
    ['Date', 'Narration', 'Chq./Ref.No.', 'Value Dt', 'Withdrawal Amt.', 'Deposit Amt.', 'Closing Balance'],
    { date: 0, description: 1, utr: 2, debit: 4, credit: 5 },
  ],
  [
    ['Txn Date', 'Value Date', 'Description', 'Ref No./Cheque No.', 'Debit', 'Credit', 'Balance'],
    { date: 0, description: 2, utr: 3, debit: 4, credit: 5 },
  ],
  [
    ['S No.', 'Value Date', 'Transaction Remarks', 'Withdrawal Amount (INR )', 'Deposit Amount (INR )'],
    { date: 1, description: 2, debit: 3, credit: 4 },
  ],
  [
    ['Tran Date', 'CHQNO', 'PARTICULARS', 'DR', 'CR', 'BAL'],
    { date: 0, description: 2, debit: 3, credit: 4 },
  ],
  [
    ['Sl. No.', 'Transaction Date', 'Description', 'Chq / Ref No.', 'Amount', 'Dr / Cr', 'Balance'],
    { date: 1, description: 2, utr: 3, amount: 4, direction: 5 },
  ],
  [
    [
      'Transaction Date',
      'Transaction ID',
      'UTR',
      'Total Transaction Amount',
      'Fee',
      'Settlement UTR',
      'Status',
    ],
    { date: 0, utr: 2, amount: 3, status: 6 },
  ],
  [
    ['Date & Time', 'UPI transaction ID', 'Payer name', 'Amount (₹)', 'Type', 'Status'],
    { date: 0, utr: 1, description: 2, amount: 3, direction: 4, status: 5 },
  ],
])('the columns %j are known by their words', (header, map) => {
  expect(guessStatementLayout(header, []).map).toEqual(map);
  expect(statementHeaderIndex([['Example Bank Ltd'], ['Account', '417'], header])).toBe(2);
});

const signed: StatementLayout = {
  ...{ map: { date: 0, description: 1, amount: 2, direction: 3 }, dateOrder: 'dayFirst' },
};
const read = (...cells: string[]) => readStatementRow(cells, signed, '2026-11-21');

test.each([
  ['what went out by its type', ['21/11/2026', 'UPI 632511220001', '600', 'DR'], 'debit'],
  ['what went out by its sign', ['21/11/2026', 'UPI 632511220001', '-600', ''], 'debit'],
  ['an opening balance', ['', 'Opening balance', '40,000.00', ''], 'other'],
  ['a heading printed again', ['Date', 'Particulars', 'Amount', 'Dr/Cr'], 'other'],
  ['a transfer that is no UPI', ['21/11/2026', 'NEFT N3252600004', '600', 'CR'], 'other'],
])('%s is not money that came in by UPI', (_what, cells, kind) => {
  expect(read(...cells).kind).toBe(kind);
});

test('a year before UPI is a year read wrongly', () => {
  expect(read('21/11/26', 'UPI 632511220001', '600', 'CR')).toMatchObject({ kind: 'transfer' });
  expect(read('21/11/2011', 'UPI 632511220001', '600', 'CR')).toMatchObject({ code: 'DATE_NOT_POSSIBLE' });
  expect(read('31/02/2026', 'UPI 632511220001', '600', 'CR')).toMatchObject({ code: 'DATE_NOT_UNDERSTOOD' });
});
