import { expect, test } from 'vitest';
import { type DateRange, dateRange, nameOfRange, RANGE_NAMES, startOfFinancialYear } from './date-ranges.ts';
import { addDays } from './local-date.ts';

const said = ({ fromDate, toDate }: DateRange) => `${fromDate} ${toDate}`;

test.each([
  // A Sunday still belongs to the week that began on Monday.
  ['2026-11-22', 'week', '2026-11-16 2026-11-22'],
  ['2026-11-23', 'week', '2026-11-23 2026-11-23'],
  ['2026-01-01', 'week', '2025-12-29 2026-01-01'],
  ['2026-11-22', 'today', '2026-11-22 2026-11-22'],
  ['2026-01-01', 'yesterday', '2025-12-31 2025-12-31'],
  ['2028-03-01', 'yesterday', '2028-02-29 2028-02-29'],
  ['2027-03-01', 'yesterday', '2027-02-28 2027-02-28'],
  ['2026-11-22', 'month', '2026-11-01 2026-11-22'],
  ['2026-11-01', 'month', '2026-11-01 2026-11-01'],
  ['2026-11-22', 'lastMonth', '2026-10-01 2026-10-31'],
  ['2028-03-31', 'lastMonth', '2028-02-01 2028-02-29'],
  ['2027-01-15', 'lastMonth', '2026-12-01 2026-12-31'],
  // The quarters of the financial year begin in April, July, October and January.
  ['2026-04-01', 'quarter', '2026-04-01 2026-04-01'],
  ['2026-06-30', 'quarter', '2026-04-01 2026-06-30'],
  ['2026-11-22', 'quarter', '2026-10-01 2026-11-22'],
  ['2027-03-31', 'quarter', '2027-01-01 2027-03-31'],
  ['2027-03-31', 'year', '2026-04-01 2027-03-31'],
  ['2027-04-01', 'year', '2027-04-01 2027-04-01'],
  ['2027-03-31', 'lastYear', '2025-04-01 2026-03-31'],
  ['2027-04-01', 'lastYear', '2026-04-01 2027-03-31'],
  ['2028-02-29', 'lastYear', '2026-04-01 2027-03-31'],
  ['2028-02-29', 'year', '2027-04-01 2028-02-29'],
] as const)('on %s, %s is %s', (today, name, range) => {
  expect(said(dateRange(name, today))).toBe(range);
});

test('on every day of five years each range is in order, none reaches into tomorrow, and the years meet', () => {
  for (let today = '2024-01-01'; today < '2029-01-01'; today = addDays(today, 1)) {
    for (const name of RANGE_NAMES) {
      const { fromDate, toDate } = dateRange(name, today);
      expect(fromDate <= toDate && toDate <= today, `${name} on ${today}`).toBe(true);
    }
    expect(addDays(dateRange('lastYear', today).toDate, 1)).toBe(startOfFinancialYear(today));
    expect(addDays(dateRange('lastMonth', today).toDate, 1)).toBe(dateRange('month', today).fromDate);
  }
});

test('a range is known by its name again, and two typed days have none', () => {
  expect(nameOfRange(dateRange('lastMonth', '2026-11-22'), '2026-11-22')).toBe('lastMonth');
  expect(nameOfRange({ fromDate: '2026-11-03', toDate: '2026-11-05' }, '2026-11-22')).toBeUndefined();
});
