import { expect, test } from 'vitest';
import { readDay, readGestation } from './typed-day.ts';

test.each([
  ['4/7', 'past', '2026-07-04'],
  ['24/12', 'past', '2025-12-24'],
  ['24/12', 'future', '2026-12-24'],
  ['4/7', 'future', '2027-07-04'],
  ['4.7.26', 'past', '2026-07-04'],
  ['4-7-2026', 'past', '2026-07-04'],
  ['2026-07-04', 'past', '2026-07-04'],
  ['31/2', 'past', undefined],
  ['july', 'past', undefined],
  ['', 'past', undefined],
] as const)('"%s" in the %s is %s', (typed, side, day) => {
  expect(readDay(typed, '2026-11-21', side)).toBe(day);
});

test.each([
  ['32', 224],
  ['32+4', 228],
  ['32 4', 228],
  ['32+7', undefined],
  ['8', undefined],
])('"%s" weeks at birth are %s days', (typed, days) => {
  expect(readGestation(typed)).toBe(days);
});
