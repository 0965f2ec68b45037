import { afterEach, beforeEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { textOf, textOfPages } from '../../printing/read-pdf.test-support.ts';
import { openTestBooks, type TestBooks } from '../../server/test-books.test-support.ts';
import { closeTestClinics } from '../../server/test-clinic.ts';
import { cellsOf, showTo } from './registers.test-support.ts';

let books: TestBooks;
beforeEach(async () => {
  books = await openTestBooks();
  await books.bill(60_000);
  await books.close(60_000);
  await books.at('2026-11-22T10:00');
  await books.bill(30_000);
  await books.close(30_000, { onDate: '2026-11-22' });
});
afterEach(closeTestClinics);

const whole = { extent: 'whole' };
const results = async (options: Record<string, string>, days = {}) =>
  cellsOf(await showTo(books.owner, { report: 'proof', options, ...days }), 'check', 'count', 'result');

function forge(...statements: string[]): void {
  books.owner.server.flushAudit();
  const { driver } = books.owner.server.house.opened().db;
  for (const statement of statements) driver.exec(statement);
}

test('a clinic that nobody touched proves its trail, its closed days, its sums and its numbers', async () => {
  const checks = await results(whole);
  expect(checks.map(([, , result]) => result)).toEqual([
    'Whole',
    'Whole',
    'Agrees',
    'Agrees',
    'Agrees',
    'Agrees',
  ]);
  expect(checks[1]?.[1]).toBe(2);
  const second = { fromDate: '2026-11-22', toDate: '2026-11-22' };
  const [chain, days] = await results({}, second);
  expect([chain?.[2], days?.[1], days?.[2]]).toEqual(['Whole', 1, 'Whole']);
  expect(Number(chain?.[1])).toBeLessThan(Number(checks[0]?.[1]));
});

test('a row of the trail that was changed breaks the days it stands in, and not those after', async () => {
  forge(
    'DROP TRIGGER audit_log_is_never_changed',
    `UPDATE audit_log SET person_name = 'Somebody' WHERE action = 'bill.issued' AND seq = (
      SELECT min(seq) FROM audit_log WHERE action = 'bill.issued')`,
  );
  const seq = books.owner.server.house
    .opened()
    .db.driver.prepare(`SELECT min(seq) FROM audit_log WHERE action = 'bill.issued'`)
    .pluck()
    .get();
  expect((await results(whole))[0]?.[2]).toBe(`Broken at row ${String(seq)}`);
  const after = { fromDate: '2026-11-22', toDate: '2026-11-22' };
  expect((await results({}, after))[0]?.[2]).toBe('Whole');
});

test('a rupee added to the ledger of a closed day breaks the day and the sums', async () => {
  forge(
    'DROP TRIGGER ledger_rows_are_never_changed',
    `UPDATE ledger SET amount_paise = amount_paise + 100 WHERE kind = 'receipt' AND on_date = 20261121`,
  );
  expect((await results(whole)).map(([, , result]) => result)).toEqual([
    // Both accounts, each by itself and in its month.
    ...['Whole', 'Broken on 2026-11-21', '2 differ', '1 differ', '4 differ', 'Agrees'],
  ]);
});

test('the proof is one page with the fingerprints whole, in both languages', async () => {
  for (const language of ['en', 'hi'] as const) {
    const file = await books.owner.call(contract.registers.export, {
      ...{ report: 'proof', fromDate: '2026-11-01', toDate: '2026-11-30', options: whole },
      ...{ format: 'pdf', language },
    });
    const bytes = Buffer.from(file.base64, 'base64');
    const text = textOf(bytes);
    const seals = cellsOf(
      await showTo(books.owner, { report: 'proof', options: whole }),
      'fingerprint',
    ).flat();
    const days = String(seals[1]).toUpperCase();
    expect(text.replace(/\s/g, '')).toContain(days);
    expect(textOfPages(bytes)).toHaveLength(1);
  }
});

test('while the whole is proved others get their turn, and what they write breaks nothing', async () => {
  let isProved = false;
  let turns = 0;
  const others = () => {
    turns += 1;
    if (!isProved) setImmediate(others);
  };
  const proving = results(whole).finally(() => {
    isProved = true;
  });
  setImmediate(others);
  await books.desk.call(contract.patients.register, {
    ...{ fullName: 'Asha Rao', phone: '5000041799', birthOn: '1980-01-01', birthIsEstimated: true, sex: 'F' },
  });
  expect((await proving).map(([, , result]) => result)).toEqual([
    ...['Whole', 'Whole', 'Agrees', 'Agrees', 'Agrees', 'Agrees'],
  ]);
  // Between the closed days, the month, the bills and the numbers of the year.
  expect(turns).toBeGreaterThan(3);
});
