import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { RxLine } from '#shared/features/prescriptions/dose.schema.ts';
import { sql } from '../../database/db.ts';
import {
  closeTestClinics,
  openTestClinic,
  PEOPLE,
  refusalOf,
  type TestClinic,
} from '../../server/test-clinic.ts';
import { isUnaltered } from './encounters.service.ts';

afterEach(closeTestClinics);

const nothing = {
  systolicMmHg: null,
  diastolicMmHg: null,
  pulsePerMinute: null,
  breathsPerMinute: null,
  temperatureCelsius: null,
  spo2Percent: null,
  weightKg: null,
  heightCm: null,
  glucoseMgDl: null,
};

async function visitOf(clinic: TestClinic, birthOn = '1974-05-01', doctorId: number = PEOPLE.doctor) {
  const desk = await clinic.as('receptionist');
  const patient = await desk.call(contract.patients.register, {
    fullName: 'Lakshmi Raghavan',
    phone: '5000041735',
    birthOn,
    birthIsEstimated: false,
    sex: 'F',
  });
  const { visitId } = await desk.call(contract.queue.giveToken, { patientId: patient.id, doctorId });
  return { patientId: patient.id, visitId };
}

async function lineOf(doctor: TestClinic, text: string): Promise<RxLine> {
  const { line, problems } = await doctor.call(contract.prescriptions.readLine, { text });
  if (!line) throw new Error(`${text}: ${JSON.stringify(problems)}`);
  return line;
}

test.each([
  ['98.6 typed as Celsius', { temperatureCelsius: 98.6 }, 'temperatureCelsius'],
  ['a weight of 700 kg', { weightKg: 700 }, 'weightKg'],
  ['a saturation of 140 %', { spo2Percent: 140 }, 'spo2Percent'],
])('%s is refused at its field', async (_what, change, measure) => {
  const nurse = await openTestClinic({ role: 'nurse' });
  const { visitId } = await visitOf(nurse);
  const record = nurse.call(contract.encounters.recordVitals, { visitId, vitals: { ...nothing, ...change } });
  expect(await refusalOf(record)).toEqual({ code: 'NOT_PLAUSIBLE', data: { measures: [measure] } });
});

test('a pulse that is fast for a woman is ordinary for an infant', async () => {
  const nurse = await openTestClinic({ role: 'nurse' });
  const vitals = { ...nothing, pulsePerMinute: 130 };
  const adult = await visitOf(nurse);
  expect((await nurse.call(contract.encounters.recordVitals, { ...adult, vitals })).flags).toEqual({
    pulsePerMinute: 'criticalHigh',
  });
  const desk = await nurse.as('receptionist');
  const infant = await desk.call(contract.patients.register, {
    fullName: 'Reyansh Nair',
    phone: '5000055284',
    birthOn: '2026-05-21',
    birthIsEstimated: false,
    sex: 'M',
  });
  const { visitId } = await desk.call(contract.queue.giveToken, {
    patientId: infant.id,
    doctorId: PEOPLE.doctor,
  });
  expect((await nurse.call(contract.encounters.recordVitals, { visitId, vitals })).flags).toEqual({});
});

test('one pressure without the other, and a lower one above the upper, are refused', async () => {
  const nurse = await openTestClinic({ role: 'nurse' });
  const { visitId } = await visitOf(nurse);
  const record = (change: object) =>
    refusalOf(nurse.call(contract.encounters.recordVitals, { visitId, vitals: { ...nothing, ...change } }));
  expect((await record({ systolicMmHg: 120 })).data.problems).toContainEqual({
    path: 'vitals.diastolicMmHg',
    code: 'BOTH_PRESSURES',
  });
  expect((await record({ systolicMmHg: 80, diastolicMmHg: 120 })).data.problems).toContainEqual({
    path: 'vitals.diastolicMmHg',
    code: 'SYSTOLIC_NOT_ABOVE_DIASTOLIC',
  });
});

test('a draft keeps what was typed, half a medicine too, and is gone once signed', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  const { visitId } = await visitOf(doctor);
  const body = { complaints: 'Cough 6 days' };
  await doctor.call(contract.encounters.saveDraft, { visitId, draft: { body, typing: 'levocet 5 0-' } });
  const view = await doctor.call(contract.encounters.open, { visitId });
  expect(view.draft).toMatchObject({ body: { complaints: 'Cough 6 days' }, typing: 'levocet 5 0-' });
  await doctor.call(contract.encounters.sign, { visitId, body });
  const after = await doctor.call(contract.encounters.open, { visitId });
  expect(after.draft).toBeNull();
  expect(after.signed?.body.complaints).toBe('Cough 6 days');
  const late = doctor.call(contract.encounters.saveDraft, { visitId, draft: { body } });
  expect((await refusalOf(late)).code).toBe('ALREADY_SIGNED');
});

