import { type CashCount, NOTES_RUPEES } from '#shared/features/cash/cash-count.rules.ts';
import type { Language } from '#shared/features/settings/settings.schema.ts';
import type { PrintWords } from '#shared/i18n/print-words.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { formatPaise } from '#shared/kernel/money.ts';
import { bareTable, columns, stack, type TypeSize, text } from '../../printing/page-blocks.ts';
import { SHEETS } from '../../printing/paper.ts';
import type { PageBlock, TableBlock } from '../../printing/pdf-definition.ts';
import { bold, type Words } from '../../printing/script-runs.ts';

export const SMALL = [9, 12] as const;
const WIDTH = SHEETS.A4.columnWidth;
const PAIR_GAP = 28;
export const HALF = (WIDTH - PAIR_GAP) / 2;
const RIGHT = { alignment: 'right' } as const;

/** '500', 36 notes; count is null for coins. */
export type CashCountRow = { label: string; count: number | null; amountPaise: number };
export type MoneyRow = { label: string; count?: number; amountPaise: number };
export type SumOfRows = { rows: readonly MoneyRow[]; total: MoneyRow | null };

/** Paise for a column of figures; a dash where there is nothing to say. */
export function figure(paise: number | null): string {
  return paise === null ? '–' : formatPaise(paise);
}

const DATE_LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', hi: 'hi-IN' };

/** 'Saturday 21 November 2026' */
export function longDate(onDate: LocalDate, language: Language): string {
  return new Intl.DateTimeFormat(DATE_LOCALES[language], {
    timeZone: 'UTC',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  })
    .format(Date.parse(onDate))
    .replace(',', '');
}

/** A count note by note, as the rows of its table; `coins` is the word for them. */
export function countRows(count: CashCount, coins: string): CashCountRow[] {
  const notes = NOTES_RUPEES.map((rupees): CashCountRow => {
    const pieces = count.notes[`${rupees}`] ?? 0;
    return { label: String(rupees), count: pieces, amountPaise: pieces * rupees * 100 };
  });
  return [...notes, { label: coins, count: null, amountPaise: count.coinsPaise }];
}

export function groupedSeal(hex: string): string {
  return (
    hex
      .slice(0, 32)
      .toLocaleUpperCase('en')
      .match(/.{1,4}/g) ?? []
  ).join(' ');
}

/** How roomy the sheet is set. */
export type SheetSetting = { body: TypeSize; headingAbove: number; topMargin: number; footHeight: number };

/** Roomiest first. */
export const SHEET_SETTINGS: readonly SheetSetting[] = [
  { body: [10, 14], headingAbove: 12, topMargin: 40, footHeight: 104 },
  { body: [10, 13], headingAbove: 8, topMargin: 34, footHeight: 92 },
  { body: [9, 12], headingAbove: 6, topMargin: 30, footHeight: 84 },
  { body: [9, 11], headingAbove: 3, topMargin: 26, footHeight: 78 },
];

type PlainTable = {
  totalWidth: number;
  widths: readonly (number | undefined)[];
  gutter?: number;
  head?: readonly string[];
  rows: readonly (readonly Words[])[];
  hasTotal?: boolean;
  /** Columns beside the first that hold words, not figures. */
  wordsAt?: readonly number[];
};

type CountTable = { rows: readonly CashCountRow[]; totalPaise: number };

export type MoneyTables = ReturnType<typeof moneyTables>;

export function moneyTables({ body, headingAbove }: SheetSetting) {
  function heading(words: string): PageBlock {
    return text([bold(words)], [11, 16], { margin: [0, headingAbove, 0, 2] });
  }

  /** First column left, figures right; a rule under the head and one above the total. */
  function plainTable(table: PlainTable): TableBlock {
    const { totalWidth, widths, gutter = 10, head, rows, hasTotal, wordsAt = [] } = table;
    const side = (column: number) => (column === 0 || wordsAt.includes(column) ? {} : RIGHT);
    const heads = head ? [head.map((word, column) => text(word, SMALL, side(column)))] : [];
    const cells = rows.map(row => row.map((words, column) => text(words, body, side(column))));
    const last = heads.length + cells.length - 1;
    return bareTable({
      totalWidth,
      widths,
      gutter,
      rows: [...heads, ...cells],
      headerRows: heads.length,
      rowAbove: () => 1,
      rowBelow: () => 1,
      lineAbove: row => (head && row === 1 ? 0.75 : hasTotal && row === last && last > 0 ? 0.5 : 0),
    });
  }

  /** A heading and its rows in half a page's width. */
  function moneyTable(title: string, sum: SumOfRows, head?: readonly string[]): PageBlock[] {
    const cells = head ? countedCells : plainCells;
    const total = sum.total ? [cells(sum.total, true)] : [];
    return [
      heading(title),
      plainTable({
        totalWidth: HALF,
        widths: head ? [undefined, 40, 74] : [undefined, 74],
        ...(head && { head }),
        rows: [...sum.rows.map(row => cells(row, false)), ...total],
        hasTotal: sum.total !== null,
      }),
    ];
  }

  /** Notes and coins, counted. */
  function countTable({ rows, totalPaise }: CountTable, words: PrintWords): PageBlock[] {
    const cells = rows.map(row => [
      row.label,
      row.count === null ? '' : String(row.count),
      figure(row.amountPaise),
    ]);
    return [
      heading(words.cashCounted),
      plainTable({
        totalWidth: HALF,
        widths: [64, 40, undefined],
        head: [words.note, words.count, words.amount],
        rows: [...cells, [[bold(words.total)], '', [bold(figure(totalPaise))]]],
        hasTotal: true,
      }),
    ];
  }

  return { body, heading, plainTable, moneyTable, countTable };
}

function inWeight(words: string, isBold: boolean): Words {
  return isBold ? [bold(words)] : words;
}

function countedCells(row: MoneyRow, isTotal: boolean): Words[] {
  const count = row.count === undefined ? '' : String(row.count);
  return [inWeight(row.label, isTotal), count, inWeight(figure(row.amountPaise), isTotal)];
}

function plainCells(row: MoneyRow, isTotal: boolean): Words[] {
  const label = row.count === undefined ? row.label : `${row.label}, ${row.count}`;
  return [inWeight(label, isTotal), inWeight(figure(row.amountPaise), isTotal)];
}

/** Two parts side by side on shared baselines; one part alone takes the left half. */
export function pairOf(left: PageBlock[], right: PageBlock[]): PageBlock[] {
  const parts = [left, right].filter(part => part.length > 0);
  if (parts.length === 0) return [];
  const cells = parts.map(part => ({ width: HALF, block: stack(part) }));
  return [stack([columns(WIDTH, PAIR_GAP, cells)], { unbreakable: true })];
}

/** The parts that there are, two by two. */
export function inPairs(parts: readonly PageBlock[][]): PageBlock[] {
  const present = parts.filter(part => part.length > 0);
  return present.flatMap((part, index) => (index % 2 === 0 ? pairOf(part, present[index + 1] ?? []) : []));
}
