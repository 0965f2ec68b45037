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
