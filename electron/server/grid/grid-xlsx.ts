import type { Cell, Row, Sheet } from 'write-excel-file/node';
import writeExcelFile from 'write-excel-file/node';
import { type CellWriter, cellWriter, type Grid, type GridCell, type GridKind } from '#shared/kernel/grid.ts';
import { groupOfEachRow } from './grid-csv.ts';
import { wallClockAt } from './wall-clock-at.ts';

export type OnSheet = { clinicName: string; zone: string };

/** One sheet for each grid, with real numbers and days, so that a spreadsheet adds, sorts and filters them. */
export async function gridXlsx(grids: Grid | readonly Grid[], on: OnSheet): Promise<Uint8Array> {
  const all = Array.isArray(grids) ? (grids as readonly Grid[]) : [grids as Grid];
  const names = sheetNames(all.map(({ title }) => title));
  const sheets = all.map((grid, at) => sheetOf(grid, names[at] ?? `${at + 1}`, on));
  return writeExcelFile(sheets as Sheet<Buffer>[], { fontFamily: 'Calibri', fontSize: 11 }).toBuffer();
}

// Title, clinic and period, and an empty line stand above the head, so that a printed sheet says what it is.
const ROWS_ABOVE = 3;
const RULE = { bottomBorderStyle: 'thin', bottomBorderColor: '#000000' } as const;
const RULE_ABOVE = { topBorderStyle: 'thin', topBorderColor: '#000000' } as const;

function sheetOf(grid: Grid, sheet: string, { clinicName, zone }: OnSheet): object {
  const hasGroups = grid.groups.length > 0;
  const groups = groupOfEachRow(grid);
  const withGroup = (first: Cell, cells: Cell[]): Cell[] => (hasGroups ? [first, ...cells] : cells);
  const cellsOf = (cells: readonly GridCell[], style: object): Cell[] =>
    cells.map((cell, column) => cellOf(cell, grid.columns[column]?.kind ?? 'text', { zone, style }));
  const data: Row[] = [
    [{ ...words(grid.title), fontWeight: 'bold', fontSize: 14 }],
    [words([clinicName, grid.subtitle].filter(Boolean).join(' · '))],
    [],
    withGroup(
      headOf(grid.groupLabel, 'left'),
      grid.columns.map(({ label, align }) => headOf(label, align)),
    ),
    ...grid.rows.map(({ cells, mark }, at) =>
      withGroup(words(groups[at] ?? ''), cellsOf(cells, mark ? MARKS[mark] : {})),
    ),
    ...(grid.totals
      ? [
          withGroup(
            { ...words(''), ...RULE_ABOVE },
            cellsOf(grid.totals, { fontWeight: 'bold', ...RULE_ABOVE }),
          ),
        ]
      : []),
    ...grid.notes.map(note => [words(note)]),
  ];
  return {
    ...{ data, sheet, stickyRowsCount: ROWS_ABOVE + 1 },
    ...{ orientation: grid.columns.length > 6 ? 'landscape' : undefined },
    columns: [...(hasGroups ? [{ width: 22 }] : []), ...widthsOf(grid, cellWriter(grid, { zone }))],
  };
}

const MARKS = {
  struck: { textDecoration: { strikethrough: true } },
  strong: { fontWeight: 'bold' },
} as const;

/** A cell of Excel holds no more. */
const LONGEST_TEXT = 32_000;

// The format '@' keeps what begins with = + - @ a text also after somebody edits the cell.
function words(text: string): { type: StringConstructor; value: string; format: string } {
  return { type: String, value: text.slice(0, LONGEST_TEXT), format: '@' };
}

function headOf(label: string, align: 'left' | 'right'): Cell {
  return { ...words(label), fontWeight: 'bold', align, wrap: true, alignVertical: 'bottom', ...RULE };
}

function cellOf(cell: GridCell, kind: GridKind, { zone, style }: { zone: string; style: object }): Cell {
  if (cell === null || cell === '') return Object.keys(style).length > 0 ? { ...words(''), ...style } : null;
  if (typeof cell === 'string') {
    const day = kind === 'day' ? dayOf(cell) : undefined;
    return day
      ? { type: Date, value: day, format: 'd mmm yyyy', align: 'left', ...style }
      : { ...words(cell), ...style };
  }
  if (kind === 'instant') {
    const value = new Date(`${wallClockAt(cell, zone)}Z`);
    return { type: Date, value, format: 'd mmm yyyy h:mm AM/PM', align: 'left', ...style };
  }
  return { ...numberOf(cell, kind), ...style };
}

// Before that day a spreadsheet counts days otherwise than the calendar does: 29 February 1900 never was.
const FIRST_DAY_OF_SHEETS = '1900-03-01';

function dayOf(text: string): Date | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || text < FIRST_DAY_OF_SHEETS) return undefined;
  return new Date(`${text}T00:00:00Z`);
}

function numberOf(value: number, kind: GridKind): { type: NumberConstructor; value: number; format: string } {
  if (kind === 'percent') return { type: Number, value: value / 100, format: '0.0%' };
  if (kind === 'paise')
    return { type: Number, value: value / 100, format: `${groupsOfIndia(value / 100)}.00` };
  return { type: Number, value, format: groupsOfIndia(value) + (Number.isInteger(value) ? '' : '.00') };
}

/**
 * Lakhs and crores, written out by the size of each cell: a spreadsheet groups by thousands unless the computer
 * itself is set to India, and a format with conditions loses the minus of a negative amount.
 */
function groupsOfIndia(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e9) return '##\\,##\\,##\\,##\\,##0';
  if (size >= 1e7) return '##\\,##\\,##\\,##0';
  return size >= 1e5 ? '##\\,##\\,##0' : '#,##0';
}

const NARROWEST = 8;
const WIDEST = 48;

function widthsOf(grid: Grid, write: CellWriter): { width: number }[] {
  return grid.columns.map((column, at) => {
    if (column.width !== undefined) return { width: column.width + 2 };
    const lengths = [...grid.rows.slice(0, 2_000).map(({ cells }) => cells), grid.totals ?? []].map(
      cells => write(cells[at] ?? null, at).length,
    );
    const longestWord = Math.max(...column.label.split(' ').map(word => word.length));
    return { width: Math.min(WIDEST, Math.max(NARROWEST, longestWord, ...lengths) + 3) };
  });
}

/** At most 31 characters, none of []:*?/\, no two alike. */
function sheetNames(titles: readonly string[]): string[] {
  const taken = new Set<string>();
  return titles.map((title, at) => {
    const plain =
      title
        .replace(/[[\]:*?/\\\p{Cc}]/gu, ' ')
        .replace(/^'+|'+$/g, '')
        .trim() || `${at + 1}`;
    let name = plain.slice(0, 31).trim();
    for (let copy = 2; taken.has(name.toLowerCase()); copy += 1)
      name = `${plain.slice(0, 27).trim()} ${copy}`;
    taken.add(name.toLowerCase());
    return name;
  });
}
