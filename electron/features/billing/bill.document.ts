import { PRINT_WORDS, type PrintWords } from '#shared/i18n/print-words.ts';
import { formatPaise, rupeesInWords } from '#shared/kernel/money.ts';
import { bareTable, columns, gap, rollText, stack, text } from '../../printing/page-blocks.ts';
import { SHEETS } from '../../printing/paper.ts';
import type { PageBlock, PdfDefinition, TableBlock } from '../../printing/pdf-definition.ts';
import { qrCode } from '../../printing/qr-path.ts';
import { cut, ROLL_BODY, ROLL_SMALL, rollRow } from '../../printing/roll-blocks.ts';
import { bold } from '../../printing/script-runs.ts';
import type { BillPrint } from './bill-print.ts';
import {
  BODY,
  moneySheet,
  paymentWords,
  rupees,
  SMALL,
  type SumRow,
  sumTable,
} from './money-page.document.ts';
import { finalRow, line, moneyRoll, rollOf } from './money-roll.document.ts';

/** A bill of supply (GST Rule 49), on A5 or on a roll. */
export function billDocument(bill: BillPrint): PdfDefinition {
  const words = PRINT_WORDS[bill.language];
  const isSheet = bill.paper === 'A5';
  const prescription = bill.prescriptionSerial ?? '';
  return isSheet
    ? moneySheet(bill, words.billOfSupply, prescription, sheetBody(bill, words))
    : moneyRoll(bill, words.billOfSupply, prescription, rollBody(bill, words));
}

const WIDTH = SHEETS.A5.columnWidth;
const TOTALS_WIDTH = 186;
const QR_SIZE = 76;
const RIGHT = { alignment: 'right' } as const;

function sheetBody(bill: BillPrint, words: PrintWords): PageBlock[] {
  const saying = stack(
    [text(rupeesInWords(bill.totalPaise), BODY), text(words.exemption, SMALL, { margin: [0, 6, 0, 0] })],
    { margin: [0, 5, 0, 0] },
  );
  const totals = stack([sumTable(TOTALS_WIDTH, totalRows(bill, words))], { margin: [0, 4, 0, 0] });
  return [
    linesTable(bill, words),
    stack([columns(WIDTH, 20, [{ block: saying }, { width: TOTALS_WIDTH, block: totals }])], {
      unbreakable: true,
    }),
    gap(12),
    stack([paymentsRow(bill, words)], { unbreakable: true }),
  ];
}

function linesTable(bill: BillPrint, words: PrintWords): TableBlock {
  const head = ['', words.service, words.sac, words.quantity, words.rate, words.amount];
  const rows = bill.lines.map((item, index) => [
    text(`${index + 1}`, BODY),
    text(item.description, BODY),
    text(item.sacCode, BODY),
    text(String(item.quantity), BODY, RIGHT),
    text(formatPaise(item.ratePaise), BODY, RIGHT),
    text(formatPaise(item.amountPaise), BODY, RIGHT),
  ]);
  return bareTable({
    totalWidth: WIDTH,
    widths: [bill.lines.length > 9 ? 14 : 10, undefined, 44, 24, 62, 66],
    headerRows: 1,
    rows: [head.map((word, index) => text(word, SMALL, index > 2 ? RIGHT : {})), ...rows],
    rowAbove: () => 3,
    rowBelow: () => 3,
    lineAbove: row => (row === 1 ? 0.75 : row === rows.length + 1 ? 0.5 : 0),
  });
}

function totalRows(bill: BillPrint, words: PrintWords): SumRow[] {
  const { discount } = bill;
  const label = discount?.reason ? `${words.discount}, ${discount.reason}` : words.discount;
  return [
    { label: words.total, amountPaise: bill.subtotalPaise },
    ...(discount ? [{ label, amountPaise: -discount.amountPaise }] : []),
    ...(bill.roundOffPaise === 0 ? [] : [{ label: words.roundOff, amountPaise: bill.roundOffPaise }]),
    { label: words.toPay, amountPaise: bill.totalPaise, isFinal: true },
  ];
}

