import { expect, test } from 'vitest';
import { en } from './en.ts';
import { hi } from './hi.ts';
import { sentenceOf, translate } from './translate.ts';

const namesIn = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(match => match[1]).sort();

test('a Hindi sentence names the same facts as its English one', () => {
  const differing: string[] = [];
  for (const [feature, words] of Object.entries(en)) {
    for (const [key, text] of Object.entries(words)) {
      const other = (hi as Record<string, Record<string, string>>)[feature]?.[key] ?? '';
      if (other === '' || namesIn(text).join() !== namesIn(other).join()) differing.push(`${feature}.${key}`);
    }
  }
  expect(differing).toEqual([]);
});

test('a refusal’s sentence is found in its feature’s words and filled with its data', () => {
  expect(sentenceOf('en', 'PASSWORD_TOO_SHORT', { minimum: 12 })).toBe('At least 12 characters, please');
  expect(sentenceOf('hi', 'PHONE_NOT_TEN_DIGITS')).toBe('दस अंक लिखें');
  expect(sentenceOf('en', 'NO_SUCH_CODE')).toBeUndefined();
  expect(sentenceOf('en', 'title')).toBeUndefined();
});

test('a fact that was not given stays visible', () => {
  expect(translate('en', 'common.minutesShort', {})).toBe('{count} m');
  expect(translate('en', 'common.minutesShort', { count: 4 })).toBe('4 m');
});
