import { expect, test } from 'vitest';
import { dayRanges } from './day-ranges.ts';

test('a Sunday belongs to the week that began on Monday, and April begins the financial year', () => {
  const spans = (today: string) => dayRanges(today).map(({ fromDate, toDate }) => `${fromDate} ${toDate}`);

  expect(spans('2026-11-22')).toEqual([
    '2026-11-16 2026-11-22',
    '2026-11-01 2026-11-22',
    '2026-10-01 2026-10-31',
    '2026-04-01 2026-11-22',
  ]);
  expect(spans('2027-03-01')).toEqual([
    '2027-03-01 2027-03-01',
    '2027-03-01 2027-03-01',
    '2027-02-01 2027-02-28',
    '2026-04-01 2027-03-01',
  ]);
});
