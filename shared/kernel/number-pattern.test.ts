import { expect, test } from 'vitest';
import { formatByPattern, hasLetter, isNumberPattern, periodOfPattern } from './number-pattern.ts';

const DAY = '2026-11-21';

test.each([
  ['{prefix}-{yy}-{n:5}', 'P-26-00871'],
  ['{prefix}/{fy}/{n:4}', 'P/26-27/0871'],
  ['{yyyy}{mm}{dd}/{n:3}', '20261121/871'],
  ['{n:6}', '000871'],
  ['{prefix}{n}', 'P871'],
  ['{prefix}-{yy}-{n:1}', 'P-26-871'],
])('the pattern %s writes %s', (pattern, written) => {
  expect(isNumberPattern(pattern)).toBe(true);
  expect(formatByPattern(pattern, 'P', DAY, 871)).toBe(written);
});

test('a number wider than its place keeps every digit', () => {
  expect(formatByPattern('{prefix}-{yy}-{n:3}', 'P', DAY, 12_345)).toBe('P-26-12345');
});

test.each([
  ['no counter', '{prefix}-{yy}'],
  ['two counters', '{n}-{n:3}'],
  ['an unknown piece', '{prefix}-{week}-{n}'],
  ['a piece left open', '{prefix-{n}'],
  ['a width of two digits', '{n:12}'],
  ['a day without its month', '{yy}{dd}-{n}'],
  ['a month without its year', '{mm}-{n}'],
  ['signs that nobody can read out', '{prefix}_{n}'],
  ['spaces', '{prefix} {n}'],
  ['a number too long to be read out', '{prefix}-{yyyy}-{mm}-{dd}-{n:5}'],
  ['nothing', ''],
])('a pattern with %s is none', (_what, pattern) => {
  expect(isNumberPattern(pattern)).toBe(false);
});

test('a financial year begins on 1 April and the counting with it', () => {
  const pattern = '{prefix}/{fy}/{n:4}';
  expect(formatByPattern(pattern, 'P', '2027-03-31', 9)).toBe('P/26-27/0009');
  expect(formatByPattern(pattern, 'P', '2027-04-01', 1)).toBe('P/27-28/0001');
  expect(periodOfPattern(pattern, '2027-03-31')).not.toBe(periodOfPattern(pattern, '2027-04-01'));
  expect(periodOfPattern(pattern, '2026-12-31')).toBe(periodOfPattern(pattern, '2027-01-01'));
});

test.each([
  ['{yy}{mm}{dd}/{n:3}', '2026-11-21', '2026-11-22'],
  ['{yy}{mm}/{n:3}', '2026-11-30', '2026-12-01'],
  ['{yyyy}/{n:3}', '2026-12-31', '2027-01-01'],
  ['{yy}/{n:3}', '2026-12-31', '2027-01-01'],
  ['{fy}/{mm}/{n:3}', '2027-03-31', '2027-04-01'],
])('%s counts anew from %s to %s', (pattern, last, first) => {
  expect(periodOfPattern(pattern, last)).not.toBe(periodOfPattern(pattern, first));
});

test('without a date the counting never begins again', () => {
  expect(periodOfPattern('{prefix}-{n:6}', '2026-12-31')).toBe(
    periodOfPattern('{prefix}-{n:6}', '2050-01-01'),
  );
});

test('one period never writes one number twice', () => {
  for (const pattern of ['{prefix}-{yy}-{n:2}', '{fy}/{n}', '{n:3}', '{yy}{mm}{dd}{n}']) {
    const written = Array.from({ length: 1_200 }, (_, at) => formatByPattern(pattern, 'P', DAY, at + 1));
    expect(new Set(written).size).toBe(1_200);
  }
});

test.each([
  ['{prefix}{n:5}', true],
  ['{yyyy}A{n:5}', true],
  ['{n:3}/{fy}b', true],
  ['{yyyy}{mm}{dd}{n:4}', false],
  ['{fy}/{n:5}', false],
  ['{n}', false],
])('whether numbers by %s have a letter: %s', (pattern, expected) => {
  expect(hasLetter(pattern)).toBe(expected);
});
