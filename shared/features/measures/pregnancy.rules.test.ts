import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../../kernel/local-date.ts';
import { dueOnByLastPeriod, gestationOn, trimesterOf } from './pregnancy.rules.ts';

test.each([
  ['2026-01-01', 28, '2026-10-08'],
  ['2026-01-01', 35, '2026-10-15'],
  ['2026-01-01', 21, '2026-10-01'],
  ['2027-05-20', 28, '2028-02-24'],
])('last period %s with a cycle of %s days: due on %s', (lastPeriodOn, cycleDays, dueOn) => {
  expect(dueOnByLastPeriod(lastPeriodOn, cycleDays)).toBe(dueOn);
});

test.each([
  ['2026-10-08', '2026-01-01', 0, 0],
  ['2026-10-08', '2026-05-21', 20, 0],
  ['2026-10-08', '2026-05-24', 20, 3],
  ['2026-10-08', '2026-10-08', 40, 0],
  ['2026-10-08', '2026-10-18', 41, 3],
  ['2026-10-08', '2025-01-01', 0, 0],
])('due on %s, on %s it is %s weeks %s days', (dueOn, onDate, weeks, days) => {
  expect(gestationOn(dueOn, onDate)).toEqual({ weeks, days });
});

test.each([
  [13, 6, 1],
  [14, 0, 2],
  [27, 6, 2],
  [28, 0, 3],
])('%s weeks %s days stand in trimester %s', (weeks, days, trimester) => {
  expect(trimesterOf({ weeks, days })).toBe(trimester);
});

test('with a cycle of 28 days the gestation is the days since the last period', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 300 }), passed => {
      const { weeks, days } = gestationOn(dueOnByLastPeriod('2026-02-10'), addDays('2026-02-10', passed));
      return weeks * 7 + days === passed && days < 7;
    }),
  );
});
