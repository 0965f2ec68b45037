import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Formula, printFormula, readFormula, SIGNS } from './formula.rules.ts';
import { typeOfFormula, type ValueType } from './formula-type.rules.ts';
import { evaluateFormula, type Known } from './formula-value.rules.ts';

const values: Record<string, Known> = {
  weightKg: 62,
  heightCm: 160,
  lmp: '2026-05-01',
  scan: '2026-12-01',
  today: '2026-11-21',
  age: 34,
  smoker: 'yes',
  tests: ['sugar', 'urine'],
  isFed: true,
  none: 0,
};

function worth(text: string): Known | string {
  const reading = readFormula(text);
  if ('problem' in reading) return `${reading.problem.code} at ${reading.problem.at}`;
  return evaluateFormula(reading.formula, name => (Object.hasOwn(values, name) ? values[name] : undefined));
}

test.each<[string, Known]>([
  ['1 + 2 * 3', 7],
  ['(1 + 2) * 3', 9],
  ['10 - 4 - 3', 3],
  ['-2 + 5', 3],
  ['2 - -2', 4],
  ['12 / 4 / 3', 1],
  ['round(weightKg / (heightCm / 100 * (heightCm / 100)), 1)', 24.2],
  ['round(1.005, 2)', 1.01],
  ['round(2.5)', 3],
  ['round(-1.25, 1)', -1.3],
  ['floor(7.9)', 7],
  ['min(4, 2, 9)', 2],
  ['max(4, 2, 9)', 9],
  ['addDays(lmp, 280)', '2027-02-05'],
  ['addMonths(lmp, 9)', '2027-02-01'],
  ['daysBetween(lmp, today)', 204],
  ['daysBetween(today, lmp)', -204],
  ['first(scan, addDays(lmp, 280))', '2026-12-01'],
  ['first(gone, addDays(lmp, 280))', '2027-02-05'],
  ["if(smoker = 'yes', 1, 2)", 1],
  ["if(smoker <> 'yes', 1, 2)", 2],
  ['if(smoker = ‘yes’, 1, 2)', 1],
  ['if(age < 18, 1, if(age < 60, 2, 3))', 2],
  ['age >= 18 and age < 60', true],
  ['age < 18 or isFed', true],
  ['not isFed', false],
  ['lmp < today', true],
  ["has(tests, 'sugar')", true],
  ["has(tests, 'blood')", false],
  ['known(gone)', false],
  ['known(age)', true],
  ['onlyIf(age > 30, age)', 34],
])('%s is worked out', (text, expected) => {
  expect(worth(text)).toEqual(expected);
});

test.each([
  'gone + 1',
  '1 + gone',
  'min(1, gone)',
  'max(gone)',
  'round(gone, 1)',
  '5 / none',
  '0 / none',
  'addDays(gone, 280)',
  'addDays(lmp, gone)',
  'addDays(lmp, 9000000)',
  "addDays('31 June', 2)",
  'daysBetween(lmp, gone)',
  'if(gone > 1, 1, 2)',
  'gone = 1',
  'gone and isFed',
  'not gone',
  "smoker < 'z'",
  'age + smoker',
  'onlyIf(age > 40, age)',
  'constructor',
  'toString()',
  'constructor(1)',
  'first(gone, missing)',
])('%s is not computed, neither nought nor nonsense', text => {
  expect(worth(text)).toBeUndefined();
});

test('one false settles an “and” and one true an “or”, whatever is not known beside it', () => {
  expect(worth('gone and age < 18')).toBe(false);
  expect(worth('gone or age > 18')).toBe(true);
});

test.each<[string, number]>([
  ['', 0],
  ['1 +', 3],
  ['(1 + 2', 6],
  ['1 2', 2],
  ['min(1,', 6],
  ['1 < 2 < 3', 6],
  ['a ; b', 2],
  ["'open", 0],
  ['Age', 0],
  ['1 + * 2', 4],
])('“%s” is refused at its place %i', (text, at) => {
  expect(readFormula(text)).toEqual({ problem: { code: 'FORMULA_NOT_UNDERSTOOD', at } });
});

