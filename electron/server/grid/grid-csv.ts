import type { Grid, GridCell, GridKind } from '#shared/kernel/grid.ts';
import { csvCell } from '../csv.ts';
import { wallClockAt } from './wall-clock-at.ts';

/**
 * The rows for another program: UTF-8 with its mark, so that names in Hindi open as Hindi, days as 2026-11-21 and
 * money in plain rupees that a spreadsheet adds. No totals and no title: they would be counted as rows.
 */
export function gridCsv(grid: Grid, zone: string): string {
  const hasGroups = grid.groups.length > 0;
  const groups = groupOfEachRow(grid);
  const head = [...(hasGroups ? [grid.groupLabel] : []), ...grid.columns.map(({ label }) => label)];
  const lines = grid.rows.map(({ cells }, at) => [
    ...(hasGroups ? [csvCell(groups[at] ?? '')] : []),
    ...cells.map((cell, column) => plainCell(cell, grid.columns[column]?.kind ?? 'text', zone)),
  ]);
  return `\ufeff${[head.map(csvCell), ...lines].map(cells => cells.join(',')).join('\r\n')}\r\n`;
}

/** The group's label for every row, by its place. */
export function groupOfEachRow(grid: Grid): string[] {
  return grid.groups.flatMap(({ label, count }) => new Array<string>(count).fill(label));
}

function plainCell(cell: GridCell, kind: GridKind, zone: string): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return csvCell(cell);
  if (kind === 'paise') return rupees(cell);
  if (kind === 'instant') return wallClockAt(cell, zone).slice(0, 16).replace('T', ' ');
  return String(cell);
}

/** '-1234.50'; counted in whole paise, so that no paisa is lost to a fraction. */
function rupees(paise: number): string {
  const whole = Math.abs(Math.round(paise));
  const text = `${Math.floor(whole / 100)}.${String(whole % 100).padStart(2, '0')}`;
  return paise < 0 && whole > 0 ? `-${text}` : text;
}
