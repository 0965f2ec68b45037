import { expect, test } from 'vitest';
import { addDays } from '../../kernel/local-date.ts';
import type { GrowthIndicator } from './growth.schema.ts';
import { growthAgeOn } from './growth-age.rules.ts';
import { type GrowthReference, growthChartOf } from './growth-chart.rules.ts';
import { readGrowthFile } from './growth-file.rules.ts';
import { inventedTable } from './growth-table.test-support.ts';
import type { MeasureLimits } from './measure-rows.ts';

const limits = {
  pretermBelowDays: 259,
  correctedUntilMonths: 24,
  growthUntilMonths: 240,
} as MeasureLimits;
const birthOn = '2025-01-01';

function referenceOf(indicator: GrowthIndicator): GrowthReference {
  const group = readGrowthFile(inventedTable()).groups.find(
    each => each.indicator === indicator && each.sex === 'F',
  );
  if (!group) throw new Error(indicator);
  return { standard: 'Invented 1', version: 1, source: 'tests', isSure: true, indicator, rows: group.rows };
}
const child = { birthOn, gestationDays: null };
const onDay = (days: number, weightKg: number | null, heightCm: number | null) => ({
  onDate: addDays(birthOn, days),
  weightKg,
  heightCm,
});

test('a child on the median stands on the fiftieth centile', () => {
  const halfYear = Math.round(6 * 30.4375);
  const chart = growthChartOf(referenceOf('weight_for_age_kg'), child, [onDay(halfYear, 5.5, null)], limits);
  expect(chart.points[0]).toMatchObject({ value: 5.5, isCorrected: false, isExtreme: false });
  expect(chart.points[0]?.z).toBeCloseTo(0, 1);
  expect(chart.points[0]?.centile).toBeCloseTo(50, 0);
  expect(chart.curves.map(({ z }) => z)).toEqual([-3, -2, -1, 0, 1, 2, 3]);
  expect(chart.curves[3]?.places[0]).toEqual([0, 4]);
  expect(chart.curves[3]?.places.at(-1)).toEqual([60, 19]);
});

test('points come oldest first, and what was not measured makes no point', () => {
  const measured = [onDay(300, 6, null), onDay(100, 5, null), onDay(200, null, 70)];
  const chart = growthChartOf(referenceOf('weight_for_age_kg'), child, measured, limits);
  expect(chart.points.map(({ ageDays }) => ageDays)).toEqual([100, 300]);
});

test('weight by height goes by centimetres, and body mass index needs both of one day', () => {
  const measured = [onDay(365, 10, 80), onDay(400, 10, null)];
  const byHeight = growthChartOf(referenceOf('weight_for_height_kg'), child, measured, limits);
  expect(byHeight).toMatchObject({ xUnit: 'cm', points: [{ x: 80, value: 10 }] });
  const bmi = growthChartOf(referenceOf('bmi_for_age'), child, measured, limits);
  expect(bmi.points.map(({ value }) => value)).toEqual([15.6]);
});

test('a point beyond the table has no z-score, and an impossible one is to be measured again', () => {
  const chart = growthChartOf(
    referenceOf('weight_for_age_kg'),
    child,
    [onDay(365, 30, null), onDay(3000, 25, null)],
    limits,
  );
  expect(chart.points.map(({ z, isExtreme }) => [z === null, isExtreme])).toEqual([
    [false, true],
    [true, false],
  ]);
});

test.each([
  ['a child born at 32 weeks is eight weeks younger at three months', 32 * 7, 91, 35, true],
  ['before it was due its age is below none', 32 * 7, 20, -36, true],
  ['from two years on the calendar counts', 32 * 7, 731, 731, false],
  ['a child born at 37 weeks is as old as it is', 37 * 7, 91, 91, false],
  ['an unknown birth is taken as at term', null, 91, 91, false],
])('%s', (_what, gestationDays, days, expected, isCorrected) => {
  const age = growthAgeOn({ birthOn, gestationDays }, limits, addDays(birthOn, days));
  expect(age).toEqual({ days: expected, isCorrected });
});

test('a child lying down is held against the rows for length, standing against those for height', () => {
  const reference = referenceOf('height_for_age_cm');
  const rows = reference.rows.flatMap(row => [
    { ...row, position: 'length' as const },
    { ...row, m: row.m - 1, position: 'height' as const },
  ]);
  const measured = [onDay(365, null, 62), onDay(800, null, 75)];
  const whole = growthChartOf(reference, child, measured, limits);
  const split = growthChartOf({ ...reference, rows }, child, measured, limits);
  expect(split.points[0]?.z).toBe(whole.points[0]?.z);
  expect(split.points[1]?.z).toBeGreaterThan(whole.points[1]?.z ?? 9);
});
