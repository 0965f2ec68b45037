import { expect, test } from 'vitest';
import { PRINT_WORDS } from './print-words.ts';

const wordsOf = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value === 'function') return [String(value('21 Nov', 4))];
  return Object.values(value as object).flatMap(wordsOf);
};

test('every word of a printed page is there in every language, and lists are equally long', () => {
  const english = wordsOf(PRINT_WORDS.en);
  for (const words of Object.values(PRINT_WORDS)) {
    expect(wordsOf(words)).toHaveLength(english.length);
    expect(wordsOf(words).filter(word => !word.trim())).toEqual([]);
  }
});

test('Hindi words are Hindi, save for numbers, codes and names that stay as they are', () => {
  const untranslated = wordsOf(PRINT_WORDS.hi).filter(word => !/[\u0900-\u097f]/.test(word));
  expect(untranslated).toEqual([
    ...['HSN / SAC', 'GST', 'CGST ₹', 'SGST ₹', 'UTGST ₹', 'IGST ₹', 'CGST', 'SGST', 'UTGST', 'IGST'],
    ...['SAC', 'UTR', 'UPI'],
  ]);
});

test('a page number and a copy number are said in both languages', () => {
  expect(PRINT_WORDS.en.pageOf(1, 2)).toBe('page 1 of 2');
  expect(PRINT_WORDS.hi.pageOf(1, 2)).toContain('1 / 2');
  expect(PRINT_WORDS.hi.duplicateCopy(3)).toContain('3');
});
