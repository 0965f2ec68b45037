import type { PrintWords } from '#shared/i18n/print-words.ts';
import { SHEETS } from '../../printing/paper.ts';
import type { PageBlock } from '../../printing/pdf-definition.ts';
import { figure, HALF, type MoneyTables } from '../cash/cash.service.ts';
import type { DaySheetPrint } from './day-sheet-print.ts';
import { DAY_SHEET_WORDS } from './day-sheet-words.ts';

function drawerCells(day: DaySheetPrint): string[][] {
  const own = DAY_SHEET_WORDS[day.language];
  return day.drawers.map(({ name, expectedPaise, countedPaise }) => [
    name,
    figure(expectedPaise),
    countedPaise === null ? own.drawerOpen : figure(countedPaise),
    figure(countedPaise === null ? null : countedPaise - expectedPaise),
  ]);
}

function hasReasons(day: DaySheetPrint): boolean {
  return day.drawers.some(({ reason }) => reason);
}

export function drawers(
  day: DaySheetPrint,
  words: PrintWords,
  { heading, plainTable }: MoneyTables,
): PageBlock[] {
  if (day.drawers.length === 0 || hasReasons(day)) return [];
  return [
    heading(DAY_SHEET_WORDS[day.language].drawers),
    plainTable({
      totalWidth: HALF,
      widths: [undefined, 52, 52, 44],
      gutter: 6,
      head: ['', words.expectedMoney, words.counted, words.variance],
      rows: drawerCells(day),
    }),
  ];
}

/** Across the page, so that each drawer's reason stands beside its own figures. */
export function drawersWithReasons(
  day: DaySheetPrint,
  words: PrintWords,
  { heading, plainTable }: MoneyTables,
): PageBlock[] {
  if (!hasReasons(day)) return [];
  return [
    heading(DAY_SHEET_WORDS[day.language].drawers),
    plainTable({
      totalWidth: SHEETS.A4.columnWidth,
      widths: [128, 62, 62, 50, undefined],
      gutter: 8,
      head: ['', words.expectedMoney, words.counted, words.variance, ''],
      rows: drawerCells(day).map((cells, index) => [...cells, day.drawers[index]?.reason ?? '']),
      wordsAt: [4],
    }),
  ];
}
