import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { cash as inCash, openTestBooks } from '../../server/test-books.test-support.ts';
import { closeTestClinics, refusalOf } from '../../server/test-clinic.ts';
import { auditDetail, csvRows, xlsxRows } from '../../server/test-grid-file.test-support.ts';

afterEach(closeTestClinics);
const { cash } = contract;

/** A drawer with a float of ₹500, ₹600 of a bill in cash and ₹100 by UPI. */
async function openDrawer() {
  const books = await openTestBooks();
  await books.owner.call(cash.moveSafe, { kind: 'putIn', amountPaise: 50_000, reason: 'Change' });
  await books.desk.call(cash.setFloat, { floatPaise: 50_000 });
  await books.bill(70_000, {
    payments: [inCash(60_000), { mode: 'upi', amountPaise: 10_000, reference: '412815550142' }],
  });
  const { shift } = await books.desk.call(cash.myShift, {});
  if (!shift) throw new Error('There is no drawer.');
  return { ...books, shift };
}

test('what went through a drawer goes out by kind and mode, with what should be there', async () => {
  const { desk, shift } = await openDrawer();
  const file = await desk.call(cash.exportShift, { shiftId: shift.shiftId, format: 'csv' });
  expect(csvRows(file)).toEqual([
    ['What went through', 'Entries', 'Cash', 'UPI', 'Card'],
    ['Float', '', '500.00', '', ''],
    ['Received on bills', '2', '600.00', '100.00', ''],
    ['Should be', '', '1100.00', '100.00', '0.00'],
    ['Counted, or by the slip', '', '', '', ''],
    ['Difference', '', '', '', ''],
  ]);
  expect(shift.expectedCashPaise).toBe(110_000);
  expect(auditDetail(desk, 'shift.exported')).toEqual({ format: 'csv', rows: 5 });
});

test('once it is handed over, what was counted and the difference stand in the file of the drawer and of the day', async () => {
  const { desk, owner, shift } = await openDrawer();
  await desk.call(cash.handOver, {
    ...{ shiftId: shift.shiftId, expectedCashPaise: 110_000, slips: { upi: 10_000 } },
    ...{ count: { notes: { 500: 2 }, coinsPaise: 9_500 }, reason: 'Five rupees of change given away' },
  });
  const one = await xlsxRows(await owner.call(cash.exportShift, { shiftId: shift.shiftId, format: 'xlsx' }));
  expect(one.slice(-3, -1).map(cells => cells.slice(2))).toEqual([
    [1_095, 100, null],
    [-5, 0, null],
  ]);
  const [, row] = csvRows(await owner.call(cash.exportDrawers, { format: 'csv' }));
  const [drawer] = await owner.call(cash.drawers, {});
  expect(row).toEqual([
    ...[drawer?.userName, 'Handed over', '500.00', '1100.00', '1095.00', '-5.00'],
    'Five rupees of change given away',
  ]);
});

test('another person’s drawer goes out only for who may see it', async () => {
  const { owner, desk, shift } = await openDrawer();
  const { shiftId } = await owner.call(cash.setFloat, { floatPaise: 10_000 });
  const refused = desk.call(cash.exportShift, { shiftId, format: 'csv' });
  expect(await refusalOf(refused)).toEqual({ code: 'NOT_ALLOWED', data: { permission: 'cash:readAll' } });
  const file = await owner.call(cash.exportShift, { shiftId: shift.shiftId, format: 'csv' });
  expect(file.fileName).toBe(`drawer-2026-11-21-${shift.shiftId}.csv`);
});
