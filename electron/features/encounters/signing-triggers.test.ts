import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { closeTestClinics, openTestClinic, PEOPLE } from '../../server/test-clinic.ts';
import { personOf, visitOf } from '../../server/test-signing.test-support.ts';

afterEach(closeTestClinics);

const { encounters } = contract;

async function signedTwice() {
  const doctor = await openTestClinic({ role: 'doctor' });
  const patientId = await personOf(doctor);
  const visitId = await visitOf(doctor, patientId);
  await doctor.call(encounters.sign, { visitId, body: { complaints: 'Fever' } });
  const body = { complaints: 'Fever, rash' };
  await doctor.call(encounters.amend, { visitId, fromVersion: 1, reason: 'Rash', body });
  const desk = await doctor.as('receptionist');
  const { id: otherId } = await desk.call(contract.patients.register, {
    ...{ fullName: 'Farida Khan', phone: '5000041736', birthOn: '1990-04-02' },
    ...{ birthIsEstimated: false, sex: 'F' },
  });
  const { driver } = doctor.server.house.opened().db;
  return { doctor, driver, patientId, otherId, visitId };
}

type Clinic = Awaited<ReturnType<typeof signedTwice>>;

/** The newest version once more, with other values in some columns. */
function forge({ driver }: Clinic, changes: Record<string, number | string>): void {
  const newest = driver.prepare('SELECT * FROM encounters ORDER BY version DESC LIMIT 1').get() as Record<
    string,
    number | string
  >;
  const next = { ...newest, version: 3, previous_hash: newest.content_hash ?? '', ...changes };
  const columns = Object.keys(next);
  driver
    .prepare(`INSERT INTO encounters (${columns}) VALUES (${columns.map(() => '?')})`)
    .run(...Object.values(next));
}

test('the database takes the next version of a note and none that does not stand on the one before', async () => {
  const clinic = await signedTwice();
  const { otherId } = clinic;
  expect(() => forge(clinic, { version: 4 })).toThrow('a signed version');
  expect(() => forge(clinic, { version: 9, visit_id: 90_001 })).toThrow('a signed version');
  for (const change of [
    { serial: 'RX/26-27/999999' },
    { patient_id: otherId },
    { doctor_id: PEOPLE.secondDoctor },
    { previous_hash: '0'.repeat(64) },
    { day_descending: -1 },
  ]) {
    expect(() => forge(clinic, change), Object.keys(change)[0]).toThrow('stands on the one before');
  }
  expect(() => forge(clinic, { is_anew: 1 })).toThrow('written anew');
  expect(() => forge(clinic, {})).not.toThrow();
});

test('after a void the database takes what was written anew alone', async () => {
  const clinic = await signedTwice();
  const { doctor, visitId } = clinic;
  await doctor.call(encounters.void, { visitId, version: 2, reason: 'Another person' });
  expect(() => forge(clinic, {})).toThrow('written anew');
  expect(() => forge(clinic, { is_anew: 1 })).not.toThrow();
});

test('the database takes a void of the newest version of its own patient alone', async () => {
  const { driver, visitId, patientId, otherId } = await signedTwice();
  const strike = (version: number, patient: number) => () =>
    driver
      .prepare(`INSERT INTO encounter_voids VALUES (?, ?, ?, 'Another person', ?, 'Dr Meera Kulkarni', 1)`)
      .run(patient, visitId, version, PEOPLE.doctor);
  expect(strike(1, patientId)).toThrow('newest version');
  expect(strike(3, patientId)).toThrow('newest version');
  expect(strike(2, otherId)).toThrow('newest version');
  expect(strike(2, patientId)).not.toThrow();
});

test('the database takes a submission of a visit that has a draft alone', async () => {
  const { doctor, driver, visitId, otherId } = await signedTwice();
  const submit = (visit: number) => () =>
    driver
      .prepare(
        `INSERT INTO encounter_submissions (visit_id, submitted_by, submitted_by_name, submitted_at, draft)
         VALUES (?, ?, 'Dr Tara Menon', 1, '{}')`,
      )
      .run(visit, PEOPLE.doctor);
  expect(submit(visitId)).toThrow('draft of a visit');
  driver
    .prepare(`INSERT INTO encounter_drafts (visit_id, doctor_id, draft, saved_at) VALUES (?, ?, '{}', 1)`)
    .run(90_001, PEOPLE.doctor);
  expect(submit(90_001)).toThrow('draft of a visit');
  const written = await visitOf(doctor, otherId);
  await doctor.call(encounters.saveDraft, { visitId: written, draft: { body: { complaints: 'Cough' } } });
  expect(submit(written)).not.toThrow();
});
