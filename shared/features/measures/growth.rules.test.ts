import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { centileOf, lmsAt, plainZ, shareBelow, valueAtZ, zScore } from './growth.rules.ts';

/** Invented, near no published table. */
const lms = { l: -0.5, m: 12, s: 0.11 };

test.each([
  ['the median', { l: 1, m: 50, s: 0.04 }, 50, 0],
  ['L 1, one deviation above', { l: 1, m: 50, s: 0.04 }, 52, 1],
  ['L 0 goes by the logarithm', { l: 0, m: 10, s: 0.1 }, 10 * Math.exp(0.2), 2],
  ['L 2', { l: 2, m: 10, s: 0.1 }, 10 * Math.sqrt(1.2), 1],
  ['L -1', { l: -1, m: 10, s: 0.1 }, 12.5, 2],
])('%s', (_what, parameters, value, z) => {
  expect(plainZ(value, parameters)).toBeCloseTo(z, 10);
  expect(valueAtZ(parameters, z)).toBeCloseTo(value, 10);
});

test('the value at a z-score has that z-score, whatever the parameters', () => {
  const parameters = fc.record({
    l: fc.double({ min: -2, max: 2, noNaN: true }).map(l => (Math.abs(l) < 1e-6 ? 0 : l)),
    m: fc.double({ min: 2, max: 180, noNaN: true }),
    s: fc.double({ min: 0.03, max: 0.15, noNaN: true }),
  });
  fc.assert(
    fc.property(parameters, fc.double({ min: -3, max: 3, noNaN: true }), (each, z) => {
      expect(plainZ(valueAtZ(each, z), each)).toBeCloseTo(z, 6);
    }),
  );
});

test('beyond three deviations a weight is counted on in whole distances, a height is not', () => {
  const third = valueAtZ(lms, 3);
  const distance = third - valueAtZ(lms, 2);
  expect(zScore(third + 2 * distance, lms, true)).toBeCloseTo(5, 10);
  expect(zScore(third + 2 * distance, lms, false)).toBeCloseTo(plainZ(third + 2 * distance, lms), 10);
  const low = valueAtZ(lms, -3);
  expect(zScore(low - (valueAtZ(lms, -2) - low), lms, true)).toBeCloseTo(-4, 10);
  expect(zScore(valueAtZ(lms, 2.9), lms, true)).toBeCloseTo(2.9, 10);
});

/** By Simpson's rule over the density, in steps fine enough for twelve digits. */
function integrated(z: number): number {
  const steps = 4000;
  const step = z / steps;
  const density = (x: number) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  let sum = density(0) + density(z);
  for (let index = 1; index < steps; index += 1) sum += density(index * step) * (index % 2 === 0 ? 2 : 4);
  return 0.5 + (sum * step) / 3;
}

test('the share below a z-score is right to 7.5 in 100 million', () => {
  for (let z = -5; z <= 5; z += 0.05) expect(Math.abs(shareBelow(z) - integrated(z))).toBeLessThan(7.5e-8);
});

test.each([
  [0, 50],
  [-1.881, 3],
  [1.881, 97],
  [-2, 2.3],
  [-6, 0.1],
  [6, 99.9],
])('a z-score of %s is centile %s', (z, centile) => {
  expect(centileOf(z)).toBe(centile);
});

test('between two rows the parameters lie on the straight line; outside the table there are none', () => {
  const rows = [
    { x: 0, l: 1, m: 3, s: 0.1, position: '' as const },
    { x: 100, l: 0, m: 7, s: 0.2, position: '' as const },
  ];
  const quarter = lmsAt(rows, 25);
  expect([quarter?.l, quarter?.m]).toEqual([0.75, 4]);
  expect(quarter?.s).toBeCloseTo(0.125, 10);
  expect(lmsAt(rows, 100)).toEqual({ l: 0, m: 7, s: 0.2 });
  expect(lmsAt(rows, -1)).toBeUndefined();
  expect(lmsAt(rows, 101)).toBeUndefined();
});
