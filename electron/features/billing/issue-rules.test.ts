import { afterEach, beforeEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { NewBillLine } from '#shared/features/billing/bill.schema.ts';
import { STANDARD_LIST } from '#shared/features/catalogue/price.schema.ts';
import {
  closeTestClinics,
  OWNER_PASSWORD,
  PEOPLE,
  refusalOf,
  type TestClinic,
} from '../../server/test-clinic.ts';
import {
  addItem,
  cash,
  dressing,
  FEE,
  line,
  openTestDesk,
  type TestDesk,
  upi,
} from '../../server/test-money-desk.test-support.ts';

const { approvals, billing, catalogue } = contract;
let desk: TestDesk;
let owner: TestClinic;

beforeEach(async () => {
  desk = await openTestDesk();
  owner = await desk.clinic.as('owner');
});
afterEach(closeTestClinics);

const PIN = '2719';

async function approve(amountPaise: number): Promise<number> {
  await owner.call(contract.users.setPin, { password: OWNER_PASSWORD, pin: PIN });
  const asked = { kind: 'discount' as const, amountPaise, patientId: desk.patientId, about: 'staff' };
  const given = await desk.clinic.call(approvals.grant, { ...asked, approverId: PEOPLE.owner, secret: PIN });
  return given.approvalId;
}

/** The line that the desk is offered for a few letters. */
async function suggested(text: string, more: Partial<NewBillLine> = {}): Promise<NewBillLine> {
  const [found] = await desk.clinic.call(billing.suggestLines, {
    ...{ text, patientId: desk.patientId, doctorId: PEOPLE.doctor },
  });
  if (!found) throw new Error(`Nothing is found for ${text}.`);
  return { ...found.line, ...more };
}

const setPrice = (itemId: number, ratePaise: number | null) =>
  owner.call(catalogue.setPrice, { itemId, listId: STANDARD_LIST, ratePaise, validFrom: '2026-11-21' });

test('a discount above the desk’s cap is refused with the cap, given with an approval, and names who gave it', async () => {
  const discounted = { discountPaise: 12_000, discountReason: 'staff' };
  expect(await desk.refusal(discounted)).toEqual({
    code: 'DISCOUNT_NEEDS_APPROVAL',
    data: { capPaise: 6_000, givenPaise: 12_000 },
  });
  expect(await desk.issue({ ...discounted, discountPaise: 6_000 })).toMatchObject({ discountApprovedBy: '' });
  const approvalId = await approve(12_000);
  const bill = await desk.issue({ ...discounted, approvalId });
  expect(bill).toMatchObject({
    number: 'B/26-27/000002',
    totalPaise: 48_000,
    discountApprovedBy: 'Anil Kulkarni',
  });
  expect(await desk.refusal({ ...discounted, approvalId })).toMatchObject({ code: 'APPROVAL_USED' });
  expect(await owner.call(billing.issue, desk.bill({ ...discounted, discountPaise: FEE }))).toMatchObject({
    totalPaise: 0,
  });
});

test('an approval is for so much, for this patient, and is not spent by a bill that is refused', async () => {
  const approvalId = await approve(10_000);
  const discounted = { discountPaise: 10_000, discountReason: 'staff', approvalId };
  expect(await desk.refusal({ ...discounted, discountPaise: 10_001 })).toMatchObject({
    code: 'APPROVAL_TOO_SMALL',
    data: { approvedPaise: 10_000 },
  });
  const other = await desk.register('Ramesh Joshi', '5000041736');
  expect((await desk.refusal({ ...discounted, patientId: other })).code).toBe('APPROVAL_OF_ANOTHER');
  expect((await desk.refusal({ ...discounted, payments: [cash(FEE)] })).code).toBe('PAID_MORE_THAN_BILL');
  expect(await desk.issue(discounted)).toMatchObject({ totalPaise: 50_000, number: 'B/26-27/000001' });
});

test('a wrong PIN approves nothing', async () => {
  await approve(1);
  const asked = { kind: 'discount' as const, amountPaise: 10_000, patientId: desk.patientId, about: '' };
  const wrong = desk.clinic.call(approvals.grant, { ...asked, approverId: PEOPLE.owner, secret: '0000' });
  expect((await refusalOf(wrong)).code).toBe('WRONG_PASSWORD');
});

test('a line’s own discount and a lowered rate count against the cap together', async () => {
  await addItem(owner, dressing, 50_000);
  const lowered = await suggested('dress', { ratePaise: 47_000, discountPaise: 2_500 });
  expect(await desk.refusal({ lines: [lowered], discountReason: 'staff' })).toEqual({
    code: 'DISCOUNT_NEEDS_APPROVAL',
    data: { capPaise: 5_000, givenPaise: 5_500 },
  });
  const bill = await desk.issue({ lines: [{ ...lowered, discountPaise: 2_000 }], discountReason: 'staff' });
  expect(bill).toMatchObject({ totalPaise: 45_000, discountPaise: 2_000 });
  expect(bill.lines[0]).toMatchObject({ listPricePaise: 50_000, ratePaise: 47_000, discountPaise: 2_000 });
});

test('a lowered rate alone needs approval too; a raised one is written down and needs none', async () => {
  await addItem(owner, dressing, 50_000);
  const cheap = await suggested('dress', { ratePaise: 30_000 });
  expect((await desk.refusal({ lines: [cheap] })).code).toBe('DISCOUNT_NEEDS_APPROVAL');
  const dear = await desk.issue({ lines: [{ ...cheap, ratePaise: 60_000 }] });
  expect(dear.lines[0]).toMatchObject({ listPricePaise: 50_000, ratePaise: 60_000 });
  const { driver } = desk.clinic.server.house.opened().db;
  const row = driver.prepare('SELECT detail FROM audit_log ORDER BY seq DESC LIMIT 1').get() as {
    detail: string;
  };
  expect(JSON.parse(row.detail)).toMatchObject({
    overridden: [{ lineNumber: 1, listPricePaise: 50_000, ratePaise: 60_000 }],
  });
});

test('a price changed between preview and issue names the line and what it is now', async () => {
  const itemId = await addItem(owner, dressing, 50_000);
  const lines = [line('Consultation', FEE), await suggested('dress')];
  await setPrice(itemId, 55_000);
  expect(await desk.refusal({ lines })).toEqual({
    code: 'PRICE_CHANGED',
    data: { lineNumber: 2, wasPaise: 50_000, nowPaise: 55_000, wasPermille: 0, nowPermille: 0 },
  });
  const bill = await desk.issue({ lines: [lines[0] as NewBillLine, await suggested('dress')] });
  expect(bill).toMatchObject({ number: 'B/26-27/000001', totalPaise: FEE + 55_000 });
  await setPrice(itemId, null);
  expect((await desk.refusal({ lines })).data).toMatchObject({ nowPaise: null });
});

test('a doctor’s fee that changed, or became free meanwhile, is a changed price', async () => {
  const visitId = await desk.giveToken();
  const { lines } = await desk.clinic.call(billing.draftForVisit, { visitId });
  expect(lines).toMatchObject([{ ratePaise: FEE, listPricePaise: FEE }]);
  const forged = lines.map(each => ({ ...each, ratePaise: 1_00, listPricePaise: 1_00 }));
  expect((await desk.refusal({ visitId, lines: forged })).data).toMatchObject({ nowPaise: FEE });
  expect(await desk.issue({ visitId, lines })).toMatchObject({ totalPaise: FEE });
});

test('a package is sold and used as a line; a session that is not left is refused', async () => {
  const itemId = await addItem(owner, { ...dressing, name: 'Hair removal' }, 100_000);
  const row = { category: 'package' as const, name: 'Laser, two sessions', taxClass: 'exempt' as const };
  const contents = [{ itemId, uses: 2 }];
  await addItem(
    owner,
    { ...dressing, ...row, package: { contents, validDays: 90, isTransferable: false } },
    150_000,
  );
  await desk.issue({ lines: [await suggested('laser, two')], payments: [cash(150_000)] });
  const [sold] = await desk.clinic.call(catalogue.packagesOf, { patientId: desk.patientId });
  expect(sold).toMatchObject({ pricePaise: 150_000, contents: [{ left: 2 }] });

  const session = await suggested('hair removal', { ratePaise: 0, isPrepaid: true });
  const used = await desk.issue({ lines: [{ ...session, quantity: 2 }] });
  expect(used).toMatchObject({ totalPaise: 0, discountPaise: 0 });
  expect(await desk.refusal({ lines: [session] })).toEqual({ code: 'PACKAGE_USED_UP', data: { itemId } });
  const [after] = await desk.clinic.call(catalogue.packagesOf, { patientId: desk.patientId });
  expect(after?.contents[0]).toMatchObject({ left: 0 });
});

test('a bill uses what was paid in advance in the same transaction, and never more', async () => {
  await desk.clinic.call(contract.dues.takeAdvance, { patientId: desk.patientId, payments: [upi(50_000)] });
  expect(await desk.refusal({ advancePaise: 50_100, payments: [] })).toEqual({
    code: 'ADVANCE_NOT_ENOUGH',
    data: { availablePaise: 50_000 },
  });
  const bill = await desk.issue({ advancePaise: 50_000, payments: [cash(5_000)] });
  expect(bill).toMatchObject({ advanceUsedPaise: 50_000, paidPaise: 55_000, duePaise: 5_000 });
  const draft = await desk.clinic.call(billing.draftForPatient, { patientId: desk.patientId });
  expect(draft).toMatchObject({ advancePaise: 0, oldDuesPaise: 5_000, doctorId: PEOPLE.doctor, lines: [] });
});

test('two cashiers on one visit: one bill, the other is told its number', async () => {
  const visitId = await desk.giveToken();
  const second = await desk.clinic.as('owner');
  const input = desk.bill({ visitId, payments: [cash(FEE)] });
  const answers = await Promise.allSettled([
    desk.clinic.call(billing.issue, input),
    second.call(billing.issue, input),
  ]);
  const issued = answers.flatMap(answer => (answer.status === 'fulfilled' ? [answer.value] : []));
  expect(issued).toHaveLength(1);
  const refused = answers.find(({ status }) => status === 'rejected');
  expect(refused).toMatchObject({
    reason: { code: 'VISIT_ALREADY_BILLED', data: { billId: issued[0]?.id, number: 'B/26-27/000001' } },
  });
  expect(await desk.billsOn('2026-11-21')).toHaveLength(1);
});

test('one approval sent with two bills at once is used once', async () => {
  const approvalId = await approve(10_000);
  const input = desk.bill({ discountPaise: 10_000, discountReason: 'staff', approvalId });
  const second = await desk.clinic.as('receptionist');
  const answers = await Promise.allSettled([
    desk.clinic.call(billing.issue, input),
    second.call(billing.issue, input),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await desk.billsOn('2026-11-21')).toHaveLength(1);
});
