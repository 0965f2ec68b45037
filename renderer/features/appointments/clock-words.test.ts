import { expect, test } from 'vitest';
import { clock, readClock } from './clock-words.ts';

test.each([
  ['9', 540],
  ['930', 570],
  ['9:30', 570],
  ['9.30', 570],
  ['1:30 pm', 810],
  ['1330', 810],
  ['12 am', 0],
  ['12:15pm', 735],
  ['24:00', 1_440],
])('a time typed as %s is understood', (typed, minute) => {
  expect(readClock(typed)).toBe(minute);
});

test.each(['', 'noon', '25', '9:75', '13 pm', '0 am', '24:30'])('%s is not a time', typed => {
  expect(readClock(typed)).toBeUndefined();
});

test('a sitting past midnight goes on from 00:00', () => {
  expect(clock(1_475)).toBe('00:35');
});