test('signing locks the visit: another signature, a change in the file and a changed word are all found out', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  const { visitId } = await visitOf(doctor);
  const body = {
    diagnoses: [{ text: 'Acute bronchitis' }],
    lines: [await lineOf(doctor, 'azithromycin 500 od 3d')],
  };
  await doctor.call(contract.encounters.sign, { visitId, body });
  expect((await refusalOf(doctor.call(contract.encounters.sign, { visitId, body }))).code).toBe(
    'ALREADY_SIGNED',
  );
  const { db } = doctor.server.house.opened();
  expect(isUnaltered(db.reader, visitId)).toBe(true);
  const forge = () =>
    db.transaction(tx => tx.run(sql`UPDATE encounters SET advice = 'other' WHERE visit_id = ${visitId}`));
  expect(forge).toThrow('signed notes are never changed');
  db.driver.exec('DROP TRIGGER encounters_are_never_changed');
  forge();
  expect(isUnaltered(db.reader, visitId)).toBe(false);
});

test('only the visit’s own doctor writes and signs, whoever sends the request', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  const { visitId } = await visitOf(doctor, '2019-01-01', PEOPLE.secondDoctor);
  const sign = doctor.call(contract.encounters.sign, { visitId, body: { complaints: 'Fever' } });
  expect((await refusalOf(sign)).code).toBe('NOT_YOUR_VISIT');
});

test('an empty note and a follow-up in the past are refused', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  const { visitId } = await visitOf(doctor);
  expect((await refusalOf(doctor.call(contract.encounters.sign, { visitId, body: {} }))).code).toBe(
    'NOTHING_WRITTEN',
  );
  const past = doctor.call(contract.encounters.sign, {
    visitId,
    body: { complaints: 'x', followUpOn: '2026-11-20' },
  });
  expect((await refusalOf(past)).code).toBe('FOLLOW_UP_IN_PAST');
});

test('a medicine typed among the tests is refused: there nothing checks it and no chemist reads it', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  const { visitId } = await visitOf(doctor);
  const asked = (name: string) => ({ testId: null, name, place: 'here' as const, isUrgent: false });
  const body = { complaints: 'Fever', orders: [asked('Urine culture stat'), asked('dolo 650 1-0-1 5d')] };
  expect(await refusalOf(doctor.call(contract.encounters.sign, { visitId, body }))).toMatchObject({
    ...{ code: 'MEDICINE_AMONG_TESTS', data: { lineNumbers: [2] } },
  });
});

test('a medicine till review needs a review date', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  const { visitId } = await visitOf(doctor);
  const body = { lines: [await lineOf(doctor, 'amlodipine 5 1-0-0 till review')] };
  expect(await refusalOf(doctor.call(contract.encounters.sign, { visitId, body }))).toEqual({
    code: 'REVIEW_DATE_REQUIRED',
    data: { lineNumbers: [1] },
  });
  await doctor.call(contract.encounters.sign, { visitId, body: { ...body, followUpOn: '2026-12-05' } });
});

test('a penicillin for somebody allergic to penicillin is not signed without a reason', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  const { visitId, patientId } = await visitOf(doctor);
  const items = [{ substance: 'penicillin', reaction: 'rash' }];
  await doctor.call(contract.patients.recordAllergies, { patientId, status: 'listed', items, seenIds: [] });
  const lines = [await lineOf(doctor, 'amoxicillin 500mg capsule tds 5d')];
  const check = await doctor.call(contract.prescriptions.check, { patientId, lines });
  expect(check.warnings[0]).toMatchObject({
    level: 'contraindicated',
    kind: 'allergy',
    drug: 'amoxicillin',
    other: 'penicillin',
  });
  const sign = (answers: { warningKey: string; reason: string }[]) =>
    doctor.call(contract.encounters.sign, { visitId, body: { lines, answers } });
  expect((await refusalOf(sign([]))).code).toBe('WARNINGS_NOT_ANSWERED');
  const warningKey = check.warnings[0]?.key ?? '';
  await sign([{ warningKey, reason: 'tolerated amoxicillin in August, documented' }]);
  const record = doctor.server.house.opened().db.reader.value<string>(sql`
    SELECT check_record FROM encounters WHERE visit_id = ${visitId}`);
  expect(JSON.parse(record ?? '{}')).toMatchObject({
    allergyStatus: 'listed',
    warnings: [{ level: 'contraindicated', list: { name: 'allergy_groups' } }],
  });
});

