import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { APPROVAL_LIVES_MS } from '#shared/features/approvals/approval.rules.ts';
import { sql } from '../../database/db.ts';
import { askedDiscount, OWNER_PIN, readyToApprove, spend } from '../../server/test-approvals.test-support.ts';
import {
  closeTestClinics,
  OWNER_PASSWORD,
  openTestClinic,
  PEOPLE,
  refusalOf,
  TEST_NOW,
  type TestClinic,
} from '../../server/test-clinic.ts';

afterEach(closeTestClinics);

const { approvals } = contract;

async function clinicAtDesk(): Promise<{ owner: TestClinic; desk: TestClinic }> {
  const owner = await openTestClinic({ role: 'owner' });
  return { owner, desk: await readyToApprove(owner) };
}

function spending(clinic: TestClinic, use: Parameters<typeof spend>[1]): Promise<unknown> {
  return Promise.resolve().then(() => spend(clinic, use));
}

test('the owner’s PIN at the desk gives an approval that lives a quarter of an hour', async () => {
  const { desk } = await clinicAtDesk();
  const approval = await desk.call(approvals.grant, askedDiscount);
  expect(approval).toEqual({
    ...{ approvalId: 1, approverName: 'Anil Kulkarni', expiresAt: TEST_NOW + APPROVAL_LIVES_MS },
  });
  expect(desk.connection.session?.userId).toBe(PEOPLE.receptionist);
  expect(spend(desk, { approvalId: 1 })).toEqual({
    ...{ approverId: PEOPLE.owner, approverName: 'Anil Kulkarni' },
  });
  expect(desk.auditTrail().at(-1)).toEqual({
    ...{ action: 'approval.given', outcome: 'ok', entity: 'approval', entityId: 1 },
    personName: 'Kavita Nair',
  });
});

test('the password approves too, and makes the PIN usable', async () => {
  const { owner, desk } = await clinicAtDesk();
  owner.server.house.opened().provenUsers.clear();
  expect((await refusalOf(desk.call(approvals.grant, askedDiscount))).code).toBe('PIN_NOT_USABLE');
  const [before] = await desk.call(approvals.approvers, { kind: 'discount' });
  expect(before).toEqual({
    ...{ userId: PEOPLE.owner, fullName: 'Anil Kulkarni', hasPin: true, canUsePin: false },
  });
  await desk.call(approvals.grant, { ...askedDiscount, secret: OWNER_PASSWORD });
  await desk.call(approvals.grant, askedDiscount);
});

test('a wrong PIN counts towards the owner’s five, wherever it was typed', async () => {
  const { desk } = await clinicAtDesk();
  const left = [];
  for (let wrong = 0; wrong < 3; wrong += 1) {
    const tried = refusalOf(desk.call(approvals.grant, { ...askedDiscount, secret: '8264' }));
    left.push((await tried).data.triesLeft);
  }
  const unlocking = desk.stranger().call(contract.users.signInWithPin, { userId: PEOPLE.owner, pin: '8264' });
  left.push((await refusalOf(unlocking)).data.triesLeft);
  const last = refusalOf(desk.call(approvals.grant, { ...askedDiscount, secret: '8264' }));
  left.push((await last).data.triesLeft);
  expect(left).toEqual([4, 3, 2, 1, 0]);
  expect((await refusalOf(desk.call(approvals.grant, askedDiscount))).code).toBe('PIN_NOT_USABLE');
  expect(desk.auditTrail().at(-1)).toMatchObject({
    ...{ action: 'approval.given', outcome: 'refused', entity: 'user', entityId: PEOPLE.owner },
    personName: 'Kavita Nair',
  });
});

test('many wrong PINs at once are five tries, and no sixth is looked at', async () => {
  const { desk } = await clinicAtDesk();
  const tries = Array.from({ length: 12 }, () =>
    refusalOf(desk.call(approvals.grant, { ...askedDiscount, secret: '8264' })),
  );
  const codes = (await Promise.all(tries)).map(({ code }) => code);
  expect(codes.filter(code => code === 'WRONG_PASSWORD')).toHaveLength(5);
  expect(codes.filter(code => code === 'PIN_NOT_USABLE')).toHaveLength(7);
});

