import { afterEach, beforeEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { NewBillLine } from '#shared/features/billing/bill.schema.ts';
import { addItem } from '../../server/test-catalogue.test-support.ts';
import { closeTestClinics, OWNER_PASSWORD, PEOPLE, type TestClinic } from '../../server/test-clinic.ts';
import { type MoneyDesk, openMoneyDesk } from '../../server/test-dues.test-support.ts';
import { cash } from '../../server/test-money-desk.test-support.ts';
import { cellsOf, showTo, totalOf } from './registers.test-support.ts';

const { approvals, billing, refunds } = contract;
let desk: MoneyDesk;
let owner: TestClinic;

beforeEach(async () => {
  desk = await openMoneyDesk();
  owner = await desk.clinic.as('owner');
});
afterEach(closeTestClinics);

async function offered(text: string): Promise<NewBillLine> {
  const asked = { text, patientId: desk.patientId, doctorId: PEOPLE.doctor };
  const [first] = await owner.call(billing.suggestLines, asked);
  if (!first) throw new Error(`Nothing of the catalogue begins with '${text}'.`);
  return first.line;
}

async function lowered(ratePaise: number, byPaise: number) {
  const asked = { kind: 'discount' as const, amountPaise: byPaise, patientId: desk.patientId, about: '' };
  const given = { ...asked, approverId: PEOPLE.owner, secret: OWNER_PASSWORD };
  const { approvalId } = await desk.clinic.call(approvals.grant, given);
  return desk.issue({ lines: [{ ...(await offered('dress')), ratePaise }], approvalId });
}

const given = (rows: 'approver' | 'reason' = 'approver') =>
  showTo(owner, { report: 'discounts', options: { rows } });

test('a rate lowered with an approval is given away by its approver, as a discount is', async () => {
  await addItem(owner, { name: 'Dressing' }, 50_000);
  const bill = await lowered(10_000, 40_000);
  await desk.issue({ discountPaise: 6_000, discountReason: 'Staff' });
  expect(cellsOf(await given(), 'who', 'items', 'discount', 'below', 'given', 'share')).toEqual([
    ['Anil Kulkarni', 50_000, 0, 40_000, 40_000, 80],
    ['Kavita Nair, within the cap', 60_000, 6_000, 0, 6_000, 10],
  ]);
  expect(cellsOf(await given('reason'), 'who', 'given')).toEqual([
    ['Rate lowered', 40_000],
    ['Staff', 6_000],
  ]);
  const prices = await showTo(owner, { report: 'exceptions', options: { kind: 'price' } });
  expect(cellsOf(prices, 'what', 'who', 'amount', 'detail')).toEqual([
    [bill.number, 'Kavita Nair', 40_000, 'Dressing, Anil Kulkarni'],
  ]);
});

test('what a credit note took back was not given away', async () => {
  const lines = [{ description: 'Plaster', sacCode: '999312', quantity: 4, ratePaise: 25_000 }];
  const bill = await desk.issue({
    ...{ lines, discountPaise: 10_000, discountReason: 'Staff', payments: [cash(90_000)] },
  });
  const credited = { billId: bill.id, reason: 'Not done', restTo: 'advance' as const };
  await owner.call(refunds.creditNote, { ...credited, lines: [{ lineNumber: 1, quantity: 1 }] });
  expect(totalOf(await given(), 'given')).toBe(7_500);
  expect(totalOf(await given(), 'items')).toBe(75_000);
  await owner.call(refunds.creditNote, { ...credited, lines: [{ lineNumber: 1, quantity: 3 }] });
  expect((await given()).rowCount).toBe(0);
});

test('a session out of a package changes no price; a second one given for nothing does', async () => {
  const itemId = await addItem(owner, { name: 'Hair removal' }, 100_000);
  const contents = [{ itemId, uses: 1 }];
  const row = { name: 'Laser, one session', category: 'package' as const };
  await addItem(owner, { ...row, package: { contents, validDays: 90, isTransferable: false } }, 90_000);
  await desk.issue({ lines: [await offered('laser')], payments: [cash(90_000)] });
  const free = { ...(await offered('hair')), ratePaise: 0 };
  await desk.issue({ lines: [{ ...free, isPrepaid: true }] });
  const prices = { report: 'exceptions' as const, options: { kind: 'price' } };
  expect((await showTo(owner, prices)).rowCount).toBe(0);
  expect((await given()).rowCount).toBe(0);
  await owner.call(billing.issue, desk.bill({ lines: [free] }));
  expect(cellsOf(await showTo(owner, prices), 'who', 'amount')).toEqual([['Anil Kulkarni', 100_000]]);
  expect(cellsOf(await given(), 'who', 'given')).toEqual([['Anil Kulkarni, within the cap', 100_000]]);
});

async function addReason(label: string): Promise<number> {
  const { reasons } = await owner.call(approvals.addDiscountReason, { label });
  return reasons.at(-1)?.id ?? 0;
}

test('reasons of the list are one row each by their id, words of one’s own are one row together', async () => {
  const trust = await addReason('Temple trust');
  await desk.issue({ discountPaise: 1_000, discountReasonId: trust });
  await desk.issue({ discountPaise: 2_000, discountReason: 'temple TRUST' });
  await desk.issue({ discountPaise: 500, discountReason: 'Trust of the temple' });
  const purse = await desk.issue({ discountPaise: 400, discountReason: 'Lost his purse' });
  await owner.call(approvals.retireDiscountReason, { reasonId: trust });
  const again = await addReason('Temple trust');
  await desk.issue({ discountPaise: 100, discountReasonId: again });
  const shown = await given('reason');
  expect(cellsOf(shown, 'who', 'bills', 'given')).toEqual([
    ['Temple trust (put away)', 2, 3_000],
    ['Other reasons', 2, 900],
    ['Temple trust', 1, 100],
  ]);
  const other = shown.opens[1];
  if (other?.kind !== 'report') throw new Error('The row opens nothing.');
  const drilled = await showTo(owner, other.ask);
  expect(cellsOf(drilled, 'reason', 'given')).toEqual([
    ['Trust of the temple', 500],
    ['Lost his purse', 400],
  ]);
  expect(drilled.opens[1]).toEqual({ kind: 'bill', id: purse.id });
  expect(totalOf(drilled, 'given')).toBe(900);
});

test('the bills under an approver are theirs alone, and no further than the days asked for', async () => {
  await addItem(owner, { name: 'Dressing' }, 50_000);
  const bill = await lowered(10_000, 40_000);
  await desk.issue({ discountPaise: 6_000, discountReason: 'Staff' });
  const days = { fromDate: '2026-11-20', toDate: '2026-12-05' };
  const shown = await showTo(owner, { report: 'discounts', ...days });
  expect(shown.opens[0]).toMatchObject({ ask: { fromDate: '2026-11-20', toDate: '2026-11-30' } });
  const [first] = shown.opens;
  if (first?.kind !== 'report') throw new Error('The row opens nothing.');
  expect(cellsOf(await showTo(owner, first.ask), 'number', 'by', 'given')).toEqual([
    [bill.number, 'Anil Kulkarni', 40_000],
  ]);
});
