import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { translatorOf } from '../../i18n/translate.ts';
import { formatAge } from '../../kernel/age.ts';
import { addDays } from '../../kernel/local-date.ts';
import { ageAndSexInShort, ageInShort } from './age-words.ts';

const TODAY = '2026-11-21';
const [en, hi] = [translatorOf('en'), translatorOf('hi')];

test('a short age is in the reader’s words, at every age', () => {
  const said = ['1980-05-01', '2025-07-01', '2026-11-12'].map(birthOn => ageInShort(hi, { birthOn }, TODAY));
  expect(said).toEqual(['46 वर्ष', '16 माह', '9 दिन']);
  expect(ageInShort(hi, { birthOn: '1980-01-01', birthIsEstimated: true }, TODAY)).toBe('~46 वर्ष');
});

test('a paper says age and sex in its own language', () => {
  const asha = { birthOn: '1980-05-01', birthIsEstimated: true, sex: 'F' } as const;
  expect([hi, en].map(t => ageAndSexInShort(t, asha, TODAY))).toEqual(['~46 वर्ष, म', '~46 y, F']);
});

test('in English it is what a clinic writes', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 36_500 }), fc.boolean(), (days, birthIsEstimated) => {
      const birthOn = addDays(TODAY, -days);
      const short = ageInShort(en, { birthOn, birthIsEstimated }, TODAY);
      expect(short).toBe(formatAge(birthOn, TODAY, birthIsEstimated));
    }),
  );
});
