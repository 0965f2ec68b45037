import { afterEach, beforeEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { ReportView } from '#shared/features/registers/saved-view.schema.ts';
import { cash, openTestBooks, type TestBooks } from '../../server/test-books.test-support.ts';
import { closeTestClinics, refusalOf } from '../../server/test-clinic.ts';
import { cellsOf, showTo, totalOf } from './registers.test-support.ts';

const { registers } = contract;
let books: TestBooks;

beforeEach(async () => {
  books = await openTestBooks();
});
afterEach(closeTestClinics);

const byMode: ReportView = { report: 'collections', range: { name: 'month' }, options: { rows: 'mode' } };
const opdOf: ReportView = { report: 'opd', range: null, options: {} };
const mine = () => books.owner.call(registers.views, {});

test('a view is saved, saved again under its name, renamed and deleted, and is its person’s alone', async () => {
  const { viewId } = await books.owner.call(registers.saveView, { name: 'By mode', view: byMode });
  const byUser = { ...byMode, options: { rows: 'user' } };
  expect(await books.owner.call(registers.saveView, { name: 'By mode', view: byUser })).toEqual({ viewId });
  const second = await books.owner.call(registers.saveView, { name: 'OPD', view: opdOf });
  expect(await mine()).toEqual([
    { viewId, name: 'By mode', ...byUser },
    { viewId: second.viewId, name: 'OPD', ...opdOf },
  ]);
  const taken = books.owner.call(registers.renameView, { viewId, name: 'OPD' });
  expect(await refusalOf(taken)).toMatchObject({ code: 'VIEW_NAME_TAKEN' });
  await books.owner.call(registers.renameView, { viewId, name: 'By person' });
  expect((await mine()).map(({ name }) => name)).toEqual(['By person', 'OPD']);

  expect(await books.desk.call(registers.views, {})).toEqual([]);
  for (const touch of [
    books.desk.call(registers.renameView, { viewId, name: 'Mine' }),
    books.desk.call(registers.deleteView, { viewId }),
  ]) {
    expect(await refusalOf(touch)).toMatchObject({ code: 'NOT_FOUND' });
  }
  await books.owner.call(registers.deleteView, { viewId });
  expect((await mine()).map(({ name }) => name)).toEqual(['OPD']);
  await books.at('2026-11-22T10:00');
  expect((await mine()).map(({ name }) => name)).toEqual(['OPD']);
});

test('nine views have a key each; a tenth is refused, and so is one of a report that is not theirs', async () => {
  for (let count = 1; count <= 9; count += 1) {
    await books.owner.call(registers.saveView, { name: `View ${count}`, view: byMode });
  }
  const tenth = books.owner.call(registers.saveView, { name: 'View 10', view: byMode });
  expect(await refusalOf(tenth)).toMatchObject({ code: 'TOO_MANY_VIEWS', data: { most: 9 } });
  await books.owner.call(registers.saveView, { name: 'View 9', view: opdOf });
  expect((await mine()).at(-1)).toMatchObject({ name: 'View 9', report: 'opd' });
  const others = books.desk.call(registers.saveView, { name: 'Money', view: byMode });
  expect(await refusalOf(others)).toMatchObject({ code: 'NOT_ALLOWED' });
});

test('a cell of two dimensions asks for the takings of both, and they come to the cell', async () => {
  const upi = (amountPaise: number) => ({ mode: 'upi' as const, amountPaise, reference: '' });
  await books.bill(60_000, { payments: [cash(40_000), upi(20_000)] });
  await books.bill(30_000, { payments: [upi(30_000)] });
  const options = { rows: 'user', columns: 'mode' };
  const shown = await showTo(books.owner, { report: 'collections', options });
  const keys = shown.grid.columns.map(({ key }) => key);
  expect(shown.across).toHaveLength(keys.length);
  const [row] = shown.opens;
  if (row?.kind !== 'report') throw new Error('The row opens nothing.');
  for (const [key, paise] of [
    ['ccash', 40_000],
    ['cupi', 50_000],
    ['total', 90_000],
  ] as const) {
    const cell = shown.across[keys.indexOf(key)];
    expect(cellsOf(shown, key)).toEqual([[paise]]);
    const ask = { ...row.ask, options: { ...row.ask.options, ...cell } };
    expect(totalOf(await books.owner.call(registers.show, { ...ask, language: 'en' }), 'amount'), key).toBe(
      paise,
    );
  }
  expect(shown.across[0]).toBeNull();
  expect((await showTo(books.owner, { report: 'collections' })).across).toEqual([]);
});