test('wrong passwords make the next one wait, as at the lock', async () => {
  const { desk } = await clinicAtDesk();
  const wrong = { ...askedDiscount, secret: 'not the password' };
  for (let tried = 0; tried < 4; tried += 1) {
    expect((await refusalOf(desk.call(approvals.grant, wrong))).data.triesLeft).toBe(3 - tried);
  }
  const right = desk.call(approvals.grant, { ...askedDiscount, secret: OWNER_PASSWORD });
  expect(await refusalOf(right)).toEqual({ code: 'WAIT_BEFORE_NEXT_TRY', data: { seconds: 30 } });
});

test('an approval is gone after a quarter of an hour, and when the clock is set back', async () => {
  const { desk } = await clinicAtDesk();
  await desk.call(approvals.grant, askedDiscount);
  desk.clock.set(TEST_NOW - 2 * 60_000);
  expect((await refusalOf(spending(desk, { approvalId: 1 }))).code).toBe('APPROVAL_EXPIRED');
  desk.clock.set(TEST_NOW + APPROVAL_LIVES_MS + 1);
  expect((await refusalOf(spending(desk, { approvalId: 1 }))).code).toBe('APPROVAL_EXPIRED');
  desk.clock.set(TEST_NOW + APPROVAL_LIVES_MS);
  spend(desk, { approvalId: 1 });
});

