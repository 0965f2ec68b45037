import { expect, test } from 'vitest';
import { cutOwnQuantity } from './own-quantity.rules.ts';

test.each([
  ['crocin 650 sos #10', 'crocin 650 sos', '10'],
  ['betnovate cream bd 5d # 2 tubes', 'betnovate cream bd 5d', '2 tubes'],
  ['ecosprin 75 0-1-0 to continue qty 30', 'ecosprin 75 0-1-0 to continue', '30'],
])('%s carries its own quantity', (typed, rest, text) => {
  expect(cutOwnQuantity(typed)).toMatchObject({ rest, quantity: { text } });
});

test.each(['dolo 650 1-0-1 5d', 'dolo 650 1-0-1 #0', 'vitamin b#12x 1-0-1'])('%s does not', typed => {
  expect(cutOwnQuantity(typed)).toEqual({ rest: typed, quantity: null });
});
