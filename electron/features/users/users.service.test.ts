import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import {
  closeTestClinics,
  lockScreen,
  openTestClinic,
  PEOPLE,
  refusalOf,
  STAFF_PASSWORD,
  type TestClinic,
} from '../../server/test-clinic.ts';

afterEach(closeTestClinics);

const kavita = { userId: PEOPLE.receptionist, password: STAFF_PASSWORD };

function tryWrong(clinic: TestClinic) {
  return refusalOf(clinic.call(contract.users.signIn, { ...kavita, password: 'wrong password' }));
}

test('a closed clinic opens with a person’s own password and not without', async () => {
  const desk = await openTestClinic();
  await desk.server.stop();
  const cold = desk.stranger();
  const status = await cold.call(contract.setup.status, {});
  expect(status.state).toBe('closed');
  expect(status.people.map(({ displayName }) => displayName)).toContain('Kavita Nair');
  expect((await tryWrong(cold)).code).toBe('WRONG_PASSWORD');
  expect((await cold.call(contract.setup.status, {})).state).toBe('closed');
  await cold.call(contract.users.signIn, kavita);
  expect((await cold.call(contract.queue.dayBoard, {})).doctors).toHaveLength(2);
  expect(
    cold
      .auditTrail()
      .filter(({ action }) => action === 'person.signedIn')
      .slice(-2),
  ).toMatchObject([
    { outcome: 'refused', entityId: PEOPLE.receptionist },
    { outcome: 'ok', entityId: PEOPLE.receptionist },
  ]);
});

test('wrong passwords slow down, and a restart does not forget them', async () => {
  const desk = await openTestClinic();
  const stranger = desk.stranger();
  const left = [];
  for (let wrong = 0; wrong < 4; wrong++) left.push((await tryWrong(stranger)).data.triesLeft);
  expect(left).toEqual([3, 2, 1, 0]);
  expect(await tryWrong(stranger)).toEqual({ code: 'WAIT_BEFORE_NEXT_TRY', data: { seconds: 30 } });
  const right = stranger.call(contract.users.signIn, kavita);
  expect((await refusalOf(right)).code).toBe('WAIT_BEFORE_NEXT_TRY');
  await desk.server.stop();
  const restarted = await openTestClinic({ isEmpty: true, folderPath: desk.folderPath });
  expect((await tryWrong(restarted)).code).toBe('WAIT_BEFORE_NEXT_TRY');
  restarted.clock.advance(31_000);
  expect((await restarted.call(contract.users.signIn, kavita)).fullName).toBe('Kavita Nair');
});

test('a PIN switches the person only after the full password, and five wrong ones end it', async () => {
  const desk = await openTestClinic();
  const kavitaPin = { userId: PEOPLE.receptionist, pin: '2719' };
  expect(
    (await refusalOf(desk.call(contract.users.setPin, { password: STAFF_PASSWORD, pin: '1234' }))).code,
  ).toBe('PIN_TOO_SIMPLE');
  await desk.call(contract.users.setPin, { password: STAFF_PASSWORD, pin: '2719' });
  await lockScreen(desk);
  expect((await refusalOf(desk.call(contract.queue.dayBoard, {}))).code).toBe('NOT_SIGNED_IN');
  expect((await desk.call(contract.setup.status, {})).lockedBy).toBe(PEOPLE.receptionist);
  await desk.call(contract.users.signInWithPin, kavitaPin);
  const nurse = desk.stranger();
  const noPin = nurse.call(contract.users.signInWithPin, { userId: PEOPLE.nurse, pin: '2719' });
  expect((await refusalOf(noPin)).code).toBe('PIN_NOT_USABLE');
  const left = [];
  for (let wrong = 0; wrong < 5; wrong++) {
    const attempt = nurse.call(contract.users.signInWithPin, { ...kavitaPin, pin: '9999' });
    left.push((await refusalOf(attempt)).data.triesLeft);
  }
  expect(left).toEqual([4, 3, 2, 1, 0]);
  expect((await refusalOf(nurse.call(contract.users.signInWithPin, kavitaPin))).code).toBe('PIN_NOT_USABLE');
  await nurse.call(contract.users.signIn, kavita);
  await nurse.call(contract.users.signInWithPin, kavitaPin);
});

