import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellWriter, compareCells, formatNumber, type GridKind, gridOf } from './grid.ts';

const zone = 'Asia/Kolkata';

function written(kind: GridKind, cells: (string | number | null)[], hasDecimals = false): string[] {
  const grid = gridOf({
    ...{ title: '', subtitle: '', rows: cells },
    columns: [{ key: 'one', label: '', kind, of: cell => cell }],
  });
  const write = cellWriter(grid, { zone, hasDecimals });
  return grid.rows.map(({ cells: [cell = null] }) => write(cell, 0));
}

test.each([
  ['paise', [1_23_45_600, null], ['1,23,456', '']],
  ['paise', [1_23_45_600, -50], ['1,23,456.00', '−0.50']],
  ['number', [1_234_567, -3, 12.5, 0, 0.004, -0.004], ['12,34,567', '−3', '12.5', '0', '0', '0']],
  ['percent', [12.5, 100, 33.333], ['12.5\u00a0%', '100\u00a0%', '33.3\u00a0%']],
  ['day', ['2026-11-21', 'not asked'], ['21 Nov 2026', 'not asked']],
  ['instant', [Date.UTC(2026, 10, 21, 19, 10)], ['22 Nov 2026, 12:40 am']],
  ['text', ['2026-11-21', '=1'], ['2026-11-21', '=1']],
] as const)('a column of %s reads %s as %s', (kind, cells, words) => {
  expect(written(kind, [...cells])).toEqual(words);
});

test('on paper every amount has its paise, so that the points stand under each other', () => {
  expect(written('paise', [100, 250], true)).toEqual(['1.00', '2.50']);
});

test('numbers are written as the language’s own formatter for India writes them', () => {
  const india = new Intl.NumberFormat('en-IN', { maximumFractionDigits: 2 });
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), hundredths => {
      const value = hundredths / 100;
      expect(formatNumber(value, 2).replace('−', '-')).toBe(india.format(value));
    }),
  );
});

test('sums of the groups add up to the total, and every row is in one group', () => {
  const row = fc.record({
    doctor: fc.constantFrom('A', 'B', 'C'),
    paise: fc.integer({ min: -1e9, max: 1e9 }),
  });
  fc.assert(
    fc.property(fc.array(row, { minLength: 1 }), rows => {
      const grid = gridOf({
        ...{ title: '', subtitle: '', totalLabel: 'Total', rows },
        groupBy: { label: 'Doctor', of: ({ doctor }) => doctor },
        columns: [
          { key: 'doctor', label: 'Doctor', of: ({ doctor }) => doctor },
          { key: 'amount', label: 'Amount', kind: 'paise', of: ({ paise }) => paise, total: 'sum' },
        ],
      });
      const sums = grid.groups.map(({ subtotals }) => Number(subtotals?.[1]));
      expect(sums.reduce((a, b) => a + b, 0)).toBe(grid.totals?.[1]);
      expect(grid.groups.reduce((count, group) => count + group.count, 0)).toBe(rows.length);
      expect(grid.totals?.[0]).toBe('Total');
    }),
  );
});

test('nothing cannot be totalled, and a list without a total has none', () => {
  const plan = { title: '', subtitle: '', columns: [{ key: 'a', label: 'A', of: (row: string) => row }] };
  expect(gridOf({ ...plan, rows: [], totalLabel: 'Total' }).totals).toBeNull();
  expect(gridOf({ ...plan, rows: ['x'] }).totals).toBeNull();
});

test('empty cells stand last, and numbers inside words are compared by value', () => {
  const collator = new Intl.Collator('en', { numeric: true });
  const sorted = [null, 'B/10', 'B/9', 'a'].sort((a, b) => compareCells(a, b, collator));
  expect(sorted).toEqual(['a', 'B/9', 'B/10', null]);
  expect([10, null, -1, 9].sort((a, b) => compareCells(a, b, collator))).toEqual([-1, 9, 10, null]);
});
