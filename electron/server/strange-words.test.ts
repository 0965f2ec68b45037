import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { encounterBodySchema } from '#shared/features/encounters/encounter.schema.ts';
import { newPatientSchema } from '#shared/features/patients/patient.schema.ts';
import { isUnaltered } from '../features/encounters/encounters.service.ts';
import { verifyDayChain } from '../features/reports/reports.service.ts';
import { closeTestClinics, openTestClinic, PEOPLE, refusalOf, sampleClinic } from './test-clinic.ts';

afterEach(closeTestClinics);

const patient = {
  ...{ fullName: 'Farida Khan', phone: '5000041736', birthOn: '1990-04-02', birthIsEstimated: false },
  sex: 'F' as const,
};

test.each(['Constructor', 'Asha Constructor'])(
  'a person named %s is registered and found',
  async fullName => {
    const desk = await openTestClinic();
    const { id } = await desk.call(contract.patients.register, { ...patient, fullName });
    const found = await desk.call(contract.patients.search, { text: `${fullName.slice(0, -1)}x` });
    expect(found.map(hit => hit.patient.id)).toEqual([id]);
  },
);

test('a name of letters that grow when they are normalised is refused, not a fault', async () => {
  const desk = await openTestClinic();
  const long = '\u0958'.repeat(60);
  const refusal = await refusalOf(desk.call(contract.patients.register, { ...patient, fullName: long }));
  expect(refusal).toEqual({
    code: 'INVALID_INPUT',
    data: { problems: [{ path: 'fullName', code: 'TOO_LONG' }] },
  });
  expect(newPatientSchema.safeParse({ ...patient, fullName: '\u0958'.repeat(40) }).success).toBe(true);
});

test('half a surrogate pair never enters a note or a sealed day: it would be stored as another character', async () => {
  expect(encounterBodySchema.safeParse({ complaints: 'fever \ud800' }).success).toBe(false);
  const doctor = await openTestClinic({ role: 'doctor' });
  await doctor.call(contract.patients.register, patient);
  const { visitId } = await doctor.call(contract.queue.giveToken, { patientId: 1, doctorId: PEOPLE.doctor });
  await doctor.call(contract.encounters.sign, { visitId, body: { complaints: 'fever 👩‍⚕️ \t\n' } });
  const { reader } = doctor.server.house.opened().db;
  expect(isUnaltered(reader, visitId)).toBe(true);
  const owner = await doctor.as('owner');
  const close = {
    ...{ onDate: '2026-11-21', openingFloatPaise: 0, expectedCashPaise: 0 },
    looseEndsReason: 'Billed tomorrow',
  };
  const count = { notes: {}, coinsPaise: 100 };
  const odd = owner.call(contract.reports.closeDay, { ...close, count, reason: 'counted \ud800' });
  expect((await refusalOf(odd)).code).toBe('INVALID_INPUT');
  await owner.call(contract.reports.closeDay, { ...close, count, reason: 'one coin more' });
  expect(verifyDayChain(reader)).toEqual({ checkedCount: 1, firstBrokenOn: null });
});

test('a zone that no calendar knows is refused, so that the clinic can say what day it is', async () => {
  const empty = await openTestClinic({ isEmpty: true });
  const clinic = { ...sampleClinic.clinic, zone: 'Mars/Olympus' };
  const create = empty.call(contract.setup.create, { ...sampleClinic, clinic });
  expect((await refusalOf(create)).data).toEqual({ problems: [{ path: 'clinic.zone', code: 'NOT_A_ZONE' }] });
  const owner = await openTestClinic({ role: 'owner' });
  const now = await owner.call(contract.settings.get, {});
  const change = owner.call(contract.settings.change, { ...now, clinic });
  expect((await refusalOf(change)).code).toBe('INVALID_INPUT');
});

test.each(['0000-01-01', '0001-01-01', '9999-12-31'])(
  'the sheet of %s is refused: weeks before and after must be days too',
  async onDate => {
    const owner = await openTestClinic({ role: 'owner' });
    expect((await refusalOf(owner.call(contract.reports.daySheet, { onDate }))).code).toBe('INVALID_INPUT');
  },
);

test('a folder that is a file, or not for us, holds no backups', async () => {
  const stranger = (await openTestClinic()).stranger();
  for (const folder of ['/etc/hostname', '\u0000', '/nowhere/at/all']) {
    expect((await refusalOf(stranger.call(contract.setup.listBackups, { folder }))).code).toBe(
      'FOLDER_NOT_FOUND',
    );
  }
});
