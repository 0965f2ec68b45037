import { PRINT_WORDS, type PrintWords } from '#shared/i18n/print-words.ts';
import { formatPaise } from '#shared/kernel/money.ts';
import { clipped, textWidth } from '../../printing/clip-text.ts';
import { letterhead } from '../../printing/letterhead.ts';
import { bareTable, baselineDrop, columns, gap, rule, stack, text } from '../../printing/page-blocks.ts';
import { struckOut } from '../../printing/page-marks.ts';
import { SHEETS } from '../../printing/paper.ts';
import type { PageBlock, PageCorner, PdfDefinition, TableBlock } from '../../printing/pdf-definition.ts';
import { bold, dotted, plain, unbroken } from '../../printing/script-runs.ts';
import type { MoneyPage, PaymentOnPaper } from './bill-print.ts';

export const BODY = [10, 14] as const;
export const SMALL = [9, 12] as const;
const A5 = SHEETS.A5;
const RIGHT = { alignment: 'right' } as const;

export function rupees(paise: number): string {
  return `₹\u00a0${formatPaise(paise)}`;
}

/** 'UPI, R/26-27/002319' and, below it, 'UTR 4128 1555 0142'. */
export function paymentWords(
  payment: PaymentOnPaper,
  words: PrintWords,
): { mode: string; reference: string } {
  const label = payment.mode === 'upi' ? words.utr : words.cardSlip;
  const digits = payment.reference.replace(/(\d{4})(?=\d)/g, '$1 ');
  return { mode: words.modes[payment.mode], reference: digits && unbroken(`${label} ${digits}`) };
}

/** An A5 money page: letterhead, title and number, party, then what the page is about. */
export function moneySheet(
  page: MoneyPage,
  title: string,
  reference: string,
  body: PageBlock[],
): PdfDefinition {
  const words = PRINT_WORDS[page.language];
  return {
    pageSize: { width: A5.width, height: A5.height },
    pageMargins: [A5.sideMargin, 28, A5.sideMargin, 58],
    title: page.number,
    header: runningHead(page, words),
    footer: sheetFoot(page, words),
    ...(page.cancelledBecause !== null && { background: () => struckOut(A5) }),
    content: [
      ...letterhead(page.doctor, page.clinic, words, {
        columnWidth: A5.columnWidth,
        head: [15, 20],
        small: SMALL,
        clinicNameSize: 11,
        clinicWidth: 156,
        ruleAbove: 5,
        ruleBelow: 5,
      }),
      titleRow(page, title, words),
      ...party(page, reference),
      ...body,
    ],
  };
}

/** What must be seen at once: cancelled, duplicate. */
export function marksOf(page: MoneyPage, words: PrintWords): string {
  const cancelled = page.cancelledBecause;
  return dotted([
    cancelled === null ? null : cancelled ? `${words.cancelled}: ${cancelled}` : words.cancelled,
    page.duplicateCopy === null ? null : words.duplicateCopy(page.duplicateCopy),
  ]);
}

function titleRow(page: MoneyPage, title: string, words: PrintWords): PageBlock {
  const marks = marksOf(page, words);
  return stack([
    columns(A5.columnWidth, 8, [
      { block: text([bold(title)], [14, 20]) },
      {
        width: 130,
        block: text([bold(page.number)], [12, 20], { ...RIGHT, margin: [0, baselineDrop(14, 12), 0, 0] }),
      },
    ]),
    ...(marks ? [text([bold(marks)], [11, 15], RIGHT)] : []),
  ]);
}

function party(page: MoneyPage, reference: string): PageBlock[] {
  const { patient } = page;
  const who = [bold(patient.name), plain(patient.ageAndSex ? `, ${patient.ageAndSex}` : '')];
  return [
    columns(
      A5.columnWidth,
      12,
      [
        { block: stack([text(who, BODY), ...(patient.address ? [text(patient.address, SMALL)] : [])]) },
        {
          width: 150,
          block: stack([
            text(page.dateAndTime, BODY, RIGHT),
            text(dotted([patient.uhid, reference]), SMALL, RIGHT),
          ]),
        },
      ],
      { margin: [0, 4, 0, 0] },
    ),
    gap(8),
  ];
}

function runningHead(page: MoneyPage, words: PrintWords): PageCorner {
  return (number, count) => {
    if (number === 1) return null;
    const name = clipped(page.patient.name, { width: 150, size: 9, isBold: true });
    const rest = dotted([page.patient.uhid, page.number, words.pageOf(number, count)]);
    return text([bold(name), plain(` · ${rest}`)], SMALL, { margin: [A5.sideMargin, 13, A5.sideMargin, 0] });
  };
}

function sheetFoot(page: MoneyPage, words: PrintWords): PageCorner {
  return (number, count) =>
    columns(
      A5.columnWidth,
      8,
      [
        { block: stack([gap(22), text(`${page.number} · ${words.pageOf(number, count)}`, SMALL)]) },
        {
          width: 136,
          block: stack([
            gap(6),
            rule(136, 0.5, { below: 2 }),
            text(clipped(page.cashierName, { width: 136, size: 9 }), SMALL),
          ]),
        },
      ],
      { margin: [A5.sideMargin, 0, A5.sideMargin, 0] },
    );
}

export type SumRow = { label: string; amountPaise: number; isFinal?: boolean };

/** Labels and amounts; the final row is bigger, bold, with ₹ and a rule between it and what it sums. */
export function sumTable(totalWidth: number, rows: readonly SumRow[], followsOther = false): TableBlock {
  const amounts = rows.map(({ amountPaise, isFinal }) =>
    isFinal
      ? textWidth(rupees(amountPaise), { size: 12, isBold: true })
      : textWidth(formatPaise(amountPaise), { size: 10 }),
  );
  return bareTable({
    totalWidth,
    widths: [undefined, Math.max(...amounts) + 0.5],
    rows: rows.map(({ label, amountPaise, isFinal }) =>
      isFinal
        ? [text([bold(label)], [12, 18]), text([bold(rupees(amountPaise))], [12, 18], RIGHT)]
        : [text(label, BODY), text(formatPaise(amountPaise), BODY, RIGHT)],
    ),
    rowAbove: () => 1,
    rowBelow: () => 1,
    lineAbove: row => (rows[row]?.isFinal && (row > 0 || followsOther) ? 0.5 : 0),
  });
}
