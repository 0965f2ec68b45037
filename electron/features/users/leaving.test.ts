import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { listPeople } from '../../keys/keyring.ts';
import {
  closeTestClinics,
  openTestClinic,
  PEOPLE,
  refusalOf,
  STAFF_PASSWORD,
  sampleStaff,
} from '../../server/test-clinic.ts';

afterEach(closeTestClinics);

const newPassword = 'copper lantern by the well';
const kavita = { userId: PEOPLE.receptionist, password: STAFF_PASSWORD };

test('who left gets no new way in, by the owner or by the recovery sheet', async () => {
  const owner = await openTestClinic({ role: 'owner' });
  await owner.call(contract.setup.recoverySheet, {});
  const code = owner.server.house.recoveryCodeOnPaper?.code ?? '';
  await owner.call(contract.users.disable, { userId: PEOPLE.receptionist });
  const reset = owner.call(contract.users.resetPassword, { userId: PEOPLE.receptionist, newPassword });
  expect(await refusalOf(reset)).toEqual({ code: 'NOT_FOUND', data: { what: 'person' } });
  const recovering = owner
    .stranger()
    .call(contract.setup.recover, { code, userId: kavita.userId, newPassword });
  expect(await refusalOf(recovering)).toEqual({ code: 'NOT_FOUND', data: { what: 'person' } });
  const withSlots = listPeople(owner.server.house.ring()).map(({ userId }) => userId);
  expect(withSlots).not.toContain(PEOPLE.receptionist);
});

test('who is disabled while a new password waits to be hashed keeps no slot', async () => {
  const owner = await openTestClinic({ role: 'owner' });
  const { house } = owner.server;
  let letGo = () => {};
  const held = new Promise<void>(resolve => {
    letGo = resolve;
  });
  house.kdfForNewPasswords = async () => {
    await held;
    return house.kdf;
  };
  const reset = owner.call(contract.users.resetPassword, { userId: PEOPLE.receptionist, newPassword });
  await owner.call(contract.users.disable, { userId: PEOPLE.receptionist });
  letGo();
  expect((await refusalOf(reset)).code).toBe('NOT_FOUND');
  expect(listPeople(house.ring()).map(({ userId }) => userId)).not.toContain(PEOPLE.receptionist);
});

test('a reset password ends the PIN that went with the old one, until the new one was given', async () => {
  const owner = await openTestClinic({ role: 'owner' });
  const desk = await owner.as('receptionist');
  await desk.call(contract.users.setPin, { password: STAFF_PASSWORD, pin: '2719' });
  await owner.call(contract.users.resetPassword, { userId: PEOPLE.receptionist, newPassword });
  const byPin = desk.call(contract.users.signInWithPin, { userId: PEOPLE.receptionist, pin: '2719' });
  expect((await refusalOf(byPin)).code).toBe('PIN_NOT_USABLE');
});

test('changing one’s own password ends one’s sessions elsewhere, not here', async () => {
  const here = await openTestClinic();
  const elsewhere = await here.as('receptionist');
  await here.call(contract.users.changePassword, { oldPassword: STAFF_PASSWORD, newPassword });
  expect((await refusalOf(elsewhere.call(contract.queue.dayBoard, {}))).code).toBe('NOT_SIGNED_IN');
  expect((await here.call(contract.queue.dayBoard, {})).doctors).toHaveLength(2);
});

test('a role given twice and a doctor’s details without the role are refused or left out', async () => {
  const owner = await openTestClinic({ role: 'owner' });
  const leela = { fullName: 'Leela Nair', signInName: 'leela', password: newPassword };
  const doctor = sampleStaff[3]?.doctor ?? null;
  const twice = owner.call(contract.users.add, { ...leela, roles: ['nurse', 'nurse'], doctor: null });
  expect((await refusalOf(twice)).code).toBe('INVALID_INPUT');
  expect((await owner.call(contract.users.add, { ...leela, roles: ['nurse'], doctor })).doctor).toBeNull();
  if (!doctor) throw new Error('the sample has a doctor');
  const change = owner.call(contract.users.changeDoctorProfile, { userId: PEOPLE.receptionist, doctor });
  expect(await refusalOf(change)).toEqual({ code: 'NOT_FOUND', data: { what: 'doctor' } });
  const board = await (await owner.as('receptionist')).call(contract.queue.dayBoard, {});
  expect(board.doctors.map(({ doctorId }) => doctorId)).toEqual([PEOPLE.doctor, PEOPLE.secondDoctor]);
});
