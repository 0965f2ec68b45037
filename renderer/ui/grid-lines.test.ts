import { expect, test } from 'vitest';
import { cellWriter, gridOf } from '#shared/kernel/grid.ts';
import { formatDate } from '#shared/kernel/local-date.ts';
import { columnNeeds, widthsOf } from './grid-lines.ts';

const writer = (grid: ReturnType<typeof gridOf>) =>
  cellWriter(grid, { zone: 'Asia/Kolkata', day: date => formatDate(date) });

test('a column is as wide as its bold sum with the sign of the rupee, so that no total is cut', () => {
  const grid = gridOf({
    ...{ title: 'Shares', subtitle: '', totalLabel: 'Total', rows: [374_000, 374_000] },
    columns: [
      { key: 'bill', label: 'Bill', of: () => 'B/26-27/000001' },
      { key: 'now', label: 'Now', kind: 'paise', of: paise => paise, total: 'sum' },
    ],
  });
  // '₹7,480' in bold 13 px is 44 px wide, and the cell's padding 20.
  expect(columnNeeds(grid, writer(grid))[1]?.least).toBeGreaterThan(65);
});

test('a date in a bold row, such as a closing balance, has the room of bold letters', () => {
  const needOf = (mark: 'strong' | undefined) => {
    const grid = gridOf({
      ...{ title: 'Statement', subtitle: '', rows: ['2026-11-22'], markOf: () => mark },
      columns: [{ key: 'day', label: 'Date', kind: 'day', of: day => day }],
    });
    return columnNeeds(grid, writer(grid))[0]?.least ?? 0;
  };
  expect(needOf('strong')).toBeGreaterThan(needOf(undefined));
});

test('spare room goes first to the words that are cut, and all of it is given out', () => {
  const number = { least: 110, wanted: 110, isText: true };
  const service = { least: 110, wanted: 200, isText: true };
  const amount = { least: 80, wanted: 80, isText: false };
  expect(widthsOf([number, service, amount], 360)).toEqual([110, 170, 80]);
  const wide = widthsOf([number, service, amount], 700);
  expect(wide[2]).toBe(80);
  expect(wide.reduce((sum, width) => sum + width, 0)).toBeCloseTo(700);
});

test('the number of a bill is never cut, however narrow the table', () => {
  const grid = gridOf({
    ...{ title: 'Bills', subtitle: '', rows: ['B/26-27/001562'] },
    columns: [{ key: 'bill', label: 'Bill', of: number => number }],
  });
  // In 13 px it is 101 px wide, and the cell's padding 20.
  expect(widthsOf(columnNeeds(grid, writer(grid)), 60)[0]).toBeGreaterThan(121);
});
