import { expect, test } from 'vitest';
import type { Dose, RxLine } from './dose.schema.ts';
import { parseDose } from './dose-notation.rules.ts';
import { differencesOf, pairLines, repeatRows, withDuration } from './repeat-difference.rules.ts';

function doseOf(text: string): Dose {
  const { dose } = parseDose(text, { reviewDateKnown: true });
  if (!dose) throw new Error(text);
  return dose;
}

function lineOf(generic: string, dose: string, more: Partial<RxLine> = {}): RxLine {
  return {
    ...{ formularyId: 'DRG0001', generic, brand: '', strength: '5 mg', form: 'tablet', scheduleMark: null },
    ...{ dose: doseOf(dose), quantity: null, note: '', ...more },
  };
}

test.each([
  ['1-0-1 5d', '1-0-0 5d', ['dose: 1-0-1 → 1-0-0']],
  ['1-0-1 5d', '1-0-1 30d', ['duration: 5 days → 30 days']],
  ['1-0-1 5d', '1-0-0 30d', ['dose: 1-0-1 → 1-0-0', 'duration: 5 days → 30 days']],
  ['1/2-0-1 5d', '1-0-1 5d', ['dose: 1/2-0-1 → 1-0-1']],
  ['1-0-1 5d', '1-0-1 5d ac', ['food:  → before food']],
  ['1-0-1 5d ac', '1-0-1 5d pc', ['food: before food → after food']],
  ['0-0-1 to continue', '0-0-1', ['duration: to continue → ']],
  ['1 od 5d', '1-0-0 5d', ['dose: 1 OD → 1-0-0']],
  ['1 sos if fever', '1 sos if pain', ['other: SOS if fever → SOS if pain']],
  ['1-0-1 5d with milk', '1-0-1 5d', ['other: with milk → ']],
  ['1-0-1 2w', '1-0-1 14d', ['duration: 2 weeks → 14 days']],
  ['1 od 5d > 1/2 od 5d', '1 od 7d > 1/2 od 7d', ['dose: 1 OD x 5d > 1/2 OD x 5d → 1 OD x 7d > 1/2 OD x 7d']],
  ['1-0-1 5d pc', '1-0-1 5d pc', []],
])('%s now written %s', (before, after, expected) => {
  const found = differencesOf(lineOf('amlodipine', before), lineOf('amlodipine', after));
  expect(found.map(({ part, was, now }) => `${part}: ${was} → ${now}`)).toEqual(expected);
});

test('a stronger tablet is a difference, the spelling of its strength is not', () => {
  const five = lineOf('amlodipine', '0-0-1 30d');
  expect(differencesOf(five, { ...five, strength: '10 mg' })).toEqual([
    { part: 'strength', was: '5 mg', now: '10 mg' },
  ]);
  expect(
    differencesOf(five, { ...five, strength: '5 MG', quantity: { amount: 7, unit: 'tab', text: '7 tab' } }),
  ).toEqual([]);
});

test('the same product is paired before another strength of the same medicine', () => {
  const five = lineOf('amlodipine', '0-0-1 30d');
  const ten = lineOf('amlodipine', '0-0-1 30d', { strength: '10 mg' });
  expect(pairLines([five, ten], [ten, five])).toEqual([1, 0]);
  expect(pairLines([five], [ten])).toEqual([0]);
  expect(pairLines([five, ten], [ten])).toEqual([null, 0]);
  expect(pairLines([five, five], [five])).toEqual([0, null]);
});

test('each line of last time is repeated, changed, stopped or left out', () => {
  const last = ['telmisartan', 'metformin', 'atorvastatin', 'aspirin'].map(name => lineOf(name, '1-0-1 5d'));
  const today = [
    lineOf('telmisartan', '1-0-1 5d'),
    lineOf('metformin', '1-0-0 5d'),
    lineOf('vitamin d3', '1 weekly 8w'),
  ];
  const stops = [{ generic: 'Aspirin', strength: '5 mg', form: 'tablet', reason: 'Bleeding' }];
  expect(repeatRows(last, today, stops).map(({ state, at, reason }) => [state, at, reason])).toEqual([
    ['same', 0, ''],
    ['changed', 1, ''],
    ['dropped', null, ''],
    ['stopped', null, 'Bleeding'],
  ]);
});

test('one duration for all counts the tablets anew and leaves a single dose as it is', () => {
  const month = { kind: 'days', count: 30 } as const;
  expect(withDuration(lineOf('metformin', '1-0-1 5d'), month)).toMatchObject({
    dose: { duration: month },
    quantity: { amount: 60 },
  });
  const once = lineOf('albendazole', '1 stat');
  expect(withDuration(once, month)).toEqual(once);
});
