import { expect, test } from 'vitest';
import type { TextTemplate } from './template.schema.ts';
import { findTexts, slashBefore } from './text.rules.ts';

test.each([
  ['/', 0, ''],
  ['/thr', 0, 'thr'],
  ['Chest clear. /abd soft', 13, 'abd soft'],
  ['Chest clear\n/abd', 12, 'abd'],
])('%s asks for a text', (text, at, typed) => {
  expect(slashBefore(text)).toEqual({ at, typed });
});

test.each(['', 'BP 140/90', 'c/o fever', 'Throat clear', '/abd\nsoft'])('%s asks for none', text => {
  expect(slashBefore(text)).toBeUndefined();
});

function textOf(
  id: number,
  name: string,
  words: string,
  field: TextTemplate['content']['field'] = 'findings',
) {
  return {
    ...{ id, version: 1, kind: 'text', name, isTeam: false, ownerId: 1, ownerName: '', savedAt: 0 },
    content: { field, words, text: `Text of ${name}` },
  } as TextTemplate;
}

const texts = [
  textOf(1, 'Abdomen', 'loose motions, vomiting'),
  textOf(2, 'Throat and chest', 'fever, sore throat'),
  textOf(3, 'Drink water', 'fever', 'advice'),
];
const idsOf = (typed: string, complaints: string) =>
  findTexts(texts, 'findings', typed, { complaints, diagnoses: [] }).map(({ id }) => id);

test('the texts of the field, those for today’s complaint first, filtered by what is typed', () => {
  expect(idsOf('', 'Fever × 3 days')).toEqual([2, 1]);
  expect(idsOf('', 'Loose motions')).toEqual([1, 2]);
  expect(idsOf('ch', '')).toEqual([2]);
  expect(idsOf('vom', '')).toEqual([1]);
  expect(idsOf('hest', '')).toEqual([]);
});