test('one approval used by two desks at once serves one bill', async () => {
  const { desk } = await clinicAtDesk();
  const { approvalId } = await desk.call(approvals.grant, askedDiscount);
  const otherDesk = await desk.as('receptionist');
  const outcomes = await Promise.allSettled([
    spending(desk, { approvalId, entityId: 1 }),
    spending(otherDesk, { approvalId, entityId: 2 }),
  ]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect((await refusalOf(spending(desk, { approvalId }))).code).toBe('APPROVAL_USED');
  const { db } = desk.server.house.opened();
  const again = () =>
    db.transaction(writer =>
      writer.run(sql`INSERT INTO approval_uses VALUES (${approvalId}, ${TEST_NOW}, 1, 'bill', 2)`),
    );
  expect(again).toThrow(/UNIQUE/);
});

test('an approval serves its asker, its patient, its kind and its amount only', async () => {
  const { desk, owner } = await clinicAtDesk();
  const { approvalId } = await desk.call(approvals.grant, askedDiscount);
  const codeOf = async (clinic: TestClinic, use: object) =>
    (await refusalOf(spending(clinic, { approvalId, ...use }))).code;
  expect(await codeOf(desk, { patientId: 2 })).toBe('APPROVAL_OF_ANOTHER');
  expect(await codeOf(desk, { patientId: null })).toBe('APPROVAL_OF_ANOTHER');
  expect(await codeOf(desk, { kind: 'refund' })).toBe('APPROVAL_OF_ANOTHER');
  expect(await codeOf(owner, {})).toBe('APPROVAL_OF_ANOTHER');
  expect(await codeOf(desk, { approvalId: 99 })).toBe('NOT_FOUND');
  expect(await refusalOf(spending(desk, { approvalId, amountPaise: 10_001 }))).toEqual({
    ...{ code: 'APPROVAL_TOO_SMALL', data: { approvedPaise: 10_000 } },
  });
  spend(desk, { approvalId, amountPaise: 9_999 });
});

test('the record a patient was merged into is the same patient', async () => {
  const { desk, owner } = await clinicAtDesk();
  const { approvalId } = await desk.call(approvals.grant, askedDiscount);
  const pair = { keptId: 2, goneId: 1, reason: 'One person', takeFields: [] };
  await owner.call(contract.patients.merge, pair);
  spend(desk, { approvalId, patientId: 2 });
});

test('who was disabled approves nothing, before or after', async () => {
  const { desk, owner } = await clinicAtDesk();
  const second = await owner.call(contract.users.add, {
    ...{ fullName: 'Vimala Kulkarni', signInName: 'vimala', roles: ['owner'], doctor: null },
    password: 'copper lantern by the well',
  });
  const byVimala = { ...askedDiscount, approverId: second.id, secret: 'copper lantern by the well' };
  const { approvalId } = await desk.call(approvals.grant, byVimala);
  await owner.call(contract.users.disable, { userId: second.id });
  expect((await refusalOf(spending(desk, { approvalId }))).code).toBe('APPROVAL_EXPIRED');
  expect((await refusalOf(desk.call(approvals.grant, byVimala))).code).toBe('NOT_FOUND');
  const left = await desk.call(approvals.approvers, { kind: 'discount' });
  expect(left.map(({ userId }) => userId)).toEqual([PEOPLE.owner]);
});

test('nobody approves for themselves, and who may needs no approval', async () => {
  const { desk, owner } = await clinicAtDesk();
  const own = { ...askedDiscount, approverId: PEOPLE.receptionist };
  expect(await refusalOf(desk.call(approvals.grant, own))).toEqual({
    ...{ code: 'APPROVER_NOT_ALLOWED', data: { kind: 'discount' } },
  });
  const byDoctor = { ...askedDiscount, approverId: PEOPLE.doctor };
  expect((await refusalOf(desk.call(approvals.grant, byDoctor))).code).toBe('APPROVER_NOT_ALLOWED');
  expect((await refusalOf(owner.call(approvals.grant, askedDiscount))).code).toBe('APPROVAL_NOT_NEEDED');
  const nurse = await owner.as('nurse');
  expect((await refusalOf(nurse.call(approvals.grant, askedDiscount))).code).toBe('NOT_ALLOWED');
});

test('the second signature is always another person’s, also under the owner’s day', async () => {
  const { desk, owner } = await clinicAtDesk();
  const second = { ...askedDiscount, kind: 'countersign' as const, amountPaise: 0, patientId: null };
  expect((await refusalOf(owner.call(approvals.grant, second))).code).toBe('APPROVER_MUST_BE_ANOTHER');
  const { approvalId } = await desk.call(approvals.grant, second);
  const used = { approvalId, kind: 'countersign' as const, amountPaise: 0, patientId: null };
  expect(spend(desk, { ...used, entity: 'shift' }).approverId).toBe(PEOPLE.owner);
  const others = await owner.call(approvals.approvers, { kind: 'countersign' });
  expect(others.map(({ userId }) => userId)).not.toContain(PEOPLE.owner);
  expect(others.map(({ userId }) => userId)).toContain(PEOPLE.doctor);
});

test('an approval for nobody known is refused before a PIN is looked at', async () => {
  const { desk } = await clinicAtDesk();
  const unknown = desk.call(approvals.grant, { ...askedDiscount, patientId: 99 });
  expect(await refusalOf(unknown)).toEqual({ code: 'NOT_FOUND', data: { what: 'patient' } });
});

test('who sits down at the screen while the PIN is hashed is given nothing', async () => {
  const { desk } = await clinicAtDesk();
  const asked = refusalOf(desk.call(approvals.grant, askedDiscount));
  desk.connection.session = null;
  expect((await asked).code).toBe('NOT_SIGNED_IN');
  const { reader } = desk.server.house.opened().db;
  expect(reader.value(sql`SELECT count(*) FROM approvals`)).toBe(0);
});

test('the PIN itself stands nowhere', async () => {
  const { desk } = await clinicAtDesk();
  await desk.call(approvals.grant, askedDiscount);
  const { reader } = desk.server.house.opened().db;
  desk.server.flushAudit();
  const details = reader.all<{ detail: string }>(
    sql`SELECT detail FROM audit_log WHERE action = 'approval.given'`,
  );
  expect(details).toHaveLength(1);
  expect(JSON.stringify(details)).not.toContain(OWNER_PIN);
});
