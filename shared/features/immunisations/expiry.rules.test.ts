import { expect, test } from 'vitest';
import { readExpiry } from './expiry.rules.ts';

test.each([
  ['05/27', '2027-05-31'],
  ['5-2027', '2027-05-31'],
  ['02.28', '2028-02-29'],
  ['12/26', '2026-12-31'],
  ['28/05/2027', '2027-05-28'],
  ['28-5-27', '2027-05-28'],
  ['13/27', undefined],
  ['31/02/2027', undefined],
  ['27', undefined],
  ['May 27', undefined],
  ['', undefined],
])('%s on a vial', (typed, expected) => {
  expect(readExpiry(typed)).toBe(expected);
});
