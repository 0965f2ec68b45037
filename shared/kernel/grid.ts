import { formatDate, formatTime, type LocalDate, localDateAt } from './local-date.ts';
import { formatPaise } from './money.ts';

/** What a column holds: paise are integers, a day 'YYYY-MM-DD', an instant UTC milliseconds, a percent 12.5 for 12.5 %. */
export type GridKind = 'text' | 'number' | 'paise' | 'day' | 'instant' | 'percent';
export type GridCell = string | number | null;

export type GridColumn = {
  readonly key: string;
  readonly label: string;
  readonly kind: GridKind;
  readonly align: 'left' | 'right';
  /** In characters; without it the widest cell decides. */
  readonly width?: number;
};

export type GridRow = {
  readonly cells: readonly GridCell[];
  /** Struck: cancelled or void, and still to be read. */
  readonly mark?: 'struck' | 'strong';
};

/** Rows that follow each other and belong together, under a line of their own. */
export type GridGroup = {
  readonly label: string;
  readonly from: number;
  readonly count: number;
  readonly subtotals: readonly GridCell[] | null;
};

/** A list as it is shown, printed and exported: one shape, so that paper, file and screen cannot differ (REP-10). */
export type Grid = {
  readonly title: string;
  /** The period and the filters, in words. */
  readonly subtitle: string;
  readonly columns: readonly GridColumn[];
  readonly rows: readonly GridRow[];
  readonly totals: readonly GridCell[] | null;
  readonly groups: readonly GridGroup[];
  /** What the groups are: 'Doctor'. In a file it heads a column of its own, so that a spreadsheet can filter by it. */
  readonly groupLabel: string;
  readonly notes: readonly string[];
};

export type ColumnPlan<Row> = {
  key: string;
  label: string;
  kind?: GridKind;
  of: (row: Row) => GridCell;
  /** 'sum' adds the column; a value (an average, a share) is put there as it is. */
  total?: 'sum' | GridCell;
  width?: number;
};

export type GridPlan<Row> = {
  title: string;
  subtitle: string;
  columns: readonly ColumnPlan<Row>[];
  rows: readonly Row[];
  /** The word in front of the totals; without it there are none. */
  totalLabel?: string;
  /** Rows must already stand in the order of their groups. */
  groupBy?: { label: string; of: (row: Row) => string };
  markOf?: (row: Row) => GridRow['mark'];
  notes?: readonly string[];
};

const FIGURES: ReadonlySet<GridKind> = new Set(['number', 'paise', 'percent']);

/** A grid of any rows; the row at place n of the grid is the row at place n of what was given. */
export function gridOf<Row>(plan: GridPlan<Row>): Grid {
  const { columns, rows, totalLabel, groupBy, markOf } = plan;
  return {
    title: plan.title,
    subtitle: plan.subtitle,
    columns: columns.map(({ key, label, kind = 'text', width }) => ({
      ...{ key, label, kind, align: FIGURES.has(kind) ? 'right' : 'left' },
      ...(width === undefined ? {} : { width }),
    })),
    rows: rows.map(row => {
      const mark = markOf?.(row);
      return { cells: columns.map(({ of }) => of(row)), ...(mark && { mark }) };
    }),
    totals: totalLabel === undefined || rows.length === 0 ? null : totalCells(columns, rows, totalLabel),
    groups: groupBy ? groupsOf(rows, groupBy.of, some => subtotalCells(columns, some, totalLabel)) : [],
    groupLabel: groupBy?.label ?? '',
    notes: plan.notes ?? [],
  };
}

function totalCells<Row>(
  columns: readonly ColumnPlan<Row>[],
  rows: readonly Row[],
  label: string,
): GridCell[] {
  const cells = columns.map(({ total, of }) => (total === 'sum' ? sumOf(rows, of) : (total ?? null)));
  return cells[0] === null ? [label, ...cells.slice(1)] : cells;
}

