import { expect, test } from 'vitest';
import { draftFormSchema } from './form.schema.ts';
import { readTypedDate } from './typed-date.rules.ts';

const label = (en: string) => ({ en, hi: '' });

function problemsOf(fields: unknown[], print: unknown = {}): [string, string][] {
  const read = draftFormSchema.safeParse({ id: 'skin', title: label('Skin'), fields, print });
  return (read.error?.issues ?? []).map(({ path, message }) => [path.join('.'), message]);
}

const number = { type: 'number', label: label('Days'), min: 0, max: 90 };

test('a form with a formula over the fields above it is right', () => {
  expect(
    problemsOf([
      { ...number, id: 'days' },
      { type: 'computed', id: 'weeks', label: label('Weeks'), formula: 'days / 7', shows: 'number' },
    ]),
  ).toEqual([]);
});

test.each<[string, unknown[], [string, string]]>([
  [
    'the same field twice',
    [
      { ...number, id: 'days' },
      { ...number, id: 'days' },
    ],
    ['fields.1.id', 'FIELD_TWICE'],
  ],
  ['a field called like a fact', [{ ...number, id: 'age' }], ['fields.0.id', 'FIELD_ID_TAKEN']],
  [
    'a field called like a part of every object',
    [{ ...number, id: 'constructor' }],
    ['fields.0.id', 'FIELD_ID_TAKEN'],
  ],
  [
    'a name that cannot stand in a formula',
    [{ ...number, id: 'Days left' }],
    ['fields.0.id', 'NOT_A_FIELD_ID'],
  ],
  ['a range upside down', [{ ...number, id: 'days', max: 0 }], ['fields.0.max', 'MAX_NOT_ABOVE_MIN']],
  [
    'a formula that asks what stands below it',
    [
      { type: 'computed', id: 'weeks', label: label('W'), formula: 'days / 7', shows: 'number' },
      { ...number, id: 'days' },
    ],
    ['fields.0.formula', 'FORMULA_NAME_UNKNOWN'],
  ],
  [
    'a formula that asks itself',
    [{ type: 'computed', id: 'weeks', label: label('W'), formula: 'weeks + 1', shows: 'number' }],
    ['fields.0.formula', 'FORMULA_NAME_UNKNOWN'],
  ],
  [
    'a formula that cannot be read',
    [{ type: 'computed', id: 'weeks', label: label('W'), formula: '7 +', shows: 'number' }],
    ['fields.0.formula', 'FORMULA_NOT_UNDERSTOOD'],
  ],
  [
    'a formula of another kind than it shows',
    [{ type: 'computed', id: 'due', label: label('D'), formula: 'age + 1', shows: 'date' }],
    ['fields.0.formula', 'FORMULA_GIVES_ANOTHER_KIND'],
  ],
  [
    'a condition that is no condition',
    [{ ...number, id: 'days', showIf: 'age' }],
    ['fields.0.showIf', 'FORMULA_GIVES_ANOTHER_KIND'],
  ],
  [
    'a meaning of another kind',
    [{ ...number, id: 'days', meaning: 'lmp' }],
    ['fields.0.meaning', 'MEANING_OF_ANOTHER_KIND'],
  ],
  [
    'the same choice twice',
    [
      {
        type: 'choice',
        id: 'side',
        label: label('Side'),
        choices: [
          { id: 'a', label: label('A') },
          { id: 'a', label: label('B') },
        ],
      },
    ],
    ['fields.0.choices.1.id', 'CHOICE_TWICE'],
  ],
  [
    'no choices',
    [{ type: 'choice', id: 'side', label: label('Side'), choices: [] }],
    ['fields.0.choices', 'AT_LEAST_ONE'],
  ],
  ['no fields', [], ['fields', 'AT_LEAST_ONE']],
])('%s is refused with its place', (_, fields, problem) => {
  expect(problemsOf(fields)).toContainEqual(problem);
});

test('a page cannot print a field that is not there, nor one twice', () => {
  const days = { ...number, id: 'days' };
  expect(problemsOf([days], { slip: [{ field: 'weeks' }] })).toEqual([
    ['print.slip.0.field', 'PRINTS_NO_SUCH_FIELD'],
  ]);
  expect(problemsOf([days], { prescription: [{ field: 'days' }, { field: 'days' }] })).toEqual([
    ['print.prescription.1.field', 'FIELD_TWICE'],
  ]);
});

test.each([
  ['12/9', '2026-09-12'],
  ['12-9-26', '2026-09-12'],
  ['12.09.2026', '2026-09-12'],
  ['12 sep', '2026-09-12'],
  ['12 September 2025', '2025-09-12'],
  ['5/2', '2027-02-05'],
  ['1/11', '2026-11-01'],
  ['2026-09-12', '2026-09-12'],
])('%s is read as the day %s', (typed, date) => {
  expect(readTypedDate(typed, '2026-11-21')).toBe(date);
});

test.each(['', '31/2', '12', '12/13', '12 foo', 'yesterday', '2026-13-01'])('“%s” is no day', typed => {
  expect(readTypedDate(typed, '2026-11-21')).toBeUndefined();
});
