import { afterEach, beforeEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { cash, openTestBooks, type TestBooks, TODAY } from '../../server/test-books.test-support.ts';
import { closeTestClinics, OWNER_PASSWORD, PEOPLE } from '../../server/test-clinic.ts';
import { auditNumbers } from './numbers-audit.ts';
import { cellsOf, type Shown, showTo, totalOf } from './registers.test-support.ts';
import { sumBills } from './supply.sql.ts';

const { dues, refunds, reports, shares } = contract;
const NOVEMBER = { fromDate: '2026-11-01', toDate: '2026-11-30' };
const DECEMBER = { fromDate: '2026-12-01', toDate: '2026-12-31' };
const WRONG = '2027-01-02';
const documents = { report: 'gst', options: { table: 'documents' } } as const;
const docs = { report: 'gst', options: { table: 'docs' } } as const;
let books: TestBooks;

beforeEach(async () => {
  books = await openTestBooks();
});
afterEach(closeTestClinics);

const setRule = () =>
  books.owner.call(shares.setRule, {
    ...{ doctorId: PEOPLE.doctor, rate: 'percent', permille: 400, validFrom: '2026-11-01' },
  });

/** All that is due to the doctor, with so much of it kept back as tax. */
async function payOut(tdsPaise: number): Promise<void> {
  const asked = { doctorId: PEOPLE.doctor, toDate: TODAY };
  const { grossPaise } = await books.owner.call(shares.sheet, asked);
  const paying = { grossPaise, tdsPaise, tdsReason: 'As agreed', mode: 'bank' } as const;
  await books.owner.call(shares.payOut, { ...asked, ...paying });
}

/** Debits less credits of the ledger's expenses in a month. */
async function expensesOf(month: typeof NOVEMBER): Promise<number> {
  const trial = await showTo(books.owner, { report: 'trialBalance', ...month });
  const row = cellsOf(trial, 'account', 'debit', 'credit').find(([account]) => account === 'Expenses');
  return Number(row?.[1] ?? 0) - Number(row?.[2] ?? 0);
}

test('expenses of a month are the ledger’s: tax kept back of a share counts in its month, not when it is paid', async () => {
  await setRule();
  const expensesReport = (month: typeof NOVEMBER) => showTo(books.owner, { report: 'expenses', ...month });
  await books.bill(1_000_000);
  await payOut(40_000);
  const november = await expensesReport(NOVEMBER);
  expect(cellsOf(november, 'number', 'kind', 'name', 'mode', 'amount')).toEqual([
    ['PV/26-27/000001', 'Doctor’s share', 'Dr Meera Kulkarni', 'Bank transfer', 360_000],
    ['PV/26-27/000001', 'TDS kept back from the share', 'Dr Meera Kulkarni', null, 40_000],
  ]);
  expect(totalOf(november, 'amount')).toBe(await expensesOf(NOVEMBER));

  await books.at('2026-12-05T10:00');
  await books.owner.call(shares.depositTds, { amountPaise: 40_000, mode: 'bank', challan: '12345' });
  expect((await expensesReport(DECEMBER)).rowCount).toBe(0);
  expect(await expensesOf(DECEMBER)).toBe(0);

  await books.owner.call(shares.takeBack, { payoutId: 1, reason: 'Wrong doctor' });
  const back = await expensesReport(DECEMBER);
  expect(cellsOf(back, 'number', 'amount')).toEqual([
    ['PV/26-27/000001', -360_000],
    ['PV/26-27/000001', -40_000],
  ]);
  expect(totalOf(back, 'amount')).toBe(await expensesOf(DECEMBER));
});

test('a payout that is wholly kept back as tax shows its voucher among the expenses and the papers issued', async () => {
  await setRule();
  for (const tdsPaise of [40_000, 0]) {
    await books.bill(100_000);
    await payOut(tdsPaise);
  }
  const expenses = await showTo(books.owner, { report: 'expenses' });
  expect(cellsOf(expenses, 'number', 'amount')).toEqual([
    ['PV/26-27/000001', 40_000],
    ['PV/26-27/000002', 40_000],
  ]);
  const papers = await showTo(books.owner, documents);
  expect(cellsOf(papers, 'series', 'first', 'count', 'missing')).toContainEqual([
    ...['Payout voucher', 'PV/26-27/000001', 2, 0],
  ]);
});

/** A bill, one by a clock six weeks ahead, and one when the clock is right again. */
async function billByWrongClock(): Promise<void> {
  await books.bill(60_000);
  await books.at(`${WRONG}T20:00`);
  await books.bill(10_000);
  await books.at('2026-11-22T09:00');
  await books.bill(20_000);
}

const ofBills = (shown: Shown, ...keys: string[]) =>
  cellsOf(shown, ...keys).find(([first]) => String(first).startsWith('B/'));

test('a number that a wrong clock gave to a later day is not missing, in the audit nor in the GST papers', async () => {
  await billByWrongClock();
  const audit = await showTo(books.owner, { report: 'numbersAudit' });
  const [first, last] = ['B/26-27/000001', 'B/26-27/000003'];
  expect(ofBills(audit, 'first', 'last', 'count', 'missing', 'which')).toEqual([first, last, 2, 0, '']);
  const papers = await showTo(books.owner, documents);
  expect(ofBills(papers, 'first', 'last', 'count', 'missing')).toEqual([first, last, 2, 0]);
  expect(ofBills(await showTo(books.owner, docs), 'first', 'last', 'count')).toEqual([first, last, 2]);
  const january = { fromDate: '2027-01-01', toDate: '2027-01-31' };
  const later = await showTo(books.owner, { ...documents, ...january });
  expect(ofBills(later, 'first', 'count', 'missing')).toEqual(['B/26-27/000002', 1, 0]);
});

test('a number missing before one that a wrong clock gave is missed by the next of the days', async () => {
  await billByWrongClock();
  const { driver } = books.owner.server.house.opened().db;
  driver.exec('DROP TRIGGER bills_are_frozen');
  driver.exec(`UPDATE bills SET number = 'B/26-27/000004' WHERE number = 'B/26-27/000003'`);
  driver.exec(`UPDATE bills SET number = 'B/26-27/000003' WHERE number = 'B/26-27/000002'`);
  const audit = await showTo(books.owner, { report: 'numbersAudit' });
  expect(ofBills(audit, 'first', 'missing', 'which')).toEqual(['B/26-27/000001', 1, 'B/26-27/000002']);
  const papers = await showTo(books.owner, documents);
  expect(ofBills(papers, 'first', 'missing')).toEqual(['B/26-27/000001', 1]);
});

test('what only later days lack is none of the days’ business', () => {
  const paper = { series: 'creditNote', isCancelled: 0, onDate: 20261121 };
  const numbers = [
    { ...paper, number: 'CN/26-27/000001' },
    { ...paper, number: 'CN/26-27/000003', onDate: 20270102 },
  ];
  expect(auditNumbers(numbers, 20261130)).toMatchObject([{ count: 1, missing: [] }]);
  expect(auditNumbers(numbers, 20270131)).toMatchObject([{ count: 2, missing: ['CN/26-27/000002'] }]);
});

test('a month that was filed stays as it was when its bill is cancelled in the next', async () => {
  const bill = await books.bill(30_000);
  const ofNovember = async () => ({
    papers: ofBills(await showTo(books.owner, documents), 'first', 'count', 'cancelled', 'net'),
    docs: ofBills(await showTo(books.owner, docs), 'first', 'count', 'cancelled'),
    audit: ofBills(await showTo(books.owner, { report: 'numbersAudit' }), 'first', 'cancelled'),
    bills: totalOf(await showTo(books.owner, { report: 'bills' }), 'total'),
    ofMany: sumBills(books.owner.server.house.opened().db.reader, { fromDay: 20261101, toDay: 20261130 })
      .totalPaise,
  });
  const filed = await ofNovember();
  expect(filed).toEqual({
    papers: [bill.number, 1, 0, 1],
    docs: [bill.number, 1, 0],
    audit: [bill.number, 0],
    bills: 30_000,
    ofMany: 30_000,
  });
  expect((await showTo(books.owner, { report: 'bills' })).grid.notes).toEqual([]);
  await books.at('2026-12-03T10:00');
  await books.owner.call(refunds.cancelBill, { billId: bill.id, reason: 'Wrong patient' });
  expect(await ofNovember()).toEqual(filed);
  const november = await showTo(books.owner, { report: 'bills' });
  expect(november.grid.rows[0]?.mark).toBeUndefined();
  expect(november.grid.notes[0]).toContain('cancelled after these days');
  const both = await showTo(books.owner, { report: 'bills', toDate: '2026-12-31' });
  expect(both.grid.rows[0]?.mark).toBe('struck');
  expect([totalOf(both, 'total'), both.grid.notes]).toEqual([0, []]);
});

test('the cash book and the advances held say that a wrong clock dated some of their entries', async () => {
  await books.bill(60_000);
  await books.close(60_000);
  const notesOf = async (report: 'cashBook' | 'advancesHeld', days = NOVEMBER) =>
    (await showTo(books.owner, { report, ...days })).grid.notes.filter(note => note.includes('wrong clock'));
  await books.at(`${WRONG}T20:00`);
  await books.desk.call(dues.takeAdvance, { patientId: books.patientId, payments: [cash(50_000)] });
  const input = await books.closeInput(50_000, { onDate: WRONG });
  await books.owner.call(reports.closeDay, { ...input, isClockRight: true });
  expect([await notesOf('cashBook'), await notesOf('advancesHeld')]).toEqual([[], []]);
  await books.at('2026-11-22T09:00');
  const aside = { onDate: WRONG, reason: 'Empty battery', secret: OWNER_PASSWORD };
  await books.owner.call(reports.setCloseAside, aside);
  for (const report of ['cashBook', 'advancesHeld'] as const)
    expect(await notesOf(report)).toEqual([expect.stringContaining('2 Jan 2027')]);
  const february = { fromDate: '2027-02-01', toDate: '2027-02-28' };
  expect([await notesOf('cashBook', february), await notesOf('advancesHeld', february)]).toEqual([[], []]);
});
