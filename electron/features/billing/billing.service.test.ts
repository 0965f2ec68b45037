import { execFileSync } from 'node:child_process';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { Bill, NewBill } from '#shared/features/billing/bill.schema.ts';
import { openTestClinic, type TestClinic } from '../../server/test-clinic.ts';

const { billing, patients, queue, reports, users } = contract;
const FEE = 60_000;

let clinic: TestClinic;
let patientId: number;
let doctorId: number;

async function register(fullName: string, phone: string): Promise<number> {
  const patient = await clinic.call(patients.register, {
    fullName,
    phone,
    birthOn: '1968-02-11',
    birthIsEstimated: false,
    sex: 'F',
    address: '7 Neem Society',
    city: 'Pune',
  });
  return patient.id;
}

beforeEach(async () => {
  clinic = await openTestClinic({ role: 'receptionist', at: '2026-11-21T10:00' });
  const people = await clinic.call(users.list, {});
  doctorId = people.find(person => person.doctor !== null)?.id ?? 0;
  patientId = await register('Sunita Pawar', '5000041735');
});

afterEach(() => clinic.close());

function consultation(changes: Partial<NewBill> = {}): NewBill {
  return {
    patientId,
    visitId: null,
    doctorId,
    lines: [{ description: 'Consultation', sacCode: '999312', quantity: 1, ratePaise: FEE }],
    discountPaise: 0,
    discountReason: '',
    payments: [],
    ...changes,
  };
}

function issue(changes: Partial<NewBill> = {}, options: { requestId?: string } = {}): Promise<Bill> {
  return clinic.call(billing.issue, consultation(changes), options);
}

const cash = (amountPaise: number) => ({ mode: 'cash' as const, amountPaise, reference: '' });
const upi = (amountPaise: number, reference = '') => ({ mode: 'upi' as const, amountPaise, reference });

async function giveToken(): Promise<number> {
  return (await clinic.call(queue.giveToken, { patientId, doctorId })).visitId;
}

function pdfText(pdf: string): string {
  return execFileSync('pdftotext', ['-layout', '-', '-'], { input: Buffer.from(pdf, 'base64') }).toString();
}

test('the bill of a token knows the doctor’s fee, the next number and what is still owed', async () => {
  await issue({ payments: [cash(FEE - 25_000)] });
  const visitId = await giveToken();
  const draft = await clinic.call(billing.draftForVisit, { visitId });
  expect(draft.lines).toMatchObject([{ quantity: 1, ratePaise: expect.any(Number) }]);
  expect(draft.lines[0]?.description).toMatch(/^Consultation/);
  expect(draft).toMatchObject({ nextNumber: 'B/26-27/000002', oldDuesPaise: 25_000, existingBill: null, patientId });

  const bill = await issue({ visitId, lines: draft.lines });
  expect(bill.number).toBe(draft.nextNumber);
  expect((await clinic.call(billing.draftForVisit, { visitId })).existingBill).toEqual(bill);
});

test('a bill paid in two modes has a receipt for each, and the visit is billed', async () => {
  const visitId = await giveToken();
  const bill = await issue({ visitId, payments: [cash(40_000), upi(20_000, '412815550142')] });
  expect(bill).toMatchObject({ number: 'B/26-27/000001', totalPaise: FEE, paidPaise: FEE, duePaise: 0, visitId });
  expect(bill.payments.map(({ receiptNumber, mode, amountPaise }) => [receiptNumber, mode, amountPaise])).toEqual([
    ['R/26-27/000001', 'cash', 40_000],
    ['R/26-27/000002', 'upi', 20_000],
  ]);
  const board = await clinic.call(queue.dayBoard, {});
  const row = board.doctors.flatMap(({ rows }) => rows).find(({ visitId: id }) => id === visitId);
  expect(row).toMatchObject({ isBilled: true, duePaise: 0 });
});

test('part of a bill is paid later, and never more than is due', async () => {
  const bill = await issue({ payments: [cash(20_000)] });
  expect(bill.duePaise).toBe(40_000);
  expect(await clinic.errorOf(billing.receive, { billId: bill.id, payment: cash(40_001) })).toEqual({
    code: 'PAID_MORE_THAN_BILL',
    data: { totalPaise: FEE },
  });
  clinic.clock.set('2026-11-25T17:30');
  const paid = await clinic.call(billing.receive, { billId: bill.id, payment: upi(40_000) });
  expect(paid).toMatchObject({ duePaise: 0, paidPaise: FEE, onDate: '2026-11-21' });
  expect(paid.payments.map(({ receiptNumber, onDate }) => [receiptNumber, onDate])).toEqual([
    ['R/26-27/000001', '2026-11-21'],
    ['R/26-27/000002', '2026-11-25'],
  ]);
});