test('a person who left is out at once, and the password opens nothing', async () => {
  const owner = await openTestClinic({ role: 'owner' });
  const desk = await owner.as('receptionist');
  await owner.call(contract.users.disable, { userId: PEOPLE.receptionist });
  expect((await refusalOf(desk.call(contract.queue.dayBoard, {}))).code).toBe('NOT_SIGNED_IN');
  expect((await refusalOf(desk.call(contract.users.signIn, kavita))).code).toBe('WRONG_PASSWORD');
  const lastOwner = owner.call(contract.users.disable, { userId: PEOPLE.owner });
  expect((await refusalOf(lastOwner)).code).toBe('LAST_OWNER');
});

test('the owner gives a new password without knowing the old one', async () => {
  const owner = await openTestClinic({ role: 'owner' });
  const newPassword = 'copper lantern by the well';
  await owner.call(contract.users.resetPassword, { userId: PEOPLE.receptionist, newPassword });
  const desk = owner.stranger();
  expect((await refusalOf(desk.call(contract.users.signIn, kavita))).code).toBe('WRONG_PASSWORD');
  await desk.call(contract.users.signIn, { ...kavita, password: newPassword });
});

test('changing one’s own password needs the old one', async () => {
  const desk = await openTestClinic();
  const newPassword = 'copper lantern by the well';
  const wrong = desk.call(contract.users.changePassword, { oldPassword: 'not it', newPassword });
  expect((await refusalOf(wrong)).code).toBe('WRONG_PASSWORD');
  await desk.call(contract.users.changePassword, { oldPassword: STAFF_PASSWORD, newPassword });
  expect((await refusalOf(desk.stranger().call(contract.users.signIn, kavita))).code).toBe('WRONG_PASSWORD');
});

test('a session ends after twelve hours', async () => {
  const desk = await openTestClinic();
  desk.clock.advance(12 * 3_600_000 + 1);
  expect((await refusalOf(desk.call(contract.queue.dayBoard, {}))).code).toBe('NOT_SIGNED_IN');
});

test('two people never share a sign-in name', async () => {
  const owner = await openTestClinic({ role: 'owner' });
  const twin = {
    fullName: 'Kavita Shah',
    signInName: 'Kavita',
    roles: ['nurse' as const],
    password: STAFF_PASSWORD,
  };
  expect((await refusalOf(owner.call(contract.users.add, { ...twin, doctor: null }))).code).toBe(
    'SIGN_IN_NAME_TAKEN',
  );
});

test('two people added at the same moment both get in', async () => {
  const owner = await openTestClinic({ role: 'owner' });
  const nurse = { roles: ['nurse' as const], password: STAFF_PASSWORD, doctor: null };
  const [one, two] = await Promise.all([
    owner.call(contract.users.add, { ...nurse, fullName: 'Anita Das', signInName: 'anita' }),
    owner.call(contract.users.add, { ...nurse, fullName: 'Bina Roy', signInName: 'bina' }),
  ]);
  expect(one.id).not.toBe(two.id);
  for (const { id } of [one, two]) {
    await owner.stranger().call(contract.users.signIn, { userId: id, password: STAFF_PASSWORD });
  }
});

test('a lock that comes late leaves the screen to who has signed in meanwhile', async () => {
  const desk = await openTestClinic();
  const { signedInAt = 0 } = desk.connection.session ?? {};
  desk.clock.advance(60_000);
  await desk.call(contract.users.signIn, { userId: PEOPLE.doctor, password: STAFF_PASSWORD });
  await desk.call(contract.users.lock, { signedInAt });
  expect(desk.connection.session?.userId).toBe(PEOPLE.doctor);
  await lockScreen(desk);
  expect(desk.connection.session).toBeNull();
});
