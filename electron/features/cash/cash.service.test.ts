import { execFileSync } from 'node:child_process';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { ACCOUNTS } from '#shared/features/ledger/ledger.rules.ts';
import { balanceOf } from '../../ledger/ledger.sql.ts';
import { cash as inCash, openTestBooks, type TestBooks } from '../../server/test-books.test-support.ts';
import { closeTestClinics, PEOPLE, refusalOf, STAFF_PASSWORD } from '../../server/test-clinic.ts';

const { approvals, billing, cash, reports } = contract;
let books: TestBooks;

beforeEach(async () => {
  books = await openTestBooks();
});
afterEach(closeTestClinics);

const tea = { category: 'Tea and water', paidTo: 'Gupta Stores', amountPaise: 4_000, mode: 'cash' as const };
const coins = (coinsPaise: number) => ({ notes: {}, coinsPaise });

async function putIn(amountPaise: number): Promise<void> {
  await books.owner.call(cash.moveSafe, { kind: 'putIn', amountPaise, reason: 'Change for the desk' });
}

function sumOfAccounts(): number {
  const { reader } = books.owner.server.house.opened().db;
  return ACCOUNTS.reduce((sum, account) => sum + balanceOf(reader, account), 0);
}

test('a drawer opens by itself with the first taking, and what is counted goes to the clinic’s box', async () => {
  await putIn(50_000);
  expect((await books.desk.call(cash.myShift, {})).shift).toBeNull();
  await books.bill(60_000);
  const { shift } = await books.desk.call(cash.myShift, {});
  expect(shift).toMatchObject({
    userName: 'Kavita Nair',
    isOpen: true,
    floatPaise: 50_000,
    expectedCashPaise: 110_000,
  });
  const input = {
    shiftId: shift?.shiftId ?? 0,
    count: coins(109_000),
    expectedCashPaise: 110_000,
  };
  expect(await refusalOf(books.desk.call(cash.handOver, input))).toEqual({
    code: 'DIFFERENCE_NEEDS_REASON',
    data: { differencePaise: -1_000 },
  });
  const closed = await books.desk.call(cash.handOver, { ...input, reason: 'Change given wrong' });
  expect(closed).toMatchObject({ isOpen: false, number: 'S/26-27/000001', countedCashPaise: 109_000 });
  expect((await books.desk.call(cash.myShift, {})).safePaise).toBe(109_000);
  expect(sumOfAccounts()).toBe(0);
});

test('a handed-over drawer takes nothing more; the next taking opens another, with an empty float', async () => {
  await books.bill(60_000);
  const first = (await books.desk.call(cash.myShift, {})).shift;
  const shiftId = first?.shiftId ?? 0;
  const input = { shiftId, count: coins(60_000), expectedCashPaise: 60_000 };
  await books.desk.call(cash.handOver, input);
  expect(await refusalOf(books.desk.call(cash.handOver, input))).toMatchObject({ code: 'CHANGED_MEANWHILE' });
  await books.bill(10_000);
  const second = (await books.desk.call(cash.myShift, {})).shift;
  expect(second).toMatchObject({ floatPaise: 0, expectedCashPaise: 10_000 });
  expect(second?.shiftId).not.toBe(shiftId);
  const { driver } = books.owner.server.house.opened().db;
  expect(() =>
    driver.exec(`INSERT INTO ledger (number, kind, debit, credit, patient_id, on_date, amount_paise, shift_id,
      posted_at, user_id) VALUES ('AD/26-27/000009', 'advance', 'cash', 'advances', ${books.patientId}, 20261121, 100,
      ${shiftId}, 0, 1)`),
  ).toThrow('the shift is closed');
});

test('nobody closes a colleague’s drawer but the owner, and the second name is another person’s', async () => {
  await books.bill(60_000);
  const { shiftId } = (await books.owner.call(cash.drawers, {}))[0] ?? { shiftId: 0 };
  const input = { shiftId, count: coins(60_000), expectedCashPaise: 60_000 };
  const own = await books.owner.call(cash.shift, { shiftId });
  expect(own.isOwn).toBe(false);
  const grant = { kind: 'countersign', amountPaise: 0, patientId: null, about: '' } as const;
  const signed = await books.owner
    .call(approvals.grant, {
      ...grant,
      approverId: PEOPLE.receptionist,
      secret: 'kavita-password-2026',
    })
    .catch(() => null);
  const closed = await books.owner.call(cash.handOver, { ...input, approvalId: signed?.approvalId ?? null });
  expect(closed.secondByName).toBe(signed ? 'Kavita Nair' : '');
});