/** Only the sums: an average or a share of the whole says nothing about a part. */
function subtotalCells<Row>(
  columns: readonly ColumnPlan<Row>[],
  rows: readonly Row[],
  label: string | undefined,
): GridCell[] | null {
  if (label === undefined) return null;
  const sums = columns.map(column => (column.total === 'sum' ? column : { ...column, total: null }));
  return totalCells(sums, rows, label);
}

function sumOf<Row>(rows: readonly Row[], of: (row: Row) => GridCell): number {
  let sum = 0;
  for (const row of rows) {
    const cell = of(row);
    if (typeof cell === 'number') sum += cell;
  }
  return sum;
}

function groupsOf<Row>(
  rows: readonly Row[],
  groupBy: (row: Row) => string,
  subtotalsOf: (rows: readonly Row[]) => GridCell[] | null,
): GridGroup[] {
  const runs: { label: string; from: number; count: number }[] = [];
  rows.forEach((row, from) => {
    const label = groupBy(row);
    const last = runs.at(-1);
    if (last?.label === label) last.count += 1;
    else runs.push({ label, from, count: 1 });
  });
  return runs.map(run => ({ ...run, subtotals: subtotalsOf(rows.slice(run.from, run.from + run.count)) }));
}

export type CellWords = {
  zone: string;
  /** A day in the reader's language; '21 Nov 2026' without it. */
  day?: (date: LocalDate) => string;
  /** Two decimals in every column of money, as on paper; else only where a paisa is. */
  hasDecimals?: boolean;
};

export type CellWriter = (cell: GridCell, column: number) => string;

/** How the cells of a grid read: figures grouped as in India, money without ₹, a dash nowhere. */
export function cellWriter(grid: Grid, words: CellWords): CellWriter {
  const showsPaise = grid.columns.map(
    ({ kind }, at) => kind === 'paise' && (words.hasDecimals === true || hasPaise(grid, at)),
  );
  const dayOf = words.day ?? formatDate;
  return (cell, column) => {
    if (cell === null) return '';
    // A word may stand where figures do: 'Total', 'not asked'.
    if (typeof cell === 'string') return grid.columns[column]?.kind === 'day' ? dayOrWord(cell, dayOf) : cell;
    switch (grid.columns[column]?.kind) {
      case 'paise':
        return formatPaise(cell, { decimals: showsPaise[column] ?? true });
      case 'percent':
        return `${formatNumber(Math.round(cell * 10) / 10, 1)}\u00a0%`;
      case 'instant':
        return `${dayOf(localDateAt(cell, words.zone))}, ${formatTime(cell, words.zone)}`;
      default:
        return formatNumber(cell, 2);
    }
  };
}

function dayOrWord(text: string, dayOf: (date: LocalDate) => string): string {
  return /^\d{4}-\d\d-\d\d$/.test(text) ? dayOf(text) : text;
}

function hasPaise(grid: Grid, column: number): boolean {
  const isOdd = ({ cells }: { cells: readonly GridCell[] }) => {
    const cell = cells[column];
    return typeof cell === 'number' && cell % 100 !== 0;
  };
  return grid.rows.some(isOdd) || isOdd({ cells: grid.totals ?? [] });
}

/** '12,34,567' and '−12.5': whole numbers without decimals, others with at most so many. */
export function formatNumber(value: number, decimals: number): string {
  const factor = 10 ** decimals;
  const rounded = Math.round(Math.abs(value) * factor) / factor;
  const whole = formatPaise(Math.floor(rounded) * 100, { decimals: false });
  const rest = (rounded % 1).toFixed(decimals).slice(2).replace(/0+$/, '');
  return `${value < 0 && rounded > 0 ? '\u2212' : ''}${whole}${rest && `.${rest}`}`;
}

/** The order of two cells of one column: empty ones last, words by the language's alphabet, numbers in them by value. */
export function compareCells(a: GridCell, b: GridCell, collator: Intl.Collator): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return collator.compare(String(a), String(b));
}
