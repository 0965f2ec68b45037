import { beforeAll, expect, test } from 'vitest';
import { type PatientLanguage, PRINT_LANGUAGES } from '../../shared/features/settings/settings.schema.ts';
import { type ComparedLine, compareLines } from './compare-lines.ts';
import { openChromium } from './draw-lines.ts';
import { heaviestIn } from './phrases.ts';

// The whole list is compared by `npm run shaping`; here the heaviest lines of each language, all on one
// sheet because opening and drawing one takes longer than comparing.
const heaviest = new Map(PRINT_LANGUAGES.map(language => [language, heaviestIn(language, 6)]));
// fontkit 2.0.4 sets these too narrow.
const CONJUNCTS = ['বন্ধ করুন', 'তেল-মশলাযুক্ত খাবার খাবেন না', 'সন্ধ্যায়', 'ಖಾಲಿ ಹೊಟ್ಟೆಯಲ್ಲಿ ರಕ್ತ ಪರೀಕ್ಷೆ'];
const everyLine = [...heaviest.values()].flat();

type Compared = { right: ComparedLine[]; unshaped: ComparedLine[]; marksLoose: ComparedLine[] };
let compared: Compared;

beforeAll(async () => {
  const browser = await openChromium();
  try {
    compared = {
      right: await compareLines(browser, [...everyLine, ...CONJUNCTS], 'normal'),
      unshaped: await compareLines(browser, everyLine, 'normal', 'unshaped'),
      marksLoose: await compareLines(browser, everyLine, 'normal', 'marksLoose'),
    };
  } finally {
    await browser.close();
  }
}, 60_000);

function linesOf(language: PatientLanguage, kind: keyof Compared): ComparedLine[] {
  const own = heaviest.get(language) ?? [];
  return compared[kind].filter(({ line }) => own.includes(line));
}

test.each(PRINT_LANGUAGES)('%s stands on our paper as Chromium draws it', language => {
  expect(linesOf(language, 'right').length).toBeGreaterThanOrEqual(6);
  expect(linesOf(language, 'right').filter(({ isSame }) => !isSame)).toEqual([]);
});

test('conjuncts of Bengali and Kannada are as wide as a browser sets them', () => {
  const lines = compared.right.filter(({ line }) => CONJUNCTS.includes(line));
  expect(lines.length).toBeGreaterThanOrEqual(CONJUNCTS.length);
  expect(lines.filter(({ isSame }) => !isSame)).toEqual([]);
});

test.each(PRINT_LANGUAGES.filter(language => language !== 'en'))(
  '%s with its letters set side by side would be seen',
  language => {
    expect(linesOf(language, 'unshaped').filter(({ isSame }) => isSame)).toEqual([]);
  },
);

test.each(['hi', 'ta', 'te'] as const)('a mark of %s that slipped from its place would be seen', language => {
  expect(linesOf(language, 'marksLoose').some(({ isSame }) => !isSame)).toBe(true);
});
