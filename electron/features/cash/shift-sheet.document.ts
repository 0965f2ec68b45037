import { kindWord, MODE_WORDS } from '#shared/features/cash/cash-words.ts';
import { drawerLines } from '#shared/features/cash/drawer-lines.rules.ts';
import type { MoneyMode } from '#shared/features/ledger/ledger.rules.ts';
import { PRINT_WORDS } from '#shared/i18n/print-words.ts';
import { type Translate, translatorOf } from '#shared/i18n/translate.ts';
import { clipped } from '../../printing/clip-text.ts';
import { baselineDrop, columns, gap, rule, stack, text } from '../../printing/page-blocks.ts';
import { SHEETS } from '../../printing/paper.ts';
import type { PageBlock, PageCorner, PdfDefinition } from '../../printing/pdf-definition.ts';
import { bold, dotted, type Words } from '../../printing/script-runs.ts';
import {
  countRows,
  figure,
  type MoneyTables,
  moneyTables,
  pairOf,
  SHEET_SETTINGS,
  type SheetSetting,
  SMALL,
} from './money-tables.ts';
import {
  besideSlips,
  countedByMode,
  expectedByMode,
  reprintMark,
  type ShiftSheetPrint,
  signatures,
  varianceNote,
} from './shift-sheet-print.ts';
import { shiftSlip } from './shift-slip.document.ts';

/** The sheet of one drawer, roomiest first; on a roll in one way only. */
export function shiftSheetDocument(print: ShiftSheetPrint): (() => PdfDefinition)[] {
  const { paper } = print;
  if (paper !== 'A4') return [() => shiftSlip(print, paper)];
  return SHEET_SETTINGS.map(setting => () => fullSheet(print, setting));
}

const A4 = SHEETS.A4;
const WIDTH = A4.columnWidth;
const TITLE_LINE = [10, 14] as const;
const RIGHT = { alignment: 'right' } as const;

function fullSheet(print: ShiftSheetPrint, setting: SheetSetting): PdfDefinition {
  const { sheet, language } = print;
  const t = translatorOf(language);
  const tables = moneyTables(setting);
  const count = sheet.count
    ? tables.countTable(
        { rows: countRows(sheet.count, t('cash.coins')), totalPaise: sheet.countedCashPaise ?? 0 },
        PRINT_WORDS[language],
      )
    : [];
  return {
    pageSize: { width: A4.width, height: A4.height },
    pageMargins: [A4.sideMargin, setting.topMargin, A4.sideMargin, setting.footHeight],
    title: sheet.number || t('cash.drawerSheet'),
    footer: foot(print, t, setting),
    content: [
      ...title(print, t),
      tables.heading(t('cash.throughDrawer')),
      movesTable(print, t, tables),
      ...[sheet.reason ? varianceNote(print, t) : '', besideSlips(print, t)]
        .filter(Boolean)
        .map(note => text(note, SMALL, { margin: [0, 4, 0, 0] })),
      ...(count.length > 0 ? pairOf(count, handedOver(print, t, tables)) : []),
    ],
  };
}

function title(print: ShiftSheetPrint, t: Translate): PageBlock[] {
  const { sheet, clinicName, place, date, openedAt, closedAt } = print;
  const when = dotted([
    t('cash.sheetOpened', { time: openedAt }),
    closedAt ? t('cash.sheetClosed', { time: closedAt }) : null,
  ]);
  const mark: Words = sheet.isOpen ? [bold(t('cash.sheetOpen'))] : sheet.number;
  return [
    columns(WIDTH, 12, [
      { block: text([bold(t('cash.drawerSheet'))], [20, 28]) },
      {
        width: 260,
        block: text([bold(date)], [12, 16], { ...RIGHT, margin: [0, baselineDrop(20, 12), 0, 0] }),
      },
    ]),
    text([bold(sheet.userName)], [12, 16]),
    columns(WIDTH, 12, [
      { block: text(dotted([[clinicName, place].filter(Boolean).join(', '), when]), TITLE_LINE) },
      { width: 140, block: text(mark, TITLE_LINE, RIGHT) },
    ]),
    rule(WIDTH, 1, { above: 6 }),
  ];
}

function movesTable(print: ShiftSheetPrint, t: Translate, { plainTable }: MoneyTables): PageBlock {
  const { sheet } = print;
  const { modes, lines } = drawerLines(sheet.sums);
  const [expected, counted] = [expectedByMode(print), countedByMode(print)];
  const cells = (of: (mode: MoneyMode) => number | undefined, isBold = false): Words[] =>
    modes.map(mode => {
      const words = figure(of(mode) ?? null);
      return isBold ? [bold(words)] : words;
    });
  const difference = (mode: MoneyMode): number | undefined => {
    const was = counted[mode];
    return was === undefined ? undefined : was - (expected[mode] ?? 0);
  };
  const done = Object.keys(counted).length > 0;
  return plainTable({
    totalWidth: WIDTH,
    widths: [undefined, ...modes.map(() => 68)],
    gutter: 6,
    head: ['', ...modes.map(mode => t(MODE_WORDS[mode]))],
    rows: [
      [t('cash.float'), ...cells(mode => (mode === 'cash' ? sheet.floatPaise : undefined))],
      ...lines.map(line => [`${t(kindWord(line.kind))}, ${line.count}`, ...cells(mode => line.byMode[mode])]),
      ...(done
        ? [
            [[bold(t('cash.shouldBe'))], ...cells(mode => expected[mode] ?? 0, true)],
            [t('cash.countedOrSlip'), ...cells(mode => counted[mode])],
            [[bold(t('cash.difference'))], ...cells(difference, true)],
          ]
        : [[[bold(t('cash.shouldBe'))], ...cells(mode => expected[mode] ?? 0, true)]]),
    ],
    hasTotal: true,
  });
}

function handedOver({ sheet }: ShiftSheetPrint, t: Translate, { moneyTable }: MoneyTables): PageBlock[] {
  const amountPaise = sheet.countedCashPaise ?? 0;
  return moneyTable(t('cash.handedOver'), {
    rows: [{ label: t('cash.toTheBox'), amountPaise }],
    total: null,
  });
}

function foot(print: ShiftSheetPrint, t: Translate, { footHeight }: SheetSetting): PageCorner {
  const words = PRINT_WORDS[print.language];
  const names = signatures(print, t).map(name => ({
    width: 168,
    block: stack([rule(168, 0.5, { below: 2 }), text(clipped(name, { width: 168, size: 9 }), SMALL)]),
  }));
  const mark = dotted([print.sheet.number || t('cash.sheetOpen'), reprintMark(print)]);
  return (page, count) =>
    columns(
      WIDTH,
      12,
      [...names, { block: stack([gap(2.5), text(dotted([mark, words.pageOf(page, count)]), SMALL, RIGHT)]) }],
      { margin: [A4.sideMargin, footHeight - 70, A4.sideMargin, 0] },
    );
}
