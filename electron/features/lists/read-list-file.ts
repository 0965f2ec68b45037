import Papa from 'papaparse';
import type * as z from 'zod';
import { AppError } from '#shared/contract/app-error.ts';
import {
  type ClinicList,
  ROW_SCHEMAS,
  type RowOf,
  type RowProblem,
} from '#shared/features/lists/clinic-rows.schema.ts';
import { parseRupees } from '#shared/kernel/money.ts';

export type ReadRow<L extends ClinicList> = { row: number; value: RowOf[L] };
export type ReadFile<L extends ClinicList> = {
  rows: ReadRow<L>[];
  rowCount: number;
  problems: RowProblem[];
  unknownColumns: string[];
};

type Cells = (column: string) => string;

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
  }),
  diagnoses: cells => ({
    code: cells('code').toUpperCase(),
    title: cells('title'),
    synonyms: cells('synonyms')
      .split(';')
      .map(one => one.trim())
      .filter(Boolean),
    group: cells('group'),
  }),
  interactions: cells => ({
    ...{ a: cells('a'), aType: cells('a_type'), b: cells('b'), bType: cells('b_type') },
    ...{
      severity: cells('severity').toLowerCase(),
      effect: cells('effect'),
      management: cells('management'),
    },
  }),
};

/** A field of the row, named as the column is. */
const COLUMN_OF: Readonly<Record<string, string>> = {
  ...{ mrpPaise: 'mrp', usualDose: 'default_dose', aType: 'a_type', bType: 'b_type' },
};

/** '1 tablet', 'TDS' and '3' are one line as it is typed: '1 tablet TDS 3d'. */
function usualDoseOf(cells: Cells): string {
  const days = cells('default_duration_days');
  return [cells('default_dose'), cells('default_frequency'), days && `${days}d`].filter(Boolean).join(' ');
}

/** Reads a file by the names of its columns, in any order; refuses one that lacks a column. */
export function readListFile<L extends ClinicList>(list: L, csv: string): ReadFile<L> {
  const { data } = Papa.parse<string[]>(csv.replace(/^\ufeff/, ''), { skipEmptyLines: 'greedy' });
  const [first = [], ...body] = data;
  const heads = first.map(head => head.trim().toLowerCase());
  const { needed, other } = COLUMNS[list];
  const missing = needed.filter(column => !heads.includes(column));
  if (missing.length > 0 || body.length === 0)
    throw new AppError('NOT_A_LIST', { missing: missing.join(', ') });
  const schema: z.ZodType = ROW_SCHEMAS[list];
  const rows: ReadRow<L>[] = [];
  const problems: RowProblem[] = [];
  body.forEach((cells, at) => {
    const row = at + 2;
    if (cells.length !== heads.length) {
      problems.push({ row, column: '', code: 'CELLS_DO_NOT_FIT', value: String(cells.length) });
      return;
    }
    const cellOf: Cells = column => (cells[heads.indexOf(column)] ?? '').trim();
    const read = schema.safeParse(READERS[list](cellOf));
    if (read.success) rows.push({ row, value: read.data as RowOf[L] });
    else problems.push(...read.error.issues.map(issue => problemOf(row, issue, cellOf)));
  });
  return {
    rows,
    rowCount: body.length,
    problems,
    unknownColumns: heads.filter(head => head !== '' && !needed.includes(head) && !other.includes(head)),
  };
}

function problemOf(row: number, issue: z.core.$ZodIssue, cellOf: Cells): RowProblem {
  const field = String(issue.path[0] ?? '');
  const column = COLUMN_OF[field] ?? field;
  const code = /^[A-Z0-9_]+$/.test(issue.message) ? issue.message : 'INVALID';
  return { row, column, code, value: cellOf(column).slice(0, 60) };
}
