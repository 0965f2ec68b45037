import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { cash, openTestBooks, type TestBooks } from '../../server/test-books.test-support.ts';
import { closeTestClinics, refusalOf } from '../../server/test-clinic.ts';
import { cellsOf, showTo } from '../../server/test-grids.test-support.ts';
import { checkSums } from './reports.service.ts';

const { billing, cash: drawer, reports } = contract;
const LAST = '2027-03-31';
const FIRST = '2027-04-01';
const coins = (coinsPaise: number) => ({ notes: {}, coinsPaise });

afterEach(closeTestClinics);

async function feesOf(books: TestBooks, fromDate: string, toDate: string) {
  return cellsOf(await showTo(books.owner, { report: 'form3c', fromDate, toDate }), 'serial', 'fees');
}

async function handOver(books: TestBooks, onDate: string): Promise<void> {
  const [open] = (await books.desk.call(drawer.drawers, { onDate })).filter(({ isOpen }) => isOpen);
  const { shiftId = 0, expectedCashPaise = 0 } = open ?? {};
  await books.desk.call(drawer.handOver, { shiftId, expectedCashPaise, count: coins(expectedCashPaise) });
}

test('on 31 March at 23:59 a bill is 26-27’s; at 00:01, with the old day and its drawer still open, it is 27-28’s number 1', async () => {
  const books = await openTestBooks();
  await books.at(`${LAST}T23:59`);
  const before = await books.bill(60_000, { payments: [cash(40_000)] });
  expect([before.number, before.payments[0]?.receiptNumber, before.onDate]).toEqual([
    ...['B/26-27/000001', 'R/26-27/000001', LAST],
  ]);

  await books.at(`${FIRST}T00:01`);
  expect((await books.owner.call(reports.daySheet, { onDate: LAST })).close).toBeNull();
  const after = await books.bill(30_000);
  expect([after.number, after.payments[0]?.receiptNumber, after.onDate]).toEqual([
    ...['B/27-28/000001', 'R/27-28/000001', FIRST],
  ]);
  // What was left due in March is a fee of the year in which it is received.
  const paid = await books.desk.call(billing.receive, { billId: before.id, payment: cash(20_000) });
  expect(paid.payments.at(-1)).toMatchObject({ receiptNumber: 'R/27-28/000002', onDate: FIRST });
  expect(await feesOf(books, '2026-04-01', LAST)).toEqual([[1, 40_000]]);
  expect(await feesOf(books, FIRST, '2028-03-31')).toEqual([
    [1, 30_000],
    [2, 20_000],
  ]);
});

test('1 April is closed only after 31 March, and that only when one drawer of it is open; then both years go on without a gap', async () => {
  const books = await openTestBooks();
  await books.at('2027-03-30T20:00');
  await books.close(0, { onDate: '2027-03-30' });
  await books.at(`${LAST}T23:59`);
  await books.bill(60_000);
  await books.owner.call(drawer.setFloat, { floatPaise: 10_000 });
  await books.at(`${FIRST}T00:01`);
  await books.bill(30_000);

  const tooEarly = { onDate: FIRST, count: coins(30_000), expectedCashPaise: 30_000 };
  const march = { onDate: LAST, count: coins(10_000), expectedCashPaise: 10_000 };
  expect(await refusalOf(books.owner.call(reports.closeDay, tooEarly))).toEqual({
    ...{ code: 'EARLIER_DAY_OPEN', data: { onDate: LAST } },
  });
  expect(await refusalOf(books.owner.call(reports.closeDay, march))).toMatchObject({
    ...{ code: 'SHIFTS_STILL_OPEN', data: { count: 2 } },
  });
  await handOver(books, LAST);
  const closed = await books.owner.call(reports.closeDay, march);
  expect(closed).toMatchObject({ onDate: LAST, countedCashPaise: 70_000, differencePaise: 0 });
  const sealed = await books.owner.call(reports.daySheet, { onDate: LAST });
  expect(sealed).toMatchObject({ collectedPaise: 60_000, billCount: 1 });

  const next = await books.bill(20_000);
  expect([next.number, next.onDate]).toEqual(['B/27-28/000002', FIRST]);
  await books.owner.call(reports.closeDay, {
    ...{ ...tooEarly, count: coins(50_000), expectedCashPaise: 50_000 },
  });
  expect(checkSums(books.owner.server.house.opened().db.reader).gaps).toEqual([]);
  const closes = await showTo(books.owner, { report: 'dayCloses', fromDate: LAST, toDate: FIRST });
  expect(cellsOf(closes, 'number')).toEqual([['D/26-27/000002'], ['D/27-28/000001']]);
});

test('a day closed early in the evening of 31 March sends what comes after it into April and into 27-28', async () => {
  const books = await openTestBooks();
  await books.at(`${LAST}T21:00`);
  await books.bill(60_000);
  await books.close(60_000, { onDate: LAST });
  await books.at(`${LAST}T23:59`);
  const late = await books.bill(10_000);
  expect([late.number, late.payments[0]?.receiptNumber, late.onDate]).toEqual([
    ...['B/27-28/000001', 'R/27-28/000001', FIRST],
  ]);
  expect(await feesOf(books, '2026-04-01', LAST)).toEqual([[1, 60_000]]);
});
