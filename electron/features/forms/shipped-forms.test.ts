import { expect, test } from 'vitest';
import type { FormDefinition } from '#shared/features/forms/form.schema.ts';
import { type FormFacts, readSection, type Values } from '#shared/features/forms/section.rules.ts';
import { sectionFacts } from '#shared/features/forms/section-facts.rules.ts';
import { printSection } from '#shared/features/forms/section-print.rules.ts';
import { shippedForm, shippedForms } from './shipped-forms.ts';

const facts: FormFacts = { today: '2026-11-21', birthOn: '1994-03-02', weightKg: 62, heightCm: 160 };

function shipped(id: string): FormDefinition {
  const form = shippedForm(id, 1);
  if (!form) throw new Error(id);
  return form;
}

function read(id: string, values: Values, more: Partial<FormFacts> = {}) {
  return readSection(shipped(id), values, { ...facts, ...more });
}

test('the seven starters are there, each a right form with its Hindi words', () => {
  expect(shippedForms().map(({ id }) => id)).toEqual([
    'anc',
    'dental',
    'diabetes',
    'ent',
    'eye',
    'paediatric',
    'physiotherapy',
  ]);
  const latin = /^(BMI|HbA1c|LDL|Dix-Hallpike|Rh|IFT)/;
  const without = shippedForms().flatMap(({ id, fields }) =>
    fields.filter(({ label }) => label.hi === '' && !latin.test(label.en)).map(field => `${id}.${field.id}`),
  );
  expect(without).toEqual([]);
});

test('the due date is 280 days after the last period, moved by a longer cycle, and a scan goes before it', () => {
  expect(read('anc', { lmp: '2026-05-01' }).values).toMatchObject({ edd: '2027-02-05', gestation: 204 });
  expect(read('anc', { lmp: '2026-05-01', cycleDays: 35 }).values.edd).toBe('2027-02-12');
  expect(read('anc', { lmp: '2026-05-01', eddByScan: '2027-02-20' }).values).toMatchObject({
    edd: '2027-02-20',
    gestation: 189,
  });
  expect(printSection(shipped('anc'), read('anc', { lmp: '2026-05-01' }), 'en', 'slip').rows).toEqual([
    ['EDD', '5 Feb 2027'],
    ['Gestation', '29 weeks 1 day'],
  ]);
});

test('without a date, or long after the birth, the gestation is not computed', () => {
  expect(read('anc', { gravida: 2 }).values).toEqual({ gravida: 2 });
  expect(read('anc', { lmp: '2025-05-01' }).values.gestation).toBeUndefined();
  expect(read('anc', { lmp: '2026-12-01' }).values.gestation).toBeUndefined();
});

test('what comes later in pregnancy is asked later', () => {
  const early = read('anc', { lmp: '2026-10-20' });
  expect(early.shown.has('presentation')).toBe(false);
  expect(read('anc', { lmp: '2026-05-01' }).shown.has('presentation')).toBe(true);
  expect(read('anc', {}).shown.has('presentation')).toBe(true);
});

test('the safety checks can read the pregnancy off the form by the meaning of its fields', () => {
  const filled = read('anc', { lmp: '2026-05-01', breastFeeding: false });
  expect(sectionFacts(shipped('anc'), filled)).toEqual({
    lmp: '2026-05-01',
    edd: '2027-02-05',
    breastFeeding: false,
  });
  expect(sectionFacts(shipped('ent'), read('ent', {}))).toEqual({});
});

test('diabetes reckons the BMI from the vitals, the average sugar and the way to the target', () => {
  const { values } = read('diabetes', { hba1c: 8.2 });
  expect(values).toMatchObject({ bmi: 24.2, averageGlucose: 189, overTarget: 1.2 });
  expect(read('diabetes', { hba1c: 8.2, hba1cTarget: 8.5 }).values.overTarget).toBeUndefined();
  expect(read('diabetes', { hba1c: 8.2 }, { heightCm: null }).values.bmi).toBeUndefined();
});

test.each<[string, Values, string]>([
  ['eye', { 'sphere.right': -2.6 }, 'NOT_A_STEP'],
  ['eye', { 'sphere.right': -45 }, 'OUT_OF_RANGE'],
  ['eye', { 'cylinder.left': -0.75, 'axis.left': 0 }, 'OUT_OF_RANGE'],
  ['eye', { 'cylinder.left': -0.75, 'axis.left': 181 }, 'OUT_OF_RANGE'],
  ['eye', { 'iop.right': 18.25 }, 'TOO_MANY_DECIMALS'],
  ['eye', { 'unaided.right': '6/7' }, 'NOT_A_CHOICE'],
  ['diabetes', { hba1c: 82 }, 'OUT_OF_RANGE'],
  ['diabetes', { hba1c: 'seven' }, 'NOT_A_NUMBER'],
  ['anc', { lmp: '2026-02-30' }, 'NOT_A_DATE'],
  ['physiotherapy', { painNow: 11 }, 'OUT_OF_RANGE'],
  ['dental', { teeth: ['19:caries'] }, 'NOT_A_TOOTH'],
  ['dental', { teeth: ['11:golden'] }, 'NOT_A_TOOTH'],
  ['dental', { teeth: ['11:caries', '11:crown'] }, 'NOT_A_TOOTH'],
])('%s: %o cannot be', (form, values, code) => {
  expect(read(form, values).problems.map(problem => problem.code)).toEqual([code]);
});

test('glasses print with their signs and both decimals, the axis only with a cylinder', () => {
  const filled = read('eye', {
    'sphere.right': -2.5,
    'sphere.left': 1,
    'cylinder.right': -0.75,
    'axis.right': 90,
  });
  expect(filled.problems).toEqual([]);
  expect(printSection(shipped('eye'), filled, 'en', 'slip').rows).toEqual([
    ['Sphere', 'R −2.50 D, L +1.00 D'],
    ['Cylinder', 'R −0.75 D'],
    ['Axis', 'R 90 °'],
  ]);
  expect(read('eye', { 'axis.right': 90 }).values).toEqual({});
});

test('the dental chart prints as a short list in the order of the teeth', () => {
  const filled = read('dental', { teeth: ['36:caries', '11:fractured', '55:filled'] });
  expect(printSection(shipped('dental'), filled, 'en').rows).toEqual([
    ['Teeth', '11 fractured, 36 caries, 55 filled'],
  ]);
  expect(printSection(shipped('dental'), filled, 'hi').rows).toEqual([['दाँत', '11 टूटा, 36 कीड़ा, 55 भरा हुआ']]);
});

test('a child is asked for the milestones of its age', () => {
  const shownAt = (birthOn: string) => read('paediatric', {}, { birthOn }).shown;
  expect(shownAt('2026-08-01').has('smiles')).toBe(true);
  expect(shownAt('2026-08-01').has('walks')).toBe(false);
  expect(shownAt('2025-02-01').has('walks')).toBe(true);
  expect(shownAt('2014-02-01').has('walks')).toBe(false);
});

test('physiotherapy asks the movements of the region and counts the sessions left', () => {
  const { shown, values } = read('physiotherapy', { region: 'knee', planned: 10, session: 4 });
  expect(shown.has('kneeFlexion')).toBe(true);
  expect(shown.has('shoulderFlexion')).toBe(false);
  expect(values.left).toBe(6);
});
