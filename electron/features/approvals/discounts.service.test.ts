import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { Role } from '#shared/contract/permissions.ts';
import { mostDiscountPaise } from '#shared/features/approvals/approval.rules.ts';
import { closeTestClinics, openTestClinic, refusalOf, type TestClinic } from '../../server/test-clinic.ts';
import { discountCapOf } from './approvals.service.ts';

afterEach(closeTestClinics);

const { approvals } = contract;
const capOf = (clinic: TestClinic, roles: Role[], onDate: string) =>
  discountCapOf(clinic.server.house.opened().db.reader, roles, onDate);

test('the desk gives ten per cent by itself, the owner everything, others nothing', async () => {
  const desk = await openTestClinic();
  const rules = await desk.call(approvals.discountRules, {});
  expect(rules.ownPermille).toBe(100);
  expect(rules.caps.map(({ role, permille }) => [role, permille])).toEqual([
    ['owner', 1_000],
    ['receptionist', 100],
  ]);
  expect(capOf(desk, ['doctor'], '2026-11-21')).toBe(0);
  expect(capOf(desk, ['doctor', 'receptionist'], '2026-11-21')).toBe(100);
  expect(capOf(desk, ['doctor', 'owner'], '2026-11-21')).toBe(1_000);
});

test('a new cap begins on its day and leaves the days before as they were', async () => {
  const owner = await openTestClinic({ role: 'owner' });
  const next = { role: 'receptionist' as const, permille: 50, validFrom: '2026-12-01' };
  expect((await owner.call(approvals.setDiscountCap, next)).comingCaps).toEqual([next]);
  expect(capOf(owner, ['receptionist'], '2026-11-30')).toBe(100);
  expect(capOf(owner, ['receptionist'], '2026-12-01')).toBe(50);
  const corrected = await owner.call(approvals.setDiscountCap, { ...next, permille: 75 });
  expect(corrected.comingCaps.map(({ permille }) => permille)).toEqual([75]);
  expect(capOf(owner, ['receptionist'], '2026-12-01')).toBe(75);
  const today = await owner.call(approvals.setDiscountCap, { role: 'receptionist', permille: 200 });
  expect(today.caps[1]).toEqual({ role: 'receptionist', permille: 200, validFrom: '2026-11-21' });
  const past = owner.call(approvals.setDiscountCap, { ...next, validFrom: '2026-11-20' });
  expect((await refusalOf(past)).code).toBe('CAP_BEGAN_ALREADY');
  const ofOwner = owner.call(approvals.setDiscountCap, { role: 'owner', permille: 10 });
  expect((await refusalOf(ofOwner)).code).toBe('CAP_OF_APPROVER');
});

test('only the owner sets caps and reasons', async () => {
  const desk = await openTestClinic();
  const cap = desk.call(approvals.setDiscountCap, { role: 'receptionist', permille: 1_000 });
  expect((await refusalOf(cap)).code).toBe('NOT_ALLOWED');
  const reason = desk.call(approvals.addDiscountReason, { label: 'Because' });
  expect((await refusalOf(reason)).code).toBe('NOT_ALLOWED');
});

test('a reason stands once, and one that was put away may be added again', async () => {
  const owner = await openTestClinic({ role: 'owner' });
  const before = await owner.call(approvals.discountRules, {});
  expect(before.reasons).toHaveLength(8);
  const staff = before.reasons.find(({ code }) => code === 'staff');
  const again = owner.call(approvals.addDiscountReason, { label: 'STAFF' });
  expect(await refusalOf(again)).toEqual({ code: 'DISCOUNT_REASON_EXISTS', data: { reasonId: staff?.id } });
  const reasonId = staff?.id ?? 0;
  await owner.call(approvals.retireDiscountReason, { reasonId });
  expect((await refusalOf(owner.call(approvals.retireDiscountReason, { reasonId }))).code).toBe('NOT_FOUND');
  const after = await owner.call(approvals.addDiscountReason, { label: 'Staff' });
  expect(after.reasons.at(-1)).toMatchObject({ code: null, label: 'Staff' });
});

test.each([
  [30_000, 100, 3_000],
  [30_005, 100, 3_000],
  [0, 1_000, 0],
  [99_999, 1_000, 99_999],
])('of %d paise a cap of %d thousandths allows %d', (amountPaise, permille, most) => {
  expect(mostDiscountPaise(amountPaise, permille)).toBe(most);
});