test.each([
  ['a dose without a drug', '1-0-1'],
  ['a dose that does not parse', 'dolo 650 1-0-z 5d'],
  ['a misspelt drug', 'paracitamol 650 1-0-1 5d'],
])('%s does not become a line', async (_what, text) => {
  const doctor = await openTestClinic({ role: 'doctor' });
  const reading = await doctor.call(contract.prescriptions.readLine, { text });
  expect(reading.line).toBeNull();
  expect(reading.problems.length).toBeGreaterThan(0);
});

test('a quantity that no rule can count is taken as the doctor writes it', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  expect((await lineOf(doctor, 'ecosprin 75 0-1-0 to continue')).quantity).toBeNull();
  expect((await lineOf(doctor, 'ecosprin 75 0-1-0 to continue #30')).quantity).toEqual({
    amount: 30,
    unit: 'tab',
    text: '30 tab',
  });
});

test('a signed visit previews as it was signed, whatever is sent, and counts no copy', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  const { visitId } = await visitOf(doctor);
  await doctor.call(contract.encounters.sign, { visitId, body: { complaints: 'Fever' } });
  const shown = await doctor.call(contract.prescriptions.preview, {
    visitId,
    body: { complaints: 'Forged' },
  });
  const printed = await doctor.call(contract.prescriptions.print, { visitId });
  expect(shown.pdf).toBe(printed.pdf);
});

test('opening a chart is recorded once, a look at the board is not', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  const { visitId, patientId } = await visitOf(doctor);
  await doctor.call(contract.encounters.open, { visitId });
  await doctor.call(contract.encounters.open, { visitId });
  await doctor.call(contract.queue.dayBoard, {});
  const views = doctor
    .auditTrail()
    .filter(({ action }) => action === 'chart.viewed' || action === 'dayBoard.read');
  expect(views).toMatchObject([{ action: 'chart.viewed', entity: 'patient', entityId: patientId }]);
});

test('no word about the patient stands in clear in any file of the clinic', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  const { visitId } = await visitOf(doctor);
  const body = { complaints: 'Haemoptysis since Diwali', diagnoses: [{ text: 'Pulmonary tuberculosis' }] };
  await doctor.call(contract.encounters.saveDraft, { visitId, draft: { body, typing: 'rifampicin 450' } });
  const owner = await doctor.as('owner');
  await owner.call(contract.backup.run, {});
  const words = ['Lakshmi', 'Raghavan', '5000041735', 'Haemoptysis', 'tuberculosis', 'rifampicin'];
  const files = readdirSync(doctor.folderPath, { recursive: true })
    .map(name => join(doctor.folderPath, String(name)))
    .filter(path => statSync(path).isFile());
  expect(files.map(path => path.slice(doctor.folderPath.length + 1))).toEqual(
    expect.arrayContaining(['clinic.db', 'clinic.db-wal', 'keyring.json']),
  );
  for (const path of files) {
    const bytes = readFileSync(path);
    for (const word of words) {
      expect(bytes.includes(word), `${word} in ${path}`).toBe(false);
      expect(bytes.includes(Buffer.from(word, 'utf16le')), `${word} in ${path}`).toBe(false);
    }
  }
});

test('the note of somebody who went home unseen is not signed before they are brought back', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  const { visitId } = await visitOf(doctor);
  const desk = await doctor.as('receptionist');
  await desk.call(contract.queue.act, { action: 'leave', visitId, reason: 'No time' });
  const sign = () => doctor.call(contract.encounters.sign, { visitId, body: { complaints: 'Fever' } });
  expect(await refusalOf(sign())).toEqual({ code: 'VISIT_LEFT', data: {} });
  expect((await doctor.call(contract.encounters.open, { visitId })).state).toBe('left');
  await desk.call(contract.queue.act, { action: 'return', visitId, to: 'place' });
  expect((await sign()).visitId).toBe(visitId);
});
