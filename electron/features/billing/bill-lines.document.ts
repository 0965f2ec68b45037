import { gstSummaryOf, permilleWords } from '#shared/features/billing/gst-summary.rules.ts';
import type { PrintWords } from '#shared/i18n/print-words.ts';
import { formatPaise } from '#shared/kernel/money.ts';
import { bareTable, columns, gap, stack, text } from '../../printing/page-blocks.ts';
import type { PageBlock, TableBlock } from '../../printing/pdf-definition.ts';
import { dotted } from '../../printing/script-runs.ts';
import type { BillLineOnPaper, BillPrint } from './bill-print.ts';
import type { BillSetting } from './bill-settings.ts';
import { SMALL, sheetOf } from './money-page.document.ts';

const RIGHT = { alignment: 'right' } as const;

/** '2 × 500.00, less 50.00, by Dr. Rao' where the amount of a line does not say it by itself; may be empty. */
export function howCounted(
  { quantity, ratePaise, discountPaise, isPrepaid, doneBy }: BillLineOnPaper,
  words: PrintWords,
): string {
  const performer = doneBy && words.doneBy(doneBy);
  if (isPrepaid) return [words.paidInPackage, performer].filter(Boolean).join(', ');
  const discount = discountPaise > 0 ? `${words.lessDiscount} ${formatPaise(discountPaise)}` : '';
  const isOne = quantity === 1 && discount === '';
  const count = isOne
    ? ''
    : quantity === 1
      ? formatPaise(ratePaise)
      : `${quantity} × ${formatPaise(ratePaise)}`;
  return [count, discount, performer].filter(Boolean).join(', ');
}

/** Code, and the unit in which goods are counted (rule 46(i) of the CGST Rules). */
export function codeAndUnit({ sacCode, unit }: BillLineOnPaper): string {
  return dotted([sacCode, unit === 'NA' ? '' : unit]);
}

/** The same where quantity and rate have columns of their own. */
export function underLine(item: BillLineOnPaper, words: PrintWords): string {
  return howCounted({ ...item, quantity: 1 }, words);
}

/** What was done, and how it was counted: on a line of its own, or on the same one where the page is full. */
function described(description: string, counted: string, { line, small, isDense }: BillSetting): PageBlock[] {
  if (counted === '') return [text(description, line)];
  return isDense
    ? [text(dotted([description, counted]), line)]
    : [text(description, line), text(counted, small)];
}

/** Lines of a paper without tax. */
export function linesTable(bill: BillPrint, words: PrintWords, setting: BillSetting): TableBlock {
  const { columnWidth, name } = sheetOf(bill);
  const { line, rowPad } = setting;
  const head = ['', words.service, words.sac, words.quantity, words.rate, words.amount];
  const rows = bill.lines.map((item, index) => [
    text(`${index + 1}`, line),
    stack(described(item.description, underLine(item, words), setting)),
    text(item.sacCode, line),
    text(String(item.quantity), line, RIGHT),
    text(formatPaise(item.ratePaise), line, RIGHT),
    text(formatPaise(item.amountPaise), line, RIGHT),
  ]);
  const first = bill.lines.length > 99 ? 20 : bill.lines.length > 9 ? 14 : 10;
  return bareTable({
    totalWidth: columnWidth,
    widths: name === 'A4' ? [first, undefined, 60, 36, 84, 90] : [first, undefined, 44, 24, 62, 66],
    headerRows: 1,
    rows: [head.map((word, index) => text(word, SMALL, index > 2 ? RIGHT : {})), ...rows],
    rowAbove: () => rowPad,
    rowBelow: () => rowPad,
    lineAbove: row => (row === 1 ? 0.75 : row === rows.length + 1 ? 0.5 : 0),
  });
}

/** What the lines of a paper with tax are printed from; also of a credit note. */
export type TaxedLines = Pick<BillPrint, 'paper' | 'lines' | 'gst'>;

