import { expect, test } from 'vitest';
import { flagOf, limitsFor, problemOf } from './lab-flag.rules.ts';
import { computeTest } from './lab-formulas.rules.ts';
import { buildLabList } from './lab-list.rules.ts';
import { labTestRowSchema } from './lab-rows.schema.ts';

const woman = { ageYears: 52, sex: 'F', heightCm: null };
const values = (typed: Record<string, string>) => (testId: string) => typed[testId] ?? '';

test('LDL is computed by Friedewald under 400 mg/dL of triglycerides and not from there on', () => {
  const lipids = { LAB076: '220', LAB078: '45', LAB077: '175' };
  expect(computeTest('LAB079', values(lipids), woman)).toEqual({ kind: 'computed', value: '140' });
  expect(computeTest('LAB080', values(lipids), woman)).toEqual({ kind: 'computed', value: '35' });
  expect(computeTest('LAB081', values(lipids), woman)).toEqual({ kind: 'computed', value: '175' });
  expect(computeTest('LAB079', values({ ...lipids, LAB077: '400' }), woman)).toMatchObject({
    because: 'triglyceridesHigh',
  });
  expect(computeTest('LAB079', values({ ...lipids, LAB077: '399' }), woman)).toMatchObject({
    kind: 'computed',
  });
});

test('a computed test says which input is missing, and a bound is not an input', () => {
  expect(computeTest('LAB079', values({ LAB076: '220', LAB077: '175' }), woman)).toEqual({
    ...{ kind: 'notComputed', because: 'missing' },
    of: ['LAB078'],
  });
  expect(computeTest('LAB080', values({ LAB077: '<10' }), woman)).toMatchObject({ because: 'missing' });
  expect(computeTest('LAB076', values({}), woman)).toBeUndefined();
});

test('filtration is computed for women, men and children with a height, and for nobody else', () => {
  const creatinine = values({ LAB050: '1.0' });
  expect(computeTest('LAB051', creatinine, woman)).toEqual({ kind: 'computed', value: '68' });
  const child = { ageYears: 8, sex: 'M', heightCm: null };
  expect(computeTest('LAB051', creatinine, child)).toMatchObject({ because: 'heightNeeded' });
  expect(computeTest('LAB051', creatinine, { ...child, heightCm: 126 })).toEqual({
    kind: 'computed',
    value: '52',
  });
  expect(computeTest('LAB051', creatinine, { ...child, ageYears: 0 })).toMatchObject({ because: 'tooYoung' });
  expect(computeTest('LAB051', creatinine, { ...woman, sex: 'T' })).toMatchObject({ because: 'sexNeeded' });
});

test('indirect bilirubin, globulin and their ratio follow from what was measured', () => {
  const liver = values({ LAB061: '1.4', LAB062: '0.4', LAB068: '7.0', LAB069: '4.0' });
  const computed = ['LAB063', 'LAB070', 'LAB071'].map(test => computeTest(test, liver, woman));
  expect(computed.map(one => one?.kind === 'computed' && one.value)).toEqual(['1.0', '3.0', '1.3']);
  const slip = values({ LAB061: '0.4', LAB062: '1.4' });
  expect(computeTest('LAB063', slip, woman)).toMatchObject({ kind: 'notComputed' });
});

const row = (more: Record<string, string>) =>
  labTestRowSchema.parse({
    ...{ test_id: 'LAB054', name: 'Potassium', aliases: 'K', panel: 'Electrolytes', specimen: 'Serum' },
    ...{ unit: 'mmol/L', ucum: 'mmol/L', sex: 'any', age_min: '18', age_max: '120', age_unit: 'y' },
    ...{ ref_low: '3.5', ref_high: '5.1', ref_text: '', critical_low: '2.8', critical_high: '6.2' },
    ...{ loinc: '', loinc_name: '', loinc_checked: '', source: 'test', sure: 'yes', ...more },
  });
const listOf = (...rows: ReturnType<typeof row>[]) =>
  buildLabList(rows, [], [{ testId: 'LAB054', least: 1, most: 12, validFrom: '2026-11-22' }], '1.0.0');
const years = (count: number) => Math.floor(count * 365.25);

test('a child without a range of its own gets no flag, but a critical potassium is told', () => {
  const potassium = listOf(row({})).tests.get('LAB054');
  if (!potassium) throw new Error('no potassium');
  const child = limitsFor(potassium, { sex: 'M', ageDays: years(10), isPregnant: false });
  expect([flagOf('5.5', potassium, child), flagOf('6.2', potassium, child)]).toEqual([null, 'criticalHigh']);
  const adult = limitsFor(potassium, { sex: 'M', ageDays: years(40), isPregnant: false });
  expect(['3.4', '3.5', '5.1', '5.2', '2.8'].map(value => flagOf(value, potassium, adult))).toEqual([
    ...['low', null, null, 'high'],
    'criticalLow',
  ]);
});

test('the range is that of the sex, and pregnancy goes before both', () => {
  const list = listOf(
    row({ sex: 'male', ref_low: '4.0' }),
    row({ sex: 'female', ref_low: '3.0' }),
    row({ sex: 'pregnant', ref_low: '2.9', age_min: '', age_max: '', age_unit: '' }),
  );
  const test = list.tests.get('LAB054');
  if (!test) throw new Error('no test');
  const lowFor = (sex: 'F' | 'M' | 'O', isPregnant = false) =>
    limitsFor(test, { sex, ageDays: years(30), isPregnant }).low;
  expect([lowFor('M'), lowFor('F'), lowFor('F', true), lowFor('O')]).toEqual([4, 3, 2.9, null]);
});

test('a value beyond what lives is refused as a slip, and a word where a number belongs', () => {
  const potassium = listOf(row({})).tests.get('LAB054');
  if (!potassium) throw new Error('no potassium');
  expect(['54', '5.4', '', 'high', '<2', '>9', '5,4'].map(value => problemOf(value, potassium))).toEqual([
    ...['NOT_PLAUSIBLE', null, null, 'NOT_A_NUMBER'],
    ...[null, null, 'NOT_A_NUMBER'],
  ]);
  expect(
    flagOf('<3.5', potassium, limitsFor(potassium, { sex: 'F', ageDays: years(30), isPregnant: false })),
  ).toBe('low');
});
