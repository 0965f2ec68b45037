import { afterEach, beforeEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { closeTestClinics } from '../../server/test-clinic.ts';
import { cash, FEE, openTestDesk, type TestDesk } from '../../server/test-money-desk.test-support.ts';

const { billing, patients, reports } = contract;
let desk: TestDesk;

beforeEach(async () => {
  desk = await openTestDesk();
});
afterEach(closeTestClinics);

test('a refused bill takes no number, so the series has no gap', async () => {
  await desk.issue();
  const refused = [
    { payments: [cash(FEE + 1)] },
    { discountPaise: FEE + 1, discountReason: 'staff' },
    { discountPaise: 100 },
    { patientId: 999 },
    { doctorId: 999 },
    { visitId: 999 },
  ];
  const codes = [];
  for (const changes of refused) codes.push((await desk.refusal(changes)).code);
  expect(codes).toEqual([
    'PAID_MORE_THAN_BILL',
    'DISCOUNT_MORE_THAN_BILL',
    'DISCOUNT_NEEDS_REASON',
    'NOT_FOUND',
    'NOT_FOUND',
    'NOT_FOUND',
  ]);
  const next = await desk.issue({ payments: [cash(100)] });
  expect([next.number, next.payments[0]?.receiptNumber]).toEqual(['B/26-27/000002', 'R/26-27/000001']);
});

test('bills sent by several desks at the same moment have consecutive numbers', async () => {
  const desks = [desk.clinic, await desk.clinic.as('receptionist'), await desk.clinic.as('owner')];
  const sent = Array.from({ length: 12 }, (_, index) =>
    (desks[index % 3] ?? desk.clinic).call(
      billing.issue,
      desk.bill({ payments: [cash(index % 2 ? FEE : FEE + 1)] }),
    ),
  );
  const issued = (await Promise.allSettled(sent)).flatMap(result =>
    result.status === 'fulfilled' ? [result.value.number] : [],
  );
  expect(issued.sort()).toEqual([1, 2, 3, 4, 5, 6].map(count => `B/26-27/00000${count}`));
});

test('numbers start again on the first of April', async () => {
  await desk.at('2027-03-31T23:59');
  const last = await desk.issue({ payments: [cash(FEE)] });
  await desk.at('2027-04-01T00:01');
  const first = await desk.issue({ payments: [cash(FEE)] });
  expect([last.number, last.payments[0]?.receiptNumber]).toEqual(['B/26-27/000001', 'R/26-27/000001']);
  expect([first.number, first.payments[0]?.receiptNumber]).toEqual(['B/27-28/000001', 'R/27-28/000001']);
  expect(first.number.length).toBeLessThanOrEqual(16);
});

test('money taken after the day was closed belongs to the next day and its series', async () => {
  await desk.at('2027-03-31T21:00');
  const bill = await desk.issue({ payments: [cash(10_000)] });
  await (await desk.clinic.as('owner')).call(reports.closeDay, {
    onDate: '2027-03-31',
    count: { notes: { '100': 1 }, coinsPaise: 0 },
    expectedCashPaise: 10_000,
  });
  const late = await desk.issue();
  expect([late.number, late.onDate]).toEqual(['B/27-28/000001', '2027-04-01']);
  const paid = await desk.clinic.call(billing.receive, { billId: bill.id, payment: cash(10_000) });
  expect(paid.payments.at(-1)).toMatchObject({ onDate: '2027-04-01', receiptNumber: 'R/27-28/000001' });
});

test('a visit is billed once; the second desk is told the number', async () => {
  const visitId = await desk.giveToken();
  const bill = await desk.issue({ visitId });
  expect(await desk.refusal({ visitId })).toEqual({
    code: 'VISIT_ALREADY_BILLED',
    data: { billId: bill.id, number: 'B/26-27/000001' },
  });
});

test('a double click never doubles: the same request gives the same bill', async () => {
  const once = await desk.issue({ payments: [cash(FEE)] }, { requestId: 'click-0001' });
  const twice = await desk.issue({ payments: [cash(FEE)] }, { requestId: 'click-0001' });
  expect(twice).toEqual(once);
  expect(await desk.billsOn('2026-11-21')).toHaveLength(1);
});

test('an issued bill says what it said, whatever happens to the patient’s record', async () => {
  const { patientId } = desk;
  const bill = await desk.issue({ payments: [cash(FEE)] });
  expect(bill.party).toMatchObject({
    fullName: 'Sunita Pawar',
    age: { count: 58, unit: 'years' },
    sex: 'F',
    address: '7 Neem Society, Indore',
  });
  const { patient } = await desk.clinic.call(patients.banner, { patientId });
  await desk.clinic.call(patients.change, { ...patient, patientId, fullName: 'Sunita Deshmukh', sex: 'U' });
  expect(await desk.clinic.call(billing.get, { billId: bill.id })).toEqual(bill);
});

test('the database itself refuses to change an issued bill or a payment', async () => {
  const { id } = await desk.issue({ payments: [cash(FEE)] });
  const { driver } = desk.clinic.server.house.opened().db;
  const statements = [
    `UPDATE bills SET total_paise = 100 WHERE id = ${id}`,
    `UPDATE bills SET party = '{}' WHERE id = ${id}`,
    `DELETE FROM bills WHERE id = ${id}`,
    `UPDATE bill_lines SET description = 'X' WHERE bill_id = ${id}`,
    `UPDATE ledger SET amount_paise = 1 WHERE bill_id = ${id}`,
    `DELETE FROM ledger WHERE bill_id = ${id}`,
  ];
  for (const statement of statements) expect(() => driver.exec(statement), statement).toThrow(/frozen|never/);
});
