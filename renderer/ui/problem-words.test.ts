import { expect, test } from 'vitest';
import { wordParams } from './problem-words.ts';

test('a refusal says its figures in rupees, and leaves out what is no word', () => {
  expect(wordParams({ settledPaise: 6_000_050, number: 'B/26-27/41', count: 2, lines: [1] })).toEqual({
    ...{ settledPaise: '₹60,000.50', number: 'B/26-27/41', count: 2 },
  });
});
