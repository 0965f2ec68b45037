import { afterEach, beforeEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { sql } from '../../database/db.ts';
import { cash, openTestBooks, type TestBooks } from '../../server/test-books.test-support.ts';
import { closeTestClinics, PEOPLE } from '../../server/test-clinic.ts';
import { seriesOf } from './number-series.ts';
import { cellsOf, showTo, totalOf } from './registers.test-support.ts';

const { cash: drawer, refunds, registers, reports } = contract;
let books: TestBooks;

beforeEach(async () => {
  books = await openTestBooks();
});
afterEach(closeTestClinics);

const unpaid = { payments: [] };

test('cancelled bills, credit notes and dues of a past day each open their bill', async () => {
  const wrong = await books.bill(30_000);
  const partly = await books.bill(50_000, { payments: [cash(20_000)] });
  await books.desk.call(refunds.cancelBill, { billId: wrong.id, reason: 'Wrong patient' });
  const credited = { billId: partly.id, reason: 'Not done', restTo: 'advance' as const };
  const lines = [{ lineNumber: 1, quantity: 1 }];
  const due = await showTo(books.owner, { report: 'duesAtTheEnd', toDate: '2026-11-21' });
  expect(cellsOf(due, 'number', 'due')).toEqual([[partly.number, 30_000]]);
  expect(due.opens).toEqual([{ kind: 'bill', id: partly.id }]);
  await books.at('2026-11-23T10:00');
  await books.owner.call(refunds.creditNote, { ...credited, lines });

  const cancelled = await showTo(books.owner, { report: 'cancelledBills' });
  expect(cellsOf(cancelled, 'number', 'total', 'reason', 'user')).toEqual([
    [wrong.number, 30_000, 'Wrong patient', 'Kavita Nair'],
  ]);
  expect(cancelled.opens).toEqual([{ kind: 'bill', id: wrong.id }]);
  const notes = await showTo(books.owner, { report: 'creditNotes' });
  expect(cellsOf(notes, 'bill', 'total')).toEqual([[partly.number, 50_000]]);
  expect(notes.opens).toEqual([{ kind: 'bill', id: partly.id }]);
  const then = await showTo(books.owner, { report: 'duesAtTheEnd', toDate: '2026-11-21' });
  expect(cellsOf(then, 'due')).toEqual([[30_000]]);
  expect((await showTo(books.owner, { report: 'duesAtTheEnd' })).rowCount).toBe(0);
});

test('a drawer that is short stands in the closes of its person, and its row opens what went through it', async () => {
  await books.bill(60_000);
  await books.bill(35_000, { payments: [{ mode: 'upi', amountPaise: 35_000, reference: '412815550142' }] });
  const { shift } = await books.desk.call(drawer.myShift, {});
  if (!shift) throw new Error('The desk has no drawer.');
  const { shiftId, floatPaise, expectedCashPaise } = shift;
  await books.desk.call(drawer.handOver, {
    ...{ shiftId, floatPaise, expectedCashPaise, reason: 'Coin lost', slips: { upi: 30_000 } },
    count: { notes: {}, coinsPaise: expectedCashPaise - 1_000 },
  });
  const each = await showTo(books.owner, { report: 'shiftCloses' });
  expect(cellsOf(each, 'who', 'expected', 'difference', 'slips', 'reason')).toEqual([
    ['Kavita Nair', expectedCashPaise, -1_000, -5_000, 'Coin lost'],
  ]);
  const people = await showTo(books.owner, { report: 'shiftCloses', options: { rows: 'person' } });
  expect(cellsOf(people, 'who', 'closes', 'short', 'over', 'slips')).toEqual([
    ['Kavita Nair', 1, 1_000, 0, -5_000],
  ]);
  const [own] = people.opens;
  if (own?.kind !== 'report') throw new Error('The row opens nothing.');
  const closes = await books.owner.call(registers.show, { ...own.ask, language: 'en' });
  expect(closes.grid.subtitle).toContain('Kavita Nair');
  const [day] = closes.opens;
  if (day?.kind !== 'report') throw new Error('The row opens nothing.');
  expect(day.ask.options).toEqual({ user: String(PEOPLE.receptionist) });
  expect(totalOf(await books.owner.call(registers.show, { ...day.ask, language: 'en' }), 'amount')).toBe(
    95_000,
  );
});

test('a hand-over is told by its hour, and by its date too where that is not the day of the drawer', async () => {
  const handOver = async () => {
    const { drawers } = await books.owner.call(reports.daySheet, { onDate: '2026-11-21' });
    const shiftId = drawers.find(({ isOpen }) => isOpen)?.shiftId ?? 0;
    const { expectedCashPaise } = await books.owner.call(drawer.shift, { shiftId });
    const count = { notes: {}, coinsPaise: expectedCashPaise };
    await books.owner.call(drawer.handOver, { shiftId, expectedCashPaise, count });
  };
  await books.at('2026-11-21T18:05');
  await books.bill(60_000);
  await handOver();
  await books.bill(20_000);
  await books.at('2026-11-22T00:10');
  await handOver();
  expect(cellsOf(await showTo(books.owner, { report: 'shiftCloses' }), 'day', 'at')).toEqual([
    ['2026-11-21', '6:05 pm'],
    ['2026-11-21', '22 Nov 2026, 12:10 am'],
  ]);
});

test('the numbers of a month miss the one before its first, which only the whole year shows', async () => {
  await books.bill(10_000, unpaid);
  await books.at('2026-12-01T10:00');
  await books.bill(10_000, unpaid);
  await books.bill(10_000, unpaid);
  const { driver, reader } = books.owner.server.house.opened().db;
  driver.exec('DROP TRIGGER bills_are_frozen');
  driver.exec(`UPDATE bills SET number = replace(number, '00000', '00001') WHERE on_date = 20261201`);
  expect(reader.value(sql`SELECT max(number) FROM bills`)).toBe('B/26-27/000013');
  const december = { fromDate: '2026-12-01', toDate: '2026-12-31' };
  const papers = await showTo(books.owner, {
    ...{ report: 'gst', ...december, options: { table: 'documents' } },
  });
  expect(cellsOf(papers, 'count', 'missing')).toEqual([[2, 10]]);
  const audit = await showTo(books.owner, { report: 'numbersAudit', ...december });
  expect(cellsOf(audit, 'series', 'missing')[0]).toEqual(['B/26-27', 10]);
  expect(audit.opens[0]).toMatchObject({ kind: 'report', ask: { report: 'bills', ...december } });
});

test('letters that are changed within the year go on counting', () => {
  const paper = { series: 'receipt', isCancelled: 0, onDate: 20_261_101 };
  const numbers = ['R/26-27/000001', 'AB/26-27/000003', 'R/25-26/000001'];
  const series = seriesOf(
    numbers.map(number => ({ ...paper, number })),
    { fromDay: 20_261_101, toDay: 20_261_130 },
  );
  expect(series.map(({ last, missing }) => [last, missing])).toEqual([
    ['AB/26-27/000003', 1],
    ['R/25-26/000001', 0],
    ['R/26-27/000001', 0],
  ]);
});
