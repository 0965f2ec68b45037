import Papa from 'papaparse';
import type * as z from 'zod';
import { AppError } from '#shared/contract/app-error.ts';
import {
  type ClinicList,
  ROW_SCHEMAS,
  type RowOf,
  type RowProblem,
} from '#shared/features/lists/clinic-rows.schema.ts';
import { FILE_COLUMN_OF } from '#shared/features/lists/row-fields.rules.ts';
import { parseRupees } from '#shared/kernel/money.ts';

export type ReadRow<L extends ClinicList> = { row: number; value: RowOf[L] };
export type ReadFile<L extends ClinicList> = {
  rows: ReadRow<L>[];
  rowCount: number;
  problems: RowProblem[];
  unknownColumns: string[];
};

export type Cells = (column: string) => string;

/** The columns of `clinic_drugs.csv` and its sisters; those before the bar must be there. */
const COLUMNS: Readonly<Record<ClinicList, { needed: readonly string[]; other: readonly string[] }>> = {
  drugs: {
    needed: ['generic', 'form'],
    other: [
      ...['brand', 'strength', 'route', 'manufacturer', 'pack', 'mrp', 'schedule', 'default_dose'],
      ...['default_frequency', 'default_duration_days', 'default_instruction_id', 'notes', 'source', 'sure'],
    ],
  },
  diagnoses: { needed: ['title'], other: ['code', 'code_system', 'synonyms', 'group', 'source', 'sure'] },
  interactions: {
    needed: ['a', 'a_type', 'b', 'b_type', 'severity', 'effect', 'management'],
    other: ['source', 'sure'],
  },
};

const READERS: { [L in ClinicList]: (cells: Cells) => unknown } = {
  drugs: cells => ({
    ...{ brand: cells('brand'), generic: cells('generic'), strength: cells('strength'), form: cells('form') },
    ...{ route: cells('route'), manufacturer: cells('manufacturer'), pack: cells('pack') },
    mrpPaise: cells('mrp') === '' ? null : (parseRupees(cells('mrp')) ?? Number.NaN),
    schedule: /^(otc)?$/i.test(cells('schedule')) ? null : cells('schedule').toUpperCase(),
    usualDose: usualDoseOf(cells),
    notes: cells('notes'),
    isSure: sureOf(cells),
  }),
  diagnoses: cells => ({
    code: cells('code').toUpperCase(),
    title: cells('title'),
    synonyms: cells('synonyms')
      .split(';')
      .map(one => one.trim())
      .filter(Boolean),
    group: cells('group'),
    isSure: sureOf(cells),
  }),
  interactions: cells => ({
    ...{ a: cells('a'), aType: cells('a_type'), b: cells('b'), bType: cells('b_type') },
    ...{
      severity: cells('severity').toLowerCase(),
      effect: cells('effect'),
      management: cells('management'),
      isSure: sureOf(cells),
    },
  }),
};

/** '1 tablet', 'TDS' and '3' are one line as it is typed: '1 tablet TDS 3d'. */
function usualDoseOf(cells: Cells): string {
  const days = cells('default_duration_days');
  return [cells('default_dose'), cells('default_frequency'), days && `${days}d`].filter(Boolean).join(' ');
}

/** A file without the column, or an empty cell, is sure; any other word stays itself, for the schema to refuse. */
function sureOf(cells: Cells): unknown {
  const word = cells('sure').toLowerCase();
  return word === '' || word === 'yes' ? true : word === 'no' ? false : word;
}

/** What a kind of file is: its columns, how a row is read from its cells, and which column a field stands in. */
type FileShape<T> = {
  needed: readonly string[];
  other: readonly string[];
  schema: z.ZodType<T>;
  read: (cells: Cells) => unknown;
  columnOf?: Readonly<Record<string, string>>;
};

