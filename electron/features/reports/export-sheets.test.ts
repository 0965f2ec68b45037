import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { textOf } from '../../printing/read-pdf.test-support.ts';
import { cash, openTestBooks } from '../../server/test-books.test-support.ts';
import { closeTestClinics, refusalOf } from '../../server/test-clinic.ts';
import { auditDetail, csvRows, xlsxRows } from '../../server/test-grid-file.test-support.ts';

afterEach(closeTestClinics);
const { reports } = contract;

async function openDay() {
  const books = await openTestBooks();
  await books.bill(60_000);
  await books.bill(40_000, {
    payments: [cash(10_000), { mode: 'upi', amountPaise: 20_000, reference: '412815550142' }],
  });
  return books;
}

test('the tables of the day go out under each other, each with its own total', async () => {
  const { owner } = await openDay();
  const sheet = await owner.call(reports.daySheet, {});
  const file = await owner.call(reports.exportDaySheet, { format: 'csv' });
  expect(file.fileName).toBe('day-2026-11-21.csv');
  const [heads, ...rows] = csvRows(file);
  expect(heads).toEqual(['Part', 'What', 'Visits', 'Count', 'Billed', 'Amount']);
  const part = (name: string) => rows.filter(([of]) => of === name).map(cells => cells.slice(1));
  expect(part('By doctor')).toEqual([
    ['Dr Meera Kulkarni', '0', '2', '1000.00', '900.00'],
    ['Total', '0', '2', '1000.00', '900.00'],
  ]);
  expect(part('By mode').map(cells => [cells[0], cells[2], cells[4]])).toEqual([
    ['Cash', '2', '700.00'],
    ['UPI', '1', '200.00'],
    ['Card', '0', '0.00'],
    ['Total', '3', '900.00'],
  ]);
  expect([sheet.billedPaise, sheet.collectedPaise]).toEqual([100_000, 90_000]);
  expect(
    part('Beside the receipts')
      .find(([what]) => what === 'Owed by patients')
      ?.at(-1),
  ).toBe('100.00');
  expect(part('Drawers of the day').map(cells => cells.at(-1))).toEqual(['700.00']);
  expect(auditDetail(owner, 'daySheet.exported')).toMatchObject({ onDate: '2026-11-21', format: 'csv' });
});

test('the owner’s sheet goes out in figures, counts and sums apart; as a page it is the sheet itself', async () => {
  const { owner } = await openDay();
  const sheet = await owner.call(reports.ownerSheet, {});
  const rows = await xlsxRows(await owner.call(reports.exportOwnerSheet, { format: 'xlsx' }));
  const line = (part: string, what: string) =>
    rows.find(cells => cells[0] === part && cells[1] === what)?.slice(2);
  expect(line('Money', 'Collected')).toEqual([null, null, 900, null, null]);
  expect(line('Top services', 'Consultation')?.slice(0, 3)).toEqual([2, null, 1_000]);
  expect(rows.filter(([part]) => part === 'Takings of fourteen days')).toHaveLength(sheet.fortnight.length);
  const { base64 } = await owner.call(reports.exportOwnerSheet, { format: 'pdf' });
  const printed = await owner.call(reports.printOwnerSheet, {});
  expect(textOf(Buffer.from(base64, 'base64'))).toBe(textOf(Buffer.from(printed.pdf, 'base64')));
});

test('who may not see the day gets no file of it', async () => {
  const { owner } = await openDay();
  const nurse = await owner.as('nurse');
  for (const takeOut of [reports.exportDaySheet, reports.exportOwnerSheet]) {
    expect((await refusalOf(nurse.call(takeOut, { format: 'csv' }))).code).toBe('NOT_ALLOWED');
  }
});