/** Two columns for both halves; where every taxed line bears IGST one of them, and no word is said at the lines. */
function taxHeads(bill: TaxedLines, words: PrintWords): [string, string] {
  if (bill.gst?.placeOfSupply === '') return ['', words.igst];
  return [words.cgst, bill.gst?.isUnionTerritory ? words.utgst : words.sgst];
}

type Taxed = Pick<BillLineOnPaper, 'cgstPaise' | 'sgstPaise' | 'otherState'>;

function taxCells(
  bill: TaxedLines,
  { cgstPaise, sgstPaise, otherState }: Taxed,
  words: PrintWords,
): string[] {
  if (bill.gst?.placeOfSupply === '') return ['', formatPaise(cgstPaise + sgstPaise)];
  if (otherState && cgstPaise > 0) return [words.integratedTax, formatPaise(cgstPaise + sgstPaise)];
  return [formatPaise(cgstPaise), formatPaise(sgstPaise)];
}

const FIGURES = { A5: [undefined, 24, 56, 25, 48, 48, 58], A4: [undefined, 28, 84, 40, 70, 70, 84] } as const;

/** Lines of a paper with tax: what it is on a line of its own, the figures under it (rule 46 of the CGST Rules). */
export function taxedLinesTable(bill: TaxedLines, words: PrintWords, setting: BillSetting): TableBlock {
  const { columnWidth, name } = sheetOf(bill);
  const row = (cells: readonly string[]) =>
    columns(
      columnWidth,
      5,
      cells.map((cell, index) => ({
        ...(FIGURES[name][index] !== undefined && { width: FIGURES[name][index] }),
        block: text(cell, setting.small, index === 0 ? {} : RIGHT),
      })),
    );
  const head = [
    words.hsnSac,
    words.quantity,
    words.taxable,
    words.gst,
    ...taxHeads(bill, words),
    words.amount,
  ];
  const rows = bill.lines.map(item => {
    const { quantity, taxablePaise, gstPermille, cgstPaise, sgstPaise } = item;
    const isTaxed = gstPermille > 0;
    const figures = [
      ...[codeAndUnit(item), String(quantity), formatPaise(taxablePaise)],
      ...[isTaxed ? permilleWords(gstPermille) : '–'],
      ...(isTaxed ? taxCells(bill, item, words) : ['–', '–']),
      formatPaise(taxablePaise + cgstPaise + sgstPaise),
    ];
    return [stack([...described(item.description, howCounted(item, words), setting), row(figures)])];
  });
  return bareTable({
    totalWidth: columnWidth,
    widths: [undefined],
    headerRows: 1,
    rows: [[row(head)], ...rows],
    rowAbove: () => setting.rowPad,
    rowBelow: () => setting.rowPad,
    lineAbove: line => (line === 1 ? 0.75 : line === rows.length + 1 ? 0.5 : 0),
  });
}

/** One row for each code and rate: what the returns ask for. On A5 only where it says more than the lines do. */
export function gstSummary(bill: BillPrint, words: PrintWords): PageBlock[] {
  const { columnWidth, name } = sheetOf(bill);
  const head = [words.hsnSac, words.gst, words.taxable, ...taxHeads(bill, words)];
  const summary = gstSummaryOf(bill.lines);
  if (name === 'A5' && summary.length === bill.lines.length) return [];
  const rows = summary.map(row =>
    [
      row.sacCode || '–',
      row.gstPermille > 0 ? permilleWords(row.gstPermille) : words.exemptShort,
      formatPaise(row.taxablePaise),
      ...taxCells(bill, row, words),
    ].map((cell, index) => text(cell, SMALL, index === 0 ? {} : RIGHT)),
  );
  const table = bareTable({
    totalWidth: columnWidth,
    widths: name === 'A4' ? [undefined, 60, 100, 84, 84] : [undefined, 52, 76, 64, 64],
    rows: [head.map((word, index) => text(word, SMALL, index === 0 ? {} : RIGHT)), ...rows],
    rowAbove: () => 1,
    rowBelow: () => 1,
    lineAbove: row => (row === 0 || row === rows.length + 1 ? 0.5 : row === 1 ? 0.25 : 0),
  });
  return [gap(8), stack([table], { unbreakable: true })];
}
