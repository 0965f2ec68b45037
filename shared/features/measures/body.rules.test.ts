import { expect, test } from 'vitest';
import { MEASURES } from '../encounters/vitals.schema.ts';
import { bmiClassOf, bodySurface, changesSince, oldSizeOf, pressureStageOf } from './body.rules.ts';
import type { BmiClassRow, PressureStageRow } from './measure-rows.ts';

const classes: BmiClassRow[] = [
  { class: 'underweight', fromKgM2: 0, toKgM2: 18.5, ageFromMonths: 216 },
  { class: 'normal', fromKgM2: 18.5, toKgM2: 23, ageFromMonths: 216 },
  { class: 'overweight', fromKgM2: 23, toKgM2: 25, ageFromMonths: 216 },
  { class: 'obese', fromKgM2: 25, toKgM2: null, ageFromMonths: 216 },
];
const stages: PressureStageRow[] = [
  { stage: 'normal', systolicFrom: 0, diastolicFrom: 0, ageFromMonths: 216 },
  { stage: 'highNormal', systolicFrom: 130, diastolicFrom: 85, ageFromMonths: 216 },
  { stage: 'grade1', systolicFrom: 140, diastolicFrom: 90, ageFromMonths: 216 },
  { stage: 'grade2', systolicFrom: 160, diastolicFrom: 100, ageFromMonths: 216 },
];

test.each([
  [70, 170, 1.82],
  [10, 75, 0.46],
  [3.2, 50, 0.21],
  [null, 170, null],
  [70, null, null],
  [70, 0, null],
])('%s kg and %s cm are %s m² of body surface by Mosteller', (weightKg, heightCm, expected) => {
  expect(bodySurface(weightKg, heightCm)).toBe(expected);
});

test.each([
  [18.4, 240, 'underweight'],
  [18.5, 240, 'normal'],
  [22.9, 240, 'normal'],
  [23, 240, 'overweight'],
  [24.9, 240, 'overweight'],
  [25, 240, 'obese'],
  [41, 240, 'obese'],
  [25, 215, null],
  [null, 240, null],
])('a body mass index of %s at %s months is %s by the Indian classes', (bmi, ageMonths, expected) => {
  expect(bmiClassOf(classes, bmi, ageMonths)).toBe(expected);
});

test.each([
  [118, 76, 'normal'],
  [129, 84, 'normal'],
  [130, 80, 'highNormal'],
  [120, 85, 'highNormal'],
  [140, 70, 'grade1'],
  [138, 90, 'grade1'],
  [159, 99, 'grade1'],
  [160, 80, 'grade2'],
  [130, 100, 'grade2'],
])('%s/%s of an adult is %s: the higher of what either figure reaches', (systolic, diastolic, stage) => {
  const reading = { systolicMmHg: systolic, diastolicMmHg: diastolic };
  expect(pressureStageOf(stages, reading, 480)).toBe(stage);
});

test('below 18 years a pressure is not staged, and without a reading there is nothing to say', () => {
  expect(pressureStageOf(stages, { systolicMmHg: 150, diastolicMmHg: 95 }, 215)).toBe('notStaged');
  expect(pressureStageOf(stages, { systolicMmHg: null, diastolicMmHg: null }, 480)).toBeNull();
});

const nothing = Object.fromEntries(MEASURES.map(measure => [measure, null])) as Record<
  (typeof MEASURES)[number],
  number | null
>;

test('a change is told against the last time the measure was taken on an earlier day', () => {
  const now = { onDate: '2026-11-21', values: { ...nothing, weightKg: 68.4, systolicMmHg: 150 } };
  const earlier = [
    { onDate: '2026-11-21', values: { ...nothing, weightKg: 90 } },
    { onDate: '2026-10-01', values: { ...nothing, weightKg: 66.1 } },
    { onDate: '2026-11-01', values: { ...nothing, pulsePerMinute: 80 } },
  ];
  expect(changesSince(now, earlier)).toEqual([{ measure: 'weightKg', by: 2.3, sinceOn: '2026-10-01' }]);
});

const ageing = [
  { measure: 'weightKg' as const, ageFromMonths: 0, ageToMonths: 12, oldAfterDays: 14 },
  { measure: 'weightKg' as const, ageFromMonths: 12, ageToMonths: null, oldAfterDays: 365 },
];

test.each([
  ['an infant’s weight of 14 days ago is fresh', 5, '2026-11-07', null],
  ['an infant’s weight of 15 days ago is too old', 5, '2026-11-06', 15],
  ['an older person’s weight of 15 days ago is fresh', 600, '2026-11-06', null],
  ['an older person’s weight of two years ago is too old', 600, '2024-11-21', 730],
])('%s', (_what, ageMonths, onDate, days) => {
  const sized = { measure: 'weightKg' as const, value: 6, onDate };
  expect(oldSizeOf(ageing, sized, ageMonths, '2026-11-21')?.days ?? null).toBe(days);
});
