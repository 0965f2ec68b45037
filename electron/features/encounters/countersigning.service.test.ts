import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { closeTestClinics, openTestClinic, PEOPLE, refusalOf } from '../../server/test-clinic.ts';
import { assistantOf, personOf, visitOf } from '../../server/test-signing.test-support.ts';
import { isUnaltered } from './encounters.service.ts';

afterEach(closeTestClinics);

const { encounters } = contract;
const body = { complaints: 'Cough 6 days', advice: 'Steam' };
const draft = { body };

async function assisted() {
  const doctor = await openTestClinic({ role: 'doctor' });
  const { assistant, userId } = await assistantOf(doctor);
  const visitId = await visitOf(doctor, await personOf(doctor));
  return { doctor, assistant, userId, visitId };
}

test('an assistant writes for the doctor, submits, and the signed note names both', async () => {
  const { doctor, assistant, userId, visitId } = await assisted();
  expect((await assistant.call(encounters.open, { visitId })).isAssistant).toBe(true);
  expect((await refusalOf(assistant.call(encounters.sign, { visitId, body }))).code).toBe('NOT_YOUR_VISIT');
  const { submissionId } = await assistant.call(encounters.submitForCountersign, { visitId, draft });

  const waiting = { submissionId, byUserId: userId, byName: 'Dr Tara Menon', sentBack: null };
  expect(await doctor.call(encounters.countersigns, {})).toMatchObject({
    isAssistant: false,
    entries: [{ ...waiting, visitId, doctorId: PEOPLE.doctor, fullName: 'Lakshmi Raghavan' }],
  });
  expect(await doctor.call(encounters.open, { visitId })).toMatchObject({
    ...{ draft: { body }, isAssistant: false, submission: waiting },
    draftBy: { userId, name: 'Dr Tara Menon' },
  });

  const { draftSavedAt: seenSavedAt } = await doctor.call(encounters.open, { visitId });
  const signed = await doctor.call(encounters.sign, { visitId, body, seenSavedAt });
  expect(signed).toMatchObject({ doctorName: 'Dr Meera Kulkarni', enteredByName: 'Dr Tara Menon' });
  expect((await doctor.call(encounters.countersigns, {})).entries).toEqual([]);
  expect((await assistant.call(encounters.countersigns, {})).entries).toEqual([]);
  const { db } = doctor.server.house.opened();
  expect(isUnaltered(db.reader, visitId)).toBe(true);
  db.driver.exec('DROP TRIGGER encounters_are_never_changed');
  db.driver.exec(`UPDATE encounters SET entered_by_name = 'Dr Somebody'`);
  expect(isUnaltered(db.reader, visitId)).toBe(false);
});

test('what was submitted is locked for the assistant; sent back with a reason it opens again', async () => {
  const { doctor, assistant, visitId } = await assisted();
  const { submissionId } = await assistant.call(encounters.submitForCountersign, { visitId, draft });
  const locked = { code: 'WAITING_FOR_COUNTERSIGN', data: { submissionId } };
  expect(await refusalOf(assistant.call(encounters.saveDraft, { visitId, draft }))).toEqual(locked);
  expect(await refusalOf(assistant.call(encounters.submitForCountersign, { visitId, draft }))).toEqual(
    locked,
  );

  const sendBack = { visitId, submissionId, reason: 'Weight is missing' };
  expect((await refusalOf(assistant.call(encounters.sendBack, sendBack))).code).toBe('NOT_YOUR_VISIT');
  await doctor.call(encounters.sendBack, sendBack);
  expect((await refusalOf(doctor.call(encounters.sendBack, sendBack))).code).toBe(
    'NOT_WAITING_FOR_COUNTERSIGN',
  );
  expect((await doctor.call(encounters.countersigns, {})).entries).toEqual([]);
  expect(await assistant.call(encounters.countersigns, {})).toMatchObject({
    isAssistant: true,
    entries: [{ visitId, sentBack: { reason: 'Weight is missing', byName: 'Dr Meera Kulkarni' } }],
  });
  doctor.clock.advance(60_000);
  const again = await assistant.call(encounters.submitForCountersign, { visitId, draft });
  expect(again.submissionId).toBeGreaterThan(submissionId);
});

