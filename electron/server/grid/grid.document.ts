import { dayIn } from '#shared/i18n/day-words.ts';
import { PRINT_WORDS } from '#shared/i18n/print-words.ts';
import { translate } from '#shared/i18n/translate.ts';
import {
  type CellWriter,
  cellWriter,
  type Grid,
  type GridCell,
  type GridGroup,
} from '#shared/kernel/grid.ts';
import { clipped } from '../../printing/clip-text.ts';
import { bareTable, columns, rule, type TypeSize, text } from '../../printing/page-blocks.ts';
import { mm, SHEETS } from '../../printing/paper.ts';
import type { PageBlock, PdfDefinition, TableCell } from '../../printing/pdf-definition.ts';
import { bold, dotted, plain, type Words } from '../../printing/script-runs.ts';
import { columnNeeds, fitted, squeezed } from './grid-widths.ts';

export type GridOnPaper = {
  grid: Grid;
  clinic: { name: string; addressLines: readonly string[] };
  /** '21 Nov 2026, 6:40 pm'. */
  printedAt: string;
  language: 'en' | 'hi';
  zone: string;
  /** 1 for the first reprint of a paper that is counted. */
  duplicateCopy?: number | null;
};

const SMALL = [9, 12] as const;
const GUTTER = 9;
const { width: SHORT, height: LONG, sideMargin: SIDE } = SHEETS.A4;
const LYING_SIDE = mm(14);

type Setting = { type: TypeSize; sheet: { width: number; height: number }; side: number; widths: number[] };

/** `tightest`: how much narrower than they are the columns may be set, by breaking words onto a second line. */
type Try = { type: TypeSize; isLying: boolean; tightest: number };

// Roomiest first: one line a row, then two, then the sheet on its side. What no sheet holds has its long words cut.
const TRIES: readonly Try[] = [
  { type: [9.5, 13], isLying: false, tightest: 1 },
  { type: [9, 12], isLying: false, tightest: 1 },
  { type: [9, 12], isLying: false, tightest: 0.72 },
  { type: [9.5, 13], isLying: true, tightest: 0.8 },
  { type: [9, 12], isLying: true, tightest: 0 },
  { type: [8, 10.5], isLying: true, tightest: 0 },
  { type: [7, 9], isLying: true, tightest: 0 },
];

function settingOf(grid: Grid, lines: readonly (readonly string[])[]): Setting {
  let last: Setting | undefined;
  for (const { type, isLying, tightest } of TRIES) {
    const [width, height, side] = isLying ? [LONG, SHORT, LYING_SIDE] : [SHORT, LONG, SIDE];
    const available = width - 2 * side - GUTTER * (grid.columns.length - 1);
    const needs = columnNeeds(grid, lines, type[0]);
    const natural = needs.reduce((sum, need) => sum + need.natural, 0);
    const widths = fitted(needs, available);
    last = { type, sheet: { width, height }, side, widths: widths ?? squeezed(needs, available) };
    if (widths && natural * tightest <= available) return last;
  }
  if (!last) throw new Error('a list needs a size to be set in');
  return last;
}

/** Any list on A4, upright or lying by its width: clinic, title and period, the head again on every page, totals. */
export function gridDocument(page: GridOnPaper): PdfDefinition {
  const { grid, clinic, printedAt, language, zone, duplicateCopy = null } = page;
  const words = PRINT_WORDS[language];
  const spoken = cellWriter(grid, { zone, hasDecimals: true, day: date => dayIn(language, date) });
  const write: CellWriter = (cell, at) => inOnePiece(spoken(cell, at));
  const heads = grid.columns.map(headOf);
  const setting = settingOf(grid, [heads, ...textsOf(grid, write)]);
  const { sheet, side, type } = setting;
  const width = sheet.width - 2 * side;
  const reprint = duplicateCopy === null ? null : words.reprint(duplicateCopy);
  const folio = clipped(dotted([reprint, clinic.name, grid.title, grid.subtitle]), {
    width: width - 110,
    size: SMALL[0],
  });
  return {
    pageSize: sheet,
    pageMargins: [side, mm(13), side, mm(15)],
    title: [grid.title, grid.subtitle].filter(Boolean).join(', '),
    footer: (page, pages) => ({
      ...columns(width, 8, [
        { block: text(folio, SMALL) },
        { width: 100, block: text(words.pageOf(page, pages), SMALL, { alignment: 'right' }) },
      ]),
      margin: [side, 8, side, 0],
    }),
    content: [
      columns(width, 12, [
        { block: text([bold(clinic.name), plain(placeOf(clinic.addressLines))], SMALL) },
        {
          width: 170,
          block: text(translate(language, 'common.printedAt', { when: printedAt }), SMALL, {
            alignment: 'right',
          }),
        },
      ]),
      text([bold(grid.title)], [16, 22]),
      ...(grid.subtitle ? [text(grid.subtitle, [10, 14])] : []),
      rule(width, 1, { above: 4, below: 6 }),
      ...(grid.rows.length > 0
        ? [tableOf(grid, { write, heads, setting, width })]
        : [text(translate(language, 'common.gridNone'), [10, 14])]),
      ...grid.notes.map((note): PageBlock => text(note, type, { margin: [0, 6, 0, 0] })),
    ],
  };
}

