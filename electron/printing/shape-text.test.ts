import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fontFiles, loadFont } from './fonts.ts';
import { shaperOf } from './shape-text.ts';

function shaperFor(name: string) {
  const file = fontFiles()[name]?.normal ?? '';
  const font = loadFont(file);
  return shaperOf(readFileSync(file), codePoint => font.glyphForCodePoint(codePoint).id);
}

test('a vowel sign that is written after its letter is drawn before it, and each is read as itself', () => {
  const glyphs = shaperFor('devanagari-page')('कि');
  expect(glyphs.map(({ codePoints }) => String.fromCodePoint(...codePoints))).toContain('क');
  expect(glyphs.at(-1)?.codePoints).toEqual(['क'.codePointAt(0)]);
});

test.each([
  ['bengali-page', 'সন্ধ্যায়'],
  ['tamil-page', 'கொள்ளவும்'],
  ['malayalam-page', 'ഭക്ഷണത്തിന്'],
  ['gurmukhi-page', 'ਖ਼ੁਰਾਕਾਂ'],
  ['oriya-page', 'ପର୍ଯ୍ୟନ୍ତ'],
  ['latin-page', 'office ½'],
])('in %s every character of %s belongs to exactly one glyph', (font, word) => {
  const glyphs = shaperFor(font)(word);
  const letters = glyphs.flatMap(({ codePoints }) => codePoints).sort();
  expect(letters).toEqual([...word].map(letter => letter.codePointAt(0)).sort());
  expect(glyphs.every(({ id }) => id > 0)).toBe(true);
});

test('kerning can be switched off, so that figures in a code stand evenly', () => {
  const shape = shaperFor('latin-page');
  const widthOf = (glyphs: { xAdvance: number }[]) => glyphs.reduce((sum, { xAdvance }) => sum + xAdvance, 0);
  expect(widthOf(shape('AVAVA', { kern: false }))).toBeGreaterThan(widthOf(shape('AVAVA')));
});