test('the doctor may correct what waits for the signature, and what was submitted is kept word for word', async () => {
  const { doctor, assistant, visitId } = await assisted();
  await assistant.call(encounters.submitForCountersign, { visitId, draft });
  const { draftSavedAt: seenSavedAt } = await doctor.call(encounters.open, { visitId });
  const corrected = { ...body, advice: 'Steam, review in 3 days' };
  await doctor.call(encounters.saveDraft, { visitId, draft: { body: corrected }, seenSavedAt });
  await doctor.call(encounters.sign, { visitId, body: corrected, seenSavedAt });
  const { driver } = doctor.server.house.opened().db;
  const row = driver.prepare('SELECT draft FROM encounter_submissions').get() as { draft: string };
  expect(JSON.parse(row.draft).body.advice).toBe('Steam');
  expect(() => driver.exec(`UPDATE encounter_submissions SET draft = '{}'`)).toThrow('never changed');
  expect(() => driver.exec('DELETE FROM encounter_submission_answers')).toThrow('never deleted');
});

test('two people in one draft: nobody’s words are replaced unseen', async () => {
  const { doctor, assistant, userId, visitId } = await assisted();
  const { savedAt } = await assistant.call(encounters.saveDraft, { visitId, draft });
  doctor.clock.advance(5_000);
  const mine = { visitId, draft: { body: { complaints: 'Mine' } } };
  expect(await refusalOf(doctor.call(encounters.saveDraft, mine))).toEqual({
    code: 'DRAFT_BY_SOMEBODY_ELSE',
    data: { savedAt, byUserId: userId },
  });
  await doctor.call(encounters.saveDraft, { ...mine, seenSavedAt: savedAt });
  expect((await doctor.call(encounters.open, { visitId })).draftBy?.userId).toBe(PEOPLE.doctor);
  // The assistant had a hand in it, submitted or not.
  const signed = await doctor.call(encounters.sign, { visitId, body: mine.draft.body });
  expect(signed.enteredByName).toBe('Dr Tara Menon');
});

test('a doctor who may sign does not write for others and does not submit', async () => {
  const { doctor, visitId } = await assisted();
  const other = await doctor.as('secondDoctor');
  expect((await other.call(encounters.open, { visitId })).isAssistant).toBe(false);
  expect((await refusalOf(other.call(encounters.saveDraft, { visitId, draft }))).code).toBe('NOT_YOUR_VISIT');
  const submit = (clinic: typeof doctor) =>
    refusalOf(clinic.call(encounters.submitForCountersign, { visitId, draft }));
  expect((await submit(other)).code).toBe('NOT_YOUR_VISIT');
  expect((await submit(doctor)).code).toBe('MAY_SIGN_ALONE');
});

test('an assistant’s own patients need a doctor who can sign, and a signed visit is closed to assistants', async () => {
  const { doctor, assistant, userId, visitId } = await assisted();
  const desk = await doctor.as('receptionist');
  const { id: patientId } = await desk.call(contract.patients.register, {
    ...{ fullName: 'Farida Khan', phone: '5000041736', birthOn: '1990-04-02' },
    ...{ birthIsEstimated: false, sex: 'F' },
  });
  const own = await visitOf(doctor, patientId, userId);
  const submit = assistant.call(encounters.submitForCountersign, { visitId: own, draft });
  expect((await refusalOf(submit)).code).toBe('COUNTERSIGNER_NEEDED');
  expect((await refusalOf(assistant.call(encounters.sign, { visitId: own, body }))).code).toBe(
    'REGISTRATION_NUMBER_MISSING',
  );

  await doctor.call(encounters.sign, { visitId, body });
  expect((await assistant.call(encounters.open, { visitId })).isAssistant).toBe(false);
  const amend = { visitId, fromVersion: 1, reason: 'x', body: { complaints: 'y' } };
  expect((await refusalOf(assistant.call(encounters.amend, amend))).code).toBe('NOT_YOUR_VISIT');
  const late = assistant.call(encounters.saveDraft, { visitId, draft });
  expect((await refusalOf(late)).code).toBe('ALREADY_SIGNED');
});
