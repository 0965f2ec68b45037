import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { searchLabList } from '#shared/features/labs/lab-search.rules.ts';
import { loadReferenceLists } from './reference-lists.ts';

const { labList } = loadReferenceLists(
  fileURLToPath(new URL('../../../resources/reference', import.meta.url)),
);
const firstFor = (text: string) => searchLabList(labList, text, 12)[0]?.name;

test('what doctors type first finds what they mean', () => {
  expect(['lipid', 'cbc', 'hba1c', 'tsh', 'kft', 's. creat', 'fbs', 'tlc', 'sgpt'].map(firstFor)).toEqual([
    ...['Lipid profile', 'Complete blood count', 'HbA1c', 'TSH', 'Kidney function tests', 'Creatinine'],
    ...['Glucose fasting', 'Total leucocyte count', 'ALT'],
  ]);
  expect(firstFor('zzz')).toBeUndefined();
});

test('every test of the shipped list is found by its own name', () => {
  const lost = [...labList.tests.values()].filter(
    ({ id, name }) => !searchLabList(labList, name, 12).some(found => found.id === id),
  );
  expect(lost.map(({ name }) => name)).toEqual([]);
});

/** Modulus 10, as LOINC's guide gives it. */
function checkDigitOf(digits: string): number {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const doubled = Number(digit) * (place % 2 === 0 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return (10 - (sum % 10)) % 10;
}

test('every LOINC code has its right check digit', () => {
  const wrong = [...labList.tests.values()]
    .filter(({ loinc }) => loinc !== '')
    .filter(({ loinc }) => Number(loinc.split('-')[1]) !== checkDigitOf(loinc.split('-')[0] ?? ''));
  expect(wrong.map(({ name, loinc }) => `${name} ${loinc}`)).toEqual([]);
});

test('no limit that refuses a value lies inside a range, or refuses a critical one', () => {
  const tooTight = [...labList.tests.values()].filter(({ bound, ranges }) =>
    ranges.some(({ low, high, criticalLow, criticalHigh }) =>
      [low, high, criticalLow, criticalHigh].some(
        limit =>
          bound !== null && limit !== null && (limit < bound.least || limit > bound.most) && limit !== 0,
      ),
    ),
  );
  expect(tooTight.map(({ name }) => name)).toEqual([]);
});
