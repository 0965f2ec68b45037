import { expect, test } from 'vitest';
import { CONSENT_BLANKS, fillBlanks, unknownBlanks } from './consent-blanks.rules.ts';
import { STARTER_CONSENTS } from './starter-consents.ts';

const values = {
  person: 'Asha {procedure} Rao',
  age: '34 y',
  number: 'P-1',
  guardian: '',
  procedure: 'Dressing',
  doctor: 'Dr Rao',
  date: '21 Nov 2026',
  clinic: 'Sanjeevani',
};

test('blanks are filled once, a name with braces fills nothing further, and what is unknown is a line to write on', () => {
  expect(fillBlanks('{person} had { procedure }.', values)).toBe('Asha {procedure} Rao had Dressing.');
  expect(fillBlanks('{guardian}', values)).toMatch(/^_+$/);
});

test('a word in braces that is no blank, and a brace left open, are named', () => {
  expect(unknownBlanks(CONSENT_BLANKS.map(blank => `{${blank}}`).join(' '))).toEqual([]);
  expect(unknownBlanks('{persn} {person} {persn}')).toEqual(['persn']);
  expect(unknownBlanks('{person')).toEqual(['{']);
});

test('every starter stands in English and Hindi with blanks that exist', () => {
  for (const { texts } of STARTER_CONSENTS) {
    expect(Object.keys(texts)).toEqual(['en', 'hi']);
    for (const { body } of Object.values(texts)) {
      expect(unknownBlanks(body)).toEqual([]);
      expect(body).toContain('{person}');
      expect(body).toContain('{doctor}');
    }
  }
});
