import { expect, test } from 'vitest';
import { KEY_CARDS } from '#shared/i18n/key-card.ts';
import { SHEETS } from '../../printing/paper.ts';
import { fontsOf, pageSizesOf, textOf, wordsOutside } from '../../printing/read-pdf.test-support.ts';
import { renderPdf } from '../../printing/render-pdf.ts';
import { UGLY_TEXTS } from '../../printing/ugly.sample.ts';
import { KEY_CARD_SIDE, keyCardDocument } from './key-card.document.ts';

const LANGUAGES = ['en', 'hi'] as const;

async function printed(language: (typeof LANGUAGES)[number], clinicName = 'Aarohi Clinic') {
  const { bytes, pageCount } = await renderPdf(keyCardDocument({ clinicName, language }));
  return { bytes, pageCount, text: textOf(bytes) };
}

/** pdftotext gives some Devanagari joints as spaces. */
const solid = (text: string) => text.normalize('NFC').replace(/\s+/gu, '');

test.each(LANGUAGES)('every key of the card stands on one A4 page, in %s', async language => {
  const { bytes, pageCount, text } = await printed(language);
  expect(pageCount).toBe(1);
  expect(pageSizesOf(bytes)).toEqual([{ width: SHEETS.A4.width, height: SHEETS.A4.height }]);
  expect(wordsOutside(bytes, KEY_CARD_SIDE)).toEqual([]);
  expect(fontsOf(bytes).every(font => font.isEmbedded)).toBe(true);
  const { title, about, columns } = KEY_CARDS[language];
  const lines = columns.flat().flatMap(section => [section.title, ...section.lines.flat()]);
  for (const words of ['Aarohi Clinic', title, about, ...lines]) expect(solid(text)).toContain(solid(words));
});

test.each(LANGUAGES)(
  'no line of the card is broken: one key, one line on the wall, in %s',
  async language => {
    const { text } = await printed(language);
    const printedLines = text.split('\n').map(solid);
    const lines = KEY_CARDS[language].columns.flatMap(column => column.flatMap(section => section.lines));
    const broken = lines.filter(
      line => !printedLines.some(printed => printed.includes(solid(line.join('')))),
    );
    expect(broken).toEqual([]);
  },
);

test('the Hindi card has the same keys in the same places, each with words of its own', () => {
  const keysOf = (language: 'en' | 'hi') =>
    KEY_CARDS[language].columns.map(column => column.map(({ lines }) => lines.map(([keys]) => keys)));
  expect(keysOf('hi')).toEqual(keysOf('en'));
  const words = KEY_CARDS.hi.columns
    .flat()
    .flatMap(({ title, lines }) => [title, ...lines.map(([, does]) => does)]);
  expect(words.filter(text => !/\p{Script=Devanagari}/u.test(text))).toEqual([]);
});

test.each(Object.entries(UGLY_TEXTS))('a clinic called %s stays inside the sheet', async (_, ugly) => {
  const { bytes } = await printed('en', ugly);
  expect(wordsOutside(bytes, KEY_CARD_SIDE)).toEqual([]);
});
