import { afterEach, beforeEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { sql } from '../../database/db.ts';
import { textOf } from '../../printing/read-pdf.test-support.ts';
import { closeTestClinics, type TestClinic } from '../../server/test-clinic.ts';
import { openTestDesk, type TestDesk } from '../../server/test-money-desk.test-support.ts';

const { approvals } = contract;
let desk: TestDesk;
let owner: TestClinic;

beforeEach(async () => {
  desk = await openTestDesk();
  owner = await desk.clinic.as('owner');
});
afterEach(closeTestClinics);

async function reasonId(code: string): Promise<number> {
  const { reasons } = await desk.clinic.call(approvals.discountRules, {});
  return reasons.find(reason => reason.code === code)?.id ?? 0;
}

test('a reason chosen from the list is kept by its id, with the words of its day', async () => {
  const { reasons } = await owner.call(approvals.addDiscountReason, { label: 'Temple trust' });
  const { id: discountReasonId = 0 } = reasons.at(-1) ?? {};
  const bill = await desk.issue({ discountPaise: 6_000, discountReasonId, discountReason: 'something else' });
  expect(bill).toMatchObject({ discountReasonId, discountReason: 'Temple trust' });
  const free = await desk.issue({ discountPaise: 0, discountReasonId });
  expect(free).toMatchObject({ discountReasonId: null, discountReason: '' });
});

test('a reason that was put away, or that never was, is refused; bills that have it keep it', async () => {
  const discountReasonId = await reasonId('staff');
  const bill = await desk.issue({ discountPaise: 6_000, discountReasonId });
  await owner.call(approvals.retireDiscountReason, { reasonId: discountReasonId });
  expect(await desk.refusal({ discountPaise: 6_000, discountReasonId })).toEqual({
    ...{ code: 'DISCOUNT_REASON_GONE', data: { reasonId: discountReasonId } },
  });
  expect(await desk.refusal({ discountPaise: 6_000, discountReasonId: 9_999 })).toMatchObject({
    code: 'DISCOUNT_REASON_GONE',
  });
  const kept = await desk.clinic.call(contract.billing.get, { billId: bill.id });
  expect(kept).toMatchObject({ discountReasonId, discountReason: 'Staff' });
});

test('a bill without a discount does not look at the reason that its screen still names', async () => {
  const discountReasonId = await reasonId('staff');
  await owner.call(approvals.retireDiscountReason, { reasonId: discountReasonId });
  const bill = await desk.issue({ discountPaise: 0, discountReasonId });
  expect(bill).toMatchObject({ discountReasonId: null, discountReason: '' });
});

test('words of one’s own are kept as they are, unless they are the list’s in either language', async () => {
  const issue = (discountReason: string) => desk.issue({ discountPaise: 6_000, discountReason });
  const own = { discountReason: 'lost his purse', discountReasonId: null };
  expect(await issue('lost his purse')).toMatchObject(own);
  const staff = await reasonId('staff');
  for (const words of ['STAFF', ' staff', 'स्टाफ़']) {
    expect(await issue(words), words).toMatchObject({ discountReasonId: staff });
  }
  expect(await issue('staff member')).toMatchObject({ discountReasonId: null });
});

test('the reason of an issued bill is frozen in the database too', async () => {
  const bill = await desk.issue({ discountPaise: 6_000, discountReasonId: await reasonId('staff') });
  const { driver, reader } = owner.server.house.opened().db;
  const change = (to: string) => () =>
    driver.exec(`UPDATE bills SET discount_reason_id = ${to} WHERE id = ${bill.id}`);
  expect(change('1')).toThrow(/an issued bill is frozen/);
  expect(change('NULL')).toThrow(/an issued bill is frozen/);
  expect(reader.value(sql`SELECT discount_reason_id FROM bills WHERE id = ${bill.id}`)).toBe(
    bill.discountReasonId,
  );
});

test('a paper in Hindi says a reason of the program in Hindi', async () => {
  const bill = await desk.issue({ discountPaise: 6_000, discountReasonId: await reasonId('staff') });
  const now = await owner.call(contract.settings.get, {});
  await owner.call(contract.settings.change, {
    ...now,
    settings: { ...now.settings, screenLanguage: 'hi' },
  });
  const { pdf } = await desk.clinic.call(contract.billing.printBill, { billId: bill.id });
  const words = textOf(Buffer.from(pdf, 'base64'));
  expect(words).toContain('स्टाफ़');
  expect(words).not.toContain('Staff');
});
