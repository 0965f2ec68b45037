import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { TODAY } from '../../server/test-books.test-support.ts';
import { closeTestClinics, refusalOf } from '../../server/test-clinic.ts';
import { accountsOf, rawSql } from '../../server/test-dues.test-support.ts';
import { DOCTOR, openShareBooks, type ShareBooks } from './shares.test-support.ts';

afterEach(closeTestClinics);
const { cash: drawers, registers, reports, shares } = contract;
const november = { fromDate: '2026-11-01', toDate: '2026-11-30' };

async function drawerPaise(books: ShareBooks): Promise<number> {
  const { shift } = await books.owner.call(drawers.myShift, {});
  return shift?.expectedCashPaise ?? 0;
}

/** The owner takes so much of the desk's cash for a float of their own. */
async function floatOf(books: ShareBooks, paise: number): Promise<void> {
  await books.owner.call(drawers.setFloat, { floatPaise: paise });
}

test('a payout in cash leaves the payer’s drawer and stands in the day sheet and the cash book', async () => {
  const books = await openShareBooks();
  await books.bill(60_000);
  expect(await refusalOf(books.payOut({ mode: 'cash' }))).toEqual({
    ...{ code: 'NOT_IN_DRAWER', data: { drawerPaise: 0 } },
  });
  await floatOf(books, 50_000);
  const { number } = await books.payOut({ mode: 'cash' });
  expect(await drawerPaise(books)).toBe(26_000);
  const sheet = await books.owner.call(reports.daySheet, { onDate: TODAY });
  expect(sheet.expensesPaise).toBe(24_000);
  expect(sheet.moves).toContainEqual({ mode: 'cash', kind: 'payout', amountPaise: -24_000, count: 1 });
  const asked = { ...november, options: {}, language: 'en' as const };
  const { grid } = await books.owner.call(registers.show, { ...asked, report: 'cashBook' });
  const line = grid.rows.find(({ cells }) => cells.includes(number));
  expect(line?.cells).toEqual(expect.arrayContaining(['Dr Meera Kulkarni', 24_000]));
});

test('taken back, the money is in the drawer again, the voucher keeps its number and the share is due again', async () => {
  const books = await openShareBooks();
  await books.bill(60_000);
  await floatOf(books, 24_000);
  const first = await books.payOut({ mode: 'cash' });
  await books.at('2026-11-24T10:00');
  const back = { payoutId: first.id, reason: 'Wrong doctor' };
  const taken = await books.owner.call(shares.takeBack, back);
  expect(taken).toMatchObject({ takenBackOn: '2026-11-24', takenBackBecause: 'Wrong doctor' });
  expect(await drawerPaise(books)).toBe(24_000);
  expect(await refusalOf(books.owner.call(shares.takeBack, back))).toMatchObject({
    code: 'ALREADY_REVERSED',
  });
  expect(await books.due()).toBe(24_000);
  const second = await books.payOut({ toDate: '2026-11-24' });
  expect(second).toMatchObject({ number: 'PV/26-27/000002', grossPaise: 24_000 });
  expect(accountsOf(books.owner)).toMatchObject({ expenses: 24_000, bank: -24_000 });
  expect((await books.owner.call(shares.paidSheet, { payoutId: first.id })).lines).toHaveLength(1);
});

test('an older payout is taken back under a newer one: only its own lines are due again', async () => {
  const books = await openShareBooks();
  await books.bill(10_000);
  const first = await books.payOut();
  await books.bill(20_000);
  await books.payOut();
  await books.owner.call(shares.takeBack, { payoutId: first.id, reason: 'Paid twice at the bank' });
  expect((await books.sheet()).lines).toMatchObject([{ netPaise: 10_000, nowPaise: 4_000 }]);
  await books.payOut();
  expect(await books.due()).toBe(0);
});

test('a payout taken back after a newer one took its bill off again leaves that difference due', async () => {
  const books = await openShareBooks();
  const bill = await books.bill(10_000);
  const first = await books.payOut();
  await books.owner.call(contract.refunds.cancelBill, { billId: bill.id, reason: 'x', approvalId: null });
  await books.bill(30_000);
  expect(await books.payOut()).toMatchObject({ grossPaise: 8_000 });
  // The newer one had taken back 4,000 that the older one gave, and now never gave.
  await books.owner.call(shares.takeBack, { payoutId: first.id, reason: 'Returned by the bank' });
  expect(await books.payOut()).toMatchObject({ grossPaise: 4_000 });
  expect(accountsOf(books.owner)).toMatchObject({ expenses: 12_000 });
  expect(await books.due()).toBe(0);
});

test('of two people who pay the same sheet at once, one pays', async () => {
  const books = await openShareBooks();
  await books.bill(60_000);
  const other = await books.owner.as('owner');
  const asked = { doctorId: DOCTOR, toDate: TODAY, grossPaise: 24_000, tdsPaise: 0, mode: 'bank' as const };
  const outcomes = await Promise.allSettled([
    books.owner.call(shares.payOut, asked),
    other.call(shares.payOut, asked),
  ]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { code: 'CHANGED_MEANWHILE' },
  });
  expect(accountsOf(books.owner)).toMatchObject({ expenses: 24_000, bank: -24_000 });
});

test('money that came in after the sheet was shown refuses the payout', async () => {
  const books = await openShareBooks();
  await books.bill(60_000);
  const { grossPaise } = await books.sheet();
  await books.bill(10_000);
  expect(await refusalOf(books.payOut({ grossPaise }))).toMatchObject({ code: 'CHANGED_MEANWHILE' });
});

