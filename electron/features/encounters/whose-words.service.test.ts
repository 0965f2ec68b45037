import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import {
  closeTestClinics,
  openTestClinic,
  PEOPLE,
  refusalOf,
  type TestClinic,
} from '../../server/test-clinic.ts';
import { assistantOf, personOf, visitOf } from '../../server/test-signing.test-support.ts';
import { isUnaltered } from './encounters.service.ts';

afterEach(closeTestClinics);

const { encounters, queue } = contract;
const cold = { complaints: 'Cold' };
const chestPain = { complaints: 'Chest pain 2 h, sweating', advice: 'ECG now' };

async function assisted() {
  const doctor = await openTestClinic({ role: 'doctor' });
  const { assistant, userId } = await assistantOf(doctor);
  const visitId = await visitOf(doctor, await personOf(doctor));
  return { doctor, assistant, userId, visitId };
}

const outcomesOf = (clinic: TestClinic) =>
  clinic.server.house
    .opened()
    .db.driver.prepare('SELECT outcome FROM encounter_submission_answers')
    .all()
    .map(row => (row as { outcome: string }).outcome);

test('a screen that has not seen what the assistant submitted neither signs over it nor answers it', async () => {
  const { doctor, assistant, userId, visitId } = await assisted();
  const { at } = await assistant.call(encounters.submitForCountersign, {
    ...{ visitId, draft: { body: chestPain } },
  });
  const refusal = { code: 'DRAFT_BY_SOMEBODY_ELSE', data: { savedAt: at, byUserId: userId } };
  expect(await refusalOf(doctor.call(encounters.sign, { visitId, body: cold }))).toEqual(refusal);
  const stale = doctor.call(encounters.sign, { visitId, body: cold, seenSavedAt: at - 1 });
  expect(await refusalOf(stale)).toEqual(refusal);
  expect(outcomesOf(doctor)).toEqual([]);
  expect((await doctor.call(encounters.open, { visitId })).draft?.body).toMatchObject(chestPain);

  const signed = await doctor.call(encounters.sign, { visitId, body: chestPain, seenSavedAt: at });
  expect(signed.enteredByName).toBe('Dr Tara Menon');
  expect(outcomesOf(doctor)).toEqual(['signed']);
});

test('a second window of the doctor that never saw the submission does not sign over it either', async () => {
  const { doctor, assistant, visitId } = await assisted();
  const { at } = await assistant.call(encounters.submitForCountersign, {
    ...{ visitId, draft: { body: chestPain } },
  });
  doctor.clock.advance(5_000);
  await doctor.call(encounters.saveDraft, { visitId, draft: { body: chestPain }, seenSavedAt: at });
  const stale = doctor.call(encounters.sign, { visitId, body: cold, seenSavedAt: at - 1 });
  expect((await refusalOf(stale)).code).toBe('DRAFT_BY_SOMEBODY_ELSE');
});

test('an assistant’s draft is not signed away unseen, the own draft never stands in the way', async () => {
  const { doctor, assistant, visitId } = await assisted();
  await assistant.call(encounters.saveDraft, { visitId, draft: { body: chestPain } });
  const unseen = doctor.call(encounters.sign, { visitId, body: cold });
  expect((await refusalOf(unseen)).code).toBe('DRAFT_BY_SOMEBODY_ELSE');

  const own = await visitOf(doctor, await otherPerson(doctor));
  await doctor.call(encounters.saveDraft, { visitId: own, draft: { body: cold } });
  expect((await doctor.call(encounters.sign, { visitId: own, body: cold })).body.complaints).toBe('Cold');
});

async function transferred() {
  const doctor = await openTestClinic({ role: 'doctor' });
  const desk = await doctor.as('receptionist');
  const visitId = await visitOf(doctor, await personOf(doctor));
  const { savedAt } = await doctor.call(encounters.saveDraft, { visitId, draft: { body: chestPain } });
  await desk.call(queue.act, { action: 'transfer', visitId, doctorId: PEOPLE.secondDoctor });
  const second = await doctor.as('secondDoctor');
  return { doctor, desk, second, visitId, savedAt };
}

test('the words of the doctor before a transfer are signed with that doctor’s name beside the signature', async () => {
  const { second, visitId, savedAt } = await transferred();
  const signed = await second.call(encounters.sign, { visitId, body: chestPain, seenSavedAt: savedAt });
  expect(signed).toMatchObject({ doctorId: PEOPLE.secondDoctor, enteredByName: 'Dr Meera Kulkarni' });
  expect(isUnaltered(second.server.house.opened().db.reader, visitId)).toBe(true);
});

test('they stay named when the second doctor goes on writing, and nobody is named beside the own words', async () => {
  const { doctor, desk, second, visitId, savedAt } = await transferred();
  second.clock.advance(5_000);
  const longer = { ...chestPain, advice: 'ECG done: normal' };
  const saved = await second.call(encounters.saveDraft, {
    ...{ visitId, draft: { body: longer }, seenSavedAt: savedAt },
  });
  await desk.call(queue.act, { action: 'transfer', visitId, doctorId: PEOPLE.doctor });
  const back = await doctor.as('doctor');
  const signed = await back.call(encounters.sign, { visitId, body: longer, seenSavedAt: saved.savedAt });
  expect(signed.enteredByName).toBe(await nameOfSecond(second));

  const own = await visitOf(back, await otherPerson(back));
  await back.call(encounters.saveDraft, { visitId: own, draft: { body: cold } });
  expect((await back.call(encounters.sign, { visitId: own, body: cold })).enteredByName).toBe('');
});

async function nameOfSecond(clinic: TestClinic): Promise<string | undefined> {
  const owner = await clinic.as('owner');
  const people = await owner.call(contract.users.list, {});
  return people.find(({ id }) => id === PEOPLE.secondDoctor)?.fullName;
}

async function otherPerson(clinic: TestClinic): Promise<number> {
  const desk = await clinic.as('receptionist');
  const { id } = await desk.call(contract.patients.register, {
    ...{ fullName: 'Farida Khan', phone: '5000041736', birthOn: '1990-04-02' },
    ...{ birthIsEstimated: false, sex: 'F' },
  });
  return id;
}

test('who entered a note stays named when it is amended, and no longer when it is void and written anew', async () => {
  const { doctor, assistant, visitId } = await assisted();
  const { at: seenSavedAt } = await assistant.call(encounters.submitForCountersign, {
    ...{ visitId, draft: { body: chestPain } },
  });
  await doctor.call(encounters.sign, { visitId, body: chestPain, seenSavedAt });
  const body = { ...chestPain, advice: 'ECG done: normal' };
  const second = await doctor.call(encounters.amend, { visitId, fromVersion: 1, reason: 'ECG', body });
  expect(second.enteredByName).toBe('Dr Tara Menon');
  expect(isUnaltered(doctor.server.house.opened().db.reader, visitId)).toBe(true);

  await doctor.call(encounters.void, { visitId, version: 2, reason: 'Another person' });
  const anew = { visitId, fromVersion: 2, reason: 'Another person', body: cold, isAnew: true };
  expect((await doctor.call(encounters.amend, anew)).enteredByName).toBe('');
});
