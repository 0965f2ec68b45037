import {
  type CellWriter,
  compareCells,
  type Grid,
  type GridCell,
  type GridGroup,
} from '#shared/kernel/grid.ts';

export type Sorting = { column: number; isDescending: boolean };

/** One line of the shown table: a row of the grid, by its place and its place among the rows, or a group's head or sums. */
export type GridLine =
  | { kind: 'row'; at: number; nth: number }
  | { kind: 'group'; group: GridGroup }
  | { kind: 'sums'; group: GridGroup };

/** Places of the grid's rows in the order they are shown; empty cells stay last in both orders. */
export function orderOf(grid: Grid, sorting: Sorting | null, language: string): number[] {
  const places = grid.rows.map((_row, at) => at);
  if (!sorting) return places;
  const collator = new Intl.Collator(language, { numeric: true, sensitivity: 'base' });
  const cellAt = (at: number) => grid.rows[at]?.cells[sorting.column] ?? null;
  return places.sort((a, b) => {
    const [one, other] = [cellAt(a), cellAt(b)];
    const order = compareCells(one, other, collator);
    const isReversed = sorting.isDescending && one !== null && other !== null;
    return (isReversed ? -order : order) || a - b;
  });
}

/** The lines of the table: rows in their order, and unsorted ones under the heads of their groups. */
export function linesOf(grid: Grid, order: readonly number[], isSorted: boolean): GridLine[] {
  if (isSorted || grid.groups.length === 0) return order.map((at, nth) => ({ kind: 'row', at, nth }));
  return grid.groups.flatMap((group): GridLine[] => [
    { kind: 'group', group },
    ...order
      .slice(group.from, group.from + group.count)
      .map((at, step): GridLine => ({ kind: 'row', at, nth: group.from + step })),
    ...(group.subtotals ? [{ kind: 'sums', group } as const] : []),
  ]);
}

/** The next sorting after S: every column in turn, the biggest figure first, then the list's own order again. */
export function nextSorting(grid: Grid, sorting: Sorting | null): Sorting | null {
  const column = sorting === null ? 0 : sorting.column + 1;
  return column < grid.columns.length ? firstSorting(grid, column) : null;
}

/** A column of figures begins with the biggest, one of words with A. */
export function firstSorting(grid: Grid, column: number): Sorting {
  return { column, isDescending: grid.columns[column]?.align === 'right' };
}

// Measures of 13 px type in the grid's cells.
const LETTER = 7.4;
const PADDING = 20;
const BOLDER = 1.08;
const MEASURED_ROWS = 400;
const WIDEST_WORDS = 44;
const NARROWEST_WORDS = 12;
const LONGEST_CODE = 20;
/** The number of a bill or a person is of digits, which are wider than letters; cut, it names nothing. */
const CODE = /^\S*\d\S*$/;
const WIDER = 1.04;

export type ColumnNeed = { least: number; wanted: number; isText: boolean };

/** What each column needs in pixels: figures as wide as the widest of them, words at least a few letters. */
export function columnNeeds(grid: Grid, write: CellWriter): ColumnNeed[] {
  const samples = sampled(grid.rows);
  const sums = [grid.totals ?? [], ...grid.groups.map(({ subtotals }) => subtotals ?? [])];
  const pixels = (letters: number) => Math.round(letters * LETTER + PADDING);
  return grid.columns.map(({ kind, label, width }, at) => {
    const lettersIn = (cells: readonly GridCell[]) => [...write(cells[at] ?? null, at)].length;
    const ofRows = samples.map(({ cells, mark }) => lettersIn(cells) * (mark === 'strong' ? BOLDER : 1));
    const sign = kind === 'paise' ? 1 : 0;
    const ofSums = sums.map(cells => (lettersIn(cells) + sign) * BOLDER);
    const letters = width ?? Math.max(...ofRows, ...ofSums);
    const codes = kind === 'text' && width === undefined ? samples.map(({ cells }) => cells[at]) : [];
    const code = Math.max(0, ...codes.map(codeLetters));
    const wanted = Math.max(letters, label.length + 2, code);
    if (kind !== 'text') return { least: pixels(wanted), wanted: pixels(wanted), isText: false };
    const least = Math.min(wanted, Math.max(NARROWEST_WORDS, label.length + 2, code));
    return { least: pixels(least), wanted: pixels(Math.min(WIDEST_WORDS, wanted)), isText: true };
  });
}

function codeLetters(cell: GridCell | undefined): number {
  const isCode = typeof cell === 'string' && cell.length <= LONGEST_CODE && CODE.test(cell);
  return isCode ? cell.length * WIDER : 0;
}

/**
 * Widths that fill the table, the spare going to words, first to those that are cut; never less than the columns need,
 * then the table scrolls.
 */
export function widthsOf(needs: readonly ColumnNeed[], available: number): number[] {
  const sumOf = (all: readonly ColumnNeed[], of: (need: ColumnNeed) => number) =>
    all.reduce((sum, need) => sum + of(need), 0);
  const spare = Math.max(0, available - sumOf(needs, ({ least }) => least));
  const takers = needs.some(({ isText }) => isText) ? needs.filter(({ isText }) => isText) : needs;
  const lacking = sumOf(takers, ({ least, wanted }) => wanted - least);
  const uncut = Math.min(spare, lacking);
  const share = sumOf(takers, ({ wanted }) => wanted);
  return needs.map(need => {
    if (!takers.includes(need)) return need.least;
    const lack = need.wanted - need.least;
    return need.least + (lack > 0 ? (uncut * lack) / lacking : 0) + ((spare - uncut) * need.wanted) / share;
  });
}

/** Some rows of a long list, evenly from all of it. */
function sampled<Row>(rows: readonly Row[]): Row[] {
  const step = Math.max(1, Math.floor(rows.length / MEASURED_ROWS));
  return rows.filter((_row, at) => at % step === 0);
}
