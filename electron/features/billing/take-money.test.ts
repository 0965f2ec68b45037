import { afterEach, beforeEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { openTestBooks } from '../../server/test-books.test-support.ts';
import { closeTestClinics, refusalOf } from '../../server/test-clinic.ts';
import { cash, line, openTestDesk, type TestDesk, upi } from '../../server/test-money-desk.test-support.ts';
import { cashLimitsOn } from './billing.service.ts';

const { billing } = contract;
let desk: TestDesk;

beforeEach(async () => {
  desk = await openTestDesk();
});
afterEach(closeTestClinics);

const procedureOf = (ratePaise: number) => [line('Procedure', ratePaise)];

test('two lakh in cash from one person in a day is refused, over all their bills', async () => {
  await desk.issue({ lines: procedureOf(15_000_000), payments: [cash(15_000_000)] });
  const second = { lines: procedureOf(5_000_000), payments: [cash(5_000_000)] };
  expect(await desk.refusal(second)).toEqual({
    code: 'CASH_LIMIT_REACHED',
    data: { takenTodayPaise: 15_000_000, limitPaise: 20_000_000 },
  });
  await desk.issue({ ...second, payments: [cash(4_999_900), upi(100)] });
  const other = await desk.register('Ramesh Joshi', '5000041736');
  await desk.issue({ ...second, patientId: other });

  await desk.at('2026-11-22T10:00');
  await desk.issue(second);
});

test('cash of one evening is one day of the section, although the day was closed in between', async () => {
  const books = await openTestBooks();
  const half = 15_000_000;
  await books.bill(half);
  const closing = await books.closeInput(0);
  const count = { notes: { 500: 300 }, coinsPaise: 0 };
  await books.owner.call(contract.reports.closeDay, { ...closing, count });
  expect(await refusalOf(books.bill(half))).toEqual({
    code: 'CASH_LIMIT_REACHED',
    data: { takenTodayPaise: half, limitPaise: 20_000_000 },
  });
  // The next morning it is another day of the wall, and the books of that day hold nothing of the first.
  await books.at('2026-11-22T10:00');
  expect(await books.bill(half)).toMatchObject({ onDate: '2026-11-22', paidPaise: half });
  // And of the books too: what was taken last night for today would count today.
  expect((await refusalOf(books.bill(5_000_000))).code).toBe('CASH_LIMIT_REACHED');
});

test('one bill paid in cash over several days is one transaction under the limit', async () => {
  const bill = await desk.issue({ lines: procedureOf(25_000_000), payments: [cash(15_000_000)] });
  await desk.at('2026-11-23T10:00');
  const rest = { billId: bill.id, payment: cash(5_000_000) };
  expect(await refusalOf(desk.clinic.call(billing.receive, rest))).toMatchObject({
    code: 'CASH_LIMIT_REACHED',
  });
  expect(await desk.clinic.call(billing.receive, { ...rest, payment: upi(5_000_000) })).toMatchObject({
    duePaise: 5_000_000,
  });
});

test('the limit in force is the newest one that is not later than the day', () => {
  const { db } = desk.clinic.server.house.opened();
  db.driver.exec(`INSERT INTO legal_limits VALUES ('cashFromOnePerson', 20270401, 10000000, 'a test')`);
  expect(cashLimitsOn(db.reader, '2027-03-31')).toEqual({ warnPaise: 16_000_000, limitPaise: 20_000_000 });
  expect(cashLimitsOn(db.reader, '2027-04-01')).toEqual({ warnPaise: 16_000_000, limitPaise: 10_000_000 });
});

test.each([
  'UPDATE legal_limits SET amount_paise = 1',
  'DELETE FROM legal_limits',
  'UPDATE tax_code_digits SET digits = 8',
  'DELETE FROM tax_code_digits',
])('a figure of the law is added with its day and never changed: %s', statement => {
  const { db } = desk.clinic.server.house.opened();
  expect(() => db.driver.exec(statement)).toThrow('added, never changed');
});

test('a clock before the first figure of the law bills nothing, by any mode, and says why', async () => {
  for (const day of ['2016-06-01', '2000-01-01']) {
    await desk.at(`${day}T10:00`);
    const wrong = { code: 'CLOCK_LOOKS_WRONG', data: { onDate: day } };
    expect(await desk.refusal({ payments: [cash(60_000)] })).toEqual(wrong);
    expect(await desk.refusal({ payments: [upi(60_000)] })).toEqual(wrong);
    const asked = { patientId: desk.patientId };
    expect(await refusalOf(desk.clinic.call(contract.dues.cashStanding, asked))).toEqual(wrong);
  }
});
