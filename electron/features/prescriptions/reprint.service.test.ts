import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { textOf } from '../../printing/read-pdf.test-support.ts';
import { closeTestClinics, openTestClinic, PEOPLE, type TestClinic } from '../../server/test-clinic.ts';
import { isUnaltered } from '../encounters/encounters.service.ts';

afterEach(closeTestClinics);

const { encounters, patients, prescriptions } = contract;
const rekha = {
  ...{ fullName: 'Rekha Patil', phone: '5000041735', birthOn: '1994-03-02', birthIsEstimated: false },
  ...{ sex: 'F' as const, address: '12 Shivaji Road' },
};
const weightOnly = {
  ...{ systolicMmHg: null, diastolicMmHg: null, pulsePerMinute: null, breathsPerMinute: null },
  ...{ temperatureCelsius: null, spo2Percent: null, heightCm: null, glucoseMgDl: null },
};

async function weighedVisit() {
  const doctor = await openTestClinic({ role: 'doctor' });
  const desk = await doctor.as('receptionist');
  const patient = await desk.call(patients.register, rekha);
  const patientId = patient.id;
  const given = await desk.call(contract.queue.giveToken, { patientId, doctorId: PEOPLE.doctor });
  const { visitId } = given;
  await doctor.call(encounters.recordVitals, { visitId, vitals: { ...weightOnly, weightKg: 62 } });
  await doctor.call(patients.recordAllergies, {
    ...{ patientId, status: 'listed', items: [{ substance: 'Sulfa', reaction: 'rash' }], seenIds: [] },
  });
  return { doctor, desk, patient, patientId, visitId };
}

async function pageOf(clinic: TestClinic, visitId: number): Promise<string> {
  const { pdf } = await clinic.call(prescriptions.print, { visitId });
  return textOf(Buffer.from(pdf, 'base64'));
}

test('a reprint says what was signed of the person, whatever is known by then; an amendment says it anew', async () => {
  const { doctor, desk, patient, patientId, visitId } = await weighedVisit();
  await doctor.call(encounters.sign, { visitId, body: { complaints: 'Cough' } });
  await desk.call(patients.change, {
    ...{ patientId, version: patient.version },
    ...{ ...rekha, fullName: 'Rekha Deshmukh', address: '7 Hill View' },
  });
  await doctor.call(encounters.recordVitals, { visitId, vitals: { ...weightOnly, weightKg: 71 } });
  const { allergies } = await doctor.call(patients.banner, { patientId });
  const seenIds = allergies.items.map(({ id }) => id);
  await doctor.call(patients.recordAllergies, { patientId, status: 'none', items: [], seenIds });

  const reprint = await pageOf(doctor, visitId);
  for (const said of ['Rekha Patil', '12 Shivaji Road', '62 kg', 'Sulfa (rash)'])
    expect(reprint).toContain(said);
  for (const later of ['Deshmukh', 'Hill View', '71 kg']) expect(reprint).not.toContain(later);

  const body = { complaints: 'Cough 2 days' };
  await doctor.call(encounters.amend, { visitId, fromVersion: 1, reason: 'Duration', body });
  const amended = await pageOf(doctor, visitId);
  for (const said of ['Rekha Deshmukh', '7 Hill View', '71 kg']) expect(amended).toContain(said);
});

test('a reprint names the clinic that signed it; an amendment and a new page name today’s', async () => {
  const { doctor, visitId } = await weighedVisit();
  await doctor.call(encounters.sign, { visitId, body: { complaints: 'Cough' } });
  const first = await pageOf(doctor, visitId);
  const owner = await doctor.as('owner');
  const { clinic, settings, version } = await owner.call(contract.settings.get, {});
  const moved = { name: 'Kulkarni Heart Centre', addressLine: '9 Ring Road', city: 'Bhopal' };
  await owner.call(contract.settings.change, { clinic: { ...clinic, ...moved }, settings, version });

  const reprint = await pageOf(doctor, visitId);
  expect(first).toContain(clinic.name);
  expect(reprint).toContain(clinic.name);
  expect(reprint).toContain(clinic.addressLine);
  for (const later of Object.values(moved)) expect(reprint).not.toContain(later);

  const body = { complaints: 'Cough 2 days' };
  await doctor.call(encounters.amend, { visitId, fromVersion: 1, reason: 'Duration', body });
  const amended = await pageOf(doctor, visitId);
  for (const later of Object.values(moved)) expect(amended).toContain(later);
});

test('for whom it was written is under the seal', async () => {
  const { doctor, visitId } = await weighedVisit();
  await doctor.call(encounters.sign, { visitId, body: { complaints: 'Cough' } });
  const { db } = doctor.server.house.opened();
  expect(isUnaltered(db.reader, visitId)).toBe(true);
  db.driver.exec('DROP TRIGGER encounters_are_never_changed');
  db.driver.exec(`UPDATE encounters SET party = json_set(party, '$.vitals.values.weightKg', 6)`);
  expect(isUnaltered(db.reader, visitId)).toBe(false);
});

test('a visit signed on a later day prints its own day and when it was signed', async () => {
  const { doctor, visitId } = await weighedVisit();
  doctor.clock.advance(15 * 3_600_000);
  const later = await doctor.as('doctor');
  const { onDate, signedAt } = await later.call(encounters.sign, { visitId, body: { complaints: 'Cough' } });
  expect(new Date(signedAt + 5.5 * 3_600_000).toISOString().slice(0, 10) > onDate).toBe(true);
  expect((await pageOf(later, visitId)).replace(/\s+/g, ' ')).toMatch(
    /21 Nov 2026, signed 22 Nov 2026, \d+:\d\d [ap]m/,
  );
});
