import { afterEach, beforeEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { closeTestClinics, PEOPLE, refusalOf } from '../../server/test-clinic.ts';
import {
  cash,
  line,
  openTestDesk,
  pdfText,
  type TestDesk,
  upi,
} from '../../server/test-money-desk.test-support.ts';

const { billing, encounters, queue } = contract;
let desk: TestDesk;

beforeEach(async () => {
  desk = await openTestDesk();
});
afterEach(closeTestClinics);

test('the printed bill says all that a bill of supply must, and a second print is marked as a copy', async () => {
  const changes = { discountPaise: 6_000, discountReason: 'senior citizen', payments: [cash(20_000)] };
  const { id: billId } = await desk.issue(changes);
  const original = await desk.clinic.call(billing.printBill, { billId });
  expect(original.fileName).toBe('B-26-27-000001.pdf');
  const text = pdfText(original.pdf);
  const facts = [
    'Bill of supply',
    'B/26-27/000001',
    '21 Nov 2026, 11:42 am',
    'Sunita Pawar',
    '58 y, F',
    '999312',
  ];
  const money = [
    'Discount, Senior citizen',
    '−60.00',
    '540.00',
    'R/26-27/000001',
    '340.00',
    'MP-18342',
    'Kavita Nair',
  ];
  for (const words of [...facts, ...money]) expect(text).toContain(words);
  expect(text).not.toContain('Duplicate');
  expect(pdfText((await desk.clinic.call(billing.printBill, { billId })).pdf)).toContain('Duplicate copy 1');
});

test('a visit that the doctor has signed is done once it is billed, and its bill names the prescription', async () => {
  const visitId = await desk.giveToken();
  const doctor = await desk.clinic.as('doctor');
  await doctor.call(queue.call, { visitId });
  const { serial } = await doctor.call(encounters.sign, { visitId, body: { complaints: 'Cough' } });
  const bill = await desk.issue({ visitId });
  const board = await desk.clinic.call(queue.dayBoard, {});
  expect(board.doctors.flatMap(({ rows }) => rows)).toMatchObject([
    { visitId, state: 'done', isBilled: true },
  ]);
  const { pdf } = await desk.clinic.call(billing.printBill, { billId: bill.id });
  expect(pdfText(pdf)).toContain(serial);
});

test('a bill fits the roll of a receipt printer too', async () => {
  const { id: billId } = await desk.issue({ payments: [upi(60_000, '412815550142')] });
  const text = pdfText((await desk.clinic.call(billing.printBill, { billId, paper: '80mm' })).pdf);
  for (const words of ['Sanjeevani Clinic', 'B/26-27/000001', '4128 1555 0142'])
    expect(text).toContain(words);
});

test('a receipt printed again says that it is a copy and what was due when it was given', async () => {
  const bill = await desk.issue({ payments: [cash(20_000)] });
  await desk.clinic.call(billing.receive, { billId: bill.id, payment: upi(40_000, '412815550142') });
  const paymentId = bill.payments[0]?.id ?? 0;
  const first = pdfText((await desk.clinic.call(billing.printReceipt, { paymentId, paper: '80mm' })).pdf);
  expect(first).toContain('R/26-27/000001');
  expect(first).toMatch(/Balance due\s+400\.00/);
  expect(first).not.toContain('Duplicate');
  const copies = [];
  for (let copy = 0; copy < 2; copy += 1)
    copies.push(await desk.clinic.call(billing.printReceipt, { paymentId }));
  expect(copies.map(({ pdf }) => /Duplicate copy \d/.exec(pdfText(pdf))?.[0])).toEqual([
    'Duplicate copy 1',
    'Duplicate copy 2',
  ]);
  expect(desk.clinic.auditTrail().at(-1)).toMatchObject({
    action: 'receipt.printed',
    entity: 'payment',
    entityId: paymentId,
  });
});

test('a bill or receipt that does not exist is not found, and nothing is counted as printed', async () => {
  const call = desk.clinic.call;
  expect(await refusalOf(call(billing.printReceipt, { paymentId: 99 }))).toMatchObject({ code: 'NOT_FOUND' });
  expect(await refusalOf(call(billing.printBill, { billId: 99 }))).toMatchObject({ code: 'NOT_FOUND' });
  const { driver } = desk.clinic.server.house.opened().db;
  expect(driver.prepare('SELECT count(*) AS count FROM prints').get()).toEqual({ count: 0 });
});

test('a bill entered after the close carries the date it belongs to, without the hour of another day', async () => {
  await (await desk.clinic.as('owner')).call(contract.reports.closeDay, {
    onDate: '2026-11-21',
    count: { notes: {}, coinsPaise: 0 },
    expectedCashPaise: 0,
  });
  const late = await desk.issue();
  const text = pdfText((await desk.clinic.call(billing.printBill, { billId: late.id })).pdf);
  expect(text).toContain('22 Nov 2026');
  expect(text).not.toContain('11:42');
});

test('a reprint years later has the name, address and GSTIN of the day of the bill', async () => {
  const owner = await desk.clinic.as('owner');
  const all = await owner.call(contract.settings.get, {});
  await owner.call(contract.settings.change, { ...all, clinic: { ...all.clinic, gstin: '23ABCDE1234F1Z5' } });
  const { id: billId, payments } = await desk.issue({ payments: [upi(60_000)] });
  const now = await owner.call(contract.settings.get, {});
  const moved = { name: 'Sanjeevani Hospital', addressLine: '1 New Road', gstin: '' };
  await owner.call(contract.settings.change, { ...now, clinic: { ...now.clinic, ...moved } });
  const paymentId = payments[0]?.id ?? 0;
  for (const paper of ['A4', 'A5', '80mm', '58mm'] as const) {
    const bill = pdfText((await desk.clinic.call(billing.printBill, { billId, paper })).pdf);
    const receipt = pdfText((await desk.clinic.call(billing.printReceipt, { paymentId, paper })).pdf);
    for (const text of [bill, receipt]) {
      expect(text).toContain('Sanjeevani Clinic');
      expect(text).toContain('GSTIN 23ABCDE1234F1Z5');
      expect(text).not.toContain('New Road');
    }
  }
  const later = await desk.issue();
  const text = pdfText((await desk.clinic.call(billing.printBill, { billId: later.id })).pdf);
  expect(text).toContain('Sanjeevani Hospital');
  expect(text).not.toContain('GSTIN');
  const { driver } = desk.clinic.server.house.opened().db;
  expect(() => driver.exec('UPDATE bill_letterheads SET clinic = clinic')).toThrow('frozen');
  expect(() => driver.exec('UPDATE bills SET letterhead_id = NULL')).toThrow('frozen');
});

test('the company that pays stands on every paper of the bill, with its GSTIN and the member’s number', async () => {
  const owner = await desk.clinic.as('owner');
  const details = { name: 'Narmada Mills', gstin: '23ABCDE1234F1Z5', address: '4 Mill Road, Indore' };
  const { id: partyId } = await owner.call(contract.parties.save, { partyId: null, details });
  await owner.call(contract.parties.addMember, {
    ...{ partyId, patientId: desk.patientId, memberNumber: 'NM-417', validFrom: '2026-01-01' },
  });
  const { id: billId, payments } = await desk.issue({ partyId, payments: [cash(10_000)] });
  const paymentId = payments[0]?.id ?? 0;
  for (const paper of ['A4', 'A5', '80mm', '58mm'] as const) {
    const bill = pdfText((await desk.clinic.call(billing.printBill, { billId, paper })).pdf);
    const receipt = pdfText((await desk.clinic.call(billing.printReceipt, { paymentId, paper })).pdf);
    for (const text of [bill, receipt].map(each => each.replace(/\s+/g, ' ')))
      for (const words of ['On account of: Narmada Mills', '4 Mill Road', '23ABCDE1234F1Z5', 'NM-417'])
        expect(text, `${words} on ${paper}`).toContain(words);
  }
});

test('a line that another doctor did names the doctor', async () => {
  const lines = [{ ...line('Dressing', 20_000), doctorId: PEOPLE.secondDoctor }];
  const { id: billId } = await desk.issue({ lines });
  for (const paper of ['A5', '58mm'] as const) {
    const { pdf } = await desk.clinic.call(billing.printBill, { billId, paper });
    expect(pdfText(pdf).replace(/\s+/g, ' ')).toMatch(/by Dr/);
  }
});
