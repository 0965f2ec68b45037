import { expect, test } from 'vitest';
import { byMonth } from './month-ranges.ts';

test('the days of a winter are its months, the first and the last of them in part', () => {
  expect(byMonth({ fromDay: 20261121, toDay: 20270203 })).toEqual([
    { fromDay: 20261121, toDay: 20261199 },
    { fromDay: 20261200, toDay: 20261299 },
    { fromDay: 20270100, toDay: 20270199 },
    { fromDay: 20270200, toDay: 20270203 },
  ]);
  expect(byMonth({ fromDay: 20261201, toDay: 20261231 })).toEqual([{ fromDay: 20261201, toDay: 20261231 }]);
  expect(byMonth({ fromDay: 20261201, toDay: 20261130 })).toEqual([]);
});
