import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { WaitingScreen } from '#shared/features/queue/waiting-screen.procedures.ts';
import {
  closeTestClinics,
  lockScreen,
  openTestClinic,
  PEOPLE,
  refusalOf,
  type TestClinic,
} from '../../server/test-clinic.ts';

afterEach(closeTestClinics);

async function follow(clinic: TestClinic): Promise<AsyncGenerator<WaitingScreen>> {
  return (await clinic.call(contract.queue.followWaitingScreen, {})) as AsyncGenerator<WaitingScreen>;
}

const calledOn = ({ doctors }: WaitingScreen) =>
  doctors.flatMap(({ called }) => called.map(({ token }) => token));

test('the wall shows a call at once, and goes on when the desk is locked', async () => {
  const desk = await openTestClinic();
  const patient = await desk.call(contract.patients.register, {
    ...{ fullName: 'Farida Khan', phone: '5000041736', birthOn: '1990-04-02', birthIsEstimated: false },
    sex: 'F',
  });
  const { visitId, token } = await desk.call(contract.queue.giveToken, {
    patientId: patient.id,
    doctorId: PEOPLE.doctor,
  });
  const wall = await follow(desk.stranger());
  const first = await wall.next();
  expect(JSON.stringify(first.value)).not.toContain('Farida');
  expect(calledOn(first.value)).toEqual([]);

  const doctor = await desk.as('doctor');
  const following = wall.next();
  await doctor.call(contract.queue.call, { visitId });
  expect(calledOn((await following).value)).toEqual([token]);

  await lockScreen(desk);
  const afterLock = wall.next();
  await doctor.call(contract.queue.act, { action: 'recall', visitId });
  const recalled = (await afterLock).value as WaitingScreen;
  expect(calledOn(recalled)).toEqual([token]);
  await wall.return(undefined);
});

test('names hang on the wall of a signed-in person alone, whatever the clinic chose', async () => {
  const owner = await openTestClinic({ role: 'owner' });
  const { clinic, settings, version } = await owner.call(contract.settings.get, {});
  const named = { ...settings, waitingScreenShows: 'names' as const };
  await owner.call(contract.settings.change, { clinic, settings: named, version });
  const patient = await owner.call(contract.patients.register, {
    ...{ fullName: 'Farida Khan', phone: '5000041736', birthOn: '1990-04-02', birthIsEstimated: false },
    sex: 'F',
  });
  await owner.call(contract.queue.giveToken, { patientId: patient.id, doctorId: PEOPLE.doctor });
  const nextOn = async (clinicOf: TestClinic) => {
    const wall = await follow(clinicOf);
    const { value } = await wall.next();
    await wall.return(undefined);
    return (value as WaitingScreen).doctors.flatMap(({ next }) => next.map(({ name }) => name));
  };
  expect(await nextOn(owner)).toEqual(['Farida K.']);
  expect(await nextOn(owner.stranger())).toEqual(['']);
});

test('a change of the wall’s settings is seen on the wall', async () => {
  const owner = await openTestClinic({ role: 'owner' });
  const wall = await follow(owner.stranger());
  await wall.next();
  const following = wall.next();
  const { clinic, settings, version } = await owner.call(contract.settings.get, {});
  await owner.call(contract.settings.change, {
    clinic,
    settings: { ...settings, waitingScreenLanguage: 'en' },
    version,
  });
  expect(((await following).value as WaitingScreen).language).toBe('en');
  await wall.return(undefined);
});

test('while the clinic is closed the wall is refused, not left hanging', async () => {
  const desk = await openTestClinic();
  const stranger = desk.stranger();
  desk.server.house.close();
  expect((await refusalOf(stranger.call(contract.queue.followWaitingScreen, {}))).code).toBe('CLINIC_LOCKED');
});

test('names are not for a role that may not show the wall, and why a doctor is away hangs nowhere', async () => {
  const owner = await openTestClinic({ role: 'owner' });
  const { clinic, settings, version } = await owner.call(contract.settings.get, {});
  const named = { ...settings, waitingScreenShows: 'names' as const };
  await owner.call(contract.settings.change, { clinic, settings: named, version });
  const patient = await owner.call(contract.patients.register, {
    ...{ fullName: 'Farida Khan', phone: '5000041736', birthOn: '1990-04-02', birthIsEstimated: false },
    sex: 'F',
  });
  await owner.call(contract.queue.giveToken, { patientId: patient.id, doctorId: PEOPLE.doctor });
  const desk = await owner.as('receptionist');
  await desk.call(contract.queue.setAway, {
    doctorId: PEOPLE.doctor,
    isAway: true,
    reason: 'Mrs Pawar fell',
  });
  const wall = await follow(await owner.as('accountant'));
  const shown = JSON.stringify((await wall.next()).value);
  await wall.return(undefined);
  expect(shown).toContain('A-01');
  expect(shown).not.toMatch(/Farida|Pawar/);
});

test('twenty walls that nobody signed in for, one look at the board for all, and a place again when one goes', async () => {
  const desk = await openTestClinic();
  const walls = [];
  for (let count = 0; count < 20; count++) walls.push(await follow(desk.stranger()));
  const more = desk.stranger();
  expect(await refusalOf(follow(more))).toEqual({ code: 'TOO_MANY_WALLS', data: { most: 20 } });
  const own = await follow(desk);
  await Promise.all([...walls, own].map(wall => wall.next()));

  const { reader } = desk.server.house.opened().db;
  const { all } = reader;
  let boards = 0;
  Object.assign(reader, {
    all: (query: { text: string }) => {
      if (query.text.includes('bookedMinute')) boards += 1;
      return all(query as never);
    },
  });
  const following = Promise.all([...walls, own].map(wall => wall.next()));
  await desk.call(contract.queue.setAway, { doctorId: PEOPLE.doctor, isAway: true });
  await following;
  Object.assign(reader, { all });
  expect(boards).toBe(1);

  await walls[0]?.return(undefined as never);
  const inItsPlace = await follow(more);
  for (const wall of [...walls, own, inItsPlace]) await wall.return(undefined);
});
