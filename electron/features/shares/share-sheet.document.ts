import { MODE_WORDS } from '#shared/features/cash/cash-words.ts';
import type { Language } from '#shared/features/settings/settings.schema.ts';
import type { ShareLine, ShareSheet } from '#shared/features/shares/share.schema.ts';
import { rateInWords, sheetDays, tdsInWords } from '#shared/features/shares/share-words.ts';
import { rupeesInWords } from '#shared/i18n/amount-words.ts';
import { dayIn } from '#shared/i18n/day-words.ts';
import { PRINT_WORDS } from '#shared/i18n/print-words.ts';
import { type Translate, translatorOf } from '#shared/i18n/translate.ts';
import { formatPaise } from '#shared/kernel/money.ts';
import { clipped } from '../../printing/clip-text.ts';
import { bareTable, baselineDrop, columns, gap, rule, stack, text } from '../../printing/page-blocks.ts';
import { struckOut } from '../../printing/page-marks.ts';
import { mm, SHEETS } from '../../printing/paper.ts';
import type { PageBlock, PageCorner, PdfDefinition, TableCell } from '../../printing/pdf-definition.ts';
import { bold, dotted } from '../../printing/script-runs.ts';

export type ShareSheetPrint = {
  sheet: ShareSheet;
  language: Language;
  /** 'Sanjeevani Clinic, Indore' */
  place: string;
  /** 1 for the first reprint; null for the original. */
  duplicateCopy: number | null;
};

const A4 = SHEETS.A4;
const WIDTH = A4.columnWidth;
const CELL = [9.5, 12.5] as const;
const SMALL = [8, 10.5] as const;
const BODY = [10, 14] as const;
const RIGHT = { alignment: 'right' } as const;
const FIGURES = [58, 58, 58, 58, 60] as const;
const GUTTER = 6;
const SERVICE = WIDTH - FIGURES.reduce((sum, width) => sum + width, 0) - GUTTER * FIGURES.length;
const SIGN_WIDTH = 168;

/** Every line with what was collected, earned, given before and is given now; the tax, the sum and two signatures. */
export function shareSheetDocument(print: ShareSheetPrint): PdfDefinition {
  const { sheet } = print;
  const t = translatorOf(print.language);
  return {
    pageSize: { width: A4.width, height: A4.height },
    pageMargins: [A4.sideMargin, mm(14), A4.sideMargin, 104],
    title: sheet.payout?.number ?? t('shares.sheetTitle'),
    ...(sheet.payout?.takenBackOn ? { background: () => struckOut(A4) } : {}),
    footer: foot(print, t),
    content: [...head(print, t), ...body(print, t), sums(print, t)],
  };
}

function head({ sheet, language, place }: ShareSheetPrint, t: Translate): PageBlock[] {
  const { payout, doctorName, registration } = sheet;
  const right = payout?.number ?? t('shares.notPaidYet');
  const paid = payout ? t('shares.paidOn', { day: dayIn(language, payout.onDate) }) : '';
  const back = payout?.takenBackOn ? `${t('shares.takenBack')}: ${payout.takenBackBecause}` : '';
  return [
    columns(WIDTH, 12, [
      { block: text([bold(t('shares.sheetTitle'))], [20, 28]) },
      {
        width: 190,
        block: text([bold(right)], [12, 16], { ...RIGHT, margin: [0, baselineDrop(20, 12), 0, 0] }),
      },
    ]),
    columns(WIDTH, 12, [
      { block: text([bold(doctorName)], [12, 16]) },
      { width: 190, block: text(paid, BODY, RIGHT) },
    ]),
    columns(WIDTH, 12, [
      {
        block: text(
          dotted([place, registration && t('shares.registration', { number: registration })]),
          BODY,
        ),
      },
      { width: 190, block: text(sheetDays(sheet, t, language), BODY, RIGHT) },
    ]),
    ...(back ? [text([bold(back)], [11, 15])] : []),
    rule(WIDTH, 1, { above: 6, below: 4 }),
  ];
}

function serviceCell(line: ShareLine, language: Language): TableCell {
  const name = line.quantity > 1 ? `${line.description} × ${line.quantity}` : line.description;
  const bill = dotted([line.number, dayIn(language, line.onDate), line.uhid]);
  return stack([text(name, CELL), text(clipped(bill, { width: SERVICE, size: SMALL[0] }), SMALL)]);
}

function figure(paise: number, isBold = false): TableCell {
  const words = formatPaise(paise);
  return text(isBold ? [bold(words)] : words, CELL, RIGHT);
}

