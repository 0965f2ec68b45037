import type { OwnerGroup } from '#shared/features/reports/owner-sheet.lines.ts';
import { PRINT_WORDS, type PrintLanguage } from '#shared/i18n/print-words.ts';
import { clipped } from '../../printing/clip-text.ts';
import { bareTable, columns, rule, stack, text } from '../../printing/page-blocks.ts';
import { mm, SHEETS } from '../../printing/paper.ts';
import type { PageBlock, PdfDefinition } from '../../printing/pdf-definition.ts';
import { bold, dotted, type Words } from '../../printing/script-runs.ts';

export type OwnerSheetPrint = {
  language: PrintLanguage;
  title: string;
  clinic: string;
  /** 'Saturday 21 November 2026', or the range. */
  days: string;
  printedAt: string;
  /** What the usual is, or that there is none; that a day is not closed yet. */
  notes: readonly string[];
  heads: { now: string; usual: string; change: string };
  groups: readonly OwnerGroup[];
  services: TopList;
  doctors: TopList;
  chart: { title: string; bars: readonly { label: string; paise: number }[]; most: string };
};
export type TopList = {
  title: string;
  rows: readonly { name: string; count: string; amount: string }[];
  nothing: string;
};

const { width: WIDTH, height: HEIGHT, sideMargin: SIDE, columnWidth: COLUMN } = SHEETS.A4;
const BODY = [10, 13.5] as const;
const SMALL = [9, 12] as const;
const RIGHT = { alignment: 'right' } as const;
const GAP = 28;
const HALF = (COLUMN - GAP) / 2;

/** One A4 page that says how the day went; black on white, the last bar darker than those before. */
export function ownerSheetDocument(sheet: OwnerSheetPrint): PdfDefinition {
  const { title, clinic, days, printedAt, notes, groups, heads, language } = sheet;
  const [visits, money, owed, given] = groups;
  return {
    pageSize: { width: WIDTH, height: HEIGHT },
    pageMargins: [SIDE, mm(14), SIDE, mm(16)],
    title: `${title}, ${days}`,
    footer: (page, pages) => ({
      ...columns(COLUMN, 8, [
        { block: text(clipped(dotted([clinic, title, days]), { width: COLUMN - 120, size: 9 }), SMALL) },
        { width: 100, block: text(PRINT_WORDS[language].pageOf(page, pages), SMALL, RIGHT) },
      ]),
      margin: [SIDE, 8, SIDE, 0],
    }),
    content: [
      columns(COLUMN, 12, [
        { block: text([bold(title)], [20, 28]) },
        { width: 270, block: text([bold(days)], [12, 16], { ...RIGHT, margin: [0, 8, 0, 0] }) },
      ]),
      columns(COLUMN, 12, [
        { block: text(clinic, BODY) },
        { width: 190, block: text(printedAt, SMALL, RIGHT) },
      ]),
      rule(COLUMN, 1, { above: 4, below: 6 }),
      chart(sheet),
      ...[visits, money, owed, given].flatMap(group => (group ? groupTable(group, heads) : [])),
      columns(COLUMN, GAP, [{ block: topTable(sheet.services) }, { block: topTable(sheet.doctors) }]),
      ...notes.map((note): PageBlock => text(note, SMALL, { margin: [0, 6, 0, 0] })),
    ],
  };
}

function heading(words: string): PageBlock {
  return text([bold(words)], [11, 16], { margin: [0, 9, 0, 2] });
}

function groupTable({ title, lines }: OwnerGroup, heads: OwnerSheetPrint['heads']): PageBlock[] {
  const head = [title, heads.now, heads.usual, heads.change].map((word, at) =>
    at === 0 ? text([bold(word)], [11, 14]) : text(word, SMALL, { ...RIGHT, margin: [0, 2, 0, 0] }),
  );
  const rows = lines.map(line =>
    [line.label, line.now, line.usual, line.change].map((words, at) => {
      const said: Words = line.isStrong ? [bold(words)] : words;
      return text(said, BODY, at === 0 ? {} : RIGHT);
    }),
  );
  return [
    bareTable({
      ...{ totalWidth: COLUMN, widths: [undefined, 120, 110, 70], gutter: 8, rows: [head, ...rows] },
      rowAbove: () => 1,
      rowBelow: () => 1,
      lineAbove: row => (row === 1 ? 0.75 : 0),
      margin: [0, 8, 0, 0],
    }),
  ];
}

function topTable({ title, rows, nothing }: TopList): PageBlock {
  if (rows.length === 0) return stack([heading(title), text(nothing, BODY)]);
  const cells = rows.map(({ name, count, amount }) => [
    text(clipped(name, { width: HALF - 120, size: BODY[0] }), BODY),
    text(count, BODY, RIGHT),
    text(amount, BODY, RIGHT),
  ]);
  return stack([
    heading(title),
    bareTable({
      ...{ totalWidth: HALF, widths: [undefined, 34, 76], gutter: 5, rows: cells },
      rowAbove: () => 1,
      rowBelow: () => 1,
      lineAbove: row => (row === 0 ? 0.75 : 0),
    }),
  ]);
}

const CHART_HEIGHT = 64;

/** Bars without axis or grid: only whether the day is unlike the others. */
function chart({ chart: { title, bars, most } }: OwnerSheetPrint): PageBlock {
  const highest = Math.max(1, ...bars.map(({ paise }) => paise));
  const step = COLUMN / bars.length;
  const rects = bars.map(({ paise }, at) => {
    const height = Math.max(0, paise / highest) * CHART_HEIGHT;
    const ink = at === bars.length - 1 ? '#000000' : '#a8a8a8';
    return `<rect x="${(at * step + step * 0.18).toFixed(2)}" y="${(CHART_HEIGHT - height).toFixed(2)}" width="${(step * 0.64).toFixed(2)}" height="${height.toFixed(2)}" fill="${ink}"/>`;
  });
  const line = `<line x1="0" y1="${CHART_HEIGHT}" x2="${COLUMN}" y2="${CHART_HEIGHT}" stroke="#808080" stroke-width="0.5"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${COLUMN}" height="${CHART_HEIGHT + 1}" viewBox="0 0 ${COLUMN} ${CHART_HEIGHT + 1}">${rects.join('')}${line}</svg>`;
  return stack([
    columns(COLUMN, 8, [
      { block: text([bold(title)], [11, 16]) },
      { width: 200, block: text(most, SMALL, RIGHT) },
    ]),
    { svg, width: COLUMN, height: CHART_HEIGHT + 1, margin: [0, 4, 0, 1] },
    columns(
      COLUMN,
      0,
      bars.map(({ label }) => ({
        width: step,
        block: text(label, [7.5, 10], { alignment: 'center' as const }),
      })),
    ),
  ]);
}
