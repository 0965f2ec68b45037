import { expect, test } from 'vitest';
import { readGrowthFile } from './growth-file.rules.ts';
import { inventedTable } from './growth-table.test-support.ts';

const withCell = (row: number, column: number, typed: string) =>
  inventedTable().map((cells, index) =>
    index === row - 1 ? cells.map((cell, place) => (place === column ? typed : cell)) : cells,
  );
const problemsOf = (table: string[][]) =>
  readGrowthFile(table).problems.map(({ row, column, code }) => `${row} ${column} ${code}`);

test('a whole file is read by indicator and sex, months as days', () => {
  const file = readGrowthFile(inventedTable());
  expect(file.problems).toEqual([]);
  expect(file).toMatchObject({
    standard: 'Invented 1',
    source: 'made for tests',
    isSure: true,
    rowCount: 72,
  });
  expect(file.groups.map(({ indicator, sex }) => `${indicator} ${sex}`)).toHaveLength(8);
  const weights = file.groups.find(({ indicator, sex }) => indicator === 'weight_for_age_kg' && sex === 'F');
  expect(weights?.rows.at(-1)).toEqual({ x: 60 * 30.4375, l: 0, m: 19, s: 0.1, position: '' });
});

test.each([
  [1, 'weight', '2 indicator UNKNOWN_INDICATOR'],
  [2, 'child', '2 sex NOT_A_SEX'],
  [3, 'fortnight', '2 x_unit UNKNOWN_UNIT'],
  [3, 'cm', '2 x_unit UNIT_DOES_NOT_FIT'],
  [4, 'six', '2 x NOT_A_NUMBER'],
  [4, '', '2 x REQUIRED'],
  [4, '999', '2 x GROWTH_OUT_OF_RANGE'],
  [5, '', '2 l REQUIRED'],
  [6, '4000', '2 m GROWTH_OUT_OF_RANGE'],
  [6, '4,2', '2 m NOT_A_NUMBER'],
  [7, '0', '2 s GROWTH_OUT_OF_RANGE'],
  [7, '11', '2 s GROWTH_OUT_OF_RANGE'],
  [8, 'lying', '2 position NOT_A_POSITION'],
  [9, '', '2 source REQUIRED'],
  [10, 'maybe', '2 sure YES_OR_NO'],
])('column %s with "%s" is told by its row and column', (column, typed, expected) => {
  expect(problemsOf(withCell(2, column, typed))).toEqual([expected]);
});

test('every wrong cell of a row is told, not only the first', () => {
  const table = withCell(3, 4, 'x').map((cells, index) =>
    index === 2 ? cells.map((cell, place) => (place === 6 ? '' : cell)) : cells,
  );
  expect(problemsOf(table)).toEqual(['3 x NOT_A_NUMBER', '3 m REQUIRED']);
});

test('a place that stands twice, a second standard and a lone row are refused', () => {
  expect(problemsOf(withCell(5, 4, '0'))).toEqual(['5 x ROW_TWICE']);
  expect(problemsOf(withCell(5, 0, 'Other'))).toEqual(['5 standard ANOTHER_STANDARD']);
  expect(problemsOf(inventedTable().slice(0, 2))).toEqual(['2 x ONE_ROW_ONLY']);
});

test('a missing column is named, and a header alone is an empty file', () => {
  const withoutS = inventedTable().map(row => row.filter((_, place) => place !== 7));
  expect(problemsOf(withoutS)).toEqual(['1 s GROWTH_COLUMN_MISSING']);
  expect(problemsOf(inventedTable().slice(0, 1))).toEqual(['1  GROWTH_NO_ROWS']);
  expect(problemsOf([]).length).toBe(11);
});

test('empty lines are passed over without shifting the row numbers', () => {
  const table = [...withCell(4, 4, 'x').slice(0, 2), ['', ''], ...withCell(4, 4, 'x').slice(2)];
  expect(problemsOf(table)).toEqual(['5 x NOT_A_NUMBER']);
});
