import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { type Grid, gridOf } from '#shared/kernel/grid.ts';
import { renderPage } from '../app/test-page.tsx';
import { ReportGrid } from './report-grid.tsx';

type Row = { name: string; doctor: string; day: string; paise: number; isCancelled?: boolean };

const ROWS: readonly Row[] = [
  { name: 'Bill 9', doctor: 'Dr Kulkarni', day: '2026-11-20', paise: 50_000 },
  { name: 'Bill 10', doctor: 'Dr Kulkarni', day: '2026-11-21', paise: 1_25_000_50 },
  { name: 'bill 2', doctor: 'Dr Qureshi', day: '2026-11-01', paise: -5_000, isCancelled: true },
];

function gridFrom(rows: readonly Row[], hasGroups = false): Grid {
  return gridOf<Row>({
    title: 'Bills',
    subtitle: '',
    rows,
    totalLabel: 'Total',
    ...(hasGroups ? { groupBy: { label: 'Doctor', of: row => row.doctor } } : {}),
    markOf: row => (row.isCancelled ? 'struck' : undefined),
    notes: ['Without the cancelled ones.'],
    columns: [
      { key: 'name', label: 'Number', of: row => row.name },
      { key: 'day', label: 'Day', kind: 'day', of: row => row.day },
      { key: 'amount', label: 'Amount', kind: 'paise', of: row => row.paise, total: 'sum' },
    ],
  });
}

function open(grid: Grid) {
  const opened = vi.fn();
  renderPage(<ReportGrid grid={grid} onOpen={opened} />);
  return { opened, user: userEvent.setup() };
}

const names = () =>
  screen
    .getAllByRole('row')
    .map(row => row.querySelector('td')?.textContent)
    .filter(Boolean);

test('a list shows its figures as they are spoken of, its sums, and what it says of itself', () => {
  open(gridFrom(ROWS));
  expect(names()).toEqual(['Bill 9', 'Bill 10', 'bill 2', 'Total']);
  expect(screen.getByText('1,25,000.50')).toBeTruthy();
  expect(screen.getByText('₹1,25,450.50')).toBeTruthy();
  expect(screen.getByText('20 Nov 2026')).toBeTruthy();
  expect(screen.getByText('bill 2').closest('tr')?.dataset.mark).toBe('struck');
  expect(screen.getByText('Without the cancelled ones.')).toBeTruthy();
  const columns = screen.getAllByRole('columnheader').map(head => head.textContent);
  expect(columns).toEqual(['Number', 'Day', 'Amount']);
});

test('the arrows choose a row and Enter opens it, also after sorting', async () => {
  const { user, opened } = open(gridFrom(ROWS));
  await user.keyboard('{ArrowDown}{Enter}');
  expect(opened).toHaveBeenLastCalledWith(1);
  await user.keyboard('s');
  expect(names()).toEqual(['bill 2', 'Bill 9', 'Bill 10', 'Total']);
  await user.keyboard('{Enter}');
  expect(opened).toHaveBeenLastCalledWith(2);
});

test('a sorted list tells the row on which the cursor came to stand', async () => {
  const chosen = vi.fn();
  renderPage(<ReportGrid grid={gridFrom(ROWS)} onChoose={chosen} />);
  await userEvent.setup().keyboard('s');
  expect(names()[0]).toBe('bill 2');
  expect(chosen).toHaveBeenLastCalledWith(2);
});

test('S goes through the columns and back to the list’s own order, and Shift S turns a column round', async () => {
  const { user } = open(gridFrom(ROWS));
  await user.keyboard('sss');
  expect(names()).toEqual(['Bill 10', 'Bill 9', 'bill 2', 'Total']);
  expect(screen.getByRole('columnheader', { name: /Amount/ }).getAttribute('aria-sort')).toBe('descending');
  await user.keyboard('{Shift>}s{/Shift}');
  expect(names()).toEqual(['bill 2', 'Bill 9', 'Bill 10', 'Total']);
  await user.keyboard('s');
  expect(names()).toEqual(['Bill 9', 'Bill 10', 'bill 2', 'Total']);
});

test('a press on a head sorts by it, and Enter there does not open a row', async () => {
  const { user, opened } = open(gridFrom(ROWS));
  const day = within(screen.getByRole('columnheader', { name: 'Day' })).getByRole('button');
  await user.click(day);
  expect(names()).toEqual(['bill 2', 'Bill 9', 'Bill 10', 'Total']);
  await user.keyboard('{Enter}');
  expect(names()).toEqual(['Bill 10', 'Bill 9', 'bill 2', 'Total']);
  expect(opened).not.toHaveBeenCalled();
});

test('groups stand with their sums until the list is sorted', async () => {
  const { user } = open(gridFrom(ROWS, true));
  expect(names()).toEqual([
    ...['Dr Kulkarni', 'Bill 9', 'Bill 10', 'Total', 'Dr Qureshi', 'bill 2', 'Total', 'Total'],
  ]);
  await user.keyboard('s');
  expect(names()).toEqual(['bill 2', 'Bill 9', 'Bill 10', 'Total']);
});

test('fifty thousand rows are drawn as fast as fifty, and the last is one key away', async () => {
  const many = Array.from({ length: 50_000 }, (_each, at): Row => {
    return { name: `Bill ${at}`, doctor: '', day: '2026-11-21', paise: at * 100 };
  });
  const { user, opened } = open(gridFrom(many));
  expect(screen.getAllByRole('row').length).toBeLessThan(80);
  expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('50001');
  screen.getByRole('grid').focus();
  await user.keyboard('{End}{Enter}');
  expect(opened).toHaveBeenLastCalledWith(49_999);
});

test('a sum below nothing has its sign before that of the rupee', () => {
  open(gridFrom(ROWS.slice(2)));
  expect(screen.getByText('\u2212₹50')).toBeTruthy();
});
