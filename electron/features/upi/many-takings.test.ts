import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { post } from '../../ledger/post.ts';
import type { WriteContext } from '../../server/service.ts';
import { openTestBooks, type TestBooks } from '../../server/test-books.test-support.ts';
import { closeTestClinics, PEOPLE } from '../../server/test-clinic.ts';
import { csvRows } from '../../server/test-grid-file.test-support.ts';
import { shiftFor } from '../cash/cash.service.ts';

const { upi } = contract;
const RANGE = { fromDate: '2026-11-01', toDate: '2026-11-21' };
afterEach(closeTestClinics);

/** So many rupees by UPI on a day, each a receipt of its own. */
function takeMany({ owner, patientId }: TestBooks, onDate: string, count: number): void {
  owner.server.house.opened().db.transaction(db => {
    const session = { userId: PEOPLE.owner, roles: ['owner'] };
    const ctx = { db, session, now: owner.clock.now, alsoChanges: () => {} } as unknown as WriteContext;
    const shiftId = shiftFor(ctx, onDate, ['upi']);
    for (let at = 0; at < count; at += 1)
      post(ctx, {
        ...{ kind: 'advance', mode: 'upi', amountPaise: 100, reference: '', patientId, onDate, shiftId },
        number: `AD/26-27/${onDate.slice(8)}${String(at).padStart(4, '0')}`,
      });
  });
}

test('of more UPI receipts than a screen bears whole days are shown and the rest counts as older; the file has all', async () => {
  const books = await openTestBooks();
  takeMany(books, '2026-11-18', 40);
  takeMany(books, '2026-11-19', 3_000);
  takeMany(books, '2026-11-20', 2_500);
  takeMany(books, '2026-11-21', 10);
  const shown = await books.owner.call(upi.awaiting, RANGE);
  expect(shown.days.map(({ onDate, takenPaise }) => [onDate, takenPaise])).toEqual([
    ['2026-11-21', 1_000],
    ['2026-11-20', 250_000],
  ]);
  expect([shown.fromDate, shown.takings.length]).toEqual(['2026-11-20', 2_510]);
  expect(shown.older).toEqual({ count: 3_040, amountPaise: 304_000, newestOn: '2026-11-19' });

  const file = await books.owner.call(upi.exportList, {
    ...RANGE,
    ...{ list: 'days', format: 'csv', language: 'en' },
  });
  expect(csvRows(file).flatMap(([day, count]) => (day?.startsWith('2026-') ? [[day, count]] : []))).toEqual([
    ['2026-11-21', '10'],
    ['2026-11-20', '2500'],
    ['2026-11-19', '3000'],
    ['2026-11-18', '40'],
  ]);
}, 60_000);