test('an expense leaves the drawer with a voucher, never more than is in it, and comes back once', async () => {
  await books.bill(10_000);
  expect(await refusalOf(books.desk.call(cash.recordExpense, { ...tea, amountPaise: 10_001 }))).toEqual({
    code: 'NOT_IN_DRAWER',
    data: { drawerPaise: 10_000 },
  });
  const paid = await books.desk.call(cash.recordExpense, tea);
  expect(paid).toMatchObject({ number: 'EV/26-27/000001', category: 'Tea and water', reversedBecause: '' });
  const sheet = await books.owner.call(reports.daySheet, {});
  expect(sheet).toMatchObject({ collectedPaise: 10_000, expensesPaise: 4_000, expectedCashPaise: 6_000 });

  const back = { expenseId: paid.id, reason: 'Entered twice' };
  expect(await books.desk.call(cash.reverseExpense, back)).toMatchObject({
    reversedBecause: 'Entered twice',
  });
  expect(await refusalOf(books.desk.call(cash.reverseExpense, back))).toMatchObject({
    code: 'ALREADY_REVERSED',
  });
  expect((await books.desk.call(cash.myShift, {})).shift?.expectedCashPaise).toBe(10_000);
  const days = { fromDate: '2026-11-21', toDate: '2026-11-21' };
  expect(await books.desk.call(cash.listExpenses, days)).toHaveLength(1);
  expect(sumOfAccounts()).toBe(0);
});

test('the owner takes from the box only what lies in it', async () => {
  const move = { kind: 'takenOut' as const, amountPaise: 100, reason: 'Home' };
  expect(await refusalOf(books.owner.call(cash.moveSafe, move))).toEqual({
    code: 'MORE_THAN_IN_SAFE',
    data: { safePaise: 0 },
  });
  await books.owner.call(cash.moveSafe, { ...move, kind: 'putIn', amountPaise: 200_000 });
  const out = { ...move, kind: 'deposited' as const, amountPaise: 50_000, reference: '004417' };
  expect(await books.owner.call(cash.moveSafe, out)).toEqual({ safePaise: 150_000 });
  expect(await refusalOf(books.desk.call(cash.moveSafe, move))).toMatchObject({ code: 'NOT_ALLOWED' });
  expect(sumOfAccounts()).toBe(0);
});

test('the owner closes a day with two drawers only after they are handed over', async () => {
  await books.bill(60_000);
  await books.owner.call(billing.issue, {
    patientId: books.patientId,
    visitId: null,
    doctorId: PEOPLE.doctor,
    lines: [{ description: 'Dressing', quantity: 1, ratePaise: 5_000 }],
    payments: [inCash(5_000)],
  });
  const close = await books.closeInput(0, {});
  expect(
    await refusalOf(books.owner.call(reports.closeDay, { ...close, expectedCashPaise: 5_000 })),
  ).toMatchObject({
    code: 'SHIFTS_STILL_OPEN',
    data: { count: 2 },
  });
  const mine = (await books.desk.call(cash.myShift, {})).shift?.shiftId ?? 0;
  await books.desk.call(cash.handOver, {
    shiftId: mine,
    count: coins(60_000),
    expectedCashPaise: 60_000,
  });
  const closed = await books.owner.call(reports.closeDay, {
    ...close,
    count: coins(5_000),
    expectedCashPaise: 5_000,
    takeOutPaise: 40_000,
    depositPaise: 15_000,
  });
  expect(closed).toMatchObject({ expectedCashPaise: 65_000, countedCashPaise: 65_000, differencePaise: 0 });
  const sheet = await books.owner.call(reports.daySheet, {});
  expect(sheet).toMatchObject({ takenOutPaise: 40_000, depositedPaise: 15_000, safePaise: 10_000 });
  expect(sumOfAccounts()).toBe(0);
});

function wordsOf(pdf: string): string {
  const page = execFileSync('pdftotext', ['-layout', '-', '-'], { input: Buffer.from(pdf, 'base64') });
  return page.toString().replaceAll('\u00a0', ' ').replaceAll(/ +/g, ' ');
}

test('the drawer’s sheet prints its sums, its count, the slips and who signed, on a roll and on A4', async () => {
  await books.bill(60_000);
  await books.desk.call(cash.recordExpense, tea);
  const open = (await books.desk.call(cash.myShift, {})).shift;
  const shiftId = open?.shiftId ?? 0;
  const before = wordsOf((await books.desk.call(cash.printShift, { shiftId })).pdf);
  expect(before).toContain('Still open, not counted');
  expect(before).not.toContain('Handed over by');
  await books.desk.call(cash.handOver, {
    ...{ shiftId, count: coins(55_000), expectedCashPaise: 56_000 },
    ...{ reason: 'Coin lost', slips: { upi: 0 } },
  });
  for (const paper of ['80mm', 'A4'] as const) {
    const { pdf, fileName } = await books.desk.call(cash.printShift, { shiftId, paper });
    const words = wordsOf(pdf);
    expect(fileName).toBe('S-26-27-000001.pdf');
    for (const part of ['S/26-27/000001', 'Kavita Nair', '600.00', '−40.00', '560.00', '550.00', '−10.00'])
      expect(words).toContain(part);
    expect(words).toContain('Coin lost');
    expect(words).toContain('Handed over by: Kavita Nair');
  }
});