function lineRow(line: ShareLine, language: Language, t: Translate): TableCell[] {
  return [
    serviceCell(line, language),
    figure(line.netPaise),
    figure(line.collectedPaise),
    stack([figure(line.sharePaise), text(rateInWords(line, t), SMALL, RIGHT)]),
    figure(line.beforePaise),
    figure(line.nowPaise, true),
  ];
}

const HEADS = ['netAmount', 'collected', 'share', 'before', 'now'] as const;

function body({ sheet, language }: ShareSheetPrint, t: Translate): PageBlock[] {
  const { lines } = sheet;
  if (lines.length === 0) return [text(t('shares.nothingDue'), BODY)];
  const sum = (of: (line: ShareLine) => number) =>
    figure(
      lines.reduce((all, line) => all + of(line), 0),
      true,
    );
  const total = [
    text([bold(t('common.gridTotal'))], CELL),
    sum(line => line.netPaise),
    sum(line => line.collectedPaise),
    sum(line => line.sharePaise),
    sum(line => line.beforePaise),
    sum(line => line.nowPaise),
  ];
  const heads = HEADS.map(word => text(t(`shares.${word}`), SMALL, RIGHT));
  const last = lines.length + 1;
  return [
    bareTable({
      ...{ totalWidth: WIDTH, widths: [undefined, ...FIGURES], gutter: GUTTER, headerRows: 1 },
      rows: [
        [text(t('shares.service'), SMALL), ...heads],
        ...lines.map(line => lineRow(line, language, t)),
        total,
      ],
      rowAbove: () => 2.5,
      rowBelow: () => 2.5,
      lineAbove: row => (row === 1 || row === last ? 0.75 : row > 1 && row < last ? 0.25 : 0),
    }),
  ];
}

const SUM_WIDTH = 240;

function sumRow(label: string, paise: number, isFinal = false): PageBlock {
  const size = isFinal ? ([12, 18] as const) : BODY;
  return columns(SUM_WIDTH, 8, [
    { block: text(isFinal ? [bold(label)] : label, size) },
    { width: 96, block: text([bold(formatPaise(paise))], size, RIGHT) },
  ]);
}

function sums({ sheet, language }: ShareSheetPrint, t: Translate): PageBlock {
  const { grossPaise, tds, payout } = sheet;
  const tdsPaise = payout?.tdsPaise ?? tds.tdsPaise;
  const netPaise = grossPaise - tdsPaise;
  const why = payout?.tdsReason ? [text(`${t('shares.tdsReason')}: ${payout.tdsReason}`, SMALL)] : [];
  const paid = payout ? [text(dotted([t(MODE_WORDS[payout.mode]), payout.reference]), SMALL)] : [];
  const inWords = netPaise > 0 ? [text(rupeesInWords(netPaise, language), SMALL)] : [];
  const right = [
    sumRow(t('shares.gross'), grossPaise),
    sumRow(t('shares.tdsKept'), -tdsPaise || 0),
    rule(SUM_WIDTH, 0.75, { above: 2, below: 2 }),
    sumRow(t(payout ? 'shares.paid' : 'shares.toPay'), netPaise, true),
    ...inWords,
    ...paid,
  ];
  const sides = columns(WIDTH, 16, [
    { block: stack([text(tdsInWords(sheet, t), SMALL), ...why]) },
    { width: SUM_WIDTH, block: stack(right) },
  ]);
  return stack([gap(10), sides], { unbreakable: true });
}

function foot({ sheet, language, place, duplicateCopy }: ShareSheetPrint, t: Translate): PageCorner {
  const words = PRINT_WORDS[language];
  const signer = (label: string) => ({
    width: SIGN_WIDTH,
    block: stack([
      rule(SIGN_WIDTH, 0.5, { below: 2 }),
      text(clipped(label, { width: SIGN_WIDTH, size: 9 }), [9, 12]),
    ]),
  });
  const reprint = duplicateCopy === null ? null : words.reprint(duplicateCopy);
  const mark = dotted([sheet.payout?.number ?? t('shares.notPaidYet'), reprint]);
  return (page, count) =>
    columns(
      WIDTH,
      12,
      [
        signer(sheet.doctorName),
        signer(t('shares.forClinic', { name: place })),
        {
          block: stack([gap(2.5), text(dotted([mark, words.pageOf(page, count)]), SMALL, RIGHT)]),
        },
      ],
      { margin: [A4.sideMargin, 46, A4.sideMargin, 0] },
    );
}
