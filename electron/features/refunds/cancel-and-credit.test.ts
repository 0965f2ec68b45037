import { afterEach, beforeEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { closeTestClinics, refusalOf, type TestClinic } from '../../server/test-clinic.ts';
import { accountsOf, type MoneyDesk, openMoneyDesk, rawSql } from '../../server/test-dues.test-support.ts';
import { cash, FEE, line, pdfText, upi } from '../../server/test-money-desk.test-support.ts';

const { refunds, billing, dues, queue } = contract;
let desk: MoneyDesk;
let owner: TestClinic;

beforeEach(async () => {
  desk = await openMoneyDesk();
  owner = await desk.clinic.as('owner');
});
afterEach(closeTestClinics);

const cancel = (billId: number, clinic = desk.clinic) =>
  clinic.call(refunds.cancelBill, { billId, reason: 'Wrong patient' });

const credit = (
  billId: number,
  lines: { lineNumber: number; quantity: number }[],
  restTo = 'advance' as const,
) => owner.call(refunds.creditNote, { billId, lines, reason: 'Not done', restTo });

test('a cancelled bill keeps its number, gives its money to the patient and its visit back to the desk', async () => {
  const visitId = await desk.giveToken();
  const bill = await desk.issue({ visitId, payments: [cash(40_000)] });
  const after = await cancel(bill.id);
  expect(after.cancel).toMatchObject({ keptPaise: 40_000, reason: 'Wrong patient', userName: 'Kavita Nair' });
  expect(await desk.balance()).toEqual({ advancePaise: 40_000, refundsPaise: 0, duePaise: 0 });
  expect(accountsOf(desk.clinic)).toEqual({ cash: 40_000, advances: -40_000 });
  const anew = await desk.issue({ visitId });
  expect(anew.number).not.toBe(bill.number);
  expect((await refusalOf(cancel(bill.id))).code).toBe('BILL_IS_CANCELLED');
  expect(
    rawSql(desk.clinic, `INSERT INTO bill_cancels VALUES (${bill.id}, 20261121, 1, 3, 'x', 0, NULL)`),
  ).toThrow(/UNIQUE/);
});

test('whoever was done waits for a bill again', async () => {
  const visitId = await desk.giveToken();
  const bill = await desk.issue({ visitId });
  const { driver } = desk.clinic.server.house.opened().db;
  driver.exec(`UPDATE visits SET state = 'done' WHERE id = ${visitId}`);
  await cancel(bill.id);
  const board = await desk.clinic.call(queue.dayBoard, {});
  const row = board.doctors.flatMap(({ rows }) => rows).find(one => one.visitId === visitId);
  expect(row?.state).toBe('toBill');
});

test('the bill of an earlier day is the owner’s to cancel', async () => {
  const bill = await desk.issue();
  await desk.at('2026-11-22T10:00');
  expect(await refusalOf(cancel(bill.id))).toEqual({
    ...{ code: 'APPROVAL_NEEDED', data: { kind: 'cancel', amountPaise: FEE } },
  });
  owner = await desk.clinic.as('owner');
  await cancel(bill.id, owner);
});

test('a payment taken while the other desk cancels is either kept as an advance or refused', async () => {
  const bill = await desk.issue();
  const outcomes = await Promise.allSettled([
    cancel(bill.id),
    owner.call(billing.receive, { billId: bill.id, payment: cash(FEE) }),
  ]);
  expect(outcomes[0]?.status).toBe('fulfilled');
  expect(outcomes[1]?.status).toBe('rejected');
  expect(await desk.balance()).toEqual({ advancePaise: 0, refundsPaise: 0, duePaise: 0 });
});

test('the database itself takes nothing on a cancelled bill, and cancels none whose account stands', async () => {
  const bill = await desk.issue();
  const row = `INSERT INTO bill_cancels VALUES (${bill.id}, 20261121, 1, 3, 'x', 0, NULL)`;
  expect(rawSql(desk.clinic, row)).toThrow(/not taken back/);
  expect(rawSql(desk.clinic, `UPDATE bills SET is_cancelled = 1`)).toThrow(/with a reason/);
  await cancel(bill.id);
  const receipt = `INSERT INTO ledger (on_date, posted_at, kind, debit, credit, amount_paise, bill_id, patient_id,
    user_id) VALUES (20261121, 1, 'writeOffReversed', 'dues', 'badDebts', 1, ${bill.id}, ${desk.patientId}, 3)`;
  expect(rawSql(desk.clinic, receipt)).toThrow(/cancelled|mirrors/);
});

test('a credit note first lowers the due, and the rest is the patient’s advance', async () => {
  const bill = await desk.issue({
    lines: [line('Consultation', FEE), line('Dressing', 30_000, 2)],
    payments: [cash(90_000)],
  });
  const note = await credit(bill.id, [{ lineNumber: 2, quantity: 2 }]);
  expect(note).toMatchObject({
    ...{ number: 'CN/26-27/000001', totalPaise: 60_000, lowersDuePaise: 30_000, restTo: 'advance' },
  });
  expect(await desk.balance()).toEqual({ advancePaise: 30_000, refundsPaise: 0, duePaise: 0 });
  expect(await desk.clinic.call(billing.get, { billId: bill.id })).toMatchObject({
    ...{ creditedPaise: 60_000, paidPaise: 60_000, duePaise: 0 },
  });
  const { pdf } = await desk.clinic.call(refunds.printCreditNote, { creditNoteId: note.id, paper: 'A5' });
  for (const words of ['Credit note', bill.number, 'Dressing', 'Not done'])
    expect(pdfText(pdf)).toContain(words);
});

test('what the desk credits, somebody approves; what is paid back waits for its voucher', async () => {
  const bill = await desk.issue({ payments: [upi(FEE)] });
  const asked = { billId: bill.id, lines: [{ lineNumber: 1, quantity: 1 }], reason: 'Not seen' };
  const byDesk = desk.clinic.call(refunds.creditNote, { ...asked, restTo: 'payBack' });
  expect((await refusalOf(byDesk)).code).toBe('APPROVAL_NEEDED');
  await owner.call(refunds.creditNote, { ...asked, restTo: 'payBack' });
  expect(await desk.balance()).toEqual({ advancePaise: 0, refundsPaise: FEE, duePaise: 0 });
  const today = { fromDate: '2026-11-21', toDate: '2026-11-21' };
  const waiting = await desk.clinic.call(refunds.list, today);
  expect(waiting.map(({ state, amountPaise }) => [state, amountPaise])).toEqual([['approved', FEE]]);
});

test('never above what is left of a line, in the service and in the database', async () => {
  const bill = await desk.issue({ lines: [line('Dressing', 33_333, 3)] });
  await credit(bill.id, [{ lineNumber: 1, quantity: 2 }]);
  const more = owner.call(refunds.creditNote, {
    ...{ billId: bill.id, lines: [{ lineNumber: 1, quantity: 2 }], reason: 'x', restTo: 'advance' },
  });
  expect(await refusalOf(more)).toEqual({ code: 'CREDIT_MORE_THAN_LEFT', data: { lineNumbers: [1] } });
  const lineRow = (amount: number) =>
    rawSql(
      desk.clinic,
      `INSERT INTO credit_notes VALUES (9, 'CN/9', '26-27', ${bill.id}, 20261121, 1, 1, 'x', 0, 0, 0, 0, 'advance', NULL);
       INSERT INTO credit_note_lines VALUES (9, ${bill.id}, 1, 1, ${amount}, 0, 0)`,
    );
  expect(lineRow(33_334)).toThrow(/left of the line/);
  const entry = `INSERT INTO ledger (on_date, posted_at, kind, debit, credit, amount_paise, bill_id, patient_id,
    user_id, document_id) VALUES (20261121, 1, 'creditFees', 'fees', 'dues', 1, ${bill.id}, ${desk.patientId}, 3, 1)`;
  expect(rawSql(desk.clinic, entry)).toThrow(/needs its note/);
  await credit(bill.id, [{ lineNumber: 1, quantity: 1 }]);
  expect(accountsOf(desk.clinic)).toEqual({});
});

test('a refund larger than what was paid is aborted by the database', async () => {
  const bill = await desk.issue({ payments: [cash(FEE)] });
  const entry = (
    amount: number,
  ) => `INSERT INTO ledger (on_date, posted_at, kind, debit, credit, amount_paise, bill_id,
      patient_id, user_id)
    VALUES (20261121, 1, 'toPayBack', 'dues', 'refunds', ${amount}, ${bill.id}, ${desk.patientId}, 3)`;
  expect(rawSql(desk.clinic, entry(FEE + 1))).toThrow(/CHECK|more than was paid/);
  rawSql(desk.clinic, entry(FEE))();
  expect(rawSql(desk.clinic, entry(1))).toThrow(/CHECK|more than was paid/);
});

test('a credited bill is not cancelled, a written-off one neither cancelled nor credited', async () => {
  const bill = await desk.issue({ lines: [line('Dressing', 10_000, 2)] });
  await credit(bill.id, [{ lineNumber: 1, quantity: 1 }]);
  expect((await refusalOf(cancel(bill.id))).code).toBe('BILL_HAS_CREDIT_NOTES');
  const other = await desk.issue();
  await owner.call(dues.writeOff, { billId: other.id, amountPaise: 100, reason: 'Coins' });
  expect((await refusalOf(cancel(other.id))).code).toBe('BILL_WRITTEN_OFF');
  expect((await refusalOf(credit(other.id, [{ lineNumber: 1, quantity: 1 }]))).code).toBe('BILL_WRITTEN_OFF');
});
