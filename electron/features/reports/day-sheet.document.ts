import { PRINT_WORDS, type PrintWords } from '#shared/i18n/print-words.ts';
import { clipped } from '../../printing/clip-text.ts';
import { bareTable, baselineDrop, columns, gap, rule, stack, text } from '../../printing/page-blocks.ts';
import { SHEETS } from '../../printing/paper.ts';
import type { PageBlock, PageCorner, PdfDefinition } from '../../printing/pdf-definition.ts';
import { bold, dotted, type Words } from '../../printing/script-runs.ts';
import {
  figure,
  groupedSeal,
  inPairs,
  type MoneyTables,
  moneyTables,
  pairOf,
  SHEET_SETTINGS,
  type SheetSetting,
  SMALL,
} from '../cash/cash.service.ts';
import type { DaySheetPrint, ModeRow } from './day-sheet-print.ts';
import { DAY_SHEET_WORDS } from './day-sheet-words.ts';
import { daySlip } from './day-slip.document.ts';
import { drawers, drawersWithReasons } from './drawers-on-sheet.document.ts';

/** The settings of the day's money, roomiest first: the close with its seals, or today's sheet so far. */
export function daySheetDocument(day: DaySheetPrint): (() => PdfDefinition)[] {
  const { paper } = day;
  if (paper !== 'A4') return [() => daySlip(day, paper)];
  return SHEET_SETTINGS.map(setting => () => fullSheet(day, setting));
}

const A4 = SHEETS.A4;
const WIDTH = A4.columnWidth;
const TITLE_LINE = [10, 14] as const;
const RIGHT = { alignment: 'right' } as const;

function fullSheet(day: DaySheetPrint, setting: SheetSetting): PdfDefinition {
  const words = PRINT_WORDS[day.language];
  const tables = moneyTables(setting);
  const { heading, moneyTable } = tables;
  const counted = day.cashCount ? tables.countTable(day.cashCount, words) : [];
  const bills = moneyTable(words.bills, day.bills);
  return {
    pageSize: { width: A4.width, height: A4.height },
    pageMargins: [A4.sideMargin, setting.topMargin, A4.sideMargin, setting.footHeight],
    title: day.number ?? `${words.todaysSheet}, ${day.date}`,
    footer: foot(day, words, setting),
    content: [
      ...title(day, words),
      heading(words.moneyByMode),
      modesTable(day, words, tables),
      ...[day.varianceNote, day.slipNote ?? '']
        .filter(Boolean)
        .map(note => text(note, SMALL, { margin: [0, 4, 0, 0] })),
      ...pairOf(counted.length ? counted : bills, sources(day, words, tables)),
      ...doctors(day, words, tables),
      ...drawersWithReasons(day, words, tables),
      ...inPairs([
        drawers(day, words, tables),
        day.box ? moneyTable(DAY_SHEET_WORDS[day.language].box, day.box) : [],
        moneyTable(words.duesOfPatients, day.dues),
        day.advances ? moneyTable(words.advancesHeld, day.advances) : [],
        counted.length ? bills : [],
        day.refunds ? moneyTable(words.refunds, day.refunds) : [],
      ]),
      heading(words.exceptions),
      exceptions(day, words, tables),
      ...seals(day, words, tables),
    ],
  };
}

function title(day: DaySheetPrint, words: PrintWords): PageBlock[] {
  const { state } = day;
  const isClosed = state.kind === 'closed';
  const when = isClosed ? `${words.closedAt} ${state.at}` : `${words.asAt} ${state.asAt}`;
  const place = [day.clinicName, day.place].filter(part => part).join(', ');
  const about = dotted([place, day.scope, when, isClosed ? words.dayLocked : null]);
  const mark: Words = isClosed ? (day.number ?? '') : [bold(words.notClosed)];
  return [
    columns(WIDTH, 12, [
      { block: text([bold(isClosed ? words.dayClose : words.todaysSheet)], [20, 28]) },
      {
        width: 260,
        block: text([bold(day.date)], [12, 16], { ...RIGHT, margin: [0, baselineDrop(20, 12), 0, 0] }),
      },
    ]),
    columns(WIDTH, 12, [
      { block: text(about, TITLE_LINE) },
      { width: 120, block: text(mark, TITLE_LINE, RIGHT) },
    ]),
    ...(isClosed ? [] : [text(words.notClosedNote, SMALL)]),
    rule(WIDTH, 1, { above: 6 }),
  ];
}

