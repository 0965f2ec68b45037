import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { closeTestClinics, openTestClinic, PEOPLE, refusalOf } from '../../server/test-clinic.ts';
import { csvRows } from '../../server/test-grid-file.test-support.ts';

afterEach(closeTestClinics);
const { encounters, patients, prescriptions, queue } = contract;
const DAY_MS = 86_400_000;

/** Two visits a week apart: pressure and weight taken, a medicine written, the second one struck. */
async function seenTwice() {
  const doctor = await openTestClinic({ role: 'doctor' });
  const desk = await doctor.as('receptionist');
  const { id: patientId } = await desk.call(patients.register, {
    ...{ fullName: 'Lakshmi Raghavan', phone: '5000041735', birthOn: '1974-05-01', birthIsEstimated: false },
    sex: 'F',
  });
  const { line } = await doctor.call(prescriptions.readLine, { text: 'dolo 650 1-0-1 5d pc' });
  if (!line) throw new Error('no line');
  const see = async (systolicMmHg: number, diagnosis: string) => {
    const again = await doctor.as('receptionist');
    const { visitId } = await again.call(queue.giveToken, { patientId, doctorId: PEOPLE.doctor });
    const signer = await doctor.as('doctor');
    const vitals = { systolicMmHg, diastolicMmHg: 80, weightKg: 60 };
    await signer.call(encounters.recordVitals, { visitId, vitals });
    const diagnoses = [{ text: diagnosis, icd10: '', isProvisional: false }];
    await signer.call(encounters.sign, { visitId, body: { diagnoses, lines: [line] } });
    return { signer, visitId };
  };
  await see(128, 'Fever');
  doctor.clock.advance(7 * DAY_MS);
  const { signer, visitId } = await see(164, 'Hypertension');
  await signer.call(encounters.void, { visitId, version: 1, reason: 'Another person’s note' });
  return { doctor: signer, patientId, visitId };
}

test('the visits of a person go out as their story lists them, the struck one read as struck', async () => {
  const { doctor, patientId } = await seenTwice();
  const [head = [], ...rows] = csvRows(
    await doctor.call(encounters.exportStory, { patientId, format: 'csv' }),
  );
  const cells = (...names: string[]) => rows.map(row => names.map(name => row[head.indexOf(name)]));
  expect(cells('Day', 'Doctor', 'Diagnoses', 'Standing')).toEqual([
    ['2026-11-28', 'Dr Meera Kulkarni', 'Hypertension', 'Void'],
    ['2026-11-21', 'Dr Meera Kulkarni', 'Fever', ''],
  ]);
  const desk = await doctor.as('receptionist');
  const { visitId } = await desk.call(queue.giveToken, { patientId, doctorId: PEOPLE.doctor });
  const again = await doctor.as('doctor');
  const { story } = await again.call(encounters.open, { visitId });
  expect(cells('Medicines').flat()).toEqual(story.map(({ medicines }) => medicines.join(', ')));
});

test('the readings over the visits go out with the medicines below, for those who may read a chart', async () => {
  const { doctor, patientId } = await seenTwice();
  const { series, medicines } = await doctor.call(encounters.trends, { patientId });
  const file = await doctor.call(encounters.exportTrends, { patientId, format: 'csv' });
  const [, ...rows] = csvRows(file);
  expect(rows.length).toBe(series.flatMap(({ points }) => points).length + medicines.length);
  expect(rows.slice(0, 2)).toEqual([
    ['Blood pressure', '2026-11-28', '164', '80', 'mmHg', '', ''],
    ['Blood pressure', '2026-11-21', '128', '80', 'mmHg', '', ''],
  ]);
  expect(rows.at(-1)?.slice(0, 2)).toEqual(['Medicines taken', medicines[0]?.fromOn]);
  const trail = doctor.auditTrail().find(({ action }) => action === 'trends.exported');
  expect(trail).toMatchObject({ entity: 'patient', entityId: patientId, outcome: 'ok' });
  for (const role of ['receptionist', 'owner'] as const) {
    const other = await doctor.as(role);
    for (const procedure of [encounters.exportTrends, encounters.exportStory])
      expect((await refusalOf(other.call(procedure, { patientId, format: 'csv' }))).code).toBe('NOT_ALLOWED');
  }
});
