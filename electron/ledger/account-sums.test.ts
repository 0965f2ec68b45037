import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { ACCOUNTS } from '#shared/features/ledger/ledger.rules.ts';
import { toDayNumber } from '#shared/kernel/local-date.ts';
import { cash, openTestBooks } from '../server/test-books.test-support.ts';
import { closeTestClinics } from '../server/test-clinic.ts';
import { balanceAtEndOf } from './account-sums.sql.ts';

afterEach(closeTestClinics);

test('an account at the end of any day is what its entries up to that day come to', async () => {
  const books = await openTestBooks();
  await books.bill(60_000);
  await books.at('2026-11-30T10:00');
  await books.bill(50_000, { payments: [cash(20_000)] });
  await books.at('2026-12-01T10:00');
  const { patientId } = books;
  await books.desk.call(contract.dues.takeAdvance, { patientId, payments: [cash(70_000)] });
  await books.at('2027-02-03T10:00');
  await books.bill(40_000, { payments: [] });

  const { db } = books.owner.server.house.opened();
  const entries = db.driver
    .prepare('SELECT on_date AS onDate, debit, credit, amount_paise AS paise FROM ledger')
    .all() as { onDate: number; debit: string; credit: string; paise: number }[];
  const days = ['2026-11-20', '2026-11-21', '2026-11-29', '2026-11-30', '2026-12-01', '2026-12-31'];
  for (const day of [...days, '2027-01-15', '2027-02-03', '2027-02-04'].map(toDayNumber)) {
    for (const account of ACCOUNTS) {
      const paise = entries
        .filter(({ onDate }) => onDate <= day)
        .reduce(
          (sum, one) =>
            sum + (one.debit === account ? one.paise : 0) - (one.credit === account ? one.paise : 0),
          0,
        );
      expect([day, account, balanceAtEndOf(db.reader, account, day)]).toEqual([day, account, paise]);
    }
  }
  expect(balanceAtEndOf(db.reader, 'dues', toDayNumber('2026-12-01'))).toBe(30_000);
});
