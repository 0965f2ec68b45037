import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { APPROVAL_LIVES_MS } from '#shared/features/approvals/approval.rules.ts';
import { askedDiscount, readyToApprove, spend } from '../../server/test-approvals.test-support.ts';
import { openTestBooks } from '../../server/test-books.test-support.ts';
import { closeTestClinics, PEOPLE, refusalOf, TEST_NOW } from '../../server/test-clinic.ts';
import { csvRows } from '../../server/test-grid-file.test-support.ts';
import { cellsOf, showTo, totalOf } from './registers.test-support.ts';

afterEach(closeTestClinics);
const { approvals, registers } = contract;
const november = { fromDate: '2026-11-01', toDate: '2026-11-30' };

/** A discount that was used on a bill and a refund that nobody used. */
async function openApprovals() {
  const books = await openTestBooks();
  const desk = await readyToApprove(books.owner);
  const bill = await books.bill(60_000);
  const { approvalId } = await desk.call(approvals.grant, askedDiscount);
  await desk.call(approvals.grant, { ...askedDiscount, kind: 'refund', amountPaise: 5_000 });
  spend(desk, { approvalId, amountPaise: 7_500, entityId: bill.id });
  return { owner: books.owner, desk, bill };
}

test('the owner sees each approval with what came of it, and opens the bill that it was used on', async () => {
  const { owner, desk, bill } = await openApprovals();
  const shown = await showTo(owner, { report: 'approvals' });
  expect(cellsOf(shown, 'at', 'kind', 'approver', 'asked', 'about', 'most', 'used', 'bill')).toEqual([
    [
      ...[TEST_NOW, 'Discount', 'Anil Kulkarni', 'Kavita Nair', 'Bill of Asha Rao, staff'],
      ...[10_000, 7_500, bill.number],
    ],
    [
      ...[TEST_NOW, 'Refund', 'Anil Kulkarni', 'Kavita Nair', 'Bill of Asha Rao, staff'],
      ...[5_000, 'still good', null],
    ],
  ]);
  owner.clock.set(TEST_NOW + APPROVAL_LIVES_MS + 1);
  const later = await showTo(owner, { report: 'approvals' });
  expect(cellsOf(later, 'used')).toEqual([[7_500], ['not used']]);
  expect(totalOf(shown, 'used')).toBe(7_500);
  expect(shown.opens).toEqual([
    { kind: 'bill', id: bill.id },
    { kind: 'patient', id: 1 },
  ]);
  const october = { fromDate: '2026-10-01', toDate: '2026-10-31' };
  expect((await showTo(owner, { report: 'approvals', ...october })).rowCount).toBe(0);
  const ofDesk = desk.call(registers.show, { report: 'approvals', ...november, language: 'en' });
  expect((await refusalOf(ofDesk)).code).toBe('NOT_ALLOWED');
});

test('by approver the sums stand by month and kind, and open that approver’s own', async () => {
  const { owner } = await openApprovals();
  const shown = await showTo(owner, { report: 'approvals', options: { rows: 'approver' } });
  expect(cellsOf(shown, 'month', 'approver', 'kind', 'given', 'uses', 'used')).toEqual([
    ['2026-11', 'Anil Kulkarni', 'Discount', 1, 1, 7_500],
    ['2026-11', 'Anil Kulkarni', 'Refund', 1, 0, 0],
  ]);
  const [opens] = shown.opens;
  if (opens?.kind !== 'report') throw new Error('The row opens nothing.');
  expect((await owner.call(registers.show, { ...opens.ask, language: 'en' })).rowCount).toBe(2);
  const ofDoctor = { rows: 'each', approver: String(PEOPLE.doctor) };
  expect((await showTo(owner, { report: 'approvals', options: ofDoctor })).rowCount).toBe(0);
});

test('the file of the approvals has the rows of the screen', async () => {
  const { owner } = await openApprovals();
  const { grid } = await showTo(owner, { report: 'approvals' });
  const file = await owner.call(registers.export, { report: 'approvals', ...november, format: 'csv' });
  const [heads, ...rows] = csvRows(file);
  expect(heads).toEqual(grid.columns.map(({ label }) => label));
  expect(rows.map(cells => cells.at(-2))).toEqual(['75.00', 'still good']);
});
