import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { sumAccountsBefore } from '../../ledger/account-sums.sql.ts';
import { cash, openTestBooks } from '../../server/test-books.test-support.ts';
import { closeTestClinics } from '../../server/test-clinic.ts';
import { openOffice } from '../../server/test-office.test-support.ts';
import { cellsOf, showTo, totalOf } from './registers.test-support.ts';

afterEach(closeTestClinics);

test('fees are received with the tax that a company kept back: collections and Form 3C say the whole', async () => {
  const office = await openOffice();
  await office.bill(20_000);
  const bill = await office.onAccount(60_000);
  const paid = await office.settle([bill], 6_000);
  const byMode = await showTo(office.owner, { report: 'collections', options: { rows: 'mode' } });
  expect(cellsOf(byMode, 'row', 'total', 'tds', 'gross')).toEqual([
    ['Bank transfer', 54_000, 0, 54_000],
    ['Cash', 20_000, 0, 20_000],
    ['TDS deducted', 0, 6_000, 6_000],
  ]);
  for (const rows of ['user', 'doctor', 'service', 'category', 'day', 'month', 'referrer']) {
    const shown = await showTo(office.owner, { report: 'collections', options: { rows } });
    const sums = ['total', 'tds', 'gross'].map(key => totalOf(shown, key));
    expect(sums, rows).toEqual([74_000, 6_000, 80_000]);
  }
  const takings = await showTo(office.owner, { report: 'takings' });
  expect([totalOf(takings, 'amount'), totalOf(takings, 'tds')]).toEqual([74_000, 6_000]);

  const register = await showTo(office.owner, { report: 'form3c' });
  expect(totalOf(register, 'fees')).toBe(80_000);
  expect(cellsOf(register, 'serial', 'fees', 'nature')).toContainEqual([
    ...[3, 6_000, expect.stringContaining('tax deducted by the company (TDS)')],
  ]);
  const [settlement] = paid.settlements;
  await office.owner.call(contract.parties.takeSettlementBack, {
    ...{ settlementId: settlement?.id ?? 0, reason: 'The cheque came back' },
  });
  const after = await showTo(office.owner, { report: 'form3c' });
  expect([totalOf(after, 'fees'), after.rowCount]).toEqual([20_000, 5]);
});

test('no company, no columns for its tax', async () => {
  const books = await openTestBooks();
  await books.bill(20_000);
  for (const report of ['collections', 'takings'] as const) {
    const { grid } = await showTo(books.owner, { report });
    expect(grid.columns.map(({ key }) => key)).not.toContain('tds');
  }
});

test('an account’s sums before any day, by kept months and a part of one, are those of the ledger', async () => {
  const books = await openTestBooks();
  for (const [wall, paise] of [
    ['2026-09-30T18:00', 10_000],
    ['2026-10-01T10:00', 20_000],
    ['2026-10-31T10:00', 30_000],
    ['2026-11-02T10:00', 40_000],
  ] as const) {
    await books.at(wall);
    await books.bill(paise, { payments: [cash(paise / 2)] });
  }
  const { db } = books.owner.server.house.opened();
  const ofLedger = db.driver.prepare(`
    SELECT account, sum(into_it) AS debitPaise, sum(out_of_it) AS creditPaise FROM (
      SELECT debit AS account, amount_paise AS into_it, 0 AS out_of_it FROM ledger WHERE on_date < ?
      UNION ALL SELECT credit, 0, amount_paise FROM ledger WHERE on_date < ?) GROUP BY account ORDER BY account`);
  const days = [20260930, 20261001, 20261002, 20261031, 20261101, 20261130, 20261131, 20261201, 20200101];
  for (const day of days)
    expect(
      sumAccountsBefore(db.reader, day).sort((a, b) => (a.account < b.account ? -1 : 1)),
      String(day),
    ).toEqual(ofLedger.all(day, day));
});
