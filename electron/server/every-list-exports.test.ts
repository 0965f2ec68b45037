import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { procedures } from '#shared/contract/index.ts';
import { GOES_OUT_BY, NEEDS_NO_FILE } from './list-exports.test-support.ts';
import { listsOfAnswers } from './lists-of-answers.test-support.ts';

const settled = [...Object.keys(GOES_OUT_BY), ...Object.values(NEEDS_NO_FILE).flat()];
// Those made by `gridExport`.
const exports = procedures
  .filter(({ procedure }) => 'TOO_LONG_FOR_SHEET' in procedure['~orpc'].errorMap)
  .map(({ name }) => name);

/** The text of every screen, tests apart. */
function screens(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('.tsx') && !path.endsWith('.test.tsx'))
    .map(path => readFileSync(join(folder, path), 'utf8'))
    .join('\n');
}

test('every list of every answer goes out as a file, or it is said why it needs none', () => {
  const lists = listsOfAnswers();
  expect(lists.filter(list => !settled.includes(list))).toEqual([]);
  expect(settled.filter(list => !lists.includes(list))).toEqual([]);
  expect(settled.filter((list, at) => settled.indexOf(list) !== at)).toEqual([]);
});

test('what a list goes out by is an export, in all three formats', () => {
  expect(Object.values(GOES_OUT_BY).filter(name => !exports.includes(name))).toEqual([]);
});

test('every export has its buttons on a screen', () => {
  const text = screens(join(import.meta.dirname, '../../renderer'));
  expect(exports.filter(name => !text.includes(`procedure={contract.${name}}`))).toEqual([]);
});
