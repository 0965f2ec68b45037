import { afterEach, beforeEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { openTestBooks, type TestBooks, TODAY } from '../../server/test-books.test-support.ts';
import { closeTestClinics, refusalOf } from '../../server/test-clinic.ts';
import { auditDetail, csvRows } from '../../server/test-grid-file.test-support.ts';
import { cellsOf, showTo } from '../../server/test-grids.test-support.ts';
import { coins, takeAtDesk, takeAtOwner, upi, wordsOn } from './slip-takings.test-support.ts';

const { cash, reports } = contract;

let books: TestBooks;

beforeEach(async () => {
  books = await openTestBooks();
});
afterEach(closeTestClinics);

const expenseByUpi = (amountPaise: number) =>
  books.desk.call(cash.recordExpense, {
    ...{ category: 'Tea and water', paidTo: 'Gupta Stores', note: '', billNumber: '' },
    ...{ amountPaise, mode: 'upi', reference: '632511220001' },
  });

/** ₹600 in cash and ₹350 by UPI in the desk's drawer, handed over with a slip of its own. */
async function handedOver(slipPaise: number): Promise<void> {
  const shiftId = await takeAtDesk(books);
  await books.desk.call(cash.handOver, {
    ...{ shiftId, count: coins(60_000), expectedCashPaise: 60_000 },
    ...{ slips: { upi: slipPaise }, reason: 'machine broke' },
  });
}

async function closeDay(slips: { upi?: number }) {
  const { drawerToCount } = await books.owner.call(reports.daySheet, {});
  const expectedCashPaise = drawerToCount?.expectedCashPaise ?? 0;
  const count = coins(expectedCashPaise);
  return books.owner.call(reports.closeDay, { onDate: TODAY, count, expectedCashPaise, slips });
}

async function printed(paper: 'A4' | 'slip' | '80mm' | '58mm'): Promise<string> {
  const { pdf } = await books.owner.call(reports.printDaySheet, { paper: paper as 'A4' });
  return wordsOn(pdf);
}

const sealedOf = async () => books.owner.call(reports.daySheet, {});

test('a day closed without a slip of its own seals, prints and audits what each drawer’s slip said', async () => {
  await handedOver(5_000);
  await takeAtOwner(books);
  expect(await closeDay({})).toMatchObject({ differencePaise: 0, reason: 'machine broke' });
  const sheet = await sealedOf();
  expect(sheet).toMatchObject({ slips: {}, daySlips: {} });
  const [desk, owner] = sheet.drawers;
  expect(desk).toMatchObject({ slips: { upi: 5_000 }, slipDifferences: { upi: -30_000 } });
  expect(owner).toMatchObject({ slips: {}, slipDifferences: {} });
  const said = `${desk?.userName}, UPI: the slip says ₹300 less: machine broke`;
  for (const paper of ['A4', '80mm', '58mm'] as const) expect(await printed(paper), paper).toContain(said);
  expect(await printed('A4')).toContain(`${desk?.userName}, UPI 350.00 50.00 −300.00`);
  expect(auditDetail(books.owner, 'day.closed')).toMatchObject({
    drawerSlips: [
      { shiftId: desk?.shiftId, slips: { upi: 5_000 }, slipDifferences: { upi: -30_000 } },
      { shiftId: owner?.shiftId, slips: {}, slipDifferences: {} },
    ],
  });
  const file = csvRows(await books.owner.call(reports.exportDaySheet, { format: 'csv' }));
  const line = file.find(cells => cells[1] === `${desk?.userName}, UPI by its slip`);
  expect(line?.at(-1)).toBe('50.00');
});

test('a slip of the day that agrees does not hide what the only drawer’s slip said', async () => {
  await handedOver(30_000);
  expect(await closeDay({ upi: 35_000 })).toMatchObject({ reason: 'machine broke' });
  const sheet = await sealedOf();
  expect(sheet).toMatchObject({ slips: { upi: 35_000 }, daySlips: { upi: 35_000 } });
  expect(sheet.drawers[0]).toMatchObject({ slips: { upi: 30_000 }, slipDifferences: { upi: -5_000 } });
  const said = `${sheet.drawers[0]?.userName}, UPI: the slip says ₹50 less: machine broke`;
  for (const paper of ['A4', '80mm', '58mm'] as const) expect(await printed(paper), paper).toContain(said);
});

test('two slips that differ the other way round are two differences on the day’s sheet, not none', async () => {
  await handedOver(30_000);
  await takeAtOwner(books);
  const { shift } = await books.owner.call(cash.myShift, {});
  await books.owner.call(cash.handOver, {
    ...{ shiftId: shift?.shiftId ?? 0, count: coins(5_000), expectedCashPaise: 5_000 },
    ...{ slips: { upi: 15_000 }, reason: 'paid at my phone' },
  });
  await closeDay({});
  const sheet = await sealedOf();
  expect(sheet.slips).toEqual({ upi: 45_000 });
  const [desk, owner] = sheet.drawers;
  // Each reason beside its own drawer, on every paper.
  for (const paper of ['A4', '80mm', '58mm'] as const) {
    const said = await printed(paper);
    expect(said, paper).toMatch(
      new RegExp(`${desk?.userName} [\\d.,]+.{0,40} machine broke ${desk?.userName}, UPI`),
    );
    expect(said, paper).toMatch(
      new RegExp(`${owner?.userName} [\\d.,]+.{0,40} paid at my phone ${owner?.userName}, UPI`),
    );
  }
  const text = await printed('A4');
  expect(text).toContain('UPI: the slip says ₹50 less');
  expect(text).toContain('UPI: the slip says ₹50 more: machine broke; paid at my phone');
});

test('what was taken at one desk and taken back at another differs on the day alone: that asks for a reason too', async () => {
  const wrong = await books.bill(50_000, { payments: [upi(50_000)] });
  await handedOver(85_000);
  const entryId = wrong.payments[0]?.id ?? 0;
  await books.owner.call(contract.refunds.reverseReceipt, { entryId, reason: 'Twice', approvalId: null });
  const { shift } = await books.owner.call(cash.myShift, {});
  await books.owner.call(cash.handOver, {
    ...{ shiftId: shift?.shiftId ?? 0, count: coins(0), expectedCashPaise: 0, slips: { upi: 0 } },
  });
  const { slips, drawers } = await sealedOf();
  expect([slips, ...drawers.map(drawer => drawer.slipDifferences)]).toEqual([{ upi: 85_000 }, {}, {}]);
  const close = { onDate: TODAY, count: coins(0), expectedCashPaise: 0 };
  expect(await refusalOf(books.owner.call(reports.closeDay, close))).toEqual({
    code: 'DIFFERENCE_NEEDS_REASON',
    data: { differencePaise: 0, slips: { upi: 50_000 } },
  });
  const reason = 'The app shows it still';
  expect(await books.owner.call(reports.closeDay, { ...close, reason })).toMatchObject({ reason });
  for (const paper of ['A4', '80mm', '58mm'] as const)
    expect(await printed(paper), paper).toContain(`UPI: the slip says ₹500 more: ${reason}`);
  const exceptions = await showTo(books.owner, { report: 'exceptions', options: { kind: 'drawer' } });
  expect(cellsOf(exceptions, 'what', 'amount', 'detail')).toEqual([
    ['D/26-27/000001', 50_000, `UPI: Slips differ by: ${reason}`],
  ]);
});

test('what was received is on the slip, what was paid out by UPI is not: such a slip asks no reason', async () => {
  await books.bill(35_000, { payments: [upi(35_000)] });
  await expenseByUpi(10_000);
  const close = { onDate: TODAY, count: coins(0), expectedCashPaise: 0 };
  expect(await refusalOf(books.owner.call(reports.closeDay, { ...close, slips: { upi: 25_000 } }))).toEqual({
    code: 'DIFFERENCE_NEEDS_REASON',
    data: { differencePaise: 0, slips: { upi: -10_000 } },
  });
  expect(await closeDay({ upi: 35_000 })).toMatchObject({ reason: '' });
  const exceptions = await showTo(books.owner, { report: 'exceptions', options: { kind: 'drawer' } });
  expect(cellsOf(exceptions, 'what')).toEqual([]);
  const closes = await showTo(books.owner, { report: 'shiftCloses' });
  expect(cellsOf(closes, 'slips')).toEqual([[0]]);
  const text = await printed('A4');
  expect(text).toContain('UPI – 350.00 – −100.00 350.00 350.00 0.00');
  expect(text).toContain('What was paid out another way is not on it.');
});

test('on a day that took nothing, an expense by UPI leaves the slip empty', async () => {
  await expenseByUpi(10_000);
  expect(await closeDay({ upi: 0 })).toMatchObject({ reason: '', differencePaise: 0 });
});

test('the drawer’s sheet and the day’s leave as a page only as themselves, each one print more; tables are no prints', async () => {
  await handedOver(35_000);
  const [drawer] = (await sealedOf()).drawers;
  const shiftId = drawer?.shiftId ?? 0;
  const day = async (format: 'csv' | 'xlsx' | 'pdf') =>
    (await books.owner.call(reports.exportDaySheet, { format })).base64;
  const own = async (format: 'csv' | 'xlsx' | 'pdf') =>
    (await books.owner.call(cash.exportShift, { shiftId, format })).base64;
  for (const leave of [day, own]) {
    await leave('csv');
    await leave('xlsx');
    expect(wordsOn(await leave('pdf'))).not.toContain('Reprint');
    expect(wordsOn(await leave('pdf'))).toContain('Reprint 1');
    await leave('csv');
  }
  expect(wordsOn((await books.owner.call(reports.printDaySheet, {})).pdf)).toContain('Reprint 2');
  expect(wordsOn((await books.owner.call(cash.printShift, { shiftId })).pdf)).toContain('Reprint 2');
  expect(auditDetail(books.owner, 'daySheet.exported')).toMatchObject({ format: 'csv', onDate: TODAY });
});
