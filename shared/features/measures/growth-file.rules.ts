import type { GrowthPosition, GrowthRow } from './growth.rules.ts';
import {
  GROWTH_COLUMNS,
  GROWTH_INDICATORS,
  type GrowthColumn,
  type GrowthIndicator,
  type GrowthProblem,
} from './growth.schema.ts';
import { DAYS_A_MONTH } from './growth-age.rules.ts';

export type GrowthGroup = {
  indicator: GrowthIndicator;
  sex: 'F' | 'M';
  /** As the file has it. */
  xUnit: XUnit;
  /** Ascending by x, in days of age or centimetres. */
  rows: GrowthRow[];
};
export type GrowthFile = {
  standard: string;
  source: string;
  isSure: boolean;
  rowCount: number;
  groups: GrowthGroup[];
  problems: GrowthProblem[];
};

export type XUnit = 'day' | 'week' | 'month' | 'year' | 'cm';
const DAYS_IN: Record<Exclude<XUnit, 'cm'>, number> = {
  day: 1,
  week: 7,
  month: DAYS_A_MONTH,
  year: 365.25,
};
const SEXES: Record<string, 'F' | 'M'> = { f: 'F', female: 'F', girl: 'F', m: 'M', male: 'M', boy: 'M' };
/** What a median of the indicator can be; outside, a column has slipped. */
const MEDIANS: Record<GrowthIndicator, readonly [number, number]> = {
  weight_for_age_kg: [0.3, 150],
  height_for_age_cm: [20, 230],
  bmi_for_age: [8, 40],
  weight_for_height_kg: [0.3, 150],
};
const LARGEST_X: Record<XUnit, number> = { day: 8000, week: 1150, month: 264, year: 22, cm: 220 };

const POSITIONS: readonly GrowthPosition[] = ['', 'length', 'height'];

type Cells = Record<GrowthColumn, string>;
type ReadRow = Omit<GrowthGroup, 'rows'> & { row: GrowthRow; at: number };

/** Reads the cells of an imported file: the header first. Nothing of a file with a problem may be taken over. */
export function readGrowthFile(table: readonly (readonly string[])[]): GrowthFile {
  const problems: GrowthProblem[] = [];
  const columns = columnsOf(table[0] ?? [], problems);
  const read: ReadRow[] = [];
  let first: Cells | undefined;
  let isSure = true;
  if (columns) {
    for (const [index, line] of table.slice(1).entries()) {
      if (line.every(cell => cell.trim() === '')) continue;
      const cells = cellsOf(line, columns);
      first ??= cells;
      const at = index + 2;
      if (line.length > columns.size)
        problems.push({ row: at, column: '', code: 'GROWTH_TOO_MANY_CELLS', typed: '' });
      const row = { at, cells, problems };
      checkStandard(row, first);
      const known = readRow(row);
      if (known) read.push(known);
      if (cells.sure.toLowerCase() !== 'yes') isSure = false;
    }
  }
  if (columns && read.length === 0 && problems.length === 0)
    problems.push({ row: 1, column: '', code: 'GROWTH_NO_ROWS', typed: '' });
  const groups = groupsOf(read, problems);
  return {
    standard: first?.standard ?? '',
    source: first?.source ?? '',
    isSure,
    rowCount: read.length,
    groups,
    problems: problems.sort((a, b) => a.row - b.row),
  };
}

function columnsOf(
  header: readonly string[],
  problems: GrowthProblem[],
): Map<GrowthColumn, number> | undefined {
  const names = header.map(name =>
    name
      .replace(/^\ufeff/, '')
      .trim()
      .toLowerCase(),
  );
  const missing = GROWTH_COLUMNS.filter(column => !names.includes(column));
  for (const column of missing) problems.push({ row: 1, column, code: 'GROWTH_COLUMN_MISSING', typed: '' });
  if (missing.length > 0) return undefined;
  return new Map(GROWTH_COLUMNS.map(column => [column, names.indexOf(column)]));
}

function cellsOf(line: readonly string[], columns: Map<GrowthColumn, number>): Cells {
  return Object.fromEntries(
    [...columns].map(([column, place]) => [column, (line[place] ?? '').trim()]),
  ) as Cells;
}

type Row = { at: number; cells: Cells; problems: GrowthProblem[] };

