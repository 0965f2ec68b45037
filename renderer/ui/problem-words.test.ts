import { expect, test } from 'vitest';
import { wordParams } from './problem-words.ts';

test('a refusal says its figures in rupees, and leaves out what is no word', () => {
  expect(wordParams({ settledPaise: 6_000_050, number: 'B/26-27/41', count: 2, lines: [1] }, 'en')).toEqual({
    ...{ settledPaise: '₹60,000.50', number: 'B/26-27/41', count: 2 },
  });
});

test('a refusal says a date as the clinic writes it, in the language of the screen', () => {
  expect(wordParams({ paidUpTo: '2026-11-24', number: 'B/26-27/41' }, 'en')).toEqual({
    ...{ paidUpTo: '24 Nov 2026', number: 'B/26-27/41' },
  });
  expect(wordParams({ paidUpTo: '2026-11-24' }, 'hi').paidUpTo).toMatch(/^24 नव.* 2026$/);
});
