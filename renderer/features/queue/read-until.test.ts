import { expect, test } from 'vitest';
import { readUntil } from './read-until.ts';

const NOW = 11 * 60 + 42;

test.each([
  ['12:10', 12 * 60 + 10],
  ['1210', 12 * 60 + 10],
  ['12.10', 12 * 60 + 10],
  ['1', 13 * 60],
  ['1:30', 13 * 60 + 30],
  ['13:30', 13 * 60 + 30],
  ['1 pm', 13 * 60],
  ['12 pm', 12 * 60],
  ['20m', 12 * 60 + 2],
  ['20 min', 12 * 60 + 2],
  ['', null],
])('the doctor is away until "%s"', (typed, minute) => {
  expect(readUntil(typed, NOW)).toBe(minute);
});

test.each(['soon', '25:00', '12:70', '13 pm', '9999'])('"%s" is no time of the day', typed => {
  expect(readUntil(typed, NOW)).toBeUndefined();
});
