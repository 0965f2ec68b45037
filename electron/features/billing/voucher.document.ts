import { rupeesInWords } from '#shared/i18n/amount-words.ts';
import { PRINT_WORDS, type PrintWords } from '#shared/i18n/print-words.ts';
import { formatPaise } from '#shared/kernel/money.ts';
import { bareTable, columns, gap, rollText, rule, stack, text } from '../../printing/page-blocks.ts';
import { isRoll } from '../../printing/paper.ts';
import type { PageBlock, PdfDefinition } from '../../printing/pdf-definition.ts';
import { cut, finalRow, ROLL_BODY, ROLL_SMALL, rollRow } from '../../printing/roll-blocks.ts';
import { bold, dotted } from '../../printing/script-runs.ts';
import type { GstOnPaper, MoneyPage } from './bill-print.ts';
import { BODY, moneySheet, placesOf, rupees, SMALL, sheetOf } from './money-page.document.ts';
import { line, moneyRoll, rollOf } from './money-roll.document.ts';
import { type SumRow, sumTable } from './sum-table.document.ts';

export type VoucherLine = { description: string; sacCode: string; quantity: number; amountPaise: number };

/** A paper about one sum of money: an advance, a credit, a refund. */
export type VoucherPrint = MoneyPage & {
  /** The clinic's; empty where it has none. */
  gstin: string;
  /** Of what is credited; none where no tax is. */
  gst: GstOnPaper | null;
  title: string;
  /** What it belongs to: the bill and its date. */
  reference: string;
  /** 'Received, Cash' */
  said: string;
  amountPaise: number;
  /** UTR or card slip; may be empty. */
  paymentReference: string;
  lines: readonly VoucherLine[];
  sums: readonly SumRow[];
  notes: readonly string[];
  /** Words under the line on which whoever receives the money signs; null where nobody does. */
  receiverSigns: string | null;
};

/** On a sheet or a roll. */
export function voucherDocument(voucher: VoucherPrint): (() => PdfDefinition)[] {
  const words = PRINT_WORDS[voucher.language];
  const { title, reference, gstin, gst, clinic } = voucher;
  const under = dotted([gstin && `GSTIN ${gstin}`, ...(gst ? placesOf(gst, words) : [])]);
  const head = {
    ...{ title, reference },
    ...(under && { under }),
    ...(gst && { signer: words.forClinic(clinic.name) }),
  };
  return [
    () =>
      isRoll(voucher.paper)
        ? moneyRoll(voucher, head, rollBody(voucher))
        : moneySheet(voucher, head, sheetBody(voucher, words)),
  ];
}

const TOTALS_WIDTH = 186;
const RIGHT = { alignment: 'right' } as const;

function sheetBody(voucher: VoucherPrint, words: PrintWords): PageBlock[] {
  const { said, amountPaise, paymentReference, sums, receiverSigns, lines } = voucher;
  const { columnWidth: width } = sheetOf(voucher);
  const sum = stack([
    text([bold(said)], BODY),
    text([bold(rupees(amountPaise))], [20, 28]),
    ...(paymentReference ? [text(paymentReference, BODY)] : []),
    text(rupeesInWords(amountPaise, voucher.language), BODY, { margin: [0, 4, 0, 0] }),
  ]);
  const account = sums.length > 0 ? sumTable(TOTALS_WIDTH, sums) : gap(1);
  return [
    ...(lines.length > 0 ? [linesTable(lines, words, width), gap(8)] : [rule(width, 0.75, { below: 8 })]),
    columns(width, 20, [{ block: sum }, { width: TOTALS_WIDTH, block: account }]),
    rule(width, 0.5, { above: 8, below: 6 }),
    ...voucher.notes.map(note => text(note, SMALL)),
    ...(receiverSigns ? [gap(34), rule(150, 0.5, { below: 2 }), text(receiverSigns, SMALL)] : []),
  ];
}

function linesTable(lines: readonly VoucherLine[], words: PrintWords, totalWidth: number): PageBlock {
  const head = [words.service, words.hsnSac, words.quantity, words.amount];
  const rows = lines.map(item => [
    text(item.description, BODY),
    text(item.sacCode, BODY),
    text(String(item.quantity), BODY, RIGHT),
    text(formatPaise(item.amountPaise), BODY, RIGHT),
  ]);
  return bareTable({
    totalWidth,
    widths: [undefined, 50, 24, 66],
    headerRows: 1,
    rows: [head.map((word, index) => text(word, SMALL, index > 1 ? RIGHT : {})), ...rows],
    rowAbove: () => 3,
    rowBelow: () => 3,
    lineAbove: row => (row === 1 ? 0.75 : row === rows.length + 1 ? 0.5 : 0),
  });
}

function rollBody(voucher: VoucherPrint): PageBlock[] {
  const { width } = rollOf(voucher);
  const { said, amountPaise, paymentReference, lines, notes, receiverSigns, gst } = voucher;
  // The final sum stands large below.
  const sums = voucher.sums.filter(({ isFinal }) => !isFinal);
  return [
    ...lines.flatMap(item => {
      const count = item.quantity === 1 ? '' : ` × ${item.quantity}`;
      const row = rollRow(width, `${item.description}${count}`, formatPaise(item.amountPaise));
      return gst && item.sacCode ? [row, rollText(item.sacCode, ROLL_SMALL)] : [row];
    }),
    ...(lines.length > 0 ? [line(width)] : []),
    ...sums.map(row => rollRow(width, row.label, formatPaise(row.amountPaise))),
    ...(sums.length > 0 ? [line(width)] : []),
    finalRow(width, said, amountPaise),
    ...(paymentReference ? [rollText(paymentReference, ROLL_SMALL)] : []),
    cut(width),
    rollText(rupeesInWords(amountPaise, voucher.language), ROLL_BODY),
    ...notes.map(note => rollText(note, ROLL_SMALL)),
    ...(receiverSigns ? [gap(30), rule(width, 0.5, { below: 2 }), rollText(receiverSigns, ROLL_SMALL)] : []),
  ];
}