function modesTable(day: DaySheetPrint, words: PrintWords, { plainTable }: MoneyTables): PageBlock {
  const head = [
    '',
    words.opening,
    words.receivedMoney.replace(' ₹', ''),
    words.refunds,
    words.paidOut,
    words.expectedMoney,
    words.counted,
    words.variance,
  ];
  const figures = (row: ModeRow): (number | null)[] => [
    row.openingPaise,
    row.receivedPaise,
    row.refundsPaise,
    row.paidOutPaise,
    row.expectedPaise,
    row.countedPaise,
    row.variancePaise,
  ];
  const cells = (row: ModeRow, isTotal: boolean): Words[] => [
    isTotal ? [bold(row.label)] : row.label,
    ...figures(row).map((paise, index) => {
      const isBold = paise !== null && (isTotal ? [1, 4, 5, 6].includes(index) : index === 6 && paise !== 0);
      return isBold ? [bold(figure(paise))] : figure(paise);
    }),
  ];
  return plainTable({
    totalWidth: WIDTH,
    // What is left holds 'Bank transfer' on one line.
    widths: [undefined, 51, 62, 52, 62, 62, 62, 50],
    gutter: 4,
    head,
    rows: [...day.modes.map(row => cells(row, false)), cells(day.modesTotal, true)],
    hasTotal: true,
  });
}

function sources(day: DaySheetPrint, words: PrintWords, { moneyTable }: MoneyTables): PageBlock[] {
  return [
    ...moneyTable(words.receiptSources, day.receiptSources, ['', words.count, words.amount]),
    ...(day.paidOut ? moneyTable(words.paidOut, day.paidOut) : []),
  ];
}

function doctors(day: DaySheetPrint, words: PrintWords, { heading, plainTable }: MoneyTables): PageBlock[] {
  if (day.doctors.length === 0) return [];
  const rows = day.doctors.map(row => [
    row.name,
    String(row.visits),
    figure(row.billedPaise),
    figure(row.receivedPaise),
  ]);
  const visits = dotted(day.visits.map(({ label, count }) => `${label} ${count}`));
  return [
    heading(words.doctors),
    plainTable({
      totalWidth: WIDTH,
      widths: [undefined, 60, 80, 80],
      head: ['', words.visits, words.billed, words.receivedMoney],
      rows,
    }),
    ...(visits ? [text(visits, SMALL, { margin: [0, 4, 0, 0] })] : []),
  ];
}

function exceptions(day: DaySheetPrint, words: PrintWords, { body }: MoneyTables): PageBlock {
  if (day.exceptions.length === 0) return text(words.nothingUnusual, body);
  return bareTable({
    totalWidth: WIDTH,
    widths: [108, undefined],
    gutter: 10,
    rows: day.exceptions.map(row => [text(row.label, body), text(row.text, body)]),
    rowAbove: () => 1,
    rowBelow: () => 1,
  });
}

function seals(day: DaySheetPrint, words: PrintWords, { body }: MoneyTables): PageBlock[] {
  if (!day.seals) return [];
  const { yesterday, today, ledger } = day.seals;
  const row = (label: string, seal: string, isBold: boolean) =>
    columns(WIDTH, 10, [
      { width: 108, block: text(isBold ? [bold(label)] : label, body) },
      { block: text(isBold ? [bold(groupedSeal(seal))] : groupedSeal(seal), body) },
    ]);
  const rows = [
    ...(yesterday ? [row(words.sealYesterday, yesterday, false)] : []),
    row(words.sealToday, today, true),
    ...(ledger ? [row(DAY_SHEET_WORDS[day.language].ledger, ledger, false)] : []),
  ];
  return [stack([rule(WIDTH, 0.5, { above: 12, below: 6 }), ...rows], { unbreakable: true })];
}

function foot(day: DaySheetPrint, words: PrintWords, { footHeight }: SheetSetting): PageCorner {
  const { state, duplicateCopy = null } = day;
  const reprint = duplicateCopy === null ? null : words.reprint(duplicateCopy);
  const names =
    state.kind === 'closed'
      ? [`${words.closedBy}: ${state.closedBy}`, `${words.checkedBy}: ${state.checkedBy ?? ''}`]
      : [];
  return (page, count) =>
    columns(
      WIDTH,
      12,
      [
        ...names.map(name => ({
          width: 168,
          block: stack([rule(168, 0.5, { below: 2 }), text(clipped(name, { width: 168, size: 9 }), SMALL)]),
        })),
        {
          block: stack([
            gap(2.5),
            text(dotted([day.number ?? words.notClosed, reprint, words.pageOf(page, count)]), SMALL, RIGHT),
          ]),
        },
      ],
      { margin: [A4.sideMargin, footHeight - 70, A4.sideMargin, 0] },
    );
}
