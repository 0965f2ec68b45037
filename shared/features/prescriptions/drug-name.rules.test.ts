import { expect, test } from 'vitest';
import { foldName, withLeadingZeros } from './drug-name.rules.ts';

test.each([
  ['.5 mg', '0.5 mg'],
  ['250 mg/.5 ml', '250 mg 0.5 ml'],
  ['(.25 mg)', '0.25 mg'],
  ['0.5 mg', '0.5 mg'],
  ['1.5 mg.', '1.5 mg'],
  ['Tab.500', 'tab 500'],
  ['vit. B12', 'vit b12'],
])('%s is compared as %s', (written, folded) => {
  expect(foldName(written)).toBe(folded);
});

test('a strength is written with its zero before the point', () => {
  expect(withLeadingZeros('.5 mg/.25 ml')).toBe('0.5 mg/0.25 ml');
  expect(withLeadingZeros('10.5 mg')).toBe('10.5 mg');
});
