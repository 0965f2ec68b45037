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
/** Where there is room for little. */
const TIGHT_WORDS = 10;
const LONGEST_CODE = 20;
/** The number of a bill or a person is of digits, which are wider than letters; cut, it names nothing. */
const CODE = /^\S*\d\S*$/;
const WIDER = 1.04;
const CAPITAL = 0.15;
/** Figures that stand under each other are all as wide as a nought. */
const FIGURES = 1.1;

export type ColumnNeed = { least: number; wanted: number; isText: boolean };

/**
 * What each column needs in pixels: figures as wide as the widest of them, words at least a few letters. With heads of
 * two lines a long head needs no more than the longer half of it.
 */
export function columnNeeds(grid: Grid, write: CellWriter, headLines: 1 | 2 = 1): ColumnNeed[] {
  const samples = sampled(grid.rows);
  const sums = [grid.totals ?? [], ...grid.groups.map(({ subtotals }) => subtotals ?? [])];
  const pixels = (letters: number) => Math.round(letters * LETTER + PADDING);
  return grid.columns.map(({ kind, label, width }, at) => {
    const lettersIn = (cells: readonly GridCell[]) => [...write(cells[at] ?? null, at)].length;
    const broad = kind === 'paise' || kind === 'number' ? FIGURES : 1;
    const ofRows = samples.map(
      ({ cells, mark }) => lettersIn(cells) * Math.max(mark === 'strong' ? BOLDER : 1, broad),
    );
    const sign = kind === 'paise' ? 1 : 0;
    const ofSums = sums.map(cells => (lettersIn(cells) + sign) * BOLDER);
    const letters = width ?? Math.max(...ofRows, ...ofSums);
    const codes = kind === 'text' && width === undefined ? samples.map(({ cells }) => cells[at]) : [];
    const code = Math.max(0, ...codes.map(codeLetters));
    if (headLines === 2) return needUnder(label, { letters, code, isText: kind === 'text' });
    const wanted = Math.max(letters, label.length + 2, code);
    if (kind !== 'text') return { least: pixels(wanted), wanted: pixels(wanted), isText: false };
    const least = Math.min(wanted, Math.max(NARROWEST_WORDS, label.length + 2, code));
    return { least: pixels(least), wanted: pixels(Math.min(WIDEST_WORDS, wanted)), isText: true };
  });
}

type Cells = { letters: number; code: number; isText: boolean };

/** Of a column whose head may take two lines; where no word stands in it, the head alone decides. */
function needUnder(label: string, { letters, code, isText }: Cells): ColumnNeed {
  const head = twoLineLetters(label);
  const pixels = (count: number) => Math.round(Math.max(head, count) * LETTER + PADDING);
  const wanted = pixels(Math.max(isText ? Math.min(WIDEST_WORDS, letters) : letters, code));
  const least = isText ? pixels(Math.max(Math.min(letters, TIGHT_WORDS), code)) : wanted;
  return { least, wanted, isText };
}

/** Letters of the longer line, where the words are broken as evenly as they can be. */
function twoLineLetters(label: string): number {
  const words = label.split(' ');
  const breaks = words.map((_word, at) =>
    Math.max(words.slice(0, at + 1).join(' ').length, words.slice(at + 1).join(' ').length),
  );
  return Math.min(...breaks);
}

function codeLetters(cell: GridCell | undefined): number {
  const isCode = typeof cell === 'string' && cell.length <= LONGEST_CODE && CODE.test(cell);
  return isCode ? cell.length * WIDER + (cell.match(/[A-Z]/g) ?? []).length * CAPITAL : 0;
}

/**
 * Widths that fill the table, the spare going to words, first to those that are cut, and of them to those that lack
 * least; never less than the columns need, then the table scrolls.
 */
export function widthsOf(needs: readonly ColumnNeed[], available: number): number[] {
  const spare = Math.max(0, available - leastOf(needs));
  const takers = needs.some(({ isText }) => isText) ? needs.filter(({ isText }) => isText) : needs;
  const uncut = fairShares(
    needs.map(need => (takers.includes(need) ? need.wanted - need.least : 0)),
    spare,
  );
  const left = spare - uncut.reduce((sum, width) => sum + width, 0);
  const share = takers.reduce((sum, { wanted }) => sum + wanted, 0);
  return needs.map((need, at) => {
    const more = takers.includes(need) ? (left * need.wanted) / share : 0;
    return need.least + (uncut[at] ?? 0) + more;
  });
}

/** Each gets what it lacks, the least first; what lacks more than an equal share of the rest gets that share. */
function fairShares(lacks: readonly number[], spare: number): number[] {
  const shares = lacks.map(() => 0);
  let rest = spare;
  const inOrder = lacks.map((lack, at) => ({ lack, at })).toSorted((a, b) => a.lack - b.lack);
  inOrder.forEach(({ lack, at }, nth) => {
    shares[at] = Math.min(lack, rest / (lacks.length - nth));
    rest -= shares[at] ?? 0;
  });
  return shares;
}

const leastOf = (needs: readonly ColumnNeed[]) => needs.reduce((sum, { least }) => sum + least, 0);

/** The heads take a second line only where the table then fits and would scroll sideways without it. */
export function needsThatFit(
  oneLine: readonly ColumnNeed[],
  twoLines: readonly ColumnNeed[],
  available: number,
): { needs: readonly ColumnNeed[]; headLines: 1 | 2 } {
  const areTwo = available > 0 && leastOf(oneLine) > available && leastOf(twoLines) <= available;
  return areTwo ? { needs: twoLines, headLines: 2 } : { needs: oneLine, headLines: 1 };
}

/** Some rows of a long list, evenly from all of it. */
function sampled<Row>(rows: readonly Row[]): Row[] {
  const step = Math.max(1, Math.floor(rows.length / MEASURED_ROWS));
  return rows.filter((_row, at) => at % step === 0);
}
