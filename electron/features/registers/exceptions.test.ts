import { afterEach, beforeEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { ExceptionKind } from '#shared/features/registers/exception-kinds.ts';
import { addItem, dressing } from '../../server/test-catalogue.test-support.ts';
import {
  closeTestClinics,
  OWNER_PASSWORD,
  PEOPLE,
  refusalOf,
  type TestClinic,
} from '../../server/test-clinic.ts';
import { type MoneyDesk, openMoneyDesk, rawSql } from '../../server/test-dues.test-support.ts';
import { cash, line, upi } from '../../server/test-money-desk.test-support.ts';
import { cellsOf, showTo, totalOf } from './registers.test-support.ts';

const { approvals, billing, dues, encounters, refunds } = contract;
let desk: MoneyDesk;
let owner: TestClinic;

beforeEach(async () => {
  desk = await openMoneyDesk();
  owner = await desk.clinic.as('owner');
});
afterEach(closeTestClinics);

async function found(kind: ExceptionKind, ...keys: string[]) {
  return cellsOf(await showTo(owner, { report: 'exceptions', options: { kind } }), ...keys);
}

async function discounted(paise: number, reason: string) {
  const asked = { kind: 'discount' as const, amountPaise: paise, patientId: desk.patientId, about: reason };
  const given = { ...asked, approverId: PEOPLE.owner, secret: OWNER_PASSWORD };
  const { approvalId } = await desk.clinic.call(approvals.grant, given);
  return desk.issue({ discountPaise: paise, discountReason: reason, approvalId });
}

test('a discount is an exception when somebody had to say yes, and adds up by approver and by reason', async () => {
  await desk.issue({ discountPaise: 6_000, discountReason: 'Staff' });
  await discounted(12_000, 'Staff');
  const cancelled = await discounted(30_000, 'Camp');
  await desk.clinic.call(refunds.cancelBill, { billId: cancelled.id, reason: 'Wrong patient' });
  await discounted(15_000, 'Camp');
  expect(await found('discount', 'who', 'amount', 'detail')).toEqual([
    ['Kavita Nair', 12_000, '20 %, Staff, Anil Kulkarni'],
    ['Kavita Nair', 30_000, '50 %, Camp, Anil Kulkarni'],
    ['Kavita Nair', 15_000, '25 %, Camp, Anil Kulkarni'],
  ]);
  const byApprover = await showTo(owner, { report: 'discounts' });
  expect(cellsOf(byApprover, 'month', 'who', 'bills', 'discount', 'share')).toEqual([
    ['2026-11', 'Anil Kulkarni', 2, 27_000, 22.5],
    ['2026-11', 'Kavita Nair, within the cap', 1, 6_000, 10],
  ]);
  const byReason = await showTo(owner, { report: 'discounts', options: { rows: 'reason' } });
  expect(cellsOf(byReason, 'who', 'discount')).toEqual([
    ['Staff', 18_000],
    ['Camp', 15_000],
  ]);
  expect(totalOf(byReason, 'discount')).toBe(33_000);
});

test('a raised price, a cancelled bill, a credit note and a receipt taken back each have their row', async () => {
  await addItem(owner, dressing, 50_000);
  const [offered] = await desk.clinic.call(billing.suggestLines, {
    ...{ text: 'dress', patientId: desk.patientId, doctorId: PEOPLE.doctor },
  });
  if (!offered) throw new Error('No dressing in the catalogue.');
  const dear = await desk.issue({ lines: [{ ...offered.line, ratePaise: 60_000, quantity: 2 }] });
  const paid = await desk.issue({ lines: [line('Plaster', 20_000, 2)], payments: [upi(40_000)] });
  const [receipt] = paid.payments;
  await owner.call(refunds.reverseReceipt, { entryId: receipt?.id ?? 0, reason: 'By card' });
  const lines = [{ lineNumber: 1, quantity: 1 }];
  await owner.call(refunds.creditNote, { billId: paid.id, lines, reason: 'Not done', restTo: 'advance' });
  await owner.call(dues.writeOff, { billId: paid.id, amountPaise: 5_000, reason: 'Poor' });
  await desk.clinic.call(refunds.cancelBill, { billId: dear.id, reason: 'Wrong patient' });

  expect(await found('price', 'what', 'amount', 'detail')).toEqual([
    [dear.number, -20_000, offered.line.description],
  ]);
  expect(await found('billCancelled', 'who', 'what', 'patient', 'amount', 'detail')).toEqual([
    ['Kavita Nair', dear.number, 'Sunita Pawar', 120_000, 'Wrong patient'],
  ]);
  expect(await found('creditNote', 'amount', 'detail')).toEqual([[20_000, 'Not done']]);
  expect(await found('takenBack', 'what', 'amount', 'detail')).toEqual([
    [receipt?.receiptNumber, 40_000, 'Receipt taken back: By card'],
  ]);
  expect(await found('writeOff', 'what', 'amount')).toEqual([[paid.number, 5_000]]);
  const all = await showTo(owner, { report: 'exceptions' });
  // And the plaster, which is of no list.
  expect(all.rowCount).toBe(6);
  expect(all.opens.filter(opens => opens?.kind === 'bill')).toHaveLength(5);
  expect(all.grid.totals).toBeNull();
  const ageing = await showTo(owner, { report: 'dues' });
  expect(cellsOf(ageing, 'bill', 'due')).toEqual([[paid.number, 15_000]]);
});

test('lines of no list, another doctor’s price and a class that was set are exceptions', async () => {
  const dressingId = await addItem(owner, dressing, 50_000);
  const known = { ...line('Dressing', 50_000), itemId: dressingId };
  await desk.issue({ lines: [known, line('Ambulance', 30_000)] });
  await desk.issue({ lines: [line('Ambulance', 20_000)] });
  await desk.issue({ lines: [{ ...known, doctorId: PEOPLE.secondDoctor }] });
  await owner.call(contract.catalogue.setPriceClass, { patientId: desk.patientId, priceClass: 'Staff' });
  expect(await found('byHand', 'who', 'amount', 'detail')).toEqual([
    ['Kavita Nair', 30_000, 'Ambulance'],
    ['Kavita Nair', 20_000, 'Ambulance'],
  ]);
  expect(await found('otherDoctor', 'amount', 'detail')).toEqual([
    [0, expect.stringContaining('Dressing, ')],
  ]);
  expect(await found('priceClass', 'who', 'what', 'patient')).toEqual([
    ['Anil Kulkarni', 'Staff', 'Sunita Pawar'],
  ]);
  // Among all the others they are one row of a cashier's day.
  const all = await showTo(owner, { report: 'exceptions' });
  const byHand = cellsOf(all, 'kind', 'amount', 'detail').filter(([kind]) =>
    String(kind).startsWith('Typed'),
  );
  expect(byHand).toEqual([['Typed by hand, no list', 50_000, 'Lines: 2, e.g. Ambulance']]);
});

test('what is written on another day than its own is late, and a page printed again is a duplicate', async () => {
  const bill = await desk.issue({ payments: [cash(60_000)] });
  const { db } = desk.clinic.server.house.opened();
  expect(await found('late', 'what')).toEqual([]);
  db.driver.exec('DROP TRIGGER ledger_rows_are_never_changed');
  rawSql(desk.clinic, `UPDATE ledger SET posted_at = posted_at + 86400000 WHERE kind = 'receipt'`)();
  expect(await found('late', 'amount', 'detail')).toEqual([[60_000, 'Receipt of 21 Nov 2026']]);
  for (let copy = 0; copy < 3; copy += 1) {
    await desk.clinic.call(billing.printBill, { billId: bill.id, paper: 'A5' });
  }
  expect(await found('duplicate', 'who', 'what', 'patient', 'detail')).toEqual([
    ['Kavita Nair', bill.number, 'Sunita Pawar', 'Bill, duplicate 1'],
    ['Kavita Nair', bill.number, 'Sunita Pawar', 'Bill, duplicate 2'],
  ]);
});

test('sign-ins by night, refusals, struck notes and notes never signed are found', async () => {
  const visitId = await desk.giveToken();
  const left = await desk.clinic.call(contract.queue.giveToken, {
    ...{ patientId: await desk.register('Ramesh Joshi', '5000041736'), doctorId: PEOPLE.doctor },
  });
  const doctor = await desk.clinic.as('doctor');
  const body = { complaints: 'Fever' };
  await doctor.call(encounters.saveDraft, { visitId: left.visitId, draft: { body } });
  await desk.at('2026-11-22T23:15');
  const late = await desk.clinic.as('doctor');
  await late.call(encounters.sign, { visitId, body });
  await late.call(encounters.void, { visitId, version: 1, reason: 'Other person' });
  expect((await refusalOf(late.call(contract.reports.daySheet, { onDate: '2026-11-22' }))).code).toBe(
    'NOT_ALLOWED',
  );
  await desk.at('2026-11-23T07:00');
  owner = await desk.clinic.as('owner');

  expect(await found('afterHours', 'who', 'what')).toEqual([
    ['Kavita Nair', 'person signed in'],
    ['Dr Meera Kulkarni', 'person signed in'],
  ]);
  expect(await found('refused', 'who', 'what', 'detail')).toEqual([
    ['Dr Meera Kulkarni', 'day sheet read', 'NOT_ALLOWED'],
  ]);
  expect(await found('noteVoided', 'who', 'patient', 'detail')).toEqual([
    ['Dr Meera Kulkarni', 'Sunita Pawar', ''],
  ]);
  expect(await found('lateNote', 'patient', 'detail')).toEqual([['Sunita Pawar', 'Visit of 21 Nov 2026']]);
  expect(await found('draftLeft', 'who', 'patient')).toEqual([['Dr Meera Kulkarni', 'Ramesh Joshi']]);
  const [day] = [{ fromDate: '2026-11-23', toDate: '2026-11-23' }];
  expect((await showTo(owner, { report: 'exceptions', ...day })).rowCount).toBe(0);
});

test('exceptions and proofs are the owner’s alone', async () => {
  for (const role of ['receptionist', 'accountant', 'doctor'] as const) {
    const clinic = await owner.as(role);
    for (const report of ['exceptions', 'proof'] as const) {
      expect((await refusalOf(showTo(clinic, { report }))).code, `${role} ${report}`).toBe('NOT_ALLOWED');
    }
  }
});
