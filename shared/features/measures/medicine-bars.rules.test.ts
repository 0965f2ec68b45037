import { expect, test } from 'vitest';
import type { RxLine } from '../prescriptions/dose.schema.ts';
import { parseRxLine } from '../prescriptions/dose-notation.rules.ts';
import { axisOver, placer } from './chart-scale.rules.ts';
import { medicineBarsOf } from './medicine-bars.rules.ts';

function lineOf(generic: string, dose: string, strength = '500 mg'): RxLine {
  const parsed = parseRxLine(`${generic} ${dose}`);
  if (!parsed.dose) throw new Error(dose);
  return {
    ...{ formularyId: null, generic, brand: '', strength, form: 'tablet', scheduleMark: null },
    ...{ dose: parsed.dose, quantity: null, note: '' },
  } as RxLine;
}
const past = (generic: string, dose: string, startedOn: string, strength?: string) => ({
  line: lineOf(generic, dose, strength),
  startedOn,
  reviewOn: null,
});

test('a course is a bar from its first to its last day; one to continue has no end', () => {
  const bars = medicineBarsOf([
    past('Amoxicillin', '1-0-1 5d', '2026-11-01'),
    past('Metformin', '1-0-1 cont', '2026-01-10'),
  ]);
  expect(bars).toEqual([
    { name: 'Metformin 500 mg', fromOn: '2026-01-10', toOn: null },
    { name: 'Amoxicillin 500 mg', fromOn: '2026-11-01', toOn: '2026-11-05' },
  ]);
});

test('courses that touch are one bar, a gap makes two, another strength begins anew', () => {
  const bars = medicineBarsOf([
    past('Metformin', '1-0-1 30d', '2026-03-02'),
    past('Metformin', '1-0-1 30d', '2026-01-31'),
    past('Metformin', '1-0-1 10d', '2026-06-01'),
    past('Metformin', '1-0-1 10d', '2026-06-08', '1 g'),
  ]);
  expect(bars.map(({ name, fromOn, toOn }) => [name, fromOn, toOn])).toEqual([
    ['Metformin 1 g', '2026-06-08', '2026-06-17'],
    ['Metformin 500 mg', '2026-06-01', '2026-06-07'],
    ['Metformin 500 mg', '2026-01-31', '2026-03-31'],
  ]);
});

test('a stop ends the bar on its day', () => {
  const stops = [{ generic: 'Metformin', onDate: '2026-05-01' }];
  expect(medicineBarsOf([past('Metformin', '1-0-1 cont', '2026-01-10')], stops)[0]?.toOn).toBe('2026-05-01');
});

test('a stop of one strength leaves another alone, and a stop on the day of prescribing ends nothing', () => {
  const lines = [
    { ...past('Metformin', '1-0-1 cont', '2026-01-10'), visitId: 4 },
    { ...past('Glimepiride', '1-0-0 cont', '2026-01-10', '1 mg'), visitId: 4 },
  ];
  const stops = [
    { generic: 'Metformin', strength: '1 g', form: 'tablet', onDate: '2026-05-01', visitId: 9 },
    { generic: 'Glimepiride', onDate: '2026-01-10', visitId: 4 },
  ];
  expect(medicineBarsOf(lines, stops).map(({ toOn }) => toOn)).toEqual([null, null]);
});

test('an axis has round steps that hold all values, also a single one', () => {
  expect(axisOver([118, 164], 5)).toEqual({
    low: 110,
    high: 170,
    ticks: [110, 120, 130, 140, 150, 160, 170],
  });
  const single = axisOver([70], 4);
  expect(single.low).toBeLessThanOrEqual(70);
  expect(single.high).toBeGreaterThan(70);
  expect(placer([0, 10], [100, 0])(2.5)).toBe(75);
});