/** '10:00 am', '50000 41736' and '1 y 3 m' are read as one; a longer phrase may go over two lines. */
function inOnePiece(said: string): string {
  return said.length <= 14 && /\d/.test(said) ? said.replaceAll(' ', '\u00a0') : said;
}

function placeOf(addressLines: readonly string[]): string {
  return addressLines.length > 0 ? `, ${addressLines.join(', ')}` : '';
}

/** ₹ stands once in the head of a column of money, and with its last sum. */
function headOf({ label, kind }: Grid['columns'][number]): string {
  return kind === 'paise' && !label.includes('₹') ? `${label}\u00a0₹` : label;
}

/** Every text of the table as it will stand, sums included, to be measured. */
function textsOf(grid: Grid, write: CellWriter): string[][] {
  const sums = grid.groups.map(({ subtotals }) => subtotals ?? []);
  return [
    ...[...grid.rows.map(({ cells }) => cells), ...sums].map(cells => cells.map(write)),
    (grid.totals ?? []).map((cell, at) => sumWords(grid, write, { cell, at, isLast: true })),
  ];
}

type TableParts = { write: CellWriter; heads: readonly string[]; setting: Setting; width: number };
type Line = { cells: TableCell[]; above: number; ruleAbove: number };

function tableOf(grid: Grid, { write, heads, setting, width }: TableParts): PageBlock {
  const { type, widths } = setting;
  const cellOf = (said: Words, column: number, isStruck = false): TableCell => {
    const block = text(said, type, { alignment: grid.columns[column]?.align ?? 'left' });
    return isStruck ? Object.assign(block, { decoration: 'lineThrough' as const }) : block;
  };
  const plainLine = ({ cells, mark }: Grid['rows'][number], isFirst: boolean): Line => ({
    cells: cells.map((cell, at) => {
      const said = write(cell, at);
      return cellOf(mark === 'strong' ? [bold(said)] : said, at, mark === 'struck');
    }),
    above: 2,
    ruleAbove: isFirst ? 0.75 : 0.25,
  });
  const sumLine = (cells: readonly GridCell[], isLast: boolean): Line => ({
    cells: cells.map((cell, at) => cellOf([bold(sumWords(grid, write, { cell, at, isLast }))], at)),
    above: 2,
    ruleAbove: 0.5,
  });
  const groupLine = ({ label }: GridGroup, isFirst: boolean): Line => ({
    cells: spanned(text([bold(label)], type), grid.columns.length),
    above: isFirst ? 3 : 9,
    ruleAbove: isFirst ? 0.75 : 0,
  });
  const groupAt = new Map(grid.groups.map(group => [group.from, group]));
  const lines: Line[] = [{ cells: heads.map((head, at) => cellOf(head, at)), above: 0, ruleAbove: 0 }];
  let group: GridGroup | undefined;
  grid.rows.forEach((row, at) => {
    const begins = groupAt.get(at);
    if (begins) lines.push(groupLine(begins, at === 0));
    group = begins ?? group;
    lines.push(plainLine(row, at === 0 && !begins));
    if (group?.subtotals && at === group.from + group.count - 1) lines.push(sumLine(group.subtotals, false));
  });
  if (grid.totals) lines.push(sumLine(grid.totals, true));
  return bareTable({
    ...{ totalWidth: width, widths, gutter: GUTTER, headerRows: 1, rows: lines.map(({ cells }) => cells) },
    rowAbove: row => lines[row]?.above ?? 0,
    rowBelow: () => 2,
    lineAbove: row => lines[row]?.ruleAbove ?? 0,
  });
}

type Sum = { cell: GridCell; at: number; isLast: boolean };

function sumWords(grid: Grid, write: CellWriter, { cell, at, isLast }: Sum): string {
  const said = write(cell, at);
  return isLast && typeof cell === 'number' && grid.columns[at]?.kind === 'paise' ? `₹\u00a0${said}` : said;
}

function spanned(block: TableCell, count: number): TableCell[] {
  const rest = Array.from({ length: count - 1 }, () => text('', SMALL));
  return [{ ...block, colSpan: count }, ...rest];
}