test('a refused bill takes no number, so the series has no gap', async () => {
  await issue();
  const refused = [
    { payments: [cash(FEE + 1)] },
    { discountPaise: FEE + 1, discountReason: 'staff' },
    { discountPaise: 100 },
    { patientId: 999 },
    { doctorId: 999 },
  ];
  const codes = [];
  for (const changes of refused) codes.push((await clinic.errorOf(billing.issue, consultation(changes))).code);
  expect(codes).toEqual([
    'PAID_MORE_THAN_BILL',
    'DISCOUNT_MORE_THAN_BILL',
    'DISCOUNT_NEEDS_REASON',
    'NOT_FOUND',
    'NOT_FOUND',
  ]);
  const next = await issue({ payments: [cash(100)] });
  expect([next.number, next.payments[0]?.receiptNumber]).toEqual(['B/26-27/000002', 'R/26-27/000001']);
});

test('numbers start again on the first of April', async () => {
  clinic.clock.set('2027-03-31T23:59');
  const last = await issue({ payments: [cash(FEE)] });
  clinic.clock.set('2027-04-01T00:01');
  const first = await issue({ payments: [cash(FEE)] });
  expect([last.number, last.payments[0]?.receiptNumber]).toEqual(['B/26-27/000001', 'R/26-27/000001']);
  expect([first.number, first.payments[0]?.receiptNumber]).toEqual(['B/27-28/000001', 'R/27-28/000001']);
  expect(first.number.length).toBeLessThanOrEqual(16);
});

test('a visit is billed once; the second desk is told the number', async () => {
  const visitId = await giveToken();
  const bill = await issue({ visitId });
  expect(await clinic.errorOf(billing.issue, consultation({ visitId }))).toEqual({
    code: 'VISIT_ALREADY_BILLED',
    data: { billId: bill.id, number: 'B/26-27/000001' },
  });
});

test('a double click never doubles: the same request gives the same bill', async () => {
  const once = await issue({ payments: [cash(FEE)] }, { requestId: 'click-0001' });
  const twice = await issue({ payments: [cash(FEE)] }, { requestId: 'click-0001' });
  expect(twice).toEqual(once);
  expect(await clinic.call(billing.listForDay, {})).toHaveLength(1);
});

test('a visit cannot be billed to another patient or to the doctor who gave it away', async () => {
  const visitId = await giveToken();
  const other = await register('Ramesh Joshi', '5000041736');
  expect(await clinic.errorOf(billing.issue, consultation({ visitId, patientId: other }))).toEqual({
    code: 'INVALID_INPUT',
    data: { problems: [{ path: 'visitId', code: 'VISIT_OF_ANOTHER_PATIENT' }] },
  });
  const otherDoctor = await clinic.call(users.list, {}).then(list => list.filter(({ doctor }) => doctor)[1]?.id);
  if (otherDoctor === undefined) throw new Error('the test clinic needs a second doctor');
  expect(await clinic.errorOf(billing.issue, consultation({ visitId, doctorId: otherDoctor }))).toMatchObject({
    code: 'CHANGED_MEANWHILE',
  });
});

test('an issued bill says what it said, whatever happens to the patient’s record', async () => {
  const bill = await issue({ payments: [cash(FEE)] });
  expect(bill.party).toMatchObject({ fullName: 'Sunita Pawar', ageAndSex: '58 y, F', address: '7 Neem Society, Pune' });
  const patient = (await clinic.call(patients.get, { patientId })).patient;
  const changed = { ...patient, fullName: 'Sunita Deshmukh', patientId, notADuplicateBecause: '' };
  await clinic.call(patients.change, changed);
  expect(await clinic.call(billing.get, { billId: bill.id })).toEqual(bill);
});