function say({ at, cells, problems }: Row, column: GrowthColumn, code: string): undefined {
  problems.push({ row: at, column, code, typed: cells[column].slice(0, 40) });
  return undefined;
}

function numberAt(
  row: Row,
  column: GrowthColumn,
  [low, high]: readonly [number, number],
): number | undefined {
  const typed = row.cells[column];
  if (!/^-?(\d+\.?\d*|\.\d+)$/.test(typed)) return say(row, column, typed ? 'NOT_A_NUMBER' : 'REQUIRED');
  const value = Number(typed);
  return value >= low && value <= high ? value : say(row, column, 'GROWTH_OUT_OF_RANGE');
}

function checkStandard(row: Row, first: Cells): void {
  const { standard, source, sure } = row.cells;
  if (standard === '') say(row, 'standard', 'REQUIRED');
  else if (standard.length > 40) say(row, 'standard', 'TOO_LONG');
  else if (standard !== first.standard) say(row, 'standard', 'ANOTHER_STANDARD');
  if (source === '') say(row, 'source', 'REQUIRED');
  else if (source.length > 200) say(row, 'source', 'TOO_LONG');
  if (!/^(yes|no)$/i.test(sure)) say(row, 'sure', 'YES_OR_NO');
}

function readRow(row: Row): ReadRow | undefined {
  const { cells } = row;
  const indicator = GROWTH_INDICATORS.find(name => name === cells.indicator);
  if (!indicator) say(row, 'indicator', 'UNKNOWN_INDICATOR');
  const sex = SEXES[cells.sex.toLowerCase()] ?? say(row, 'sex', 'NOT_A_SEX');
  const xUnit = unitOf(row, indicator);
  const x = numberAt(row, 'x', [0, xUnit ? LARGEST_X[xUnit] : LARGEST_X.day]);
  const l = numberAt(row, 'l', [-10, 10]);
  const m = numberAt(row, 'm', indicator ? MEDIANS[indicator] : [0, 1000]);
  const s = numberAt(row, 's', [0.001, 1]);
  const position = POSITIONS.find(each => each === cells.position.toLowerCase());
  if (position === undefined) say(row, 'position', 'NOT_A_POSITION');
  if (!indicator || !sex || !xUnit || position === undefined) return undefined;
  if (x === undefined || l === undefined || m === undefined || s === undefined) return undefined;
  const place = xUnit === 'cm' ? x : x * DAYS_IN[xUnit];
  return { indicator, sex, xUnit, row: { x: place, l, m, s, position }, at: row.at };
}

function unitOf(row: Row, indicator: GrowthIndicator | undefined): XUnit | undefined {
  const unit = row.cells.x_unit.toLowerCase();
  const isLength = unit === 'cm';
  if (!isLength && !(unit in DAYS_IN)) return say(row, 'x_unit', 'UNKNOWN_UNIT');
  if (indicator && isLength !== (indicator === 'weight_for_height_kg'))
    return say(row, 'x_unit', 'UNIT_DOES_NOT_FIT');
  return unit as XUnit;
}

/** Rows by what they describe, ascending; a place that stands twice and a curve of one row are problems. */
function groupsOf(read: readonly ReadRow[], problems: GrowthProblem[]): GrowthGroup[] {
  const groups = new Map<string, { group: GrowthGroup; places: Map<string, number>; at: number }>();
  for (const { indicator, sex, xUnit, row, at } of read) {
    const key = `${indicator} ${sex}`;
    const known = groups.get(key) ?? {
      group: { indicator, sex, xUnit, rows: [] },
      places: new Map<string, number>(),
      at,
    };
    groups.set(key, known);
    if (known.group.xUnit !== xUnit)
      problems.push({ row: at, column: 'x_unit', code: 'ANOTHER_UNIT', typed: xUnit });
    const place = `${row.position} ${row.x}`;
    if (known.places.has(place)) {
      problems.push({ row: at, column: 'x', code: 'ROW_TWICE', typed: String(known.places.get(place)) });
    }
    known.places.set(place, at);
    known.group.rows.push(row);
  }
  for (const { group, at } of groups.values()) {
    if (group.rows.length < 2) problems.push({ row: at, column: 'x', code: 'ONE_ROW_ONLY', typed: '' });
    group.rows.sort((a, b) => a.x - b.x || (a.position < b.position ? -1 : 1));
  }
  return [...groups.values()].map(({ group }) => group);
}
