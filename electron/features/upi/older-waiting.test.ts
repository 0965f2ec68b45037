import { afterEach, beforeEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { openTestBooks, type TestBooks, TODAY } from '../../server/test-books.test-support.ts';
import { closeTestClinics } from '../../server/test-clinic.ts';
import { openOffice } from '../../server/test-office.test-support.ts';

const { refunds, upi } = contract;
let books: TestBooks;

beforeEach(async () => {
  books = await openTestBooks();
});
afterEach(closeTestClinics);

/** A bill paid by UPI without a number, on a day. */
async function takenOn(day: string, amountPaise: number): Promise<number> {
  await books.at(`${day}T11:00`);
  const { payments } = await books.bill(amountPaise, {
    payments: [{ mode: 'upi', amountPaise, reference: '' }],
  });
  return payments[0]?.id ?? 0;
}

const quarter = { fromDate: '2026-08-22', toDate: TODAY };
const older = async (range = quarter) => (await books.desk.call(upi.awaiting, range)).older;

test('what waits from before the days shown is counted, and its newest day leads to it', async () => {
  await takenOn('2026-03-02', 10_000);
  const july = await takenOn('2026-07-09', 20_000);
  await takenOn('2026-08-21', 30_000);
  await takenOn('2026-08-22', 40_000);
  await books.at(`${TODAY}T11:00`);
  expect(await older()).toEqual({ count: 3, amountPaise: 60_000, newestOn: '2026-08-21' });
  const there = { fromDate: '2026-05-22', toDate: '2026-08-21' };
  const { takings, older: evenOlder } = await books.desk.call(upi.awaiting, there);
  expect(takings.map(({ paymentId }) => paymentId)).toContain(july);
  expect(evenOlder).toEqual({ count: 1, amountPaise: 10_000, newestOn: '2026-03-02' });
});

test('what is confirmed or taken back waits no more, and what is withdrawn waits again', async () => {
  const first = await takenOn('2026-03-02', 10_000);
  const second = await takenOn('2026-03-03', 20_000);
  await books.at(`${TODAY}T11:00`);
  await books.desk.call(upi.confirm, { paymentId: first, utr: '632511223355' });
  expect(await older()).toEqual({ count: 1, amountPaise: 20_000, newestOn: '2026-03-03' });
  await books.owner.call(refunds.reverseReceipt, { entryId: second, reason: 'Wrong mode', approvalId: null });
  expect(await older()).toEqual({ count: 0, amountPaise: 0, newestOn: null });
  await books.desk.call(upi.unconfirm, { paymentId: first, reason: 'Another’s' });
  expect(await older()).toEqual({ count: 1, amountPaise: 10_000, newestOn: '2026-03-02' });
  // Confirmed, taken back, and only then withdrawn: nothing is left to wait for.
  await books.desk.call(upi.confirm, { paymentId: first, utr: '632511223355' });
  await books.owner.call(refunds.reverseReceipt, { entryId: first, reason: 'Wrong mode', approvalId: null });
  await books.desk.call(upi.unconfirm, { paymentId: first, reason: 'Another’s' });
  expect((await older()).count).toBe(0);
});

test('what a company paid over several bills is one that waits, in the list and among the older', async () => {
  const office = await openOffice({ gstin: '' });
  const bills = [
    await office.onAccount(10_000),
    await office.onAccount(20_000),
    await office.onAccount(30_000),
  ];
  await office.owner.call(contract.parties.settle, {
    ...{ partyId: office.party.id, mode: 'upi' as const, reference: '632511223355' },
    ...{ receivedPaise: 60_000, tdsPaise: 0 },
    shares: bills.map(({ id, duePaise }) => ({ billId: id, amountPaise: duePaise })),
  });
  const own = { payments: [{ mode: 'upi' as const, amountPaise: 5_000, reference: '' }] };
  await office.bill(5_000, own);
  expect((await office.owner.call(upi.awaiting, {})).takings).toHaveLength(2);
  await office.at('2026-11-22T11:00');
  const tomorrow = { fromDate: '2026-11-22', toDate: '2026-11-22' };
  expect((await office.owner.call(upi.awaiting, tomorrow)).older).toEqual({
    ...{ count: 2, amountPaise: 65_000, newestOn: TODAY },
  });
});
