import { afterEach, beforeEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { cash, openTestBooks, type TestBooks, TODAY } from '../../server/test-books.test-support.ts';
import { closeTestClinics, PEOPLE, refusalOf } from '../../server/test-clinic.ts';
import { checkSums, verifyDayChain } from './reports.service.ts';

const { reports } = contract;

let books: TestBooks;

beforeEach(async () => {
  books = await openTestBooks();
});
afterEach(closeTestClinics);

test('a balanced day closes without a word; a short drawer needs a reason', async () => {
  await books.bill(60_000);
  const short = await books.closeInput(248_000, { float: 200_000 });
  expect(await refusalOf(books.owner.call(reports.closeDay, short))).toEqual({
    code: 'DIFFERENCE_NEEDS_REASON',
    data: { differencePaise: -12_000 },
  });
  const closed = await books.owner.call(reports.closeDay, {
    ...short,
    reason: 'change given without a slip',
  });
  expect(closed).toMatchObject({
    onDate: TODAY,
    expectedCashPaise: 260_000,
    countedCashPaise: 248_000,
    differencePaise: -12_000,
    previousSeal: '',
  });
  await books.at('2026-11-22T20:00');
  await books.bill(10_000);
  const next = await books.close(210_000, { onDate: '2026-11-22', float: 200_000 });
  expect(next).toMatchObject({ differencePaise: 0, reason: '', previousSeal: closed.seal });
  expect(next.seal).toMatch(/^[0-9a-f]{64}$/);
  expect(verifyDayChain(books.owner.server.house.opened().db.reader)).toEqual({
    checkedCount: 2,
    firstBrokenOn: null,
  });
});

test('a payment taken while the drawer was being counted refuses the close', async () => {
  await books.bill(60_000);
  const input = await books.closeInput(60_000);
  await books.bill(10_000);
  expect(await refusalOf(books.owner.call(reports.closeDay, input))).toMatchObject({
    code: 'CHANGED_MEANWHILE',
  });
  expect((await books.owner.call(reports.daySheet, {})).close).toBeNull();
});

test('a day is closed once, never before it has come, and a forgotten day comes first', async () => {
  await books.at('2026-11-18T20:00');
  await books.close(0, { onDate: '2026-11-18' });
  await books.at('2026-11-19T10:00');
  await books.bill(30_000);
  await books.at(`${TODAY}T20:00`);
  await books.bill(60_000);

  expect(await refusalOf(books.owner.call(reports.closeDay, await books.closeInput(60_000)))).toEqual({
    code: 'EARLIER_DAY_OPEN',
    data: { onDate: '2026-11-19' },
  });
  await books.close(30_000, { onDate: '2026-11-19' });
  await books.close(60_000);
  expect(await refusalOf(books.owner.call(reports.closeDay, await books.closeInput(60_000)))).toMatchObject({
    code: 'DAY_ALREADY_CLOSED',
  });
  const tomorrow = await books.closeInput(0, { onDate: '2026-11-22' });
  expect(await refusalOf(books.owner.call(reports.closeDay, tomorrow))).toMatchObject({
    code: 'DAY_IN_FUTURE',
  });
});

test('the first close of a clinic may leave older days as they are', async () => {
  await books.at('2026-11-19T10:00');
  await books.bill(30_000);
  await books.at(`${TODAY}T20:00`);
  expect(await books.close(0)).toMatchObject({ onDate: TODAY });
});

test('nothing enters a closed day, not even past the service', async () => {
  const made = await books.bill(60_000, { payments: [cash(10_000)] });
  await books.close(10_000);
  const { driver } = books.owner.server.house.opened().db;
  expect(() =>
    driver.exec(`
      INSERT INTO ledger (number, kind, debit, credit, bill_id, patient_id, doctor_id, on_date, amount_paise, shift_id,
        posted_at, user_id)
      VALUES ('R/26-27/999999', 'receipt', 'upi', 'dues', ${made.id}, ${books.patientId}, ${PEOPLE.doctor}, 20261121,
        100, 1, 0, 1)`),
  ).toThrow(/the day is closed|the shift is closed/);
  expect(() => driver.exec(`UPDATE day_closes SET reason = 'x'`)).toThrow('locked');
});

test('a closed day that was changed in the file behind the app’s back breaks the chain at that day', async () => {
  for (const day of ['2026-11-19', '2026-11-20', TODAY]) {
    await books.at(`${day}T20:00`);
    await books.bill(60_000);
    await books.close(60_000, { onDate: day });
  }
  const { reader, driver } = books.owner.server.house.opened().db;
  driver.exec('DROP TRIGGER ledger_rows_are_never_changed; DROP TRIGGER day_closes_are_never_changed');
  driver.exec(`UPDATE ledger SET amount_paise = 50000 WHERE on_date = 20261120 AND kind = 'receipt'`);
  expect(verifyDayChain(reader)).toEqual({ checkedCount: 1, firstBrokenOn: '2026-11-20' });
  expect(checkSums(reader).wrongSums).toMatchObject([
    { period: 20261120, keptPaise: 60_000, ledgerPaise: 50_000 },
    { period: 202611, keptPaise: 180_000, ledgerPaise: 170_000 },
  ]);
  driver.exec(`UPDATE day_closes SET counted_cash_paise = 60000, reason = 'ok' WHERE on_date = 20261119`);
  expect(verifyDayChain(reader)).toEqual({ checkedCount: 0, firstBrokenOn: '2026-11-19' });
});

test('a close that was taken out of the file leaves a broken link', async () => {
  for (const day of ['2026-11-19', '2026-11-20', TODAY]) {
    await books.at(`${day}T20:00`);
    await books.close(0, { onDate: day });
  }
  const { reader, driver } = books.owner.server.house.opened().db;
  driver.exec('DROP TRIGGER day_closes_are_never_deleted; DELETE FROM day_closes WHERE on_date = 20261120');
  expect(verifyDayChain(reader)).toEqual({ checkedCount: 1, firstBrokenOn: TODAY });
});
