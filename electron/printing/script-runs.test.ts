import { expect, test } from 'vitest';
import {
  bold,
  dotted,
  dottedPieces,
  keepUnits,
  plain,
  printable,
  splitIntoRuns,
  unbroken,
} from './script-runs.ts';

const said = (words: Parameters<typeof splitIntoRuns>[0]) =>
  splitIntoRuns(words, 'page').map(run => [run.font, run.text]);

test('a Hindi line is one run with its spaces, commas and dots, and figures are set in Noto Sans', () => {
  expect(said('सुबह 1 · खाने के बाद, रोज़')).toEqual([
    ['devanagari-page', 'सुबह '],
    ['latin-page', '1 · '],
    ['devanagari-page', 'खाने के बाद, रोज़'],
  ]);
});

test('each Indian script has its own font, and a danda or joiner stays with the letters before it', () => {
  expect(said('தமிழ் తెలుగు ಕನ್ನಡ മലയാളം ગુજરાતી').map(([font]) => font)).toEqual([
    'tamil-page',
    'telugu-page',
    'kannada-page',
    'malayalam-page',
    'gujarati-page',
  ]);
  expect(said('ওষুধ খান।')).toEqual([['bengali-page', 'ওষুধ খান।']]);
  expect(said('ଖାଆନ୍ତୁ।')).toEqual([['oriya-page', 'ଖାଆନ୍ତୁ।']]);
  expect(said('ക്\u200dഷ')).toEqual([['malayalam-page', 'ക്\u200dഷ']]);
  expect(said("ਲੋੜ ਪੈਣ 'ਤੇ")).toEqual([
    ['gurmukhi-page', 'ਲੋੜ ਪੈਣ '],
    ['latin-page', "'"],
    ['gurmukhi-page', 'ਤੇ'],
  ]);
});

test('a name with asterisks prints its asterisks and stays in its own weight', () => {
  expect(splitIntoRuns([plain('**Ravi**'), bold(' 62 kg')], 'page')).toEqual([
    { text: '**Ravi**', font: 'latin-page' },
    { text: ' 62 kg', font: 'latin-page', bold: true },
  ]);
});

test('a character that no font has prints one visible mark, a whole family of emoji too', () => {
  expect(said('Ravi 😀👨‍👩‍👧')).toEqual([['latin-page', 'Ravi \ufffd\ufffd']]);
});

test('a sign beyond the font is spelt so that it cannot be misread', () => {
  expect(printable('SpO2 ≥ 94, ≤ 2 tabs')).toBe('SpO2 >= 94, <= 2 tabs');
});

test('control and direction marks leave the text, line ends become spaces', () => {
  expect(printable('Ra\u0000vi\u202e\u200e\nKumar\u2028Rao')).toBe('Ravi Kumar Rao');
});

test('the joiners that shape Hindi conjuncts stay', () => {
  expect(printable('क्\u200dष')).toBe('क्\u200dष');
});

test('numbers keep their units and a dose strength keeps its slash', () => {
  expect(keepUnits('Take 5 mL, sugar 182 mg/dL')).toBe('Take 5\u00a0mL, sugar 182\u00a0mg\u2060/\u2060dL');
  expect(unbroken('9–1, 5–9')).toBe('9\u2060–\u20601,\u00a05\u2060–\u20609');
});

test('phrases are joined by a dot that ends a line and never begins one; empty ones leave no dot', () => {
  expect(dotted(['After food', '', null, '5 days'])).toBe('After\u00a0food\u00a0· 5\u00a0days');
  expect(dottedPieces([bold('A'), plain(''), plain('B')]).map(piece => piece.text)).toEqual([
    'A',
    '\u00a0· ',
    'B',
  ]);
});

test('a phrase wider than a column may break at its spaces', () => {
  expect(dotted(['Dissolve in a glass of water and drink slowly'])).not.toContain('\u00a0of');
});
