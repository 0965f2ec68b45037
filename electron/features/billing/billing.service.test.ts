import { afterEach, beforeEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { BILL_STATES } from '#shared/features/billing/bill.schema.ts';
import { recordingDb, tablesScannedBy } from '../../database/recording-db.ts';
import { closeTestClinics, PEOPLE, refusalOf } from '../../server/test-clinic.ts';
import {
  cash,
  FEE,
  line,
  openTestDesk,
  type TestDesk,
  upi,
} from '../../server/test-money-desk.test-support.ts';
import { getBill } from './bill-record.ts';
import * as billingSql from './billing.sql.ts';
import * as billsSql from './bills-list.sql.ts';

const { billing, queue } = contract;
let desk: TestDesk;

beforeEach(async () => {
  desk = await openTestDesk();
});
afterEach(closeTestClinics);

test('the bill of a token knows the doctor’s fee, the next number and what is still owed', async () => {
  await desk.issue({ payments: [cash(FEE - 25_000)] });
  const visitId = await desk.giveToken();
  const draft = await desk.clinic.call(billing.draftForVisit, { visitId });
  expect(draft).toMatchObject({
    lines: [{ description: 'Consultation, General medicine', quantity: 1, ratePaise: FEE }],
    doctorName: 'Dr Meera Kulkarni',
    nextNumbers: { billOfSupply: 'B/26-27/000002', taxInvoice: 'TI/26-27/000001' },
    chargesGst: false,
    oldDuesPaise: 25_000,
    existingBill: null,
    upi: { address: 'sanjeevani@examplebank', payeeName: 'Sanjeevani Clinic' },
  });

  const bill = await desk.issue({ visitId, lines: draft.lines });
  expect(bill.number).toBe(draft.nextNumbers.billOfSupply);
  expect((await desk.clinic.call(billing.draftForVisit, { visitId })).existingBill).toEqual(bill);
});

test('a bill paid in two modes has a receipt for each, and the visit is billed', async () => {
  const visitId = await desk.giveToken();
  const bill = await desk.issue({ visitId, payments: [cash(40_000), upi(20_000, '412815550142')] });
  expect(bill).toMatchObject({
    number: 'B/26-27/000001',
    totalPaise: FEE,
    paidPaise: FEE,
    duePaise: 0,
    visitId,
  });
  expect(
    bill.payments.map(({ receiptNumber, mode, amountPaise }) => [receiptNumber, mode, amountPaise]),
  ).toEqual([
    ['R/26-27/000001', 'cash', 40_000],
    ['R/26-27/000002', 'upi', 20_000],
  ]);
  const board = await desk.clinic.call(queue.dayBoard, {});
  const row = board.doctors.flatMap(({ rows }) => rows).find(({ visitId: id }) => id === visitId);
  expect(row).toMatchObject({ isBilled: true, duePaise: 0 });
});

test('part of a bill is paid later, and never more than is due', async () => {
  const bill = await desk.issue({ payments: [cash(20_000)] });
  expect(bill.duePaise).toBe(40_000);
  const tooMuch = desk.clinic.call(billing.receive, { billId: bill.id, payment: cash(40_001) });
  expect(await refusalOf(tooMuch)).toEqual({ code: 'PAID_MORE_THAN_BILL', data: { totalPaise: FEE } });

  await desk.at('2026-11-25T17:30');
  const paid = await desk.clinic.call(billing.receive, { billId: bill.id, payment: upi(40_000) });
  expect(paid).toMatchObject({ duePaise: 0, paidPaise: FEE, onDate: '2026-11-21' });
  expect(paid.payments.map(({ receiptNumber, onDate }) => [receiptNumber, onDate])).toEqual([
    ['R/26-27/000001', '2026-11-21'],
    ['R/26-27/000002', '2026-11-25'],
  ]);
});

test('a discount needs a reason and stands beside the round-off on the bill', async () => {
  const lines = [line('Dressing', 12_525, 3)];
  expect(await desk.refusal({ lines, discountPaise: 1_050 })).toEqual({
    code: 'DISCOUNT_NEEDS_REASON',
    data: {},
  });
  expect(await desk.refusal({ lines, discountPaise: 37_576, discountReason: 'staff' })).toEqual({
    code: 'DISCOUNT_MORE_THAN_BILL',
    data: { subtotalPaise: 37_575 },
  });
  expect(await desk.issue({ lines, discountPaise: 1_050, discountReason: 'senior citizen' })).toMatchObject({
    subtotalPaise: 37_575,
    discountPaise: 1_050,
    discountReason: 'senior citizen',
    roundOffPaise: -25,
    totalPaise: 36_500,
    duePaise: 36_500,
  });
});

test('a negative fee is refused at its field and nothing is saved', async () => {
  expect(await desk.refusal({ lines: [line('Consultation', -100)] })).toEqual({
    code: 'INVALID_INPUT',
    data: { problems: [{ path: 'lines.0.ratePaise', code: 'NEGATIVE_AMOUNT' }] },
  });
  expect(await desk.billsOn('2026-11-21')).toEqual([]);
});

test('a free consultation has a bill of nothing and owes nothing', async () => {
  const bill = await desk.issue({ lines: [line('Consultation, camp', 0)] });
  expect(bill).toMatchObject({ number: 'B/26-27/000001', totalPaise: 0, duePaise: 0, payments: [] });
});

test('a visit cannot be billed to another patient or to the doctor who gave it away', async () => {
  const visitId = await desk.giveToken();
  const other = await desk.register('Ramesh Joshi', '5000041736');
  expect(await desk.refusal({ visitId, patientId: other })).toEqual({
    code: 'INVALID_INPUT',
    data: { problems: [{ path: 'visitId', code: 'VISIT_OF_ANOTHER_PATIENT' }] },
  });
  await desk.clinic.call(queue.act, { action: 'transfer', visitId, doctorId: PEOPLE.secondDoctor });
  expect(await desk.refusal({ visitId })).toEqual({ code: 'CHANGED_MEANWHILE', data: {} });
  expect(await desk.issue({ visitId, doctorId: PEOPLE.secondDoctor })).toMatchObject({
    doctorName: 'Dr Arvind Solanki',
  });
});

test('what was billed before is suggested with its last rate, the most used first', async () => {
  await desk.issue({ lines: [line('Dressing, small', 10_000, 2), line('ECG, 12 lead', 35_000)] });
  await desk.issue({ lines: [line('dressing, small', 12_000)] });
  await desk.issue({ lines: [line('Dressing, large', 30_000)] });
  const suggested = await desk.clinic.call(billing.suggestLines, { text: 'DRESS' });
  expect(suggested.map(({ line: { description, ratePaise } }) => [description, ratePaise])).toEqual([
    ['Dressing, small', 12_000],
    ['Dressing, large', 30_000],
  ]);
  expect(await desk.clinic.call(billing.suggestLines, { text: '%' })).toEqual([]);
});

test('bills are listed by day and by patient, newest first', async () => {
  const { patientId } = desk;
  const first = await desk.issue();
  const second = await desk.issue({ payments: [cash(FEE)] });
  await desk.issue({ patientId: await desk.register('Ramesh Joshi', '5000041736') });
  const ofPatient = await desk.clinic.call(billing.listForPatient, { patientId });
  expect(ofPatient.map(({ number, duePaise }) => [number, duePaise])).toEqual([
    [second.number, 0],
    [first.number, FEE],
  ]);
  expect(ofPatient[0]).toMatchObject({ fullName: 'Sunita Pawar', patientId });
  const ofDay = await desk.billsOn('2026-11-21');
  expect(ofDay.slice(1)).toEqual(ofPatient);
  expect(await desk.billsOn('2026-11-20')).toEqual([]);
});

test('no look at bills, payments or the open day scans a table', async () => {
  const { id } = await desk.issue({ payments: [cash(FEE)] });
  const { reader } = desk.clinic.server.house.opened().db;
  const { db, queries } = recordingDb(reader);
  getBill(db, id);
  billingSql.findBillOfVisit(db, 1);
  billingSql.findBillOfPayment(db, 1);
  billsSql.listForPatient(db, desk.patientId);
  const days = { fromDay: 20261101, toDay: 20261121, doctorId: null };
  for (const state of [null, ...BILL_STATES]) billsSql.listBetween(db, { ...days, state }, 100);
  billsSql.sumBetween(db, { ...days, state: null });
  billsSql.listByNumbers(db, ['B/26-27/000001']);
  billingSql.listLastDoctors(db, desk.patientId);
  billingSql.listTestsOfVisit(db, 1);
  billingSql.findLegalLimit(db, 'cashFromOnePerson', 20261121);
  for (const query of queries) expect(tablesScannedBy(reader, query), query.text).toEqual([]);
});

test('a nurse sees no bills, and the refusal is recorded', async () => {
  const nurse = await desk.clinic.as('nurse');
  expect(await refusalOf(nurse.call(billing.listForPatient, { patientId: desk.patientId }))).toMatchObject({
    code: 'NOT_ALLOWED',
  });
  expect(await refusalOf(nurse.call(billing.issue, desk.bill()))).toMatchObject({ code: 'NOT_ALLOWED' });
  expect(desk.clinic.auditTrail().slice(-2)).toMatchObject([
    { action: 'bills.listed', outcome: 'refused' },
    { action: 'bill.issued', outcome: 'refused' },
  ]);
});

test('the trail has one row for a bill and its money, and one for each refusal', async () => {
  const bill = await desk.issue({ payments: [cash(FEE)] });
  await desk.refusal({ payments: [cash(FEE + 1)] });
  expect(desk.clinic.auditTrail().slice(-2)).toMatchObject([
    { action: 'bill.issued', outcome: 'ok', entity: 'bill', entityId: bill.id, personName: 'Kavita Nair' },
    { action: 'bill.issued', outcome: 'refused', entity: 'patient', entityId: desk.patientId },
  ]);
});
