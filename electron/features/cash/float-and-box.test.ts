import { afterEach, beforeEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { BEFORE_FIRST_CLOSE } from '#shared/features/cash/close-reasons.ts';
import type { WriteContext } from '../../server/service.ts';
import { openTestBooks, type TestBooks, TODAY } from '../../server/test-books.test-support.ts';
import { closeTestClinics, PEOPLE, refusalOf, type TestClinic } from '../../server/test-clinic.ts';
import { accountsOf } from '../../server/test-dues.test-support.ts';
import { cellsOf, showTo } from '../../server/test-grids.test-support.ts';
import { pdfText } from '../../server/test-money-desk.test-support.ts';
import { isFloatInBox, shiftFor } from './shifts.ts';

const { audit, billing, cash, dues, reports } = contract;
let books: TestBooks;

beforeEach(async () => {
  books = await openTestBooks();
});
afterEach(closeTestClinics);

const coins = (coinsPaise: number) => ({ notes: {}, coinsPaise });
const upi = (amountPaise: number) => ({ mode: 'upi' as const, amountPaise, reference: '412345678901' });

async function putIn(amountPaise: number): Promise<void> {
  await books.owner.call(cash.moveSafe, { kind: 'putIn', amountPaise, reason: 'Change' });
}

async function drawerOf(clinic: TestClinic) {
  const { shift } = await clinic.call(cash.myShift, {});
  if (!shift) throw new Error('There is no drawer.');
  return shift;
}

function within(clinic: TestClinic, work: (ctx: WriteContext) => unknown): void {
  const { session } = clinic.connection;
  const { now } = clinic.clock;
  clinic.server.house.opened().db.transaction(db => {
    work({ db, session, now, today: () => TODAY } as unknown as WriteContext);
  });
}

test('a float of which a part is gone is a shortage with a reason, whatever float is sent with the count', async () => {
  await putIn(200_000);
  await books.bill(60_000);
  const { shiftId, floatPaise, expectedCashPaise } = await drawerOf(books.desk);
  expect({ floatPaise, expectedCashPaise }).toEqual({ floatPaise: 200_000, expectedCashPaise: 260_000 });
  const pocketed = { shiftId, count: coins(210_000), ...{ floatPaise: 150_000 } };
  const seen = { ...pocketed, expectedCashPaise: 210_000 };
  expect((await refusalOf(books.desk.call(cash.handOver, seen))).code).toBe('CHANGED_MEANWHILE');
  const counted = { ...pocketed, expectedCashPaise: 260_000 };
  expect(await refusalOf(books.desk.call(cash.handOver, counted))).toEqual({
    code: 'DIFFERENCE_NEEDS_REASON',
    data: { differencePaise: -50_000 },
  });
  const closed = await books.desk.call(cash.handOver, { ...counted, reason: 'Was not there at nine' });
  expect(closed).toMatchObject({
    ...{ floatPaise: 200_000, expectedCashPaise: 260_000, countedCashPaise: 210_000 },
  });
  expect(accountsOf(books.owner)).toMatchObject({ safe: 210_000, difference: 50_000, owner: -200_000 });

  const drawers = await showTo(books.owner, { report: 'exceptions', options: { kind: 'drawer' } });
  expect(cellsOf(drawers, 'who', 'amount')).toEqual([['Kavita Nair', 50_000]]);
  const rows = await books.owner.call(audit.list, {});
  const handedOver = rows.find(({ action, outcome }) => action === 'shift.closed' && outcome === 'ok');
  expect(handedOver?.detail).toMatchObject({ differencePaise: -50_000, expectedCashPaise: 260_000 });
  const sheet = await books.owner.call(reports.daySheet, {});
  expect(sheet.drawers).toMatchObject([
    { expectedCashPaise: 260_000, countedCashPaise: 210_000, reason: 'Was not there at nine' },
  ]);
});

test('more cash than the book knows is over, and nobody’s own money is written in the owner’s name', async () => {
  await books.bill(60_000);
  const { shiftId } = await drawerOf(books.desk);
  const count = { shiftId, count: coins(960_000), ...{ floatPaise: 900_000 } };
  await books.desk.call(cash.handOver, { ...count, expectedCashPaise: 60_000, reason: 'Found it so' });
  expect(accountsOf(books.owner)).toMatchObject({ safe: 960_000, difference: -900_000 });
  expect(accountsOf(books.owner).owner ?? 0).toBe(0);
});

test('the close of a day writes a float that is not all there down as short, as the hand-over does', async () => {
  await putIn(200_000);
  await books.bill(60_000);
  const input = { onDate: TODAY, count: coins(210_000), expectedCashPaise: 260_000 };
  expect((await refusalOf(books.owner.call(reports.closeDay, input))).code).toBe('DIFFERENCE_NEEDS_REASON');
  const closed = await books.owner.call(reports.closeDay, { ...input, reason: 'Lost' });
  expect(closed).toMatchObject({ openingFloatPaise: 200_000, differencePaise: -50_000, reason: 'Lost' });
});

test('a cashier moves cash between box and drawer up to what each holds; the owner alone puts money in', async () => {
  await putIn(50_000);
  await books.desk.call(cash.setFloat, { floatPaise: 30_000 });
  expect(accountsOf(books.owner)).toMatchObject({ safe: 20_000, cash: 30_000 });
  await books.desk.call(cash.setFloat, { floatPaise: 50_000 });
  expect(await refusalOf(books.desk.call(cash.setFloat, { floatPaise: 50_001 }))).toEqual({
    code: 'MORE_THAN_IN_SAFE',
    data: { safePaise: 0 },
  });
  const { shiftId } = await drawerOf(books.desk);
  await books.owner.call(cash.setFloat, { shiftId, floatPaise: 80_000 });
  expect(accountsOf(books.owner)).toEqual({ cash: 80_000, owner: -80_000 });
  const mine = await books.owner.call(cash.setFloat, { floatPaise: 1_000 });
  expect(await refusalOf(books.desk.call(cash.setFloat, { shiftId: mine.shiftId, floatPaise: 0 }))).toEqual({
    code: 'NOT_ALLOWED',
    data: { permission: 'day:close' },
  });
});

test('money by UPI or bank leaves the float in the box; the first cash of the day finds it', async () => {
  await putIn(200_000);
  await books.bill(60_000, { payments: [upi(60_000)] });
  expect((await drawerOf(books.desk)).floatPaise).toBe(0);
  expect((await books.desk.call(cash.myShift, {})).safePaise).toBe(200_000);
  await books.owner.call(billing.issue, {
    ...{ patientId: books.patientId, visitId: null, doctorId: PEOPLE.doctor },
    lines: [{ description: 'Dressing', quantity: 1, ratePaise: 5_000 }],
    payments: [upi(5_000)],
  });
  await books.bill(10_000);
  expect(await drawerOf(books.desk)).toMatchObject({ floatPaise: 200_000, expectedCashPaise: 210_000 });
  expect((await drawerOf(books.owner)).floatPaise).toBe(0);
});

test('the first cash of the day may be an advance or an expense', async () => {
  await putIn(200_000);
  const tea = {
    category: 'Tea and water',
    paidTo: 'Gupta Stores',
    amountPaise: 4_000,
    mode: 'cash' as const,
  };
  await books.desk.call(cash.recordExpense, tea);
  expect((await drawerOf(books.desk)).expectedCashPaise).toBe(196_000);
  await books.desk.call(dues.takeAdvance, { patientId: books.patientId, payments: [upi(1_000)] });
  expect((await drawerOf(books.desk)).floatPaise).toBe(200_000);
});

test('who settles a company’s account and keeps no cash does not walk off with the float', async () => {
  await putIn(200_000);
  const accountant = await books.owner.as('accountant');
  const driver = books.owner.server.house.opened().db.driver;
  within(accountant, ctx => shiftFor(ctx, TODAY, ['bank']));
  within(accountant, ctx => shiftFor(ctx, TODAY, ['cash']));
  expect(driver.prepare('SELECT count(*) FROM shifts').pluck().get()).toBe(1);
  expect(accountsOf(books.owner).safe).toBe(200_000);
  expect(isFloatInBox(books.owner.server.house.opened().db.reader, TODAY)).toBe(true);
});

test('a day on which nobody had cash is closed with its box counted', async () => {
  await putIn(200_000);
  await books.bill(60_000, { payments: [upi(60_000)] });
  const sheet = await books.owner.call(reports.daySheet, {});
  expect(sheet.drawerToCount).toEqual({
    ...{ userName: 'Kavita Nair', floatPaise: 200_000, expectedCashPaise: 200_000, fromBoxPaise: 200_000 },
  });
  expect(sheet).toMatchObject({ openingFloatPaise: 200_000, expectedCashPaise: 200_000, safePaise: 200_000 });
  const input = { onDate: TODAY, count: coins(199_000), expectedCashPaise: 200_000, reason: 'Coins' };
  const closed = await books.owner.call(reports.closeDay, { ...input, takeOutPaise: 99_000 });
  expect(closed).toMatchObject({ openingFloatPaise: 200_000, differencePaise: -1_000 });
  expect((await books.owner.call(reports.daySheet, {})).safePaise).toBe(100_000);
});

test('a drawer of a day before that never had cash in it is in nobody’s way', async () => {
  await books.at('2026-11-20T20:00');
  await books.close(0, { onDate: '2026-11-20' });
  await books.at(`${TODAY}T10:00`);
  await books.desk.call(cash.setFloat, { floatPaise: 0 });
  await books.at('2026-11-22T20:00');
  await books.bill(60_000);
  expect(await books.close(60_000, { onDate: '2026-11-22' })).toMatchObject({ differencePaise: 0 });
});

test('drawers from before the first closed day say why they were not counted in the reader’s own language', async () => {
  await putIn(1_000);
  await books.bill(60_000);
  const { shiftId } = await drawerOf(books.desk);
  await books.at('2026-11-22T20:00');
  await books.close(0, { onDate: '2026-11-22' });
  const sheet = await books.owner.call(cash.shift, { shiftId });
  expect(sheet).toMatchObject({ isOpen: false, reason: BEFORE_FIRST_CLOSE });
  const printed = pdfText((await books.owner.call(cash.printShift, { shiftId })).pdf);
  expect(printed.replaceAll(/\s+/g, ' ')).toContain('Not counted: before the first closed day');
  const driver = books.owner.server.house.opened().db.driver;
  const kept = driver.prepare(`SELECT DISTINCT reason FROM ledger WHERE kind = 'takenOut'`).pluck().all();
  expect(kept).toEqual([BEFORE_FIRST_CLOSE]);
  const book = await showTo(books.owner, { report: 'cashBook' });
  const entries = cellsOf(book, 'what').flat().join('\n');
  expect(entries).toContain('Not counted: before the first closed day');
  const hindi = await showTo(books.owner, { report: 'cashBook' }, 'hi');
  expect(cellsOf(hindi, 'what').flat().join('\n')).toContain('गिना नहीं: पहले बंद दिन से पहले का');
});

test('a voucher printed again says that it is a duplicate, and is among the exceptions', async () => {
  await books.bill(60_000);
  const tea = {
    category: 'Tea and water',
    paidTo: 'Gupta Stores',
    amountPaise: 4_000,
    mode: 'cash' as const,
  };
  const { id, number } = await books.desk.call(cash.recordExpense, tea);
  const print = async (paper: '80mm' | 'A5') =>
    pdfText((await books.desk.call(cash.printExpense, { expenseId: id, paper })).pdf);
  expect(await print('80mm')).not.toContain('Duplicate');
  expect(await print('80mm')).toContain('Duplicate copy 1');
  expect(await print('A5')).toContain('Duplicate copy 2');
  const again = await showTo(books.owner, { report: 'exceptions', options: { kind: 'duplicate' } });
  expect(cellsOf(again, 'what', 'detail')).toEqual([
    [number, 'Payment voucher, duplicate 1'],
    [number, 'Payment voucher, duplicate 2'],
  ]);
});

test('a float out of what the same day handed over is counted once in the day', async () => {
  await putIn(200_000);
  await books.bill(100_000);
  const first = await drawerOf(books.desk);
  const { shiftId, expectedCashPaise } = first;
  await books.desk.call(cash.handOver, { shiftId, count: coins(300_000), expectedCashPaise, reason: '' });
  await books.bill(110_000);
  await books.desk.call(cash.setFloat, { floatPaise: 200_000 });
  const second = await drawerOf(books.desk);
  expect(second).toMatchObject({ floatPaise: 200_000, expectedCashPaise: 310_000 });

  const sheet = await books.owner.call(reports.daySheet, { onDate: TODAY });
  expect(sheet).toMatchObject({
    ...{ openingFloatPaise: 200_000, refloatedPaise: 200_000, expectedCashPaise: 410_000 },
  });
  const closed = await books.owner.call(reports.closeDay, {
    ...{ onDate: TODAY, count: coins(311_000), expectedCashPaise: 310_000, reason: 'One note more' },
    takeOutPaise: 211_000,
  });
  expect(closed).toMatchObject({
    ...{ openingFloatPaise: 200_000, expectedCashPaise: 410_000, countedCashPaise: 411_000 },
  });
  expect(accountsOf(books.owner)).toMatchObject({ safe: 200_000, difference: -1_000 });
  const { pdf } = await books.owner.call(reports.printDaySheet, { onDate: TODAY, paper: 'A4' });
  expect(pdfText(pdf)).toMatch(/Float given out\s+−2,000\.00\s+−2,000\.00/);
});
