import Papa from 'papaparse';
import { AppError } from '#shared/contract/app-error.ts';
import { type ItemRow, itemRowSchema, pricePaiseSchema } from '#shared/features/catalogue/item.schema.ts';
import { itemNameKey } from '#shared/features/catalogue/item-text.rules.ts';
import { isServiceCode, keptUnit, unitSchema } from '#shared/features/catalogue/unit.rules.ts';
import type { RowProblem } from '#shared/features/lists/clinic-rows.schema.ts';
import { isLocalDate, type LocalDate } from '#shared/kernel/local-date.ts';
import { parseRupees } from '#shared/kernel/money.ts';

/** Those of a catalogue file, in the order in which it is written. */
export const COLUMNS = [
  ...[
    'code',
    'name',
    'local_name',
    'category',
    'sac',
    'unit',
    'tax_class',
    'price_includes_tax',
    'price',
    'valid_from',
  ],
  ...['package', 'valid_days', 'transferable'],
] as const;
const NEEDED = ['name', 'category', 'tax_class'];

export type FileContent = { nameKey: string; uses: number };

export type FileRow = {
  /** As the spreadsheet counts: the heads are row 1. */
  row: number;
  /** Contents of a package stand beside it, by name: they may be rows of the same file. */
  item: ItemRow;
  contents: FileContent[];
  ratePaise: number | null;
  /** Null is from today. */
  validFrom: LocalDate | null;
};

export type CatalogueFile = {
  rows: FileRow[];
  rowCount: number;
  problems: RowProblem[];
  unknownColumns: string[];
};

type Cells = (column: string) => string;

const COLUMN_OF: Readonly<Record<string, string>> = {
  ...{ localName: 'local_name', sacCode: 'sac', taxClass: 'tax_class', isTaxInclusive: 'price_includes_tax' },
  ...{ contents: 'package', validDays: 'valid_days', isTransferable: 'transferable' },
};

/** Reads by the names of the columns, in any order; a file that lacks one that is needed is refused. */
export function readCatalogueFile(csv: string): CatalogueFile {
  const { data, errors } = Papa.parse<string[]>(csv.replace(/^\ufeff/, ''));
  const faulty = new Set(errors.filter(({ type }) => type !== 'Delimiter').map(({ row }) => (row ?? 0) + 1));
  const lines = data
    .map((cells, at) => ({ row: at + 1, cells }))
    .filter(({ cells }) => cells.some(cell => cell.trim()));
  const [first, ...body] = lines;
  const heads = first?.cells.map(head => head.trim().toLowerCase()) ?? [];
  const missing = NEEDED.filter(column => !heads.includes(column));
  if (missing.length > 0 || body.length === 0)
    throw new AppError('NOT_A_CATALOGUE', { missing: missing.join(', ') });
  const problems: RowProblem[] = [];
  const rows: FileRow[] = [];
  for (const { row, cells } of body) {
    const unfit = faulty.has(row)
      ? 'QUOTES_DO_NOT_CLOSE'
      : cells.length === heads.length
        ? ''
        : 'CELLS_DO_NOT_FIT';
    if (unfit) {
      problems.push({ row, column: '', code: unfit, value: (cells.at(-1) ?? '').slice(0, 60) });
      continue;
    }
    const read = rowOf(row, column => plainCell(cells[heads.indexOf(column)] ?? ''));
    if (Array.isArray(read)) problems.push(...read);
    else rows.push(read);
  }
  const known: readonly string[] = COLUMNS;
  return {
    ...{ rows, rowCount: body.length, problems },
    unknownColumns: heads.filter(head => head !== '' && !known.includes(head)),
  };
}

/** Our own export puts an apostrophe before what a spreadsheet would run; it is not part of the name. */
function plainCell(cell: string): string {
  const text = cell.trim();
  return /^'[=+\-@]/.test(text) ? text.slice(1) : text;
}

function rowOf(row: number, cells: Cells): FileRow | RowProblem[] {
  const contents = contentsOf(cells('package'));
  const isPackage = cells('package') !== '';
  const read = itemRowSchema.safeParse({
    ...{ name: cells('name'), localName: cells('local_name'), code: cells('code'), sacCode: cells('sac') },
    ...{ category: cells('category').toLowerCase(), taxClass: cells('tax_class') || 'none' },
    isTaxInclusive: yesOf(cells('price_includes_tax')),
    unit: unitCell(cells('sac'), cells('unit')),
    package: isPackage
      ? {
          contents: contents.map(({ uses }, at) => ({ itemId: at + 1, uses })),
          validDays: Number(cells('valid_days') || Number.NaN),
          isTransferable: yesOf(cells('transferable')),
        }
      : null,
  });
  const price = pricePaiseSchema.nullable().safeParse(paiseOf(cells('price')));
  const validFrom = cells('valid_from');
  const problems: RowProblem[] = [
    ...(read.error?.issues ?? []).map(({ path, message }) =>
      problemOf(row, String(path.at(-1) ?? ''), message, cells),
    ),
    ...(price.error?.issues ?? []).map(({ message }) => problemOf(row, 'price', message, cells)),
    ...(validFrom === '' || isLocalDate(validFrom)
      ? []
      : [problemOf(row, 'valid_from', 'NOT_A_DATE', cells)]),
  ];
  if (!read.success || !price.success || problems.length > 0) return problems;
  return { row, item: read.data, contents, ratePaise: price.data, validFrom: validFrom || null };
}

/** An empty cell is no; any other word stays itself, for the schema to refuse. */
function yesOf(cell: string): unknown {
  const word = cell.toLowerCase();
  return word === 'yes' ? true : word === 'no' || word === '' ? false : word;
}

/** An empty cell, or what would stand there anyway, is kept as nothing; any other word stays itself, to be refused. */
function unitCell(sacCode: string, cell: string): unknown {
  const unit = unitSchema.safeParse(cell.toUpperCase());
  if (unit.success) return keptUnit(sacCode, unit.data);
  return cell === '' || (cell.toUpperCase() === 'NA' && isServiceCode(sacCode)) ? undefined : cell;
}

/** An empty cell sets no price. */
function paiseOf(cell: string): number | null {
  if (cell === '') return null;
  if (/^[-\u2212]/.test(cell)) return -(parseRupees(cell.slice(1)) ?? Number.NaN);
  return parseRupees(cell) ?? Number.NaN;
}

/** 'Dressing, small x 5; Injection, giving x 2'; what cannot be read has no uses and is refused. */
function contentsOf(cell: string): FileContent[] {
  return cell
    .split(';')
    .filter(part => part.trim() !== '')
    .map(part => {
      const [, name = part, uses = 'none'] = /^(.+) [x×] ?(\d{1,4})$/i.exec(part.trim()) ?? [];
      return { nameKey: itemNameKey(name), uses: Number(uses) };
    });
}

function problemOf(row: number, field: string, message: string, cells: Cells): RowProblem {
  const column = COLUMN_OF[field] ?? (field === 'uses' ? 'package' : field);
  const code = /^[A-Z0-9_]+$/.test(message) ? message : wordless(column);
  return { row, column, code, value: cells(column).slice(0, 60) };
}

function wordless(column: string): string {
  if (column === 'tax_class') return 'TAX_CLASS_NOT_KNOWN';
  if (column === 'category') return 'CATEGORY_NOT_KNOWN';
  return column === 'price' ? 'NOT_AN_AMOUNT' : 'INVALID';
}
