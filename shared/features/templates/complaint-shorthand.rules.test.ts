import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { loadReferenceLists } from '../../../electron/features/prescriptions/reference-lists.ts';
import { expandBefore, looksLikeMedicine, shorthandOf } from './complaint-shorthand.rules.ts';

const rows = loadReferenceLists(
  fileURLToPath(new URL('../../../resources/reference', import.meta.url)),
).shorthand;
const table = shorthandOf(rows);

/** As somebody types: the words grow, and after each blank, comma or Enter they are read. */
function typed(text: string): string {
  let field = '';
  for (const sign of `${text}\n`) {
    field += sign;
    if (/[\s,]/.test(sign)) field = expandBefore(field, field.length, table)?.text ?? field;
  }
  return field.trimEnd();
}

test.each([
  ['fev 3d', 'Fever × 3 days'],
  ['fev 1d', 'Fever × 1 day'],
  ['FEV 3d', 'Fever × 3 days'],
  ['fev3d', 'Fever × 3 days'],
  ['fev x3d, cgh 1w', 'Fever × 3 days, Cough × 1 week'],
  ['fev x 3 d', 'Fever × 3 days'],
  ['fev 3d,ha,lm 2d', 'Fever × 3 days,Headache,Loose motions × 2 days'],
  ['no fev, dry cgh 10d', 'no fever, Dry cough × 10 days'],
  ['dry cgh', 'Dry cough'],
  ['bp chk', 'BP check'],
  ['for bp chk', 'for BP check'],
  ['vom 2h', 'Vomiting × 2 hours'],
  ['h/a 2m', 'Headache × 2 months'],
  ['बुखार 3d', 'बुखार × 3 days'],
  ['Fever since yesterday', 'Fever since yesterday'],
  ['swelling of knee 2w', 'swelling of knee × 2 weeks'],
  ['0d', '0d'],
  ['3d', '3d'],
  ['feverish', 'feverish'],
])('%s is understood as %s', (text, expected) => {
  expect(typed(text)).toBe(expected);
});

test.each(['pcm 650 1-1-1 5d', 'dolo 650mg bd 3d', 'syp crocin 5ml tds 3d', 'azee 500 1-0-0 3d'])(
  'a medicine typed in the wrong place is not eaten: %s',
  text => {
    expect(typed(text)).toBe(text);
    expect(looksLikeMedicine(text)).toBe(true);
  },
);

test.each(['BP 150-90', 'fever 3-4 days', 'pain since 2-3 weeks'])('%s is no medicine', text => {
  expect(looksLikeMedicine(text)).toBe(false);
});

test('what is written after the cursor stays', () => {
  expect(expandBefore('fev , cough', 4, table)).toEqual({
    ...{ text: 'Fever , cough', caret: 6, typed: 'fev', became: 'Fever' },
  });
});

test('no abbreviation stands twice in the list', () => {
  expect(table.size).toBe(rows.length);
});
