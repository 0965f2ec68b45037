import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { closeTestClinics, openTestClinic, refusalOf } from '../../server/test-clinic.ts';
import { lineOf, personOf, visitOf } from '../../server/test-signing.test-support.ts';
import { isUnaltered } from './encounters.service.ts';

afterEach(closeTestClinics);

const { encounters, prescriptions, patients } = contract;
const reason = 'Written for another person';
const DAY = 86_400_000;

async function warfarinVisit() {
  const doctor = await openTestClinic({ role: 'doctor' });
  const patientId = await personOf(doctor);
  await doctor.call(patients.recordAllergies, { patientId, status: 'none', items: [], seenIds: [] });
  const visitId = await visitOf(doctor, patientId);
  const lines = [await lineOf(doctor, 'warfarin 5mg tablet od to continue')];
  const body = { complaints: 'AF', lines, followUpOn: '2026-12-05' };
  const signed = await doctor.call(encounters.sign, { visitId, body });
  return { doctor, patientId, visitId, signed, body };
}

test('a voided prescription stays readable, and nothing of it counts as taken, repeated or due', async () => {
  const { doctor, patientId, visitId, signed } = await warfarinVisit();
  const lines = [await lineOf(doctor, 'ibuprofen 400 tablet bd 5d')];
  const met = async () => (await doctor.call(prescriptions.check, { patientId, lines })).warnings.length;
  const due = () => doctor.call(encounters.followUps, { fromDate: '2026-11-21', toDate: '2026-12-31' });
  expect(await met()).toBeGreaterThan(0);
  expect(await due()).toHaveLength(1);

  await doctor.call(encounters.void, { visitId, version: 1, reason });
  expect(await met()).toBe(0);
  expect(await due()).toEqual([]);
  const [version] = await doctor.call(encounters.versions, { visitId });
  expect(version).toMatchObject({
    ...{ serial: signed.serial, isUnaltered: true, body: { complaints: 'AF' } },
    voided: { reason, byName: 'Dr Meera Kulkarni' },
  });

  doctor.clock.advance(DAY);
  const next = await visitOf(doctor, patientId);
  const view = await (await doctor.as('doctor')).call(encounters.open, { visitId: next });
  expect(view.lastLines).toEqual([]);
  expect(view.story).toMatchObject([{ visitId, isVoid: true }]);
});

test('a void is said once, with a reason, by the visit’s doctor, of the version that stands', async () => {
  const { doctor, visitId } = await warfarinVisit();
  const refused = async (clinic: typeof doctor, more: object) =>
    (await refusalOf(clinic.call(encounters.void, { visitId, version: 1, reason, ...more }))).code;
  expect(await refused(doctor, { reason: '' })).toBe('INVALID_INPUT');
  expect(await refused(await doctor.as('secondDoctor'), {})).toBe('NOT_YOUR_VISIT');
  expect(await refused(await doctor.as('nurse'), {})).toBe('NOT_ALLOWED');
  expect(await refused(doctor, { version: 2 })).toBe('AMENDED_MEANWHILE');
  await doctor.call(encounters.void, { visitId, version: 1, reason });
  expect(await refused(doctor, {})).toBe('ALREADY_VOID');
});

test.each([`UPDATE encounter_voids SET reason = 'x'`, 'DELETE FROM encounter_voids'])(
  '%s is refused by the file itself',
  async statement => {
    const { doctor, visitId } = await warfarinVisit();
    await doctor.call(encounters.void, { visitId, version: 1, reason });
    const { driver } = doctor.server.house.opened().db;
    expect(() => driver.exec(statement)).toThrow(/a void is never/);
  },
);

test('a voided visit is written anew as the next version, with the same words too, and that one counts', async () => {
  const { doctor, patientId, visitId, signed, body } = await warfarinVisit();
  await doctor.call(encounters.void, { visitId, version: 1, reason });
  const anew = await doctor.call(encounters.amend, { visitId, fromVersion: 1, reason, body, isAnew: true });
  expect(anew).toMatchObject({ version: 2, serial: signed.serial, voided: null });
  const lines = [await lineOf(doctor, 'ibuprofen 400 tablet bd 5d')];
  const { warnings } = await doctor.call(prescriptions.check, { patientId, lines });
  expect(warnings.map(({ earlier }) => earlier?.generic)).toContain('warfarin');
  expect(isUnaltered(doctor.server.house.opened().db.reader, visitId)).toBe(true);
});

test('a window that was amending a note when it was struck cannot sign, and nothing begins anew that was not struck', async () => {
  const { doctor, visitId } = await warfarinVisit();
  const change = (more: object) =>
    doctor.call(encounters.amend, {
      ...{ visitId, fromVersion: 1, reason, body: { complaints: 'AF, giddy' }, ...more },
    });
  expect((await refusalOf(change({ isAnew: true }))).code).toBe('AMENDED_MEANWHILE');
  await doctor.call(encounters.void, { visitId, version: 1, reason });
  expect(await refusalOf(change({}))).toMatchObject({ code: 'AMENDED_MEANWHILE', data: { version: 1 } });
  expect(await doctor.call(encounters.versions, { visitId })).toHaveLength(1);
  expect(await change({ isAnew: true })).toMatchObject({ version: 2, voided: null });
});

test('a void after an amendment strikes all versions, so what was asked at the visit before is due again', async () => {
  const { doctor, patientId, visitId } = await warfarinVisit();
  doctor.clock.advance(DAY);
  const later = await doctor.as('doctor');
  const second = await visitOf(later, patientId);
  await later.call(encounters.sign, { visitId: second, body: { complaints: 'Well', followUpOn: null } });
  await later.call(encounters.amend, {
    ...{ visitId: second, fromVersion: 1, reason: 'Word', body: { complaints: 'Very well' } },
  });
  const due = async () =>
    (await later.call(encounters.followUps, { fromDate: '2026-11-21', toDate: '2026-12-31' })).map(
      row => row.visitId,
    );
  expect(await due()).toEqual([]);
  await later.call(encounters.void, { visitId: second, version: 2, reason });
  expect(await due()).toEqual([visitId]);
});

test('the unsigned change of a void note goes with it: those words may be another person’s', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  const visitId = await visitOf(doctor, await personOf(doctor));
  const body = { complaints: 'Words of somebody else' };
  await doctor.call(encounters.sign, { visitId, body });
  const draft = { body: { ...body, advice: 'Rest' }, amendReason: 'Advice' };
  await doctor.call(encounters.saveDraft, { visitId, fromVersion: 1, draft });
  await doctor.call(encounters.void, { visitId, version: 1, reason: 'Another person' });
  expect(await doctor.call(encounters.open, { visitId })).toMatchObject({ draft: null, draftFromVersion: 0 });
});

test('a window that was still changing a note when it was struck keeps nothing; what is begun anew is kept', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  const visitId = await visitOf(doctor, await personOf(doctor));
  const body = { complaints: 'Words of somebody else' };
  await doctor.call(encounters.sign, { visitId, body });
  await doctor.call(encounters.void, { visitId, version: 1, reason: 'Another person' });
  const late = doctor.call(encounters.saveDraft, { visitId, fromVersion: 1, draft: { body } });
  expect((await refusalOf(late)).code).toBe('AMENDED_MEANWHILE');
  const draft = { body: { complaints: 'Own words' }, isAnew: true };
  await doctor.call(encounters.saveDraft, { visitId, fromVersion: 1, draft });
  expect((await doctor.call(encounters.open, { visitId })).draft).toMatchObject(draft);
});
