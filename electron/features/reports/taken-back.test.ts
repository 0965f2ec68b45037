import { afterEach, beforeEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { toDayNumber } from '#shared/kernel/local-date.ts';
import { sql } from '../../database/db.ts';
import { textOf } from '../../printing/read-pdf.test-support.ts';
import { openTestBooks, type TestBooks } from '../../server/test-books.test-support.ts';
import { closeTestClinics } from '../../server/test-clinic.ts';
import { csvRows } from '../../server/test-grid-file.test-support.ts';

const { refunds, reports } = contract;
const TOMORROW = '2026-11-22';
let books: TestBooks;

beforeEach(async () => {
  books = await openTestBooks();
});
afterEach(closeTestClinics);

async function printed(onDate: string, paper: 'A4' | '80mm' | '58mm'): Promise<string> {
  const { pdf } = await books.owner.call(reports.printDaySheet, { onDate, paper });
  return textOf(Buffer.from(pdf, 'base64')).replaceAll('\u00a0', ' ').replaceAll(/\s+/g, ' ');
}

/** What the day's bills, cancels and credit notes left to be paid, by the ledger. */
function billedByLedger(onDate: string): number {
  return books.owner.server.house.opened().db.reader.value<number>(sql`
    SELECT coalesce(sum(iif(debit = 'dues', amount_paise, -amount_paise)), 0) FROM ledger
    WHERE on_date = ${toDayNumber(onDate)} AND 'dues' IN (debit, credit)
      AND (kind LIKE 'bill%' OR kind LIKE 'cancel%' OR kind IN ('creditFees', 'creditTax', 'creditRoundUp'))`) as number;
}

test('a bill that was cancelled or credited is taken off what the day’s sheet says was billed, on the day of that', async () => {
  const wrong = await books.bill(60_000);
  await books.owner.call(refunds.cancelBill, { billId: wrong.id, reason: 'Wrong patient' });
  const kept = await books.bill(40_000);
  await books.bill(10_000);
  const today = await books.owner.call(reports.daySheet, {});
  expect(today).toMatchObject({ billedPaise: 110_000, takenBackPaise: 60_000, takenBackCount: 1 });
  expect(today.billedPaise - today.takenBackPaise).toBe(billedByLedger(today.onDate));
  for (const paper of ['A4', '80mm', '58mm'] as const) {
    const text = await printed(today.onDate, paper);
    expect(text, paper).toMatch(/Cancelled or (credited, 1 )?−600\.00/);
    expect(text, paper).toMatch(/Net 500\.00/);
  }
  const file = csvRows(await books.owner.call(reports.exportDaySheet, { format: 'csv' }));
  expect(file.find(([, what]) => what === 'Bills cancelled or credited')?.at(-1)).toBe('-600.00');

  await books.at(`${TOMORROW}T10:00`);
  await books.owner.call(refunds.creditNote, {
    ...{ billId: kept.id, lines: [{ lineNumber: 1, quantity: 1 }], reason: 'Not done', restTo: 'advance' },
  });
  const next = await books.owner.call(reports.daySheet, {});
  expect(next).toMatchObject({ onDate: TOMORROW, billedPaise: 0, takenBackPaise: 40_000, takenBackCount: 1 });
  expect(billedByLedger(TOMORROW)).toBe(-40_000);
  expect((await books.owner.call(reports.daySheet, { onDate: today.onDate })).takenBackPaise).toBe(60_000);
});

test('a day of which nothing was taken back says nothing of it', async () => {
  const { onDate } = await books.bill(60_000);
  expect(await printed(onDate, 'A4')).not.toContain('Cancelled or credited');
});
