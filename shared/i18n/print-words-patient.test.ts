import { expect, test } from 'vitest';
import { PRINT_LANGUAGES } from '../features/settings/settings.schema.ts';
import { LANGUAGE_NAMES } from './language-names.ts';
import { PRINT_WORDS } from './print-words.ts';
import { PATIENT_WORDS, patientWords } from './print-words-patient.ts';

const LETTERS = {
  en: /[A-Za-z]/u,
  hi: /\p{Script=Devanagari}/u,
  mr: /\p{Script=Devanagari}/u,
  gu: /\p{Script=Gujarati}/u,
  bn: /\p{Script=Bengali}/u,
  ta: /\p{Script=Tamil}/u,
  te: /\p{Script=Telugu}/u,
  kn: /\p{Script=Kannada}/u,
  ml: /\p{Script=Malayalam}/u,
  pa: /\p{Script=Gurmukhi}/u,
  or: /\p{Script=Oriya}/u,
} as const;

const wordOf = (language: (typeof PRINT_LANGUAGES)[number], key: (typeof PATIENT_WORDS)[number]) => {
  const word = patientWords(language)[key];
  return typeof word === 'function' ? word('21 Nov') : word;
};

test.each(PRINT_LANGUAGES)(
  'what a patient reads is written in the letters of %s and of no other language',
  language => {
    const others = Object.values(LETTERS).filter(letters => String(letters) !== String(LETTERS[language]));
    for (const key of PATIENT_WORDS) {
      const word = wordOf(language, key);
      expect([key, word]).toEqual([key, expect.stringMatching(LETTERS[language])]);
      // Measures and codes (OPD, UPI, UTR, 21 Nov) stay in Latin letters.
      const own = word.replace(/[A-Za-z]/g, '');
      expect([word, others.filter(letters => letters.test(own))]).toEqual([word, []]);
    }
  },
);

test('a word that only staff read is English on every page that is neither English nor Hindi', () => {
  expect(patientWords('ta').closedBy).toBe(PRINT_WORDS.en.closedBy);
  expect(patientWords('mr').closedBy).toBe(PRINT_WORDS.en.closedBy);
  expect(patientWords('hi')).toEqual(PRINT_WORDS.hi);
});

test('a date keeps its place in every language', () => {
  for (const language of PRINT_LANGUAGES) expect(wordOf(language, 'noFeeTill')).toContain('21 Nov');
});

test('every language is named in its own letters', () => {
  for (const language of PRINT_LANGUAGES) expect(LANGUAGE_NAMES[language]).toMatch(LETTERS[language]);
});
