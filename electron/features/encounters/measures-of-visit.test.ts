import { mkdirSync, writeFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { csvOf, inventedTable } from '#shared/features/measures/growth-table.test-support.ts';
import type { RxLine } from '#shared/features/prescriptions/dose.schema.ts';
import { textOf } from '../../printing/read-pdf.test-support.ts';
import {
  closeTestClinics,
  openTestClinic,
  PEOPLE,
  refusalOf,
  type TestClinic,
} from '../../server/test-clinic.ts';

afterEach(closeTestClinics);

const DAY_MS = 86_400_000;

async function personOf(clinic: TestClinic, birthOn: string, sex: 'F' | 'M' = 'F'): Promise<number> {
  const desk = await clinic.as('receptionist');
  const person = { fullName: 'Lakshmi Raghavan', phone: '5000041735', birthOn, birthIsEstimated: false, sex };
  return (await desk.call(contract.patients.register, person)).id;
}

async function visitWith(clinic: TestClinic, patientId: number, vitals: Record<string, number>) {
  const desk = await clinic.as('receptionist');
  const { visitId } = await desk.call(contract.queue.giveToken, { patientId, doctorId: PEOPLE.doctor });
  await (await clinic.as('nurse')).call(contract.encounters.recordVitals, { visitId, vitals });
  return visitId;
}

async function measuredOf(clinic: TestClinic, visitId: number) {
  return (await clinic.as('doctor')).call(contract.encounters.measured, { visitId });
}

test('an adult’s pressure is staged, the index classed, and the change told since the last time', async () => {
  const clinic = await openTestClinic({ role: 'doctor' });
  const patientId = await personOf(clinic, '1974-05-01');
  await visitWith(clinic, patientId, { systolicMmHg: 128, diastolicMmHg: 80, weightKg: 66, heightCm: 158 });
  clinic.clock.advance(20 * DAY_MS);
  const visitId = await visitWith(clinic, patientId, {
    ...{ systolicMmHg: 164, diastolicMmHg: 92, weightKg: 67.5 },
  });
  expect(await measuredOf(clinic, visitId)).toMatchObject({
    bmi: 27,
    bmiClass: 'obese',
    bodySurfaceM2: 1.72,
    pressureStage: 'grade2',
    oldSizes: [],
    changes: expect.arrayContaining([
      { measure: 'systolicMmHg', by: 36, sinceOn: '2026-11-21' },
      { measure: 'weightKg', by: 1.5, sinceOn: '2026-11-21' },
    ]),
  });
});

test('a child is not staged, and its weight of a month ago is too old to reckon with', async () => {
  const clinic = await openTestClinic({ role: 'doctor' });
  const patientId = await personOf(clinic, '2026-05-01', 'M');
  await visitWith(clinic, patientId, { weightKg: 7, heightCm: 66 });
  clinic.clock.advance(30 * DAY_MS);
  const visitId = await visitWith(clinic, patientId, { systolicMmHg: 90, diastolicMmHg: 55 });
  expect(await measuredOf(clinic, visitId)).toMatchObject({
    pressureStage: 'notStaged',
    bmi: null,
    bmiClass: null,
    oldSizes: [{ measure: 'weightKg', value: 7, onDate: '2026-11-21', days: 30 }],
  });
});

async function lineOf(doctor: TestClinic, text: string): Promise<RxLine> {
  const { line } = await doctor.call(contract.prescriptions.readLine, { text });
  if (!line) throw new Error(text);
  return line;
}

test('readings stand on one time axis with the courses of the signed medicines', async () => {
  const clinic = await openTestClinic({ role: 'doctor' });
  const patientId = await personOf(clinic, '1974-05-01', 'M');
  const first = await visitWith(clinic, patientId, { systolicMmHg: 150, diastolicMmHg: 94 });
  const lines = [await lineOf(clinic, 'amlodipine 5 mg tablet od 30d')];
  await clinic.call(contract.encounters.sign, { visitId: first, body: { complaints: 'BP', lines } });
  clinic.clock.advance(25 * DAY_MS);
  const later = await clinic.as('doctor');
  await visitWith(clinic, patientId, { systolicMmHg: 132, diastolicMmHg: 84, weightKg: 71 });
  const trends = await later.call(contract.encounters.trends, { patientId });
  expect(trends.series[0]).toEqual({
    ...{ id: 'systolicMmHg', name: '', unit: 'mmHg' },
    points: [
      { onDate: '2026-11-21', value: 150, second: 94 },
      { onDate: '2026-12-16', value: 132, second: 84 },
    ],
  });
  expect(trends.series.map(({ id }) => id)).toEqual(['systolicMmHg', 'weightKg']);
  expect(trends.medicines).toEqual([expect.objectContaining({ fromOn: '2026-11-21', toOn: '2026-12-20' })]);
});

test('without an imported table there are no curves, and a grown person has no growth', async () => {
  const clinic = await openTestClinic({ role: 'doctor' });
  const child = await personOf(clinic, '2025-11-21');
  expect(await clinic.call(contract.encounters.growth, { patientId: child })).toMatchObject({
    ...{ isChild: true, hasTables: false, charts: [] },
  });
  const adult = await personOf(clinic, '1974-05-01', 'M');
  const grown = await clinic.call(contract.encounters.growth, { patientId: adult });
  expect(grown.isChild).toBe(false);
});

test('a preterm child stands at its corrected age on the imported curves, and the page prints', async () => {
  const clinic = await openTestClinic({ role: 'doctor' });
  await clinic.call(contract.measures.importGrowthTable, {
    fileName: 'invented.csv',
    text: csvOf(inventedTable()),
  });
  const patientId = await personOf(clinic, '2026-01-21');
  await visitWith(clinic, patientId, { weightKg: 6, heightCm: 60 });
  const before = await clinic.call(contract.encounters.growth, { patientId });
  const weightOf = ({ charts }: typeof before) =>
    charts.find(({ indicator }) => indicator === 'weight_for_age_kg');
  expect(weightOf(before)?.points[0]).toMatchObject({ isCorrected: false, ageDays: 304 });
  await clinic.call(contract.measures.recordState, {
    patientId,
    state: { kind: 'gestationAtBirth', gestationDays: 32 * 7 },
  });
  const after = await clinic.call(contract.encounters.growth, { patientId });
  expect(after.gestationAtBirthDays).toBe(224);
  expect(weightOf(after)?.points[0]).toMatchObject({ isCorrected: true, ageDays: 304 - 56 });
  expect(weightOf(after)?.points[0]?.z).toBeGreaterThan(weightOf(before)?.points[0]?.z ?? 0);

  const asked = { patientId, standard: 'Invented 1', indicator: 'weight_for_age_kg' as const };
  const { pdf } = await clinic.call(contract.encounters.printGrowth, asked);
  const bytes = Buffer.from(pdf, 'base64');
  if (process.env.KEEP_PAGES) {
    mkdirSync(process.env.KEEP_PAGES, { recursive: true });
    writeFileSync(`${process.env.KEEP_PAGES}/growth.pdf`, bytes);
  }
  // The clinic's patients read Hindi.
  const words = textOf(bytes).normalize('NFC');
  for (const word of ['Lakshmi Raghavan', 'उम्र के हिसाब से', 'लड़की', 'जनवरी 2026', '32 हफ्ते', 'Invented 1'])
    expect(words).toContain(word.normalize('NFC'));
  const owner = await clinic.as('owner');
  const { clinic: profile, settings, version } = await owner.call(contract.settings.get, {});
  const inEnglish = { ...settings, patientLanguage: 'ta' as const };
  await owner.call(contract.settings.change, { clinic: profile, settings: inEnglish, version });
  const english = await clinic.call(contract.encounters.printGrowth, asked);
  const said = textOf(Buffer.from(english.pdf, 'base64'));
  for (const word of ['Weight for age', 'Invented 1', '6 kg', 'corrected', '32 weeks 0 days'])
    expect(said).toContain(word);
  const missing = clinic.call(contract.encounters.printGrowth, { ...asked, standard: 'WHO' });
  expect((await refusalOf(missing)).code).toBe('NOT_FOUND');
});

async function creatinineOf(doctor: TestClinic, patientId: number, value: string, measuredOn: string) {
  const { labs } = contract;
  const line = { testId: 'LAB050', name: 'Creatinine', place: 'here' as const, isUrgent: false };
  const [order] = await doctor.call(labs.order, { patientId, lines: [line] });
  const orderId = order?.orderId ?? 0;
  const version = async () =>
    (await doctor.call(labs.sheet, { orderIds: [orderId] })).orders.map(each => ({
      orderId,
      version: each.version,
    }));
  const values = [{ orderId, testId: 'LAB050', value }];
  await doctor.call(labs.enter, { orders: await version(), values, measuredOn });
  return { release: async () => doctor.call(labs.release, { orders: await version() }) };
}

test('released results stand on the same axis; what is not released yet does not', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  const patientId = await personOf(doctor, '1974-05-01', 'M');
  for (const [value, day] of [
    ['1.1', '2026-11-20'],
    ['1.4', '2026-11-21'],
  ] as const)
    await (await creatinineOf(doctor, patientId, value, day)).release();
  await creatinineOf(doctor, patientId, '9.9', '2026-11-19');
  const { series } = await doctor.call(contract.encounters.trends, { patientId });
  expect(series).toEqual([
    {
      ...{ id: 'lab:LAB050', name: expect.stringMatching(/creatinine/i), unit: 'mg/dL' },
      points: [
        { onDate: '2026-11-20', value: 1.1, second: null },
        { onDate: '2026-11-21', value: 1.4, second: null },
      ],
    },
  ]);
});
