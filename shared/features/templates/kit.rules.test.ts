import { expect, test } from 'vitest';
import type { RxLine } from '../prescriptions/dose.schema.ts';
import { parseDose } from '../prescriptions/dose-notation.rules.ts';
import { type Conditions, type KitFacts, misfitsOf, noConditions, pregnancyOf } from './conditions.rules.ts';
import { findKits, fittedLines, withKit } from './kit.rules.ts';
import type { Kit, KitContent } from './template.schema.ts';

const woman: KitFacts = { ageMonths: 30 * 12, weightKg: 55, sex: 'F', pregnancy: 'notAsked', month: 11 };

test.each<[string, Partial<Conditions>, Partial<KitFacts>, string[]]>([
  ['asks nothing', {}, {}, []],
  ['begins on the birthday', { fromMonths: 360 }, {}, []],
  ['is for older people', { fromMonths: 361 }, {}, ['tooYoung']],
  ['ends before the birthday', { underMonths: 360 }, {}, ['tooOld']],
  ['needs a weight that nobody took', { fromKg: 10 }, { weightKg: null }, ['weightUnknown']],
  ['is for the heavier', { fromKg: 60 }, {}, ['tooLight']],
  ['is for the lighter', { underKg: 55 }, {}, ['tooHeavy']],
  ['is for men', { sex: 'M' }, {}, ['sex']],
  ['is for the pregnant', { pregnancy: 'yes' }, {}, ['notPregnant']],
  ['is never for the pregnant, and nobody asked', { pregnancy: 'no' }, {}, ['pregnancyNotAsked']],
  ['is never for the pregnant', { pregnancy: 'no' }, { pregnancy: 'yes' }, ['pregnant']],
  ['is never for the pregnant, and she is not', { pregnancy: 'no' }, { pregnancy: 'no' }, []],
  ['is for the monsoon', { season: [6, 7, 8, 9] }, {}, ['season']],
  ['is for the winter', { season: [11, 12, 1, 2] }, {}, []],
  ['misses twice', { sex: 'M', underMonths: 144 }, {}, ['tooOld', 'sex']],
])('a condition that %s', (_what, conditions, facts, expected) => {
  expect(misfitsOf({ ...noConditions, ...conditions }, { ...woman, ...facts })).toEqual(expected);
});

test('only a woman who may be pregnant is asked', () => {
  expect(pregnancyOf(false, 'F', 30 * 12)).toBe('notAsked');
  expect(pregnancyOf(false, 'M', 30 * 12)).toBe('no');
  expect(pregnancyOf(false, 'F', 8 * 12)).toBe('no');
  expect(pregnancyOf(false, 'F', 60 * 12)).toBe('no');
  expect(pregnancyOf(true, 'F', 30 * 12)).toBe('yes');
});

function lineOf(generic: string): RxLine {
  const { dose } = parseDose('1-0-1 5d', { reviewDateKnown: true });
  if (!dose) throw new Error('no dose');
  return {
    ...{ formularyId: 'DRG0001', generic, brand: '', strength: '500 mg', form: 'tablet', scheduleMark: null },
    ...{ dose, quantity: null, note: '' },
  };
}

const content: KitContent = {
  key: 'C',
  conditions: noConditions,
  lines: [
    { line: lineOf('paracetamol'), conditions: noConditions },
    { line: lineOf('aspirin'), conditions: { ...noConditions, pregnancy: 'no' } },
  ],
  ...{ advice: 'Steam twice a day', tests: 'CBC', orders: [] },
};
const empty = { lines: [], advice: '', tests: '', orders: [] };

test('a line that does not fit is shown with why and not added', () => {
  expect(fittedLines(content, woman).map(({ misfits }) => misfits)).toEqual([[], ['pregnancyNotAsked']]);
  expect(withKit(empty, content, woman)).toEqual({
    ...{ lines: [lineOf('paracetamol')], advice: 'Steam twice a day', tests: 'CBC', orders: [] },
  });
});

test('what the note has already is neither doubled nor lost', () => {
  const note = { ...empty, lines: [lineOf('paracetamol')], advice: 'Rest', tests: 'CBC, ESR' };
  expect(withKit(note, content, { ...woman, pregnancy: 'no' })).toMatchObject({
    ...{ lines: [{ generic: 'paracetamol' }, { generic: 'aspirin' }] },
    ...{ advice: 'Rest\nSteam twice a day', tests: 'CBC, ESR' },
  });
});

test('a kit for somebody else adds nothing at all', () => {
  const forMen = { ...content, conditions: { ...noConditions, sex: 'M' as const } };
  expect(withKit(empty, forMen, woman)).toBeUndefined();
});

test('typing filters the kits by the beginnings of their words, fitting ones first', () => {
  const kitOf = (id: number, name: string, conditions: Partial<Conditions> = {}): Kit => ({
    ...{ id, version: 1, kind: 'kit', name, isTeam: false, ownerId: 1, ownerName: '', savedAt: 0 },
    content: { ...content, conditions: { ...noConditions, ...conditions } },
  });
  const kits = [
    kitOf(1, 'Cold, child', { underMonths: 144 }),
    kitOf(2, 'Cold, adult'),
    kitOf(3, 'Loose motions'),
  ];
  expect(findKits(kits, 'co', woman).map(({ id }) => id)).toEqual([2, 1]);
  expect(findKits(kits, 'mo lo', woman).map(({ id }) => id)).toEqual([3]);
  expect(findKits(kits, 'old', woman)).toEqual([]);
});
