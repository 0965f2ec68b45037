import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { sampleSecrets } from '../../bench/generator/sample-people.ts';
import { checkSums, verifyDayChain } from '../features/reports/reports.service.ts';
import { openDemoClinic } from './demo-clinic.ts';
import { closeTestClinics, openTestClinic, type TestClinic } from './test-clinic.ts';

afterEach(closeTestClinics);

const DAY_MS = 86_400_000;

async function signInEveryone(clinic: TestClinic): Promise<TestClinic[]> {
  const people: TestClinic[] = [];
  for (const [index, { password }] of sampleSecrets.entries()) {
    const person = clinic.stranger();
    await person.call(contract.users.signIn, { userId: index + 1, password });
    people.push(person);
  }
  return people;
}

test('the sample clinic opens on a living day board, and everyone it names can sign in', async () => {
  const clinic = await openTestClinic({ isEmpty: true });
  const lines = await openDemoClinic(clinic.server);
  const status = await clinic.stranger().call(contract.setup.status, {});
  expect(status).toMatchObject({
    state: 'open',
    isDemo: true,
    clinicName: 'Sanjeevani Clinic',
    session: null,
  });
  expect(status.people.map(({ displayName }) => displayName)).toEqual([
    ...['Dr Meera Kulkarni', 'Dr Arvind Solanki', 'Kavita Nair', 'Sunita Toppo', 'Ravi Verma'],
  ]);
  for (const { signInName } of status.people) expect(lines.join('\n')).toContain(signInName);

  const [owner, , desk] = await signInEveryone(clinic);
  const board = await desk?.call(contract.queue.dayBoard, {});
  expect(board?.doctors.map(({ rows }) => rows.length >= 5)).toEqual([true, true]);
  expect(board?.waitingCount).toBeGreaterThan(2);
  expect(board?.toBillCount).toBeGreaterThan(0);
  expect(board?.doctors.map(({ booked }) => booked.length)).toEqual([3, 2]);
  expect(board?.doctors.map(({ session }) => session?.isRunning)).toEqual([true, true]);
  const toRebook = await desk?.call(contract.appointments.toRebook, {});
  expect(toRebook?.map(({ onDate }) => onDate)).toEqual(['2026-11-28']);
  const { db } = clinic.server.house.opened();
  expect(checkSums(db.reader)).toEqual({ wrongSums: [], wrongDues: [], wrongBalances: [], gaps: [] });
  expect(verifyDayChain(db.reader).firstBrokenOn).toBeNull();
  expect((await owner?.call(contract.audit.verify, {}))?.isWhole).toBe(true);
});

test('the sample clinic’s doctors are offered what they signed before, as after signing it themselves', async () => {
  const clinic = await openTestClinic({ isEmpty: true });
  await openDemoClinic(clinic.server);
  const [owner, paediatrician] = await signInEveryone(clinic);
  const fever = { complaints: 'Fever', diagnoses: [] };
  const adult = { ...fever, ageMonths: 480, weightKg: null };
  const child = { ...fever, ageMonths: 48, weightKg: 16 };
  const offered = async (doctor: TestClinic | undefined, asked: typeof adult | typeof child) =>
    (await doctor?.call(contract.templates.favourites, asked)) ?? [];
  const forAdult = await offered(owner, adult);
  expect(forAdult.length).toBeGreaterThan(5);
  expect(forAdult[0]).toMatchObject({ basis: 'complaint', of: 'fever' });
  expect(forAdult[0]?.uses).toBeGreaterThan(3);
  expect((await offered(paediatrician, child)).length).toBeGreaterThan(3);
});

test('a fresh sample clinic asks everybody for the printed password first, the owner too', async () => {
  const clinic = await openTestClinic({ isEmpty: true });
  await openDemoClinic(clinic.server);
  const { people } = await clinic.stranger().call(contract.setup.status, {});
  expect(people.map(({ canUsePin }) => canUsePin)).toEqual(people.map(() => false));
});

test('every PIN that is printed works after the first sign-in', async () => {
  const clinic = await openTestClinic({ isEmpty: true });
  await openDemoClinic(clinic.server);
  await signInEveryone(clinic);
  for (const [index, { pin }] of sampleSecrets.entries()) {
    const session = await clinic.stranger().call(contract.users.signInWithPin, { userId: index + 1, pin });
    expect(session.userId).toBe(index + 1);
  }
});

test('opened again on the same day it is as it was left; on a later day it shows a new morning', async () => {
  const clinic = await openTestClinic({ isEmpty: true });
  await openDemoClinic(clinic.server);
  const countVisits = () =>
    clinic.server.house.opened().db.driver.prepare('SELECT count(*) FROM visits').pluck().get();
  const [, , desk] = await signInEveryone(clinic);
  const board = await desk?.call(contract.queue.dayBoard, {});
  const waiting = board?.doctors[0]?.rows.find(({ state }) => state === 'waiting');
  await desk?.call(contract.queue.act, {
    action: 'leave',
    visitId: waiting?.visitId ?? 0,
    reason: 'gone home',
  });
  const before = countVisits();
  clinic.server.house.close();

  await openDemoClinic(clinic.server);
  expect(countVisits()).toBe(before);
  const [, , sameDesk] = await signInEveryone(clinic);
  const same = await sameDesk?.call(contract.queue.dayBoard, {});
  expect(same?.doctors[0]?.rows.find(({ visitId }) => visitId === waiting?.visitId)?.state).toBe('left');
  clinic.server.house.close();

  clinic.clock.advance(DAY_MS);
  await openDemoClinic(clinic.server);
  const [, , nextDesk] = await signInEveryone(clinic);
  const next = await nextDesk?.call(contract.queue.dayBoard, {});
  expect(next?.onDate).toBe('2026-11-22');
  expect(next?.waitingCount).toBeGreaterThan(2);
  expect(existsSync(join(clinic.folderPath, 'earlier-demo', 'clinic.db'))).toBe(true);
});

test('a clinic that is not the sample clinic is left alone, whatever its passwords', async () => {
  const real = await openTestClinic({ role: 'owner' });
  const { db } = real.server.house.opened();
  const people = db.driver.prepare('SELECT count(*) FROM users').pluck().get();
  real.server.house.close();
  expect(await openDemoClinic(real.server)).toEqual([expect.stringContaining('not the sample clinic')]);
  expect(existsSync(join(real.folderPath, 'earlier-demo'))).toBe(false);
  const owner = await real.as('owner');
  expect((await owner.call(contract.users.list, {})).length).toBe(people);
  expect((await owner.call(contract.users.list, {}))[0]?.fullName).toBe('Anil Kulkarni');
});

test('a sample clinic that is open in another window says so and stays as it is', async () => {
  const first = await openTestClinic({ isEmpty: true });
  await openDemoClinic(first.server);
  const second = await openTestClinic({ isEmpty: true, folderPath: first.folderPath });
  expect(await openDemoClinic(second.server)).toEqual([expect.stringContaining('CLINIC_FILE_IN_USE')]);
  expect((await second.stranger().call(contract.setup.status, {})).problem).toBe('CLINIC_FILE_IN_USE');
});