test('nobody prints a colleague’s drawer but who may see all of them', async () => {
  await books.owner.call(cash.setFloat, { floatPaise: 10_000 });
  const { shiftId } = (await books.owner.call(cash.drawers, {}))[0] ?? { shiftId: 0 };
  expect(await refusalOf(books.desk.call(cash.printShift, { shiftId }))).toMatchObject({
    code: 'NOT_ALLOWED',
  });
});

test('a voucher prints for the receiver to sign, and says when it was taken back; the list exports', async () => {
  await books.bill(60_000);
  const paid = await books.desk.call(cash.recordExpense, { ...tea, note: 'Biscuits', billNumber: '4417' });
  for (const paper of ['80mm', 'A5'] as const) {
    const words = wordsOf((await books.desk.call(cash.printExpense, { expenseId: paid.id, paper })).pdf);
    for (const part of ['EV/26-27/000001', 'Gupta Stores', 'Biscuits', '4417', '40.00', 'Rupees forty only'])
      expect(words).toContain(part);
    expect(words).toContain('Signature of the receiver');
  }
  await books.desk.call(cash.reverseExpense, { expenseId: paid.id, reason: 'Entered twice' });
  const back = wordsOf((await books.desk.call(cash.printExpense, { expenseId: paid.id })).pdf);
  expect(back).toContain('Taken back: Entered twice');
  const { base64 } = await books.desk.call(cash.exportExpenses, {
    ...{ fromDate: '2026-11-21', toDate: '2026-11-21', format: 'csv' },
  });
  const csv = Buffer.from(base64, 'base64').toString('utf8');
  expect(csv).toContain('EV/26-27/000001');
  expect(csv).toContain('Entered twice');
  expect(csv.trim()).toMatch(/"Entered twice",40\.00$/);
});

test('the day’s sheet tells refunds, expenses, drawers and the box, and prints them with both signatures', async () => {
  await books.bill(60_000);
  await books.desk.call(cash.recordExpense, tea);
  const close = await books.closeInput(56_000);
  const grant = { kind: 'countersign', amountPaise: 0, patientId: null, about: '' } as const;
  const { approvalId } = await books.owner.call(approvals.grant, {
    ...grant,
    approverId: PEOPLE.receptionist,
    secret: STAFF_PASSWORD,
  });
  await books.owner.call(reports.closeDay, {
    ...{ ...close, expectedCashPaise: 56_000, takeOutPaise: 30_000, depositPaise: 6_000, approvalId },
    ...{ depositReference: '004417', slips: { upi: 0 } },
  });
  const sheet = await books.owner.call(reports.daySheet, {});
  expect(sheet).toMatchObject({
    slips: { upi: 0 },
    standing: { duesBeforePaise: 0, duesPaise: 0, advancesPaise: 0 },
    safePaise: 20_000,
    close: { secondByName: 'Kavita Nair' },
  });
  for (const paper of ['A4', '80mm'] as const) {
    const words = wordsOf((await books.owner.call(reports.printDaySheet, { paper })).pdf);
    for (const part of ['Tea and water', 'Owner took out', '−300.00', '−60.00', 'Tomorrow’s float', '200.00'])
      expect(words).toContain(part);
    expect(words).toContain('Checked by: Kavita Nair');
    expect(words.replaceAll(/\s/g, '')).toContain(sheet.ledgerHash.slice(0, 32).toUpperCase());
  }
});

test('what stays in the box is the next day’s float, and money after the close belongs to that day', async () => {
  await books.bill(60_000);
  await books.close(60_000, {});
  await books.bill(10_000);
  const next = await books.desk.call(cash.myShift, {});
  expect(next).toMatchObject({
    onDate: '2026-11-22',
    shift: { floatPaise: 60_000, expectedCashPaise: 70_000 },
  });
  expect(await books.owner.call(reports.daySheet, {})).toMatchObject({ collectedPaise: 60_000 });
});

test('what a bill leaves unpaid is dues made, and the account of dues stands at it', async () => {
  await books.bill(60_000, { payments: [inCash(20_000)] });
  const sheet = await books.owner.call(reports.daySheet, {});
  expect(sheet).toMatchObject({
    duesMadePaise: 40_000,
    duesMadeCount: 1,
    standing: { duesBeforePaise: 0, duesPaise: 40_000 },
  });
});

test('a float is never given back out of a drawer that no longer holds it', async () => {
  await putIn(10_000);
  await books.desk.call(cash.setFloat, { floatPaise: 10_000 });
  await books.desk.call(cash.recordExpense, { ...tea, amountPaise: 8_000 });
  expect(await refusalOf(books.desk.call(cash.setFloat, { floatPaise: 0 }))).toEqual({
    code: 'NOT_IN_DRAWER',
    data: { drawerPaise: 2_000 },
  });
});