test('the database itself refuses to change an issued bill or a payment', async () => {
  const bill = await issue({ payments: [cash(FEE)] });
  const { driver } = clinic.house.opened().db;
  const statements = [
    `UPDATE bills SET total_paise = 100 WHERE id = ${bill.id}`,
    `UPDATE bills SET party = '{}' WHERE id = ${bill.id}`,
    `DELETE FROM bills WHERE id = ${bill.id}`,
    `UPDATE bill_lines SET description = 'X' WHERE bill_id = ${bill.id}`,
    `UPDATE payments SET amount_paise = 1 WHERE bill_id = ${bill.id}`,
    `DELETE FROM payments WHERE bill_id = ${bill.id}`,
  ];
  for (const statement of statements) expect(() => driver.exec(statement), statement).toThrow(/frozen|never/);
});

test('a discount needs a reason and stands beside the round-off on the bill', async () => {
  const lines = [{ description: 'Dressing', sacCode: '999312', quantity: 3, ratePaise: 12_525 }];
  const bill = await issue({ lines, discountPaise: 1_050, discountReason: 'senior citizen' });
  expect(bill).toMatchObject({
    subtotalPaise: 37_575,
    discountPaise: 1_050,
    discountReason: 'senior citizen',
    roundOffPaise: -25,
    totalPaise: 36_500,
    duePaise: 36_500,
  });
});

test('a negative fee is refused at its field and nothing is saved', async () => {
  const lines = [{ description: 'Consultation', sacCode: '999312', quantity: 1, ratePaise: -100 }];
  expect(await clinic.errorOf(billing.issue, consultation({ lines }))).toEqual({
    code: 'INVALID_INPUT',
    data: { problems: [{ path: 'lines.0.ratePaise', code: 'NEGATIVE_AMOUNT' }] },
  });
  expect(await clinic.call(billing.listForDay, {})).toEqual([]);
});

test('a free consultation has a bill of nothing and owes nothing', async () => {
  const lines = [{ description: 'Consultation, camp', sacCode: '999312', quantity: 1, ratePaise: 0 }];
  expect(await issue({ lines })).toMatchObject({ number: 'B/26-27/000001', totalPaise: 0, duePaise: 0, payments: [] });
});

test('two lakh in cash from one person in a day is refused, over all their bills', async () => {
  const big = (ratePaise: number) => [{ description: 'Procedure', sacCode: '999312', quantity: 1, ratePaise }];
  await issue({ lines: big(15_000_000), payments: [cash(15_000_000)] });
  const second = { lines: big(5_000_000), payments: [cash(5_000_000)] };
  expect(await clinic.errorOf(billing.issue, consultation(second))).toEqual({
    code: 'CASH_LIMIT_REACHED',
    data: { takenTodayPaise: 15_000_000, limitPaise: 20_000_000 },
  });
  await issue({ ...second, payments: [cash(4_999_900), upi(100)] });

  clinic.clock.set('2026-11-22T10:00');
  await issue(second);
});

test('one bill paid in cash over several days is one transaction under the limit', async () => {
  const lines = [{ description: 'Procedure', sacCode: '999312', quantity: 1, ratePaise: 25_000_000 }];
  const bill = await issue({ lines, payments: [cash(15_000_000)] });
  clinic.clock.set('2026-11-23T10:00');
  const rest = { billId: bill.id, payment: cash(5_000_000) };
  expect(await clinic.errorOf(billing.receive, rest)).toMatchObject({ code: 'CASH_LIMIT_REACHED' });
  expect(await clinic.call(billing.receive, { ...rest, payment: upi(5_000_000) })).toMatchObject({
    duePaise: 5_000_000,
  });
});

test('money taken after the day was closed belongs to the next day and its series', async () => {
  clinic.clock.set('2027-03-31T21:00');
  const bill = await issue({ payments: [cash(10_000)] });
  await clinic.as('owner').call(reports.closeDay, {
    onDate: '2027-03-31',
    openingFloatPaise: 0,
    count: { notes: { '100': 1 }, coinsPaise: 0 },
    expectedCashPaise: 10_000,
  });
  const late = await issue();
  expect([late.number, late.onDate]).toEqual(['B/27-28/000001', '2027-04-01']);
  const paid = await clinic.call(billing.receive, { billId: bill.id, payment: cash(10_000) });
  expect(paid.payments.at(-1)).toMatchObject({ onDate: '2027-04-01', receiptNumber: 'R/27-28/000001' });
});

