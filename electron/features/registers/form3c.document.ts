import { PRINT_WORDS, type PrintLanguage } from '#shared/i18n/print-words.ts';
import { formatPaise } from '#shared/kernel/money.ts';
import { clipped } from '../../printing/clip-text.ts';
import { bareTable, columns, rule, text } from '../../printing/page-blocks.ts';
import { mm, SHEETS } from '../../printing/paper.ts';
import type { PageBlock, PdfDefinition, TableBlock } from '../../printing/pdf-definition.ts';
import { bold, dotted, type Words } from '../../printing/script-runs.ts';

export type Form3cRow = {
  /** '21/11/2026', as are the others. */
  date: string;
  serial: number;
  name: string;
  nature: string;
  feesPaise: number;
  received: string;
};

export type Form3cWords = {
  title: string;
  rule: string;
  heads: readonly [string, string, string, string, string, string];
  broughtForward: string;
  pageTotal: string;
  carriedForward: string;
  total: string;
  nothing: string;
  notes: readonly string[];
  /** What a hand writes beside a ruled line: Parchi keeps no stock. */
  toWriteIn: readonly string[];
};

export type Form3cPrint = {
  language: PrintLanguage;
  clinic: { name: string; addressLines: readonly string[] };
  /** 'Dr. Meera Kulkarni, MBBS, MD, Reg. no. MP 12345' each. */
  doctors: readonly string[];
  period: string;
  words: Form3cWords;
  rows: readonly Form3cRow[];
};

const { width: WIDTH, height: HEIGHT, sideMargin: SIDE, columnWidth: COLUMN } = SHEETS.A4;
const CELL = [9, 12] as const;
const SMALL = [8.5, 11.5] as const;
const NAME_WIDTH = 130;
const WIDTHS = [52, 32, NAME_WIDTH, undefined, 62, 54] as const;
const GUTTER = 8;
const NATURE_WIDTH = COLUMN - GUTTER * 5 - WIDTHS.reduce<number>((sum, width) => sum + (width ?? 0), 0);
const RIGHT = { alignment: 'right' } as const;
/** Of one line each, so that every page has its own totals before it is set. */
const ROWS_A_PAGE = 34;

/** Form 3C of rule 6F, upright: its six columns, each page added up and carried to the next. */
export function form3cDocument(register: Form3cPrint): PdfDefinition {
  const { clinic, words, period, language } = register;
  const folio = clipped(dotted([clinic.name, words.title, period]), { width: COLUMN - 110, size: 8.5 });
  return {
    pageSize: { width: WIDTH, height: HEIGHT },
    pageMargins: [SIDE, mm(13), SIDE, mm(15)],
    title: `${words.title}, ${period}`,
    footer: (page, pages) => ({
      ...columns(COLUMN, 8, [
        { block: text(folio, SMALL) },
        { width: 100, block: text(PRINT_WORDS[language].pageOf(page, pages), SMALL, RIGHT) },
      ]),
      margin: [SIDE, 8, SIDE, 0],
    }),
    content: [
      ...head(register),
      ...pages(register),
      ...words.notes.map((note): PageBlock => text(note, SMALL, { margin: [0, 4, 0, 0] })),
      ...words.toWriteIn.map(lineToWriteIn),
    ],
  };
}

function head({ clinic, doctors, words, period }: Form3cPrint): PageBlock[] {
  // However many doctors there are, the page below them holds its rows.
  const names = clipped(doctors.join('; '), { width: COLUMN * 1.9, size: CELL[0] });
  const place = clipped([clinic.name, ...clinic.addressLines].join(', '), { width: COLUMN, size: CELL[0] });
  return [
    text([bold(words.title)], [16, 20]),
    text(words.rule, SMALL),
    text([bold(place)], CELL, { margin: [0, 4, 0, 0] }),
    text(names, CELL),
    text(period, CELL),
    rule(COLUMN, 1, { above: 4, below: 6 }),
  ];
}

const LABEL_WIDTH = 300;

function lineToWriteIn(label: string): PageBlock {
  const ruled = rule(COLUMN - LABEL_WIDTH - GUTTER, 0.5, { above: 11, below: 0 });
  return {
    ...columns(COLUMN, GUTTER, [{ width: LABEL_WIDTH, block: text(label, CELL) }, { block: ruled }]),
    margin: [0, 8, 0, 0],
  };
}

/** The first page has the head and the last the notes; both have room for them. */
const ROWS_OF_FIRST = ROWS_A_PAGE - 5;

function pages({ rows, words }: Form3cPrint): PageBlock[] {
  if (rows.length === 0) return [text(words.nothing, CELL)];
  const tables: TableBlock[] = [];
  let carried = 0;
  for (let from = 0; from < rows.length; ) {
    const isFirst = from === 0;
    const some = rows.slice(from, from + (isFirst ? ROWS_OF_FIRST : ROWS_A_PAGE));
    from += some.length;
    const page = some.reduce((sum, { feesPaise }) => sum + feesPaise, 0);
    const table = pageTable(some, words, {
      before: isFirst ? null : carried,
      page,
      after: carried + page,
      isLast: from >= rows.length,
    });
    carried += page;
    tables.push(isFirst ? table : { ...table, pageBreak: 'before' });
  }
  return tables;
}

type PageSums = { before: number | null; page: number; after: number; isLast: boolean };

function pageTable(rows: readonly Form3cRow[], words: Form3cWords, sums: PageSums): TableBlock {
  const sumLine = (label: string, paise: number) =>
    line(['', '', '', [bold(label)], [bold(formatPaise(paise))], '']);
  const heads = line(words.heads.map(head => [bold(head)]));
  const brought = sums.before === null ? [] : [sumLine(words.broughtForward, sums.before)];
  const feet = sums.isLast
    ? [
        ...(sums.before === null ? [] : [sumLine(words.pageTotal, sums.page)]),
        sumLine(words.total, sums.after),
      ]
    : [sumLine(words.pageTotal, sums.page), sumLine(words.carriedForward, sums.after)];
  const body = [heads, ...brought, ...rows.map(rowCells), ...feet];
  return bareTable({
    ...{ totalWidth: COLUMN, widths: WIDTHS, gutter: GUTTER, rows: body, headerRows: 1 },
    rowAbove: () => 2.5,
    rowBelow: () => 2.5,
    lineAbove: row => (row === 1 || row === body.length - feet.length ? 0.75 : row === 0 ? 0 : 0.25),
  });
}

function line(cells: readonly Words[]) {
  return cells.map((cell, at) => text(cell, CELL, at === 1 || at === 4 ? RIGHT : {}));
}

function rowCells({ date, serial, name, nature, feesPaise, received }: Form3cRow) {
  return line([
    date,
    String(serial),
    clipped(name, { width: NAME_WIDTH, size: CELL[0] }),
    clipped(nature, { width: NATURE_WIDTH, size: CELL[0] }),
    formatPaise(feesPaise),
    received,
  ]);
}
