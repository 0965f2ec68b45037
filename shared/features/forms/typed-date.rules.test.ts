import { expect, test } from 'vitest';
import { pregnancyDayProblem } from './pregnancy-days.rules.ts';
import { readTypedDate } from './typed-date.rules.ts';

const today = '2026-11-22';

test.each([
  ['20/5', '2026-05-20'],
  ['23/11', '2025-11-23'],
  ['22 nov', '2026-11-22'],
  ['12/12', '2025-12-12'],
])('a last period on %s without a year lies behind', (text, date) => {
  expect(readTypedDate(text, today, 'lmp')).toBe(date);
});

test.each([
  ['20/5', '2027-05-20'],
  ['20/10', '2027-10-20'],
  ['22/11', '2026-11-22'],
  // A child that is overdue.
  ['1/11', '2026-11-01'],
  ['31/10', '2027-10-31'],
])('a due date on %s without a year lies ahead', (text, date) => {
  expect(readTypedDate(text, today, 'edd')).toBe(date);
});

test('any other day without a year is the nearest one', () => {
  expect(readTypedDate('12/12', today)).toBe('2026-12-12');
  expect(readTypedDate('20/5', today)).toBe('2027-05-20');
  expect(readTypedDate('20/6', today)).toBe('2026-06-20');
  expect(readTypedDate('20/5/25', today, 'lmp')).toBe('2025-05-20');
});

test('a day that no pregnancy of today has is named', () => {
  expect(pregnancyDayProblem('lmp', '2026-11-22', today)).toBeUndefined();
  expect(pregnancyDayProblem('lmp', '2026-11-23', today)).toBe('DAY_NOT_YET');
  expect(pregnancyDayProblem('lmp', '2026-01-11', today)).toBeUndefined();
  expect(pregnancyDayProblem('lmp', '2026-01-10', today)).toBe('TOO_LONG_AGO');
  expect(pregnancyDayProblem('edd', '2026-11-01', today)).toBeUndefined();
  expect(pregnancyDayProblem('edd', '2026-10-31', today)).toBe('TOO_LONG_AGO');
  expect(pregnancyDayProblem('edd', '2027-10-03', today)).toBeUndefined();
  expect(pregnancyDayProblem('edd', '2027-10-04', today)).toBe('DUE_TOO_FAR_AHEAD');
});