export function readListFile<L extends ClinicList>(list: L, csv: string): ReadFile<L> {
  return readRows(csv, {
    ...COLUMNS[list],
    schema: ROW_SCHEMAS[list] as z.ZodType as z.ZodType<RowOf[L]>,
    read: READERS[list],
    columnOf: FILE_COLUMN_OF,
  });
}

type ReadRows<T> = Omit<ReadFile<ClinicList>, 'rows'> & { rows: { row: number; value: T }[] };

/** Reads a file by the names of its columns, in any order; refuses one that lacks a column. */
export function readRows<T>(csv: string, shape: FileShape<T>): ReadRows<T> {
  const { lines, faultyRows } = linesOf(csv);
  const [first, ...body] = lines;
  const heads = first?.cells.map(head => head.trim().toLowerCase()) ?? [];
  const { needed, other } = shape;
  const missing = needed.filter(column => !heads.includes(column));
  if (missing.length > 0 || body.length === 0)
    throw new AppError('NOT_A_LIST', { missing: missing.join(', ') });
  const rows: { row: number; value: T }[] = [];
  const bodyRows = new Set(body.map(({ row }) => row));
  const problems: RowProblem[] = [...faultyRows]
    .filter(row => !bodyRows.has(row))
    .map(row => quotesProblem(row, ''));
  for (const { row, cells } of body) {
    const unfit = faultyRows.has(row)
      ? quotesProblem(row, cells.at(-1) ?? '')
      : unfitCells(row, cells, heads);
    if (unfit) {
      problems.push(unfit);
      continue;
    }
    const cellOf: Cells = column => (cells[heads.indexOf(column)] ?? '').trim();
    const read = shape.schema.safeParse(shape.read(cellOf));
    if (read.success) rows.push({ row, value: read.data });
    else problems.push(...read.error.issues.map(issue => problemOf(row, issue, cellOf, shape.columnOf)));
  }
  return {
    rows,
    rowCount: body.length,
    problems,
    unknownColumns: heads.filter(head => head !== '' && !needed.includes(head) && !other.includes(head)),
  };
}

type Line = { row: number; cells: string[] };

/** The lines that are not empty, with their place in the file, and the places where the quotes go wrong. */
function linesOf(csv: string): { lines: Line[]; faultyRows: ReadonlySet<number> } {
  const { data, errors } = Papa.parse<string[]>(csv.replace(/^\ufeff/, ''));
  return {
    lines: data
      .map((cells, at) => ({ row: at + 1, cells }))
      .filter(({ cells }) => cells.some(cell => cell.trim() !== '')),
    // A file of one column has no delimiter that could be found, which is no fault.
    faultyRows: new Set(errors.filter(({ type }) => type !== 'Delimiter').map(({ row }) => (row ?? 0) + 1)),
  };
}

function quotesProblem(row: number, cell: string): RowProblem {
  return { row, column: '', code: 'QUOTES_DO_NOT_CLOSE', value: cell.slice(0, 60) };
}

/** A line break inside a cell is most often a quote that swallowed the next rows. */
function unfitCells(row: number, cells: readonly string[], heads: readonly string[]): RowProblem | undefined {
  const at = cells.findIndex(cell => /[\r\n]/.test(cell.trim()));
  if (at >= 0)
    return {
      row,
      column: heads[at] ?? '',
      code: 'LINE_BREAK_IN_CELL',
      value: (cells[at] ?? '').slice(0, 60),
    };
  if (cells.length === heads.length) return undefined;
  return { row, column: '', code: 'CELLS_DO_NOT_FIT', value: String(cells.length) };
}

function problemOf(
  row: number,
  issue: z.core.$ZodIssue,
  cellOf: Cells,
  columnOf: FileShape<unknown>['columnOf'] = {},
): RowProblem {
  const field = String(issue.path[0] ?? '');
  const column = columnOf[field] ?? field;
  const code = /^[A-Z0-9_]+$/.test(issue.message) ? issue.message : 'INVALID';
  return { row, column, code, value: cellOf(column).slice(0, 60) };
}
