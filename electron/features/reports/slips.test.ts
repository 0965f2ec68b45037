import { afterEach, beforeEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { openTestBooks, type TestBooks, TODAY } from '../../server/test-books.test-support.ts';
import { closeTestClinics, refusalOf } from '../../server/test-clinic.ts';
import { cellsOf, showTo } from '../../server/test-grids.test-support.ts';
import { card, coins, takeAtDesk, takeAtOwner, wordsOn } from './slip-takings.test-support.ts';

const { cash, reports } = contract;

let books: TestBooks;

beforeEach(async () => {
  books = await openTestBooks();
});
afterEach(closeTestClinics);

/** 600 in cash, 350 by UPI and 200 by card through the desk's drawer. */
async function takeOfEach(): Promise<number> {
  await books.bill(20_000, { payments: [card(20_000)] });
  return takeAtDesk(books);
}

const drawerExceptions = async () =>
  cellsOf(
    await showTo(books.owner, { report: 'exceptions', options: { kind: 'drawer' } }),
    ...['what', 'amount', 'detail'],
  );

test('a drawer whose slip says otherwise than the book is handed over only with a reason, mode by mode', async () => {
  const shiftId = await takeOfEach();
  const input = { shiftId, count: coins(60_000), expectedCashPaise: 60_000 };
  const slips = { upi: 30_000, card: 25_000 };
  expect(await refusalOf(books.desk.call(cash.handOver, { ...input, slips }))).toEqual({
    code: 'DIFFERENCE_NEEDS_REASON',
    data: { differencePaise: 0, slips: { upi: -5_000, card: 5_000 } },
  });
  const reason = 'Card swiped for UPI';
  const closed = await books.desk.call(cash.handOver, { ...input, slips, reason });
  expect(closed).toMatchObject({ slips, reason, countedCashPaise: 60_000 });
  // One more and one less are two things to look at, not nothing.
  expect(await drawerExceptions()).toEqual([
    ['S/26-27/000001', 5_000, 'Card: Slips differ by: Card swiped for UPI'],
    ['S/26-27/000001', -5_000, 'UPI: Slips differ by: Card swiped for UPI'],
  ]);
  for (const paper of ['80mm', 'A4'] as const) {
    expect(wordsOn((await books.desk.call(cash.printShift, { shiftId, paper })).pdf)).toContain(
      'UPI: the slip says ₹50 less; Card: the slip says ₹50 more: Card swiped for UPI',
    );
  }
});

test('slips that agree, and slips that nobody looked up, ask nothing', async () => {
  const shiftId = await takeOfEach();
  const input = { shiftId, count: coins(60_000), expectedCashPaise: 60_000 };
  const closed = await books.desk.call(cash.handOver, { ...input, slips: { card: 20_000 } });
  expect(closed).toMatchObject({ reason: '', slips: { card: 20_000 } });
  expect(await drawerExceptions()).toEqual([]);
});

test('a slip for a mode that took nothing is a difference too, and cash has no slip', async () => {
  await books.bill(60_000);
  const close = { onDate: TODAY, count: coins(60_000), expectedCashPaise: 60_000 };
  expect(await refusalOf(books.owner.call(reports.closeDay, { ...close, slips: { card: 100 } }))).toEqual({
    code: 'DIFFERENCE_NEEDS_REASON',
    data: { differencePaise: 0, slips: { card: 100 } },
  });
  const cashSlip = { cash: 60_000 } as Record<string, number>;
  expect(await refusalOf(books.owner.call(reports.closeDay, { ...close, slips: cashSlip }))).toMatchObject({
    code: 'INVALID_INPUT',
  });
});

test('the day of one drawer: cash and slip differ together, one reason stands in the seal, the sheet and the exceptions', async () => {
  await takeOfEach();
  const close = { onDate: TODAY, count: coins(59_000), expectedCashPaise: 60_000, slips: { upi: 36_000 } };
  expect(await refusalOf(books.owner.call(reports.closeDay, close))).toEqual({
    code: 'DIFFERENCE_NEEDS_REASON',
    data: { differencePaise: -1_000, slips: { upi: 1_000 } },
  });
  const reason = 'Ten came by UPI instead';
  const closed = await books.owner.call(reports.closeDay, { ...close, reason });
  expect(closed).toMatchObject({ differencePaise: -1_000, reason });
  const sheet = await books.owner.call(reports.daySheet, {});
  expect(sheet).toMatchObject({ slips: { upi: 36_000 }, daySlips: {}, drawers: [{ reason }] });
  expect(await drawerExceptions()).toEqual([
    ['', 1_000, `Short: ${reason}`],
    ['S/26-27/000001', 1_000, `UPI: Slips differ by: ${reason}`],
  ]);
  for (const paper of ['80mm', 'A4'] as const) {
    expect(wordsOn((await books.owner.call(reports.printDaySheet, { paper })).pdf)).toContain(
      `Cash short by ₹ 10.00; UPI: the slip says ₹10 more: ${reason}`,
    );
  }
});

test('where the cash agrees and a slip does not, the close carries the reason all the same', async () => {
  await takeOfEach();
  const close = { onDate: TODAY, count: coins(60_000), expectedCashPaise: 60_000, slips: { upi: 0 } };
  const reason = 'The app was down';
  const closed = await books.owner.call(reports.closeDay, { ...close, reason });
  expect(closed).toMatchObject({ differencePaise: 0, reason });
});

test('of a day of several drawers the slip is the day’s: read against all of it, with a reason where it differs', async () => {
  const shiftId = await takeOfEach();
  await books.desk.call(cash.handOver, { shiftId, count: coins(60_000), expectedCashPaise: 60_000 });
  await takeAtOwner(books);
  const { drawerToCount } = await books.owner.call(reports.daySheet, {});
  const expectedCashPaise = drawerToCount?.expectedCashPaise ?? 0;
  const close = { onDate: TODAY, count: coins(expectedCashPaise), expectedCashPaise };
  const slips = { upi: 44_000, card: 20_000 };
  expect(await refusalOf(books.owner.call(reports.closeDay, { ...close, slips }))).toEqual({
    code: 'DIFFERENCE_NEEDS_REASON',
    data: { differencePaise: 0, slips: { upi: -1_000 } },
  });
  const reason = 'Paid to the old address';
  const closed = await books.owner.call(reports.closeDay, { ...close, slips, reason });
  expect(closed).toMatchObject({ differencePaise: 0, reason });
  expect(await books.owner.call(reports.daySheet, {})).toMatchObject({ slips, daySlips: slips });
  expect(await drawerExceptions()).toEqual([['D/26-27/000001', -1_000, `UPI: Slips differ by: ${reason}`]]);
});
