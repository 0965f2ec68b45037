import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import {
  closeTestClinics,
  openTestClinic,
  PEOPLE,
  refusalOf,
  type TestClinic,
} from '../../server/test-clinic.ts';

afterEach(closeTestClinics);

async function register(clinic: TestClinic, fullName: string, number: number): Promise<number> {
  const patient = await clinic.call(contract.patients.register, {
    fullName,
    phone: `50000${String(40_000 + number)}`,
    birthOn: '1980-01-01',
    birthIsEstimated: true,
    sex: 'F',
  });
  return patient.id;
}

async function walkIn(clinic: TestClinic, fullName: string, number: number) {
  const patientId = await register(clinic, fullName, number);
  clinic.clock.advance(60_000);
  return clinic.call(contract.queue.giveToken, { patientId, doctorId: PEOPLE.doctor });
}

const NAMES = ['Asha Rao', 'Baldev Malviya', 'Chitra Menon', 'Devika Pillai', 'Esther Lobo'];

test('tokens count up per doctor without a gap and start again the next day', async () => {
  const clinic = await openTestClinic();
  const tokens = [];
  for (const [index, name] of NAMES.slice(0, 3).entries())
    tokens.push((await walkIn(clinic, name, index)).token);
  const patientId = await register(clinic, 'Farida Khan', 8);
  const other = await clinic.call(contract.queue.giveToken, { patientId, doctorId: PEOPLE.secondDoctor });
  expect([...tokens, other.token]).toEqual(['A-01', 'A-02', 'A-03', 'A-01']);
  clinic.clock.set('2026-11-22T04:00:00Z');
  const tomorrow = await clinic.as('receptionist');
  expect((await tomorrow.call(contract.queue.giveToken, { patientId, doctorId: PEOPLE.doctor })).token).toBe(
    'A-01',
  );
});

test('the day changes at midnight in India, not in Greenwich', async () => {
  const clinic = await openTestClinic();
  clinic.clock.set('2026-11-21T18:29:59Z');
  const night = await clinic.as('receptionist');
  expect((await night.call(contract.queue.dayBoard, {})).onDate).toBe('2026-11-21');
  clinic.clock.set('2026-11-21T18:30:00Z');
  expect((await night.call(contract.queue.dayBoard, {})).onDate).toBe('2026-11-22');
});

test('a person who waits already is not queued twice, and the token is named', async () => {
  const clinic = await openTestClinic();
  const first = await walkIn(clinic, 'Asha Rao', 1);
  const again = clinic.call(contract.queue.giveToken, {
    patientId: first.patientId,
    doctorId: PEOPLE.doctor,
  });
  expect(await refusalOf(again)).toEqual({
    code: 'ALREADY_IN_QUEUE',
    data: { visitId: first.visitId, token: first.token },
  });
});

test('call next takes the urgent first, then whoever came first', async () => {
  const clinic = await openTestClinic();
  await walkIn(clinic, 'Asha Rao', 1);
  await walkIn(clinic, 'Baldev Malviya', 2);
  const { visitId } = await walkIn(clinic, 'Chitra Menon', 3);
  const reason = 'Breathless';
  await clinic.call(contract.queue.act, { action: 'prioritise', visitId, priority: 'urgent', reason });
  const doctor = await clinic.as('doctor');
  const called = [];
  for (let turn = 0; turn < 3; turn++) {
    called.push((await doctor.call(contract.queue.callNext, { doctorId: PEOPLE.doctor })).token);
  }
  expect(called).toEqual(['A-03', 'A-01', 'A-02']);
  const empty = doctor.call(contract.queue.callNext, { doctorId: PEOPLE.doctor });
  expect((await refusalOf(empty)).code).toBe('NOBODY_WAITING');
});

test('who is with the doctor cannot be sent away or held', async () => {
  const clinic = await openTestClinic();
  const { visitId } = await walkIn(clinic, 'Asha Rao', 1);
  await clinic.call(contract.queue.call, { visitId });
  const leave = clinic.call(contract.queue.act, { action: 'leave', visitId, reason: 'went home' });
  expect(await refusalOf(leave)).toEqual({ code: 'MOVE_NOT_POSSIBLE', data: { state: 'withDoctor' } });
  const hold = clinic.call(contract.queue.act, { action: 'hold', visitId });
  expect((await refusalOf(hold)).code).toBe('MOVE_NOT_POSSIBLE');
});

test('a person whose note is signed is not called a second time', async () => {
  const clinic = await openTestClinic();
  const { visitId } = await walkIn(clinic, 'Asha Rao', 1);
  const doctor = await clinic.as('doctor');
  await doctor.call(contract.queue.call, { visitId });
  await doctor.call(contract.encounters.sign, { visitId, body: { complaints: 'Fever' } });
  expect(await refusalOf(doctor.call(contract.queue.call, { visitId }))).toEqual({
    code: 'VISIT_NOT_WAITING',
    data: { state: 'toBill' },
  });
});

test('another doctor gives a token of the other list', async () => {
  const clinic = await openTestClinic();
  const { visitId } = await walkIn(clinic, 'Asha Rao', 1);
  const moved = await clinic.call(contract.queue.act, {
    action: 'transfer',
    visitId,
    doctorId: PEOPLE.secondDoctor,
  });
  expect(moved.token).toBe('A-01');
  const board = await clinic.call(contract.queue.dayBoard, {});
  expect(board.doctors.map(({ rows }) => rows.length)).toEqual([0, 1]);
});

test('whoever left may come back, but not while already waiting again', async () => {
  const clinic = await openTestClinic();
  const first = await walkIn(clinic, 'Asha Rao', 1);
  await clinic.call(contract.queue.act, { action: 'leave', visitId: first.visitId, reason: 'no time' });
  await clinic.call(contract.queue.giveToken, { patientId: first.patientId, doctorId: PEOPLE.doctor });
  const back = clinic.call(contract.queue.act, { action: 'return', visitId: first.visitId });
  expect((await refusalOf(back)).code).toBe('MOVE_NOT_POSSIBLE');
});

test('minutes waited count from the arrival', async () => {
  const clinic = await openTestClinic();
  await walkIn(clinic, 'Asha Rao', 1);
  clinic.clock.advance(38 * 60_000);
  const board = await clinic.call(contract.queue.dayBoard, {});
  expect(board).toMatchObject({ waitingCount: 1, longestWaitMinutes: 38, toBillCount: 0 });
});
