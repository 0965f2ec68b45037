import { afterEach, beforeEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { EncounterBody } from '#shared/features/encounters/encounter.schema.ts';
import { textOf } from '../../printing/read-pdf.test-support.ts';
import { closeTestClinics, openTestClinic, PEOPLE, type TestClinic } from '../../server/test-clinic.ts';

const { encounters, prescriptions } = contract;
let doctor: TestClinic;
let visitId: number;

beforeEach(async () => {
  doctor = await openTestClinic({ role: 'doctor' });
  const patient = await doctor.call(contract.patients.register, {
    ...{ fullName: 'Rekha Patil', phone: '5000041735', birthOn: '1994-03-02', birthIsEstimated: false },
    sex: 'F',
  });
  const given = await doctor.call(contract.queue.giveToken, {
    ...{ patientId: patient.id, doctorId: PEOPLE.doctor },
  });
  visitId = given.visitId;
  await doctor.call(contract.patients.recordAllergies, {
    patientId: patient.id,
    status: 'none',
    items: [],
    seenIds: [],
  });
});
afterEach(closeTestClinics);

async function bodyWith(text: string, more: Partial<EncounterBody> = {}): Promise<EncounterBody> {
  const { line } = await doctor.call(prescriptions.readLine, { text });
  if (!line) throw new Error(`not read: ${text}`);
  return {
    ...{ complaints: 'Burning urination', findings: '', diagnoses: [], lines: [line], stops: [] },
    ...{ sections: [], orders: [], tests: '', advice: '', followUpOn: null, answers: [] },
    ...more,
  };
}

const page = async () =>
  textOf(Buffer.from((await doctor.call(prescriptions.print, { visitId })).pdf, 'base64'));

test('orders, stopped medicines and filled forms of the note stand on the page, in the words of their form', async () => {
  const body = await bodyWith('dolo 650 1-0-1 5d pc', {
    stops: [{ generic: 'ibuprofen', strength: '400 mg', form: 'tablet', reason: 'pregnancy' }],
    orders: [
      { testId: null, name: 'Urine culture', place: 'here', isUrgent: true },
      { testId: null, name: 'Anomaly scan', place: 'outside', isUrgent: false },
    ],
    sections: [{ formId: 'anc', formVersion: 1, title: 'Antenatal visit', values: { lmp: '2026-06-21' } }],
  });
  await doctor.call(encounters.sign, { visitId, body });
  const text = await page();
  expect(text).toContain('IBUPROFEN 400 mg tablet (pregnancy)');
  expect(text).toContain('Urine culture (urgent)');
  expect(text).toContain('At another laboratory: Anomaly scan');
  expect(text).toContain('21 Jun 2026');
  expect(text).toMatch(/Address _{20,}/);
});

test('an amended page is an original of its own and says why; the next print of it is its first copy', async () => {
  await doctor.call(encounters.sign, { visitId, body: await bodyWith('cefixime 200 1-0-1 5d') });
  await page();
  expect(await page()).toContain('Duplicate copy 1');
  await doctor.call(encounters.amend, {
    ...{ visitId, fromVersion: 1, reason: 'three days are enough' },
    body: await bodyWith('cefixime 200 1-0-1 3d'),
  });
  const amended = await page();
  expect(amended).toMatch(/Amended .*version 2: three days are\s+enough/);
  expect(amended).not.toContain('Duplicate');
  expect(await page()).toContain('Duplicate copy 1');
});

test('a void prescription still prints, struck through, with its reason and without the patient’s slip', async () => {
  await doctor.call(encounters.sign, { visitId, body: await bodyWith('dolo 650 1-0-1 5d pc') });
  await doctor.call(encounters.void, { visitId, version: 1, reason: 'written for her sister' });
  expect(await page()).toContain('VOID: written for her sister');
});