function paymentsRow(bill: BillPrint, words: PrintWords): PageBlock {
  const paid = bill.payments.flatMap(payment => {
    const { mode, reference } = paymentWords(payment, words);
    const row = { label: `${mode}, ${payment.receiptNumber}`, amountPaise: payment.amountPaise };
    const table: PageBlock = sumTable(TOTALS_WIDTH, [row]);
    return reference ? [table, text(reference, SMALL, { margin: [0, 0, 0, 4] })] : [table];
  });
  const final = { label: words.balanceDue, amountPaise: bill.duePaise, isFinal: true };
  const balance = sumTable(TOTALS_WIDTH, [final], paid.length > 0);
  const link = payableLink(bill);
  const upi = link ? upiBlock(link, bill.duePaise, words) : gap(1);
  return columns(WIDTH, 20, [{ block: upi }, { width: TOTALS_WIDTH, block: stack([...paid, balance]) }]);
}

/** A QR invites a payment, so it stands only where one is due. */
function payableLink(bill: BillPrint): string | null {
  return bill.duePaise > 0 && bill.cancelledBecause === null ? bill.upiLink : null;
}

function upiBlock(link: string, duePaise: number, words: PrintWords): PageBlock {
  const told = stack(
    [
      text([bold(words.byUpi)], BODY),
      text([bold(rupees(duePaise))], duePaise >= 10_000_00 ? [10, 18] : [12, 18]),
      text(words.thenTellUtr, SMALL),
    ],
    { margin: [0, 2, 0, 0] },
  );
  const width = WIDTH - TOTALS_WIDTH - 20;
  return columns(width, 8, [{ width: QR_SIZE, block: qrCode(link, QR_SIZE) }, { block: told }]);
}

function rollBody(bill: BillPrint, words: PrintWords): PageBlock[] {
  const { width } = rollOf(bill);
  const items = bill.lines.map(item => {
    const count = item.quantity === 1 ? '' : ` × ${item.quantity}`;
    return rollRow(width, `${item.description}${count}`, formatPaise(item.amountPaise));
  });
  const payments = bill.payments.flatMap(payment => {
    const { mode, reference } = paymentWords(payment, words);
    const row = rollRow(width, `${mode}, ${payment.receiptNumber}`, formatPaise(payment.amountPaise));
    return reference ? [row, rollText(reference, ROLL_SMALL)] : [row];
  });
  const sums = totalRows(bill, words).map(row =>
    row.isFinal
      ? finalRow(width, row.label, row.amountPaise)
      : rollRow(width, row.label, formatPaise(row.amountPaise)),
  );
  const codes = [...new Set(bill.lines.map(item => item.sacCode).filter(code => code))].join(', ');
  return [
    ...items,
    line(width),
    ...sums,
    line(width),
    ...payments,
    rollRow(width, [bold(words.balanceDue)], [bold(formatPaise(bill.duePaise))]),
    ...rollUpi(bill, words, width),
    cut(width),
    rollText(rupeesInWords(bill.totalPaise), ROLL_BODY),
    rollText(codes ? `${words.sac} ${codes}. ${words.exemption}` : words.exemption, ROLL_SMALL),
    rollText(`${words.receivedBy}: ${bill.cashierName}`, ROLL_SMALL),
  ];
}

function rollUpi(bill: BillPrint, words: PrintWords, width: number): PageBlock[] {
  const link = payableLink(bill);
  if (!link) return [];
  const told = [rollText([bold(words.payByUpi)], [12, 16]), rollText(words.showUtrAtDesk, ROLL_BODY)];
  if (width < 160) return [qrCode(link, 96, { alignment: 'center', margin: [0, 8, 0, 8] }), ...told];
  const block = stack(told, { margin: [0, 16, 0, 0] });
  return [columns(width, 10, [{ width: 84, block: qrCode(link, 84) }, { block }], { margin: [0, 6, 0, 0] })];
}