test('the reports of doctors come to what the ledger says, with what was taken back on its own day', async () => {
  const books = await openShareBooks();
  await books.bill(60_000);
  const first = await books.payOut({ tdsPaise: 4_000, tdsReason: 'Asked for' });
  await books.bill(10_000);
  await books.payOut({ tdsPaise: 400, tdsReason: 'Asked for' });
  await books.at('2026-12-02T10:00');
  await books.owner.call(shares.takeBack, { payoutId: first.id, reason: 'Wrong month' });
  const total = async (report: 'doctorShares' | 'doctorTds', key: string, range = november) => {
    const asked = { report, ...range, options: {}, language: 'hi' as const };
    const { grid } = await books.owner.call(registers.show, asked);
    return grid.totals?.[grid.columns.findIndex(column => column.key === key)];
  };
  const december = { fromDate: '2026-12-01', toDate: '2026-12-31' };
  expect(await total('doctorShares', 'gross')).toBe(28_000);
  expect(await total('doctorShares', 'paid')).toBe(23_600);
  expect(await total('doctorTds', 'tds')).toBe(4_400);
  expect(await total('doctorShares', 'paid', december)).toBe(-20_000);
  expect(await total('doctorTds', 'tds', december)).toBe(-4_000);
  expect(accountsOf(books.owner)).toMatchObject({ expenses: 4_000, bank: -3_600, tdsPayable: -400 });
});

test('who was paid by a clock that stood ahead has a sheet up to that day, and is paid on it', async () => {
  const books = await openShareBooks();
  await books.bill(10_000);
  await books.at('2027-01-02T20:00');
  await books.payOut({ toDate: '2027-01-02' });
  await books.at('2026-11-22T09:00');
  await books.bill(50_000);
  const ahead = { toDate: '2027-01-02', grossPaise: 20_000 };
  expect(await books.sheet('2027-03-31')).toMatchObject({ ...ahead, paidUpTo: '2027-01-02', fromDate: null });
  const refused = books.owner.call(shares.payOut, {
    ...{ doctorId: DOCTOR, toDate: '2027-01-03', grossPaise: 20_000, tdsPaise: 0, mode: 'bank' as const },
  });
  expect(await refusalOf(refused)).toMatchObject({
    data: { problems: [{ path: 'toDate', code: 'IN_THE_FUTURE' }] },
  });
  expect(await books.payOut(ahead)).toMatchObject({ onDate: '2027-01-02', upTo: '2027-01-02' });
  expect(await books.due()).toBe(0);
  expect(accountsOf(books.owner)).toMatchObject({ expenses: 24_000, bank: -24_000 });
});

test('the file itself refuses a share given twice, a payout that is not its lines, and tax from nowhere', async () => {
  const books = await openShareBooks();
  await books.bill(60_000);
  const { id } = await books.payOut();
  const row = `(on_date, posted_at, kind, debit, credit, amount_paise, number, doctor_id, user_id, document_id)`;
  const payout = (amount: number, document: number) =>
    `INSERT INTO ledger ${row} VALUES (20261121, 1, 'payout', 'expenses', 'bank', ${amount}, 'X/${amount}', 2, 1, ${document})`;
  const copy = `INSERT INTO doctor_payouts (number, doctor_id, up_to, on_date, financial_year, at, by_user, gross_paise,
      tds_paise, asked_tds_paise, tds_reason, mode, reference, last_ledger_id, last_rule_id)
    SELECT 'PV/X', doctor_id, up_to, on_date, financial_year, at, by_user, 24000, 0, 0, '', mode, '', 0, 0
    FROM doctor_payouts WHERE id = ${id}`;
  expect(rawSql(books.owner, payout(24_000, id))).toThrow(/its lines/);
  rawSql(books.owner, copy)();
  expect(rawSql(books.owner, payout(24_000, id + 1))).toThrow(/its lines/);
  const line = (before: number, now: number) =>
    `INSERT INTO doctor_payout_lines (payout_id, bill_id, line_number, net_paise, collected_paise, rule_id, share_paise,
      before_paise, now_paise) VALUES (${id + 1}, 1, 1, 60000, 60000, 1, ${before + now}, ${before}, ${now})`;
  expect(rawSql(books.owner, line(0, 24_000))).toThrow(/goes on/);
  rawSql(books.owner, line(24_000, 1_000))();
  expect(rawSql(books.owner, payout(24_000, id + 1))).toThrow(/its lines/);
  const tax = `INSERT INTO ledger (on_date, posted_at, kind, debit, credit, amount_paise, user_id)
    VALUES (20261121, 1, 'tdsPaid', 'tdsPayable', 'bank', 100, 1)`;
  expect(rawSql(books.owner, tax)).toThrow(/kept back/);
  const back = `INSERT INTO ledger (on_date, posted_at, kind, debit, credit, amount_paise, user_id, doctor_id, document_id,
    reverses_id) SELECT 20261121, 1, 'payoutReversed', 'bank', 'expenses', amount_paise, 1, 2, ${id}, id
    FROM ledger WHERE kind = 'payout' AND document_id = ${id}`;
  expect(rawSql(books.owner, back)).toThrow(/mirrors/);
  for (const table of ['share_rules', 'doctor_payouts', 'doctor_payout_lines']) {
    expect(rawSql(books.owner, `DELETE FROM ${table}`)).toThrow(/never deleted/);
  }
  expect(rawSql(books.owner, 'UPDATE share_rules SET permille = 500')).toThrow(/never changed/);
});
