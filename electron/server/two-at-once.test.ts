import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { sql } from '../database/db.ts';
import { takeBackup } from '../features/backup/backup.service.ts';
import { startJobs } from './jobs.ts';
import { liveChanges } from './live-changes.ts';
import {
  closeTestClinics,
  lockScreen,
  OWNER_PASSWORD,
  openTestClinic,
  PEOPLE,
  refusalOf,
  STAFF_PASSWORD,
  sampleClinic,
  type TestClinic,
} from './test-clinic.ts';

afterEach(closeTestClinics);

const newPassword = 'copper lantern by the well';
const kavita = { userId: PEOPLE.receptionist, password: STAFF_PASSWORD };
const anil = { userId: PEOPLE.owner, password: OWNER_PASSWORD };

async function afterRestart(clinic: TestClinic): Promise<TestClinic> {
  await clinic.server.stop();
  return openTestClinic({ isEmpty: true, folderPath: clinic.folderPath });
}

test('set-up finished twice makes one clinic, and it is still there after a restart', async () => {
  const clinic = await openTestClinic({ isEmpty: true });
  const answers = await Promise.allSettled([
    clinic.call(contract.setup.create, sampleClinic),
    clinic.stranger().call(contract.setup.create, sampleClinic),
  ]);
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const refused = answers.find(({ status }) => status === 'rejected');
  expect(refused).toMatchObject({ reason: { code: 'CLINIC_ALREADY_EXISTS' } });
  const again = await afterRestart(clinic);
  expect((await again.call(contract.users.signIn, anil)).fullName).toBe('Anil Kulkarni');
});

test('closing the program while a password is being hashed leaves a keyring that opens', async () => {
  const owner = await openTestClinic({ role: 'owner' });
  const reset = owner.call(contract.users.resetPassword, { userId: PEOPLE.receptionist, newPassword });
  await Promise.all([reset.catch(() => {}), owner.server.stop()]);
  const again = await openTestClinic({ isEmpty: true, folderPath: owner.folderPath });
  expect((await again.call(contract.users.signIn, anil)).fullName).toBe('Anil Kulkarni');
});

test('a keyring change that outlives the open clinic is not written with a wiped key', async () => {
  const owner = await openTestClinic({ role: 'owner' });
  const reset = owner.call(contract.users.resetPassword, { userId: PEOPLE.receptionist, newPassword });
  await new Promise(setImmediate);
  owner.server.house.close();
  expect((await refusalOf(reset)).code).toBe('CLINIC_LOCKED');
  expect((await owner.call(contract.users.signIn, anil)).fullName).toBe('Anil Kulkarni');
});

/** Holds a sign-in back after its password was looked at, as a slow computer does. */
function slowSignIn(clinic: TestClinic) {
  const { kdf } = clinic.server.house as unknown as {
    kdf: { derive: (...args: unknown[]) => Promise<Buffer> };
  };
  const derive = kdf.derive;
  let letGo = () => {};
  const held = new Promise<void>(resolve => (letGo = resolve));
  kdf.derive = async (...args) => {
    kdf.derive = derive;
    const hash = await derive(...args);
    await held;
    return hash;
  };
  return () => letGo();
}

test.each(['reset', 'disabled'])(
  'a sign-in that was being hashed when the password was %s does not get in',
  async what => {
    const owner = await openTestClinic({ role: 'owner' });
    const desk = owner.stranger();
    const letGo = slowSignIn(owner);
    const signIn = desk.call(contract.users.signIn, kavita);
    if (what === 'reset')
      await owner.call(contract.users.resetPassword, { userId: kavita.userId, newPassword });
    else await owner.call(contract.users.disable, { userId: kavita.userId });
    letGo();
    expect((await refusalOf(signIn)).code).toBe('WRONG_PASSWORD');
    expect(desk.connection.session).toBeNull();
  },
);

test('a task begun by one person is not finished in the name of the next on the same screen', async () => {
  const owner = await openTestClinic({ role: 'owner' });
  const letGo = slowSignIn(owner);
  const adding = owner.call(contract.users.add, {
    ...{ fullName: 'Leela Nair', signInName: 'leela', password: newPassword, doctor: null },
    roles: ['nurse'],
  });
  await new Promise(setImmediate);
  await lockScreen(owner);
  await owner.call(contract.users.signIn, kavita);
  letGo();
  expect((await refusalOf(adding)).code).toBe('NOT_SIGNED_IN');
  const people = await owner.call(contract.users.list, {});
  expect(people.map(({ signInName }) => signInName)).not.toContain('leela');
});

test('two backups wished for at once are one copy', async () => {
  const owner = await openTestClinic({ role: 'owner' });
  const [one, two] = await Promise.all([
    owner.call(contract.backup.run, {}),
    owner.call(contract.backup.run, {}),
  ]);
  expect(two.id).toBe(one.id);
  expect(await owner.call(contract.backup.list, {})).toHaveLength(1);
});

test('closing in the middle of a backup waits for its record and takes the last one', async () => {
  const owner = await openTestClinic({ role: 'owner' });
  const { house } = owner.server;
  const faults: unknown[] = [];
  const jobs = startJobs({ house, live: liveChanges(), logFault: (_, error) => void faults.push(error) });
  const under = takeBackup(house);
  owner.clock.advance(5_000);
  await jobs.stop();
  expect((await under).isGood).toBe(true);
  expect(house.opened().db.reader.all(sql`SELECT is_good AS good FROM backup_runs`)).toEqual([
    { good: 1 },
    { good: 1 },
  ]);
  expect(faults).toEqual([]);
});

test('a restore does not lay its copy over a clinic that was made meanwhile', async () => {
  const owner = await openTestClinic({ role: 'owner' });
  const backup = await owner.call(contract.backup.run, {});
  const path = backup.path.replace(/\.db$/, '.backup.json');
  const fresh = await openTestClinic({ isEmpty: true });
  const letGo = slowSignIn(fresh);
  const restoring = fresh.call(contract.setup.restore, {
    path,
    secret: { kind: 'password', ...anil },
  });
  await new Promise(setImmediate);
  await fresh.stranger().call(contract.setup.create, sampleClinic);
  letGo();
  expect((await refusalOf(restoring)).code).toBe('CLINIC_ALREADY_EXISTS');
  const again = await afterRestart(fresh);
  expect((await again.call(contract.users.signIn, anil)).fullName).toBe('Anil Kulkarni');
});

test('who signed out hears of no change any more, and the stream ends', async () => {
  const desk = await openTestClinic();
  const changes = (await desk.call(contract.live.changes, {})) as AsyncGenerator<{ features: string[] }>;
  await changes.next();
  const next = changes.next();
  await desk.call(contract.users.signOut, {});
  await (await desk.as('receptionist')).call(contract.patients.register, {
    ...{ fullName: 'Farida Khan', phone: '5000041736', birthOn: '1990-04-02', birthIsEstimated: false },
    sex: 'F',
  });
  expect(await next).toEqual({ done: true, value: undefined });
});
