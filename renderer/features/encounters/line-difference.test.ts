import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differenceOf } from './line-difference.ts';

test('a corrected dose is one line taken out and one put in; the lines around it stand', () => {
  const before = ['PARACETAMOL 650 mg', 'METFORMIN 500 mg', 'AMLODIPINE 5 mg'];
  const after = ['PARACETAMOL 650 mg', 'METFORMIN 850 mg', 'AMLODIPINE 5 mg'];
  expect(differenceOf(before, after)).toEqual([
    { text: 'PARACETAMOL 650 mg', change: 'same' },
    { text: 'METFORMIN 500 mg', change: 'removed' },
    { text: 'METFORMIN 850 mg', change: 'added' },
    { text: 'AMLODIPINE 5 mg', change: 'same' },
  ]);
});

test('of the same line twice only the one that went is marked', () => {
  expect(differenceOf(['a', 'a', 'b'], ['a', 'b']).map(({ change }) => change)).toEqual([
    'same',
    'removed',
    'same',
  ]);
});

test('without what was put in it reads as before, without what was taken out as after', () => {
  const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 });
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      const all = differenceOf(before, after);
      const without = (change: string) => all.filter(line => line.change !== change).map(({ text }) => text);
      expect(without('added')).toEqual(before);
      expect(without('removed')).toEqual(after);
    }),
  );
});
