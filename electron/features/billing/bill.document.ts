import { PRINT_WORDS, type PrintWords } from '#shared/i18n/print-words.ts';
import { formatPaise, rupeesInWords } from '#shared/kernel/money.ts';
import { columns, gap, stack, text } from '../../printing/page-blocks.ts';
import { isRoll } from '../../printing/paper.ts';
import type { PageBlock, PdfDefinition } from '../../printing/pdf-definition.ts';
import { qrCode } from '../../printing/qr-path.ts';
import { bold, dotted } from '../../printing/script-runs.ts';
import { gstSummary, linesTable, taxedLinesTable } from './bill-lines.document.ts';
import type { BillPrint, GstOnPaper } from './bill-print.ts';
import { rollBody } from './bill-roll.document.ts';
import { discountSentence, settledRows, totalRows } from './bill-sums.ts';
import {
  BODY,
  type MoneyHead,
  moneySheet,
  noteWords,
  paymentWords,
  rupees,
  SMALL,
  sheetOf,
  sumTable,
} from './money-page.document.ts';
import { moneyRoll } from './money-roll.document.ts';

/** A bill of supply, a tax invoice or both in one (rules 49, 46 and 46A of the CGST Rules), on a sheet or a roll. */
export function billDocument(bill: BillPrint): PdfDefinition {
  const words = PRINT_WORDS[bill.language];
  const head = headOf(bill, words);
  return isRoll(bill.paper)
    ? moneyRoll(bill, head, rollBody(bill, words))
    : moneySheet(bill, head, sheetBody(bill, words));
}

function headOf(bill: BillPrint, words: PrintWords): MoneyHead {
  const { documentType, gst } = bill;
  const reference = bill.prescriptionSerial ?? '';
  const isTaxed = documentType !== 'billOfSupply';
  return {
    ...{ title: words[documentType], reference },
    ...(gst && {
      under: dotted([`GSTIN ${gst.gstin}`, ...(isTaxed ? placesOf(gst, words) : [])]),
    }),
    ...(isTaxed && { originalMark: words.originalForRecipient, signer: words.forClinic(bill.clinic.name) }),
  };
}

/** One place for all taxed lines, or the clinic's and that of the goods of another state. */
function placesOf({ placeOfSupply, placeOfIgst }: GstOnPaper, words: PrintWords): string[] {
  if (placeOfSupply === '') return [words.placeOfSupply(placeOfIgst)];
  return [words.placeOfSupply(placeOfSupply), placeOfIgst && words.placeOfIgst(placeOfIgst)];
}

const TOTALS_WIDTH = { A5: 186, A4: 220 };
const QR_SIZE = 76;

function sheetBody(bill: BillPrint, words: PrintWords): PageBlock[] {
  const { columnWidth, name } = sheetOf(bill);
  const isTaxed = bill.documentType !== 'billOfSupply';
  const totalsWidth = TOTALS_WIDTH[name];
  const discount = isTaxed && bill.discount ? [discountBlock(bill, words)] : [];
  const reverse = isTaxed ? [text(words.notReversed, SMALL)] : [];
  const saying = stack(
    [
      text(rupeesInWords(bill.totalPaise), BODY),
      gap(6),
      ...discount,
      ...noteWords(bill.notes, words).map(note => text(note, SMALL)),
      ...reverse,
    ],
    { margin: [0, 5, 0, 0] },
  );
  const totals = stack([sumTable(totalsWidth, totalRows(bill, words))], { margin: [0, 4, 0, 0] });
  return [
    isTaxed ? taxedLinesTable(bill, words) : linesTable(bill, words),
    stack([columns(columnWidth, 20, [{ block: saying }, { width: totalsWidth, block: totals }])], {
      unbreakable: true,
    }),
    ...(isTaxed ? gstSummary(bill, words) : []),
    gap(10),
    stack([paymentsRow(bill, words)], { unbreakable: true }),
  ];
}

function discountBlock(bill: BillPrint, words: PrintWords): PageBlock {
  const amount = formatPaise(bill.discount?.amountPaise ?? 0);
  const because = discountSentence(bill, words).join(', ');
  return text([`${words.discountIncluded}: ${amount}`, because].filter(Boolean).join(' · '), SMALL);
}

function paymentsRow(bill: BillPrint, words: PrintWords): PageBlock {
  const { columnWidth, name } = sheetOf(bill);
  const totalsWidth = TOTALS_WIDTH[name];
  const paid = bill.payments.flatMap(payment => {
    const { mode, reference } = paymentWords(payment, words);
    const row = { label: `${mode}, ${payment.receiptNumber}`, amountPaise: payment.amountPaise };
    const table: PageBlock = sumTable(totalsWidth, [row]);
    return reference ? [table, text(reference, SMALL, { margin: [0, 0, 0, 4] })] : [table];
  });
  const settled = settledRows(bill, words).map(row => sumTable(totalsWidth, [row]));
  const final = { label: words.balanceDue, amountPaise: bill.duePaise, isFinal: true };
  const balance = sumTable(totalsWidth, [final], paid.length + settled.length > 0);
  const link = payableLink(bill);
  const upi = link ? upiBlock(link, bill.duePaise, { words, width: columnWidth - totalsWidth - 20 }) : gap(1);
  const right = stack([...paid, ...settled, balance]);
  return columns(columnWidth, 20, [{ block: upi }, { width: totalsWidth, block: right }]);
}

/** A QR invites a payment, so it stands only where one is due. */
export function payableLink(bill: BillPrint): string | null {
  return bill.duePaise > 0 && bill.cancelledBecause === null ? bill.upiLink : null;
}

function upiBlock(
  link: string,
  duePaise: number,
  { words, width }: { words: PrintWords; width: number },
): PageBlock {
  const told = stack(
    [
      text([bold(words.byUpi)], BODY),
      text([bold(rupees(duePaise))], duePaise >= 10_000_00 ? [10, 18] : [12, 18]),
      text(words.thenTellUtr, SMALL),
    ],
    { margin: [0, 2, 0, 0] },
  );
  return columns(width, 8, [{ width: QR_SIZE, block: qrCode(link, QR_SIZE) }, { block: told }]);
}
