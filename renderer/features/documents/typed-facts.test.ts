import { expect, test } from 'vitest';
import { dayOf } from './typed-facts.ts';

test.each([
  ['20/11', '2026-11-20'],
  ['20.11.25', '2025-11-20'],
  ['24-12', '2025-12-24'],
  ['23/11/2026', undefined],
  ['31/2', undefined],
])('on 22 November the paper of %s is of %s', (typed, day) => {
  expect(dayOf(typed, '2026-11-22')).toBe(day);
});
