import { afterEach, beforeEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { closeTestClinics, refusalOf } from '../../server/test-clinic.ts';
import { type MoneyDesk, openMoneyDesk } from '../../server/test-dues.test-support.ts';
import { auditDetail, csvRows, xlsxRows } from '../../server/test-grid-file.test-support.ts';

const { billing, dues, refunds } = contract;
const csv = { format: 'csv', language: 'en' } as const;
let desk: MoneyDesk;

beforeEach(async () => {
  desk = await openMoneyDesk();
});
afterEach(closeTestClinics);

function advance(amountPaise: number) {
  const payments = [{ mode: 'cash' as const, amountPaise, reference: '' }];
  return desk.clinic.call(dues.takeAdvance, { patientId: desk.patientId, payments });
}

test('a person’s money goes out whole: how it stands, the dues, every move of an advance', async () => {
  const { patientId } = desk;
  const bill = await desk.issue();
  for (let count = 0; count < 62; count += 1) await advance(1_000);
  await desk.clinic.call(dues.applyAdvance, { patientId, shares: [{ billId: bill.id, amountPaise: 5_000 }] });
  const shown = await desk.clinic.call(dues.money, { patientId });
  expect(shown.moves).toHaveLength(60);

  const rows = csvRows(await desk.clinic.call(dues.exportMoney, { patientId, ...csv }));
  expect(rows[0]?.slice(0, 4)).toEqual(['Part', 'Day', 'Bill or receipt', 'What']);
  const part = (name: string) => rows.filter(([of]) => of === name).map(cells => cells.slice(1));
  expect(part('Advance and dues').map(cells => [cells[2], cells.at(-1)])).toEqual([
    ['Advance', '570.00'],
    ['Due', '550.00'],
    ['To pay back', '0.00'],
  ]);
  expect([shown.advancePaise, shown.duePaise]).toEqual([57_000, 55_000]);
  expect(part('Dues')).toEqual([['2026-11-21', bill.number, 'Due', '', '', '', '', '550.00']]);
  expect(part('Advances')).toHaveLength(63);
  expect(part('Advances')[0]?.slice(2)).toEqual([
    ...[`Used for bill ${bill.number}`, '', '', '', 'Kavita Nair', '50.00'],
  ]);
  expect(auditDetail(desk.clinic, 'personMoney.exported')).toEqual({ format: 'csv', rows: 67 });
});

test('a person’s bills go out as their list, a cancelled one struck and counted for nothing', async () => {
  const { patientId } = desk;
  await desk.issue();
  const wrong = await desk.issue();
  const owner = await desk.clinic.as('owner');
  await owner.call(refunds.cancelBill, { billId: wrong.id, reason: 'Wrong patient' });
  const bills = await desk.clinic.call(billing.listForPatient, { patientId });
  const rows = await xlsxRows(await desk.clinic.call(billing.exportOfPatient, { patientId, format: 'xlsx' }));
  expect(rows.slice(1, -1).map(([number]) => number)).toEqual(bills.map(({ number }) => number));
  expect(rows[1]?.slice(5, 7)).toEqual(['Cancelled', null]);
  expect(rows.at(-1)?.slice(6)).toEqual([600, 0, 600]);
});

test('a person’s refunds go out with what was asked, decided and paid', async () => {
  const { patientId } = desk;
  await advance(50_000);
  const asked = { source: 'advance' as const, patientId, amountPaise: 20_000 };
  await desk.clinic.call(refunds.request, { asked, reason: 'Goes home' });
  const [refund] = await desk.clinic.call(refunds.ofPatient, { patientId });
  const rows = csvRows(await desk.clinic.call(refunds.exportOfPatient, { patientId, ...csv }));
  expect(rows).toHaveLength(2);
  expect(rows[1]).toEqual(expect.arrayContaining(['Goes home', '200.00', '2026-11-21']));
  expect(refund).toMatchObject({ reason: 'Goes home', amountPaise: 20_000 });
});

test('who may not see bills gets none of a person’s money as a file', async () => {
  const { patientId } = desk;
  const nurse = await desk.clinic.as('nurse');
  for (const takeOut of [dues.exportMoney, billing.exportOfPatient, refunds.exportOfPatient]) {
    expect((await refusalOf(nurse.call(takeOut, { patientId, ...csv }))).code).toBe('NOT_ALLOWED');
  }
});