test('what was billed before is suggested with its last rate, the most used first', async () => {
  const line = (description: string, ratePaise: number) => ({ description, sacCode: '999312', quantity: 2, ratePaise });
  await issue({ lines: [line('Dressing, small', 10_000), line('ECG, 12 lead', 35_000)] });
  await issue({ lines: [line('dressing, small', 12_000)] });
  await issue({ lines: [line('Dressing, large', 30_000)] });
  const suggestions = await clinic.call(billing.suggestLines, { text: 'dress' });
  expect(suggestions).toEqual([
    { description: 'Dressing, small', sacCode: '999312', quantity: 1, ratePaise: 12_000 },
    { description: 'Dressing, large', sacCode: '999312', quantity: 1, ratePaise: 30_000 },
  ]);
  expect(await clinic.call(billing.suggestLines, { text: '%' })).toEqual([]);
});

test('bills are listed by day and by patient, newest first', async () => {
  const first = await issue();
  const second = await issue({ payments: [cash(FEE)] });
  const ofDay = await clinic.call(billing.listForDay, { onDate: '2026-11-21' });
  expect(ofDay.map(({ number, duePaise }) => [number, duePaise])).toEqual([
    [second.number, 0],
    [first.number, FEE],
  ]);
  expect(ofDay[0]).toMatchObject({ fullName: 'Sunita Pawar', patientId });
  expect(await clinic.call(billing.listForPatient, { patientId })).toEqual(ofDay);
  expect(await clinic.call(billing.listForDay, { onDate: '2026-11-20' })).toEqual([]);
});

test('the printed bill says all that a bill of supply must, and a second print is marked as a copy', async () => {
  const bill = await issue({ discountPaise: 10_000, discountReason: 'senior citizen', payments: [cash(20_000)] });
  const original = await clinic.call(billing.printBill, { billId: bill.id });
  expect(original.fileName).toBe('B-26-27-000001.pdf');
  const text = pdfText(original.pdf);
  for (const words of ['Bill of supply', 'B/26-27/000001', 'Sunita Pawar', '58 y, F', 'senior citizen', '500.00']) {
    expect(text).toContain(words);
  }
  expect(text).toContain('R/26-27/000001');
  expect(text).not.toContain('Duplicate');
  expect(pdfText((await clinic.call(billing.printBill, { billId: bill.id })).pdf)).toContain('Duplicate copy 1');
});

test('a receipt printed again says that it is a copy and what was due when it was given', async () => {
  const bill = await issue({ payments: [cash(20_000)] });
  await clinic.call(billing.receive, { billId: bill.id, payment: upi(40_000, '412815550142') });
  const paymentId = bill.payments[0]?.id ?? 0;
  const first = pdfText((await clinic.call(billing.printReceipt, { paymentId, paper: '80mm' })).pdf);
  expect(first).toContain('R/26-27/000001');
  expect(first).toMatch(/Balance due\s+400\.00/);
  expect(first).not.toContain('Duplicate');
  const copies = [];
  for (let copy = 0; copy < 2; copy += 1) copies.push(await clinic.call(billing.printReceipt, { paymentId }));
  expect(copies.map(({ pdf }) => /Duplicate copy \d/.exec(pdfText(pdf))?.[0])).toEqual([
    'Duplicate copy 1',
    'Duplicate copy 2',
  ]);
  expect(await clinic.errorOf(billing.printReceipt, { paymentId: 999 })).toMatchObject({ code: 'NOT_FOUND' });
});

test('a nurse sees no bills, and the refusal is recorded', async () => {
  const nurse = clinic.as('nurse');
  expect(await nurse.errorOf(billing.listForDay, {})).toMatchObject({ code: 'NOT_ALLOWED' });
  expect(await nurse.errorOf(billing.issue, consultation())).toMatchObject({ code: 'NOT_ALLOWED' });
  expect(clinic.auditTrail().slice(-2)).toMatchObject([
    { action: 'bills.listed', outcome: 'refused' },
    { action: 'bill.issued', outcome: 'refused' },
  ]);
});

test('the trail names the bill by its number and never the patient', async () => {
  const bill = await issue({ payments: [cash(FEE)] });
  const row = clinic.auditTrail().at(-1);
  expect(row).toMatchObject({ action: 'bill.issued', outcome: 'ok', entity: 'bill', entityId: bill.id });
  expect(JSON.stringify(row)).toContain('B/26-27/000001');
  expect(JSON.stringify(row)).not.toContain('Sunita');
});
