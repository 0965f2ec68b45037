import { afterEach, beforeEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { openTestBooks, type TestBooks, TODAY } from '../../server/test-books.test-support.ts';
import { closeTestClinics, refusalOf } from '../../server/test-clinic.ts';
import { accountsOf } from '../../server/test-dues.test-support.ts';

const { cash, reports } = contract;
const TOMORROW = '2026-11-22';
let books: TestBooks;

beforeEach(async () => {
  books = await openTestBooks();
});
afterEach(closeTestClinics);

const coins = (coinsPaise: number) => ({ notes: {}, coinsPaise });

async function handOver(): Promise<void> {
  const { shift } = await books.desk.call(cash.myShift, {});
  if (!shift) throw new Error('There is no drawer.');
  const { shiftId, expectedCashPaise } = shift;
  await books.desk.call(cash.handOver, { shiftId, expectedCashPaise, count: coins(expectedCashPaise) });
}

test('a day closed late seals the box as that evening left it, not as it is today', async () => {
  await books.bill(60_000);
  await handOver();
  await books.at(`${TOMORROW}T10:00`);
  await books.owner.call(cash.moveSafe, { kind: 'putIn', amountPaise: 500_000, reason: 'For the rent' });
  const late = await books.owner.call(reports.daySheet, { onDate: TODAY });
  expect(late).toMatchObject({ safePaise: 60_000, takeablePaise: 60_000 });
  const input = { onDate: TODAY, count: coins(0), expectedCashPaise: 0 };
  expect(await refusalOf(books.owner.call(reports.closeDay, { ...input, takeOutPaise: 60_001 }))).toEqual({
    code: 'MORE_THAN_IN_SAFE',
    data: { safePaise: 60_000 },
  });
  await books.owner.call(reports.closeDay, { ...input, takeOutPaise: 10_000 });
  const sealed = await books.owner.call(reports.daySheet, { onDate: TODAY });
  expect(sealed).toMatchObject({ safePaise: 50_000, takenOutPaise: 10_000 });
  expect(accountsOf(books.owner).safe).toBe(550_000);
});

test('what left the box since is not taken out of the evening before', async () => {
  await books.bill(60_000);
  await handOver();
  await books.at(`${TOMORROW}T10:00`);
  await books.bill(5_000);
  await books.owner.call(cash.moveSafe, { kind: 'putIn', amountPaise: 500_000, reason: 'For the rent' });
  const late = await books.owner.call(reports.daySheet, { onDate: TODAY });
  // The evening's 600 became the next day's float; the 5,000 came after it.
  expect(late).toMatchObject({ safePaise: 60_000, takeablePaise: 60_000 });
  await books.owner.call(cash.moveSafe, { kind: 'takenOut', amountPaise: 470_000, reason: 'Rent' });
  const input = { onDate: TODAY, count: coins(0), expectedCashPaise: 0 };
  expect(await refusalOf(books.owner.call(reports.closeDay, { ...input, takeOutPaise: 30_001 }))).toEqual({
    code: 'MORE_THAN_IN_SAFE',
    data: { safePaise: 30_000 },
  });
  await books.owner.call(reports.closeDay, { ...input, takeOutPaise: 30_000 });
  expect((await books.owner.call(reports.daySheet, { onDate: TODAY })).safePaise).toBe(30_000);
  expect(accountsOf(books.owner).safe ?? 0).toBe(0);
});

test('the box of a day without takings is counted as it was, when later days filled it', async () => {
  await books.at('2026-11-20T20:00');
  await books.close(0, { onDate: '2026-11-20' });
  await books.at(`${TOMORROW}T10:00`);
  await books.bill(60_000);
  await handOver();
  const empty = await books.owner.call(reports.daySheet, { onDate: TODAY });
  expect(empty).toMatchObject({ safePaise: 0, drawerToCount: { expectedCashPaise: 0, fromBoxPaise: 0 } });
  const input = { onDate: TODAY, count: coins(0), expectedCashPaise: 0 };
  const closed = await books.owner.call(reports.closeDay, input);
  expect(closed).toMatchObject({ openingFloatPaise: 0, countedCashPaise: 0 });
});