test('a very long or very deep formula is refused, not run out of breath over', () => {
  expect(readFormula('1+'.repeat(300))).toMatchObject({ problem: { code: 'FORMULA_TOO_LONG' } });
  expect(readFormula(`${'('.repeat(200)}1`)).toMatchObject({ problem: { code: 'FORMULA_NOT_UNDERSTOOD' } });
});

const types: Record<string, ValueType> = { lmp: 'date', weight: 'number', smoker: 'text', fed: 'boolean' };

test.each<[string, unknown]>([
  ['addDays(lmp, 280)', { type: 'date' }],
  ["if(smoker = 'yes', weight, 2)", { type: 'number' }],
  ['lmp * 2', { problem: { code: 'FORMULA_KINDS_DIFFER', name: '*' } }],
  ['lmp = weight', { problem: { code: 'FORMULA_KINDS_DIFFER', name: '=' } }],
  ['if(fed, lmp, weight)', { problem: { code: 'FORMULA_KINDS_DIFFER', name: 'if' } }],
  ['round(weight, 1, 2)', { problem: { code: 'FORMULA_KINDS_DIFFER', name: 'round' } }],
  ['min()', { problem: { code: 'FORMULA_KINDS_DIFFER', name: 'min' } }],
  ['heigth / 2', { problem: { code: 'FORMULA_NAME_UNKNOWN', name: 'heigth' } }],
  ['eval(1)', { problem: { code: 'FORMULA_FUNCTION_UNKNOWN', name: 'eval' } }],
  ['constructor(1)', { problem: { code: 'FORMULA_FUNCTION_UNKNOWN', name: 'constructor' } }],
  ['not weight', { problem: { code: 'FORMULA_KINDS_DIFFER', name: 'not' } }],
])('%s is judged by its kinds before anybody fills it in', (text, expected) => {
  const reading = readFormula(text);
  if ('problem' in reading) throw new Error(text);
  expect(
    typeOfFormula(reading.formula, name => (Object.hasOwn(types, name) ? types[name] : undefined)),
  ).toEqual(expected);
});

const name = fc.constantFrom('weight', 'lmp', 'iop.right', 'a1', 'today');
const anyFormula: fc.Arbitrary<Formula> = fc.letrec<{ formula: Formula }>(tie => ({
  formula: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'formula' },
    fc.record({ kind: fc.constant('name' as const), name }),
    fc.record({
      kind: fc.constant('number' as const),
      value: fc.integer({ min: 0, max: 9999 }).map(n => n / 8),
    }),
    fc.record({ kind: fc.constant('text' as const), value: fc.constantFrom('yes', '', 'a b', '>') }),
    fc.record({ kind: fc.constantFrom('negative' as const, 'not' as const), of: tie('formula') }),
    fc.record({
      kind: fc.constant('two' as const),
      sign: fc.constantFrom(...SIGNS),
      left: tie('formula'),
      right: tie('formula'),
    }),
    fc.record({
      kind: fc.constant('call' as const),
      name: fc.constantFrom('min', 'if', 'addDays', 'first', 'nothing'),
      parts: fc.array(tie('formula'), { maxLength: 3 }),
    }),
  ),
})).formula;

test('a formula that is printed reads back as itself', () => {
  fc.assert(
    fc.property(anyFormula, formula => {
      const printed = printFormula(formula);
      if (printed.length <= 400) expect(readFormula(printed)).toEqual({ formula });
    }),
    { numRuns: 500 },
  );
});

test('no formula throws or comes to something that is no number, whatever it is given', () => {
  const anyValue: fc.Arbitrary<Known> = fc.oneof(
    fc.double(),
    fc.constantFrom('2026-05-01', 'yes', '', '9999-99-99'),
    fc.boolean(),
    fc.constant(undefined),
    fc.array(fc.string(), { maxLength: 2 }),
  );
  fc.assert(
    fc.property(anyFormula, anyValue, anyValue, (formula, one, other) => {
      const value = evaluateFormula(formula, asked => (asked === 'weight' ? one : other));
      if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
    }),
    { numRuns: 1000 },
  );
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), text => {
      readFormula(text);
    }),
    { numRuns: 1000 },
  );
});
