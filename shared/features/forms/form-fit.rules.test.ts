import { expect, test } from 'vitest';
import { fitsPerson } from './form-fit.rules.ts';

const antenatal = { sex: 'F' as const, fromYears: 10, underYears: 60 };
const child = { sex: null, fromYears: null, underYears: 18 };

test.each([
  ['a woman of 28', { sex: 'F', years: 28 }, true, false],
  ['a man of 28', { sex: 'M', years: 28 }, false, false],
  ['a girl of 9', { sex: 'F', years: 9 }, false, true],
  ['a girl of 16', { sex: 'F', years: 16 }, true, true],
  ['a boy of 5', { sex: 'M', years: 5 }, false, true],
  ['a woman of 60', { sex: 'F', years: 60 }, false, false],
  ['somebody whose sex was not asked', { sex: 'U', years: 28 }, true, false],
  ['a trans person of 28', { sex: 'T', years: 28 }, true, false],
] as const)('%s is offered the forms that fit', (_who, person, isAntenatal, isChild) => {
  expect(fitsPerson(antenatal, person)).toBe(isAntenatal);
  expect(fitsPerson(child, person)).toBe(isChild);
});

test('a form for everybody fits everybody', () => {
  expect(fitsPerson({ sex: null, fromYears: null, underYears: null }, { sex: 'M', years: 0 })).toBe(true);
});
