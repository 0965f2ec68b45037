import { afterEach, beforeEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { cash, openTestBooks, type TestBooks } from '../../server/test-books.test-support.ts';
import { closeTestClinics, OWNER_PASSWORD, PEOPLE } from '../../server/test-clinic.ts';
import { checkSums, checkSumsInTurns } from './reports.service.ts';

let books: TestBooks;

beforeEach(async () => {
  books = await openTestBooks();
  await books.desk.call(contract.dues.takeAdvance, { patientId: books.patientId, payments: [cash(5_000)] });
  await books.bill(60_000);
  // So that the last entry is not of the sums that are tried.
  await books.owner.call(contract.cash.moveSafe, { kind: 'putIn', amountPaise: 100, reason: 'Change' });
});
afterEach(closeTestClinics);

const database = () => books.owner.server.house.opened().db;

const BY_HAND = [
  ['balances', `UPDATE balances SET advance_paise = advance_paise + 5000`],
  ['balances', `UPDATE balances SET refunds_paise = 100`],
  ['account_sums', `UPDATE account_sums SET balance_paise = balance_paise - 5000 WHERE account = 'advances'`],
  ['day_sums', 'UPDATE day_sums SET amount_paise = amount_paise - 5000'],
  ['day_sums', 'UPDATE day_sums SET payment_count = payment_count + 1'],
  ['month_sums', 'UPDATE month_sums SET amount_paise = 1'],
  ['account_months', `UPDATE account_months SET debit_paise = debit_paise + 5000 WHERE account = 'cash'`],
  [
    'account_months',
    `UPDATE account_months SET credit_paise = credit_paise + 100, debit_paise = debit_paise + 100`,
  ],
  ['account_months', 'UPDATE account_months SET month = month - 1'],
] as const;

test.each(BY_HAND)('%s is moved by the ledger alone: %s', (_, statement) => {
  expect(() => database().driver.exec(statement)).toThrow('moved by the ledger alone');
  const { wrongSums, wrongBalances } = checkSums(database().reader);
  expect([wrongSums, wrongBalances]).toEqual([[], []]);
});

test.each(['balances', 'account_sums', 'day_sums', 'month_sums', 'account_months'])(
  'no kept sum of %s is taken away',
  table => {
    expect(() => database().driver.exec(`DELETE FROM ${table}`)).toThrow('moved by the ledger alone');
  },
);

test('no sum begins with money in it', () => {
  const { driver } = database();
  expect(() => driver.exec(`INSERT INTO account_sums VALUES ('tds', 100)`)).toThrow('the ledger alone');
  expect(() => driver.exec('INSERT INTO balances VALUES (2, 100, 0)')).toThrow('the ledger alone');
  for (const row of [
    `day_sums VALUES (20200101, 2, 'cash', 500, 1)`,
    `month_sums VALUES (202001, 2, 'cash', 500, 1)`,
    `account_months VALUES (202001, 'cash', 500, 0)`,
  ])
    expect(() => driver.exec(`INSERT INTO ${row}`), row).toThrow('the ledger alone');
});

test.each(BY_HAND)('%s changed past its guard is found by the proof: %s', (table, statement) => {
  const { driver, reader } = database();
  driver.exec(`DROP TRIGGER ${table}_are_moved_by_entries`);
  driver.exec(statement);
  const { wrongSums, wrongBalances } = checkSums(reader);
  expect(wrongSums.length + wrongBalances.length).toBeGreaterThan(0);
});

const WAITING_BY_HAND = [
  ['upi_waiting_is_never_changed', 'UPDATE upi_waiting SET amount_paise = amount_paise + 100'],
  ['upi_waiting_is_never_changed', 'UPDATE upi_waiting SET on_date = on_date + 1'],
  ['upi_waiting_is_never_changed', 'UPDATE upi_waiting SET settlement_id = 1'],
  ['upi_waiting_ends_with_its_reason', 'DELETE FROM upi_waiting'],
  [
    'upi_waiting_begins_with_its_taking',
    `INSERT INTO upi_waiting SELECT id, on_date, amount_paise, NULL FROM ledger WHERE mode = 'cash' LIMIT 1`,
  ],
] as const;

test.each(WAITING_BY_HAND)(
  '%s: what waits for the bank is not moved by hand, and the proof finds it',
  async (guard, statement) => {
    const payments = [{ mode: 'upi' as const, amountPaise: 40_000, reference: '' }];
    await books.bill(40_000, { payments });
    const { driver, reader } = database();
    expect(() => driver.exec(statement)).toThrow('moved by the ledger and the bank alone');
    expect(checkSums(reader).wrongBalances).toEqual([]);
    driver.exec(`DROP TRIGGER ${guard}`);
    driver.exec(statement);
    expect(checkSums(reader).wrongBalances).toMatchObject([{ account: 'upiWaiting' }]);
  },
);

test('the last entry told twice to its account passes the guard, and the proof finds it', () => {
  const { driver, reader } = database();
  driver.exec(`UPDATE account_sums SET balance_paise = balance_paise + 100 WHERE account = 'safe'`);
  expect(checkSums(reader).wrongBalances).toEqual([
    { account: 'safe', patientId: null, keptPaise: 200, ledgerPaise: 100 },
  ]);
});

test('a month of an account that is gone, or was never there, is found by the proof', () => {
  const { driver, reader } = database();
  driver.exec(
    'DROP TRIGGER account_months_are_never_deleted; DROP TRIGGER account_months_begin_with_an_entry',
  );
  driver.exec(`DELETE FROM account_months WHERE account = 'owner'`);
  driver.exec(`INSERT INTO account_months VALUES (202001, 'dues', 0, 700)`);
  const { wrongBalances } = checkSums(reader);
  expect(
    wrongBalances.map(({ account, keptPaise, ledgerPaise }) => [account, keptPaise, ledgerPaise]),
  ).toEqual(
    expect.arrayContaining([
      ['202611 out of owner', 0, 100],
      ['202001 out of dues', 700, 0],
    ]),
  );
  expect(wrongBalances).toHaveLength(2);
});

const PAPERS_BY_HAND = [
  ['bill_lines_are_frozen', 'UPDATE bill_lines SET cgst_paise = 100, sgst_paise = 100, gst_permille = 50'],
  ['bill_lines_are_frozen', 'UPDATE bill_lines SET rate_paise = 50000, amount_paise = 50000'],
  ['bill_lines_are_frozen', 'UPDATE bill_lines SET discount_paise = 100'],
  ['bill_lines_are_never_deleted', 'DELETE FROM bill_lines WHERE line_number = 2'],
  ['bill_lines_are_never_deleted', 'DELETE FROM bill_lines WHERE bill_id = 1'],
  [
    'bills_are_frozen',
    'UPDATE bills SET subtotal_paise = subtotal_paise + 100, total_paise = total_paise + 100 WHERE id = 2',
  ],
  ['credit_note_lines_are_never_changed', 'UPDATE credit_note_lines SET amount_paise = amount_paise - 100'],
  ['credit_notes_are_never_changed', 'UPDATE credit_notes SET total_paise = total_paise - 100'],
] as const;

test.each(PAPERS_BY_HAND)(
  '%s: a paper that is no longer what was posted is found by the proof: %s',
  async (guard, statement) => {
    const line = { sacCode: '999312', quantity: 1, ratePaise: 30_000 };
    const lines = ['Dressing', 'Plaster'].map(description => ({ ...line, description }));
    const bill = await books.bill(60_000, { lines });
    await books.owner.call(contract.refunds.creditNote, {
      ...{ billId: bill.id, lines: [{ lineNumber: 1, quantity: 1 }], reason: 'Not done', restTo: 'advance' },
    });
    const { driver, reader } = database();
    expect(checkSums(reader).wrongDues).toEqual([]);
    expect(() => driver.exec(statement)).toThrow();
    driver.exec(`DROP TRIGGER ${guard}`);
    driver.exec(statement);
    expect(checkSums(reader).wrongDues.length).toBeGreaterThan(0);
  },
);

test('what is billed and taken between two steps of the proof is on both its sides', async () => {
  const steps = checkSumsInTurns(() => database().reader);
  let turns = 0;
  for (;;) {
    const { done, value } = steps.next();
    if (done) {
      expect(value).toEqual({ wrongSums: [], wrongDues: [], wrongBalances: [], gaps: [] });
      break;
    }
    turns += 1;
    await books.bill(10_000 + turns * 100);
    await books.desk.call(contract.dues.takeAdvance, { patientId: books.patientId, payments: [cash(turns)] });
  }
  expect(turns).toBeGreaterThan(4);
});

test('a number that bears another year than its day is no gap, and a real one is found all the same', async () => {
  const { driver, reader } = database();
  await books.bill(10_000);
  driver.exec('DROP TRIGGER bills_are_frozen');
  driver.exec('UPDATE bills SET on_date = 20270402 WHERE id = (SELECT max(id) FROM bills)');
  expect(checkSums(reader).gaps).toEqual([]);
  driver.exec(`UPDATE bills SET number = replace(number, '000002', '000007') WHERE number LIKE '%000002'`);
  expect(checkSums(reader).gaps).toMatchObject([{ series: 'billOfSupply', missing: 5 }]);
});

test('an issued bill and an issued credit note take no further line', async () => {
  const lines = ['Dressing', 'Plaster'].map(description => ({
    description,
    sacCode: '999312',
    quantity: 1,
    ratePaise: 30_000,
  }));
  const bill = await books.bill(60_000, { lines });
  const free = await books.bill(60_000, {
    ...{ discountPaise: 60_000, discountReason: 'Staff', payments: [] },
    approvalId: (await approved(60_000)).approvalId,
  });
  await books.owner.call(contract.refunds.creditNote, {
    ...{ billId: bill.id, lines: [{ lineNumber: 1, quantity: 1 }], reason: 'Not done', restTo: 'advance' },
  });
  const { driver } = database();
  const line = (billId: number) => () =>
    driver.exec(`INSERT INTO bill_lines (bill_id, line_number, description, sac_code, quantity, rate_paise,
      amount_paise) VALUES (${billId}, 9, 'x', '999312', 1, 100, 100)`);
  expect(line(bill.id)).toThrow('an issued bill is frozen');
  expect(line(free.id)).toThrow('an issued bill is frozen');
  expect(() =>
    driver.exec(`INSERT INTO credit_note_lines (credit_note_id, bill_id, line_number, quantity, amount_paise,
      cgst_paise, sgst_paise) VALUES (1, ${bill.id}, 2, 1, 0, 0, 0)`),
  ).toThrow('an issued credit note is frozen');
});

async function approved(amountPaise: number) {
  const { approvals } = contract;
  return books.desk.call(approvals.grant, {
    ...{ kind: 'discount', amountPaise, patientId: books.patientId, about: 'Staff' },
    ...{ approverId: PEOPLE.owner, secret: OWNER_PASSWORD },
  });
}
