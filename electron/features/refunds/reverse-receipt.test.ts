import { afterEach, beforeEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { OWNER_PIN, readyToApprove } from '../../server/test-approvals.test-support.ts';
import { closeTestClinics, PEOPLE, refusalOf, type TestClinic } from '../../server/test-clinic.ts';
import {
  accountsOf,
  cheque,
  type MoneyDesk,
  openMoneyDesk,
  rawSql,
} from '../../server/test-dues.test-support.ts';
import { cash, FEE, pdfText, upi } from '../../server/test-money-desk.test-support.ts';

const { refunds, billing, dues, cash: drawers } = contract;
let desk: MoneyDesk;
let owner: TestClinic;

beforeEach(async () => {
  desk = await openMoneyDesk();
  owner = await desk.clinic.as('owner');
});
afterEach(closeTestClinics);

const reverse = (entryId: number, more: { approvalId?: number } = {}) =>
  desk.clinic.call(refunds.reverseReceipt, { entryId, reason: 'It was by card', ...more });

test('a receipt in the wrong mode is reversed by whoever took it, while their shift is open', async () => {
  const bill = await desk.issue({ payments: [cash(FEE)] });
  const entryId = bill.payments[0]?.id ?? 0;
  expect(await reverse(entryId)).toEqual({
    ...{ number: bill.payments[0]?.receiptNumber, amountPaise: FEE, billId: bill.id },
  });
  const after = await desk.clinic.call(billing.get, { billId: bill.id });
  expect(after).toMatchObject({ duePaise: FEE, paidPaise: 0 });
  expect(accountsOf(desk.clinic)).toEqual({ dues: FEE, fees: -FEE });
  expect((await refusalOf(reverse(entryId))).code).toBe('RECEIPT_REVERSED_ALREADY');
  await desk.clinic.call(billing.receive, { billId: bill.id, payment: upi(FEE) });
});

test('another cashier’s receipt, and one of a closed shift, needs an approval', async () => {
  const bill = await desk.issue({ payments: [upi(FEE)] });
  const entryId = bill.payments[0]?.id ?? 0;
  const [drawer] = await desk.clinic.call(drawers.drawers, {});
  await desk.clinic.call(drawers.handOver, {
    ...{ shiftId: drawer?.shiftId ?? 0, expectedCashPaise: 0, reason: '' },
    count: { notes: {}, coinsPaise: 0 },
  });
  expect(await refusalOf(reverse(entryId))).toEqual({
    ...{ code: 'APPROVAL_NEEDED', data: { kind: 'reversal', amountPaise: FEE } },
  });
  await readyToApprove(owner);
  const { approvalId } = await desk.clinic.call(contract.approvals.grant, {
    ...{ kind: 'reversal', amountPaise: FEE, patientId: desk.patientId, about: 'Receipt' },
    ...{ approverId: PEOPLE.owner, secret: OWNER_PIN },
  });
  await reverse(entryId, { approvalId });
  expect(await desk.balance()).toMatchObject({ duePaise: FEE });
});

test('a cheque that came back days later makes the bill due again', async () => {
  const bill = await desk.issue({ payments: [cheque(FEE)] });
  await desk.at('2026-11-25T10:00');
  owner = await desk.clinic.as('owner');
  const entryId = bill.payments[0]?.id ?? 0;
  await owner.call(refunds.reverseReceipt, { entryId, reason: 'Cheque returned' });
  expect(await desk.balance()).toMatchObject({ duePaise: FEE });
  const money = await owner.call(contract.reports.daySheet, { onDate: '2026-11-21' });
  expect(money.expectedCashPaise).toBe(0);
});

test('an advance is reversed while it is whole, and its receipt says so when it is printed again', async () => {
  const entryId = await desk.advance(cash(FEE));
  await reverse(entryId);
  expect(await desk.balance()).toMatchObject({ advancePaise: 0 });
  const { pdf } = await desk.clinic.call(dues.printAdvance, { entryId, paper: '80mm' });
  expect(pdfText(pdf)).toContain('CANCELLED: It was by card');
  const used = await desk.advance(cash(FEE));
  const bill = await desk.issue();
  const shares = [{ billId: bill.id, amountPaise: 100 }];
  await desk.clinic.call(dues.applyAdvance, { patientId: desk.patientId, shares });
  expect((await refusalOf(reverse(used))).code).toBe('ADVANCE_IS_SPENT');
});

test('money that a credit note has given away since is not reversed', async () => {
  const bill = await desk.issue({ payments: [cash(FEE)] });
  await owner.call(refunds.creditNote, {
    ...{ billId: bill.id, lines: [{ lineNumber: 1, quantity: 1 }], reason: 'Not seen', restTo: 'advance' },
  });
  expect((await refusalOf(reverse(bill.payments[0]?.id ?? 0))).code).toBe('RECEIPT_IS_SPENT');
});

test('the database itself reverses only the whole of what was received', async () => {
  const bill = await desk.issue({ payments: [upi(FEE)] });
  const entryId = bill.payments[0]?.id ?? 0;
  const row = (
    amount: number,
  ) => `INSERT INTO ledger (on_date, posted_at, kind, debit, credit, amount_paise, bill_id,
      patient_id, user_id, shift_id, reverses_id)
    VALUES (20261121, 1, 'receiptReversed', 'dues', 'upi', ${amount}, ${bill.id}, ${desk.patientId}, 3, 1, ${entryId})`;
  expect(rawSql(desk.clinic, row(FEE - 1))).toThrow(/mirrors/);
  rawSql(desk.clinic, row(FEE))();
  expect(rawSql(desk.clinic, row(FEE))).toThrow(/UNIQUE|more than was paid/);
});

test('one’s own receipt of an earlier day needs an approval, however long its drawer stays open', async () => {
  const bill = await desk.issue({ payments: [cash(FEE)] });
  await desk.at('2026-12-05T10:00');
  await desk.issue({ payments: [cash(FEE)] });
  expect((await refusalOf(reverse(bill.payments[0]?.id ?? 0))).code).toBe('APPROVAL_NEEDED');
});
