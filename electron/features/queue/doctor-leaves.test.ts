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

async function walkIn(desk: TestClinic, doctorId: number): Promise<number> {
  const patient = await desk.call(contract.patients.register, {
    ...{ fullName: 'Farida Khan', phone: '5000041736', birthOn: '1990-04-02', birthIsEstimated: false },
    sex: 'F',
  });
  return (await desk.call(contract.queue.giveToken, { patientId: patient.id, doctorId })).visitId;
}

test('nobody is sent to a doctor who left, and who waited for him stays on the board', async () => {
  const owner = await openTestClinic({ role: 'owner' });
  const desk = await owner.as('receptionist');
  const visitId = await walkIn(desk, PEOPLE.secondDoctor);
  await owner.call(contract.users.disable, { userId: PEOPLE.secondDoctor });
  const column = async () =>
    (await desk.call(contract.queue.dayBoard, {})).doctors.find(
      ({ doctorId }) => doctorId === PEOPLE.secondDoctor,
    );
  expect((await column())?.rows).toMatchObject([{ visitId, state: 'waiting' }]);
  await desk.call(contract.queue.act, { action: 'transfer', visitId, doctorId: PEOPLE.doctor });
  expect(await column()).toBeUndefined();
  const back = desk.call(contract.queue.act, { action: 'transfer', visitId, doctorId: PEOPLE.secondDoctor });
  expect(await refusalOf(back)).toEqual({ code: 'NOT_FOUND', data: { what: 'doctor' } });
});

test('a visit of yesterday takes no token of today and does not stand beside its twin', async () => {
  const desk = await openTestClinic();
  const first = await walkIn(desk, PEOPLE.doctor);
  await desk.call(contract.queue.act, { action: 'leave', visitId: first, reason: 'Went home' });
  const second = await desk.call(contract.queue.giveToken, { patientId: 1, doctorId: PEOPLE.doctor });
  desk.clock.set('2026-11-22T04:00:00Z');
  const tomorrow = await desk.as('receptionist');
  const back = tomorrow.call(contract.queue.act, { action: 'return', visitId: first });
  expect((await refusalOf(back)).code).toBe('MOVE_NOT_POSSIBLE');
  const { visitId } = second;
  const move = tomorrow.call(contract.queue.act, {
    action: 'transfer',
    visitId,
    doctorId: PEOPLE.secondDoctor,
  });
  expect((await refusalOf(move)).code).toBe('MOVE_NOT_POSSIBLE');
});

test('who left unseen is not billed until they are back in the queue', async () => {
  const desk = await openTestClinic();
  const visitId = await walkIn(desk, PEOPLE.doctor);
  await desk.call(contract.queue.act, { action: 'leave', visitId, reason: 'Went home' });
  const bill = {
    ...{ patientId: 1, visitId, doctorId: PEOPLE.doctor, payments: [] },
    lines: [{ description: 'Consultation', quantity: 1, ratePaise: 60_000 }],
  };
  expect((await refusalOf(desk.call(contract.billing.issue, bill))).code).toBe('CHANGED_MEANWHILE');
  await desk.call(contract.queue.act, { action: 'return', visitId });
  expect((await desk.call(contract.billing.issue, bill)).totalPaise).toBe(60_000);
});
