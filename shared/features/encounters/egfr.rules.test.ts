import { expect, test } from 'vitest';
import { bedsideSchwartz, ckdEpi2021 } from './egfr.rules.ts';

// The first is the calculator's of the National Kidney Foundation; the others were reckoned from the published coefficients.
test.each([
  [1.2, 55, false, 71],
  [1.0, 50, false, 92],
  [1.0, 50, true, 69],
  [0.7, 30, true, 119],
  [0.9, 40, false, 111],
  [1.2, 60, true, 52],
  [1.9, 70, false, 37],
  [3.2, 70, false, 20],
  [8.0, 55, true, 5],
])(
  'CKD-EPI 2021: creatinine %s mg/dL at %s years, woman %s: %s',
  (creatinineMgDl, ageYears, isFemale, expected) => {
    expect(ckdEpi2021({ creatinineMgDl, ageYears, isFemale })).toBe(expected);
  },
);

test.each([
  [0.5, 110, 91],
  [1.0, 100, 41],
  [2.0, 110, 23],
])('bedside Schwartz: creatinine %s mg/dL at %s cm: %s', (creatinineMgDl, heightCm, expected) => {
  expect(bedsideSchwartz({ creatinineMgDl, heightCm })).toBe(expected);
});
