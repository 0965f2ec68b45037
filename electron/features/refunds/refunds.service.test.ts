import { afterEach, beforeEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { sql } from '../../database/db.ts';
import { OWNER_PIN, readyToApprove } from '../../server/test-approvals.test-support.ts';
import { closeTestClinics, PEOPLE, refusalOf, type TestClinic } from '../../server/test-clinic.ts';
import { accountsOf, type MoneyDesk, openMoneyDesk, rawSql } from '../../server/test-dues.test-support.ts';
import { cash, FEE, line, pdfText, upi } from '../../server/test-money-desk.test-support.ts';

const { refunds, billing, reports } = contract;
let desk: MoneyDesk;
let owner: TestClinic;

beforeEach(async () => {
  desk = await openMoneyDesk();
  owner = await desk.clinic.as('owner');
});
afterEach(closeTestClinics);

const ofAdvance = (amountPaise: number) => ({
  ...{ asked: { source: 'advance' as const, patientId: desk.patientId, amountPaise } },
  reason: 'Goes elsewhere',
});

async function askedAndApproved(amountPaise: number): Promise<number> {
  const [asked] = await desk.clinic.call(refunds.request, ofAdvance(amountPaise));
  const refundId = asked?.id ?? 0;
  await owner.call(refunds.approve, { refundId });
  return refundId;
}

const payOut = (refundId: number, mode: 'cash' | 'upi' = 'cash', reference = '') =>
  desk.clinic.call(refunds.payOut, { refundId, mode, reference });

test('a refund is asked for, approved by the owner and paid from the drawer, negative in today’s', async () => {
  await desk.advance(cash(100_000));
  const [asked] = await desk.clinic.call(refunds.request, ofAdvance(60_000));
  expect(asked).toMatchObject({ state: 'requested', requestedBy: 'Kavita Nair', amountPaise: 60_000 });
  const refundId = asked?.id ?? 0;
  expect((await refusalOf(payOut(refundId))).code).toBe('REFUND_NOT_THERE');
  expect((await refusalOf(desk.clinic.call(refunds.approve, { refundId }))).code).toBe('APPROVAL_NEEDED');
  await owner.call(refunds.approve, { refundId });
  expect(await desk.balance()).toEqual({ advancePaise: 40_000, refundsPaise: 60_000, duePaise: 0 });
  const paid = await payOut(refundId);
  expect(paid).toMatchObject({ state: 'paid', decidedBy: 'Anil Kulkarni' });
  expect(paid.paid).toMatchObject({ number: 'RV/26-27/000001', mode: 'cash', userName: 'Kavita Nair' });
  expect(accountsOf(desk.clinic)).toEqual({ cash: 40_000, advances: -40_000 });
  const sheet = await owner.call(reports.daySheet, { onDate: '2026-11-21' });
  expect(sheet).toMatchObject({ refundsPaise: 60_000, refundCount: 1, expectedCashPaise: 40_000 });
  const { pdf } = await desk.clinic.call(refunds.printVoucher, { refundId, paper: '58mm' });
  for (const words of ['Refund voucher', 'RV/26-27/000001', 'Anil Kulkarni', 'Signature of the receiver']) {
    expect(pdfText(pdf)).toContain(words);
  }
});

test('the owner’s PIN at the desk approves on the spot, once', async () => {
  await desk.advance(cash(100_000));
  const { patientId } = desk;
  await readyToApprove(owner);
  const granted = await desk.clinic.call(contract.approvals.grant, {
    ...{ kind: 'refund', amountPaise: 60_000, patientId, about: 'Refund' },
    ...{ approverId: PEOPLE.owner, secret: OWNER_PIN },
  });
  const { approvalId } = granted;
  const [refund] = await desk.clinic.call(refunds.request, { ...ofAdvance(60_000), approvalId });
  expect(refund).toMatchObject({ state: 'approved', decidedBy: 'Anil Kulkarni' });
  const again = desk.clinic.call(refunds.request, { ...ofAdvance(40_000), approvalId });
  expect((await refusalOf(again)).code).toBe('APPROVAL_USED');
  expect(await desk.balance()).toMatchObject({ advancePaise: 40_000, refundsPaise: 60_000 });
});

test('a rejected refund leaves the advance, a kept one gives it back', async () => {
  await desk.advance(cash(100_000));
  const [asked] = await desk.clinic.call(refunds.request, ofAdvance(30_000));
  await owner.call(refunds.reject, { refundId: asked?.id ?? 0, reason: 'Operation is fixed' });
  expect(await desk.balance()).toMatchObject({ advancePaise: 100_000, refundsPaise: 0 });
  const refundId = await askedAndApproved(100_000);
  expect(await desk.clinic.call(refunds.keep, { refundId })).toMatchObject({ state: 'kept' });
  expect(await desk.balance()).toMatchObject({ advancePaise: 100_000, refundsPaise: 0 });
  expect((await refusalOf(payOut(refundId))).code).toBe('REFUND_NOT_THERE');
});

test('more than the advance is never asked for, also in two requests together', async () => {
  await desk.advance(cash(100_000));
  await desk.clinic.call(refunds.request, ofAdvance(60_000));
  expect(await refusalOf(desk.clinic.call(refunds.request, ofAdvance(40_001)))).toEqual({
    ...{ code: 'REFUND_MORE_THAN_ADVANCE', data: { advancePaise: 40_000 } },
  });
  await desk.clinic.call(refunds.request, ofAdvance(40_000));
});

test('an advance that was used after its refund was asked for cannot be approved any more', async () => {
  await desk.advance(cash(FEE));
  const [asked] = await desk.clinic.call(refunds.request, ofAdvance(FEE));
  const bill = await desk.issue();
  const { patientId } = desk;
  const shares = [{ billId: bill.id, amountPaise: FEE }];
  await desk.clinic.call(contract.dues.applyAdvance, { patientId, shares });
  const approving = owner.call(refunds.approve, { refundId: asked?.id ?? 0 });
  expect((await refusalOf(approving)).code).toBe('REFUND_MORE_THAN_ADVANCE');
});

test('two desks that pay one refund out pay it once', async () => {
  await desk.advance(cash(100_000));
  await owner.call(contract.dues.takeAdvance, { patientId: desk.patientId, payments: [cash(100_000)] });
  const refundId = await askedAndApproved(60_000);
  const outcomes = await Promise.allSettled([
    payOut(refundId),
    owner.call(refunds.payOut, { refundId, mode: 'cash', reference: '' }),
  ]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await desk.balance()).toMatchObject({ advancePaise: 140_000, refundsPaise: 0 });
});

test('the database itself pays no refund twice, none that nobody approved, and none but the whole', async () => {
  await desk.advance(cash(100_000));
  const refundId = await askedAndApproved(60_000);
  const second = await askedAndApproved(30_000);
  const { reader } = desk.clinic.server.house.opened().db;
  const shiftId = reader.value<number>(sql`SELECT id FROM shifts`);
  const pay = (amount: number, id: number, number: string) =>
    rawSql(
      desk.clinic,
      `INSERT INTO ledger (on_date, posted_at, kind, debit, credit, amount_paise, number, patient_id, user_id,
        shift_id, document_id)
      VALUES (20261121, 1, 'refundPaid', 'refunds', 'cash', ${amount}, '${number}', ${desk.patientId}, 3,
        ${shiftId}, ${id})`,
    );
  expect(pay(59_999, refundId, 'RV/1')).toThrow(/approved first/);
  expect(pay(60_000, second, 'RV/2')).toThrow(/approved first/);
  pay(60_000, refundId, 'RV/3')();
  expect(pay(60_000, refundId, 'RV/4')).toThrow(/paid once/);
  const leap = `INSERT INTO refund_events (refund_id, event, on_date, at, by_user, ledger_id)
    VALUES (${second}, 'kept', 20261121, 1, 3, 1)`;
  rawSql(desk.clinic, leap)();
  expect(rawSql(desk.clinic, leap.replace('kept', 'paid').replace(', 1)', ', 2)'))).toThrow(/past it/);
  expect(rawSql(desk.clinic, `UPDATE refunds SET state = 'requested'`)).toThrow(/by its events/);
});

test('cash that the drawer does not hold is not paid out, and UPI asks for its UTR', async () => {
  await desk.advance(upi(100_000));
  const refundId = await askedAndApproved(60_000);
  expect(await refusalOf(payOut(refundId))).toEqual({ code: 'NOT_ENOUGH_CASH', data: { inDrawerPaise: 0 } });
  expect((await refusalOf(payOut(refundId, 'upi'))).data).toEqual({
    problems: [{ path: 'reference', code: 'UTR_REQUIRED' }],
  });
  await payOut(refundId, 'upi', '412815550199');
  expect(accountsOf(desk.clinic)).toEqual({ upi: 40_000, advances: -40_000 });
});

test('a refund of a bill credits its lines when it is approved', async () => {
  const bill = await desk.issue({
    lines: [line('Consultation', FEE), line('Dressing', 20_000, 3)],
    payments: [cash(2 * FEE)],
  });
  const asked = { source: 'bill' as const, billId: bill.id, lines: [{ lineNumber: 2, quantity: 2 }] };
  const [refund] = await desk.clinic.call(refunds.request, { asked, reason: 'Only one was done' });
  expect(refund).toMatchObject({ amountPaise: 40_000, state: 'requested', billNumber: bill.number });
  expect((await desk.clinic.call(refunds.afterIssue, { billId: bill.id })).creditNotes).toEqual([]);
  const approved = await owner.call(refunds.request, {
    ...{ asked: { ...asked, lines: [{ lineNumber: 2, quantity: 1 }] }, reason: 'None was' },
  });
  expect(approved[0]).toMatchObject({ state: 'approved', amountPaise: 20_000 });
  await owner.call(refunds.approve, { refundId: refund?.id ?? 0 });
  const { creditNotes } = await desk.clinic.call(refunds.afterIssue, { billId: bill.id });
  expect(creditNotes.map(({ number, totalPaise }) => [number, totalPaise])).toEqual([
    ['CN/26-27/000001', 20_000],
    ['CN/26-27/000002', 40_000],
  ]);
  expect(await desk.balance()).toEqual({ advancePaise: 0, refundsPaise: 60_000, duePaise: 0 });
  expect(await desk.clinic.call(billing.get, { billId: bill.id })).toMatchObject({
    paidPaise: FEE,
    duePaise: 0,
  });
});

test('a bill paid off while a refund waits changes what would be paid back, so approving is refused', async () => {
  const bill = await desk.issue({ lines: [line('Scan', 100_000)], payments: [cash(40_000)] });
  const asked = { source: 'bill' as const, billId: bill.id, lines: [{ lineNumber: 1, quantity: 1 }] };
  const [refund] = await desk.clinic.call(refunds.request, { asked, reason: 'Machine is broken' });
  expect(refund?.amountPaise).toBe(40_000);
  await desk.clinic.call(billing.receive, { billId: bill.id, payment: cash(60_000) });
  const approving = owner.call(refunds.approve, { refundId: refund?.id ?? 0 });
  expect((await refusalOf(approving)).code).toBe('CHANGED_MEANWHILE');
});

test('whoever approves a refund of a bill approves its whole credit note, the due that goes with it too', async () => {
  await readyToApprove(owner);
  const { id: billId } = await desk.issue({ payments: [cash(100)] });
  const ask = { source: 'bill' as const, billId, lines: [{ lineNumber: 1, quantity: 1 }] };
  const { approvalId } = await desk.clinic.call(contract.approvals.grant, {
    ...{ kind: 'refund', amountPaise: 100, patientId: desk.patientId, about: 'Refund' },
    ...{ approverId: PEOPLE.owner, secret: OWNER_PIN },
  });
  const input = { asked: ask, reason: 'Not seen' };
  expect(await refusalOf(desk.clinic.call(refunds.request, { ...input, approvalId }))).toMatchObject({
    code: 'APPROVAL_TOO_SMALL',
  });
  const [asked] = await desk.clinic.call(refunds.request, input);
  const approving = desk.clinic.call(refunds.approve, { refundId: asked?.id ?? 0, approvalId });
  expect(await refusalOf(approving)).toMatchObject({ code: 'APPROVAL_TOO_SMALL' });
  expect((await desk.balance()).duePaise).toBe(FEE - 100);
});
