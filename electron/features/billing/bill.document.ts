import { rupeesInWords } from '#shared/i18n/amount-words.ts';
import { PRINT_WORDS, type PrintWords } from '#shared/i18n/print-words.ts';
import { columns, gap, stack, text } from '../../printing/page-blocks.ts';
import { isRoll } from '../../printing/paper.ts';
import type { PageBlock, PdfDefinition } from '../../printing/pdf-definition.ts';
import { qrCode } from '../../printing/qr-path.ts';
import { bold, dotted } from '../../printing/script-runs.ts';
import { gstSummary, linesTable, taxedLinesTable } from './bill-lines.document.ts';
import type { BillPrint } from './bill-print.ts';
import { rollBody } from './bill-roll.document.ts';
import { BILL_SETTINGS, type BillSetting } from './bill-settings.ts';
import { discountSentence, rateLines, settledRows, totalRows } from './bill-sums.ts';
import {
  BODY,
  type MoneyHead,
  moneySheet,
  noteWords,
  paymentWords,
  placesOf,
  rupees,
  SMALL,
  sheetOf,
} from './money-page.document.ts';
import { moneyRoll } from './money-roll.document.ts';
import { sumTable } from './sum-table.document.ts';

/**
 * A bill of supply, a tax invoice or both in one (rules 49, 46 and 46A of the CGST Rules), on a sheet or a roll: its
 * settings, the roomiest first.
 */
export function billDocument(bill: BillPrint): (() => PdfDefinition)[] {
  const words = PRINT_WORDS[bill.language];
  const head = headOf(bill, words);
  if (isRoll(bill.paper)) return [() => moneyRoll(bill, head, rollBody(bill, words))];
  return BILL_SETTINGS.map(({ edges, ...setting }) => () => {
    return moneySheet(bill, { ...head, ...(edges && { edges }) }, sheetBody(bill, words, setting));
  });
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

/** Narrower where the words beside it need the room. */
function totalsWidth(bill: BillPrint, { isDense }: BillSetting): number {
  const roomy = sheetOf(bill).name === 'A4' ? 220 : 186;
  return isDense ? roomy - 22 : roomy;
}

const QR_SIZE = 76;

function sheetBody(bill: BillPrint, words: PrintWords, setting: BillSetting): PageBlock[] {
  const { columnWidth } = sheetOf(bill);
  const isTaxed = bill.documentType !== 'billOfSupply';
  const { isDense } = setting;
  const width = totalsWidth(bill, setting);
  const totals = sumTable(width, totalRows(bill, words), { type: setting.line });
  const said = saidOfTotal(bill, words, setting);
  const upi = upiBlock(bill, words, columnWidth - width - 20);
  const sides = (left: PageBlock, right: PageBlock) =>
    stack([columns(columnWidth, 20, [{ block: left }, { width, block: right }])], { unbreakable: true });
  const lines = isTaxed ? taxedLinesTable(bill, words, setting) : linesTable(bill, words, setting);
  const under = (blocks: PageBlock[], top: number) => stack(blocks, { margin: [0, top, 0, 0] });
  if (isDense) {
    const right = under([totals, gap(4), ...paymentRows(bill, words, setting)], 3);
    return [lines, sides(under([...said, ...(upi ? [gap(6), upi] : [])], 4), right)];
  }
  return [
    lines,
    sides(under(said, 5), under([totals], 4)),
    ...(isTaxed ? gstSummary(bill, words) : []),
    gap(10),
    sides(upi ?? gap(1), stack(paymentRows(bill, words, setting))),
  ];
}

/** The total in words, and what a paper of its kind must say. */
function saidOfTotal(
  bill: BillPrint,
  words: PrintWords,
  { isDense, hasRates, line, small }: BillSetting,
): PageBlock[] {
  const isTaxed = bill.documentType !== 'billOfSupply';
  const told = [
    ...(isTaxed ? [discountSentence(bill, words)] : []),
    ...(isTaxed && isDense && hasRates ? rateLines(bill, words) : []),
    ...noteWords(bill.notes, words),
    ...(isTaxed ? [words.notReversed] : []),
  ];
  return [
    text(rupeesInWords(bill.totalPaise, bill.language), line),
    gap(isDense ? 3 : 6),
    ...told.filter(sentence => sentence !== '').map(sentence => text(sentence, small)),
  ];
}

function paymentRows(bill: BillPrint, words: PrintWords, setting: BillSetting): PageBlock[] {
  const { line: type, small } = setting;
  const width = totalsWidth(bill, setting);
  const paid = bill.payments.flatMap(payment => {
    const { mode, reference } = paymentWords(payment, words);
    const row = { label: `${mode}, ${payment.receiptNumber}`, amountPaise: payment.amountPaise };
    const table: PageBlock = sumTable(width, [row], { type });
    return reference ? [table, text(reference, small, { margin: [0, 0, 0, setting.rowPad] })] : [table];
  });
  const settled = settledRows(bill, words).map(row => sumTable(width, [row], { type }));
  const final = { label: words.balanceDue, amountPaise: bill.duePaise, isFinal: true };
  return [
    ...paid,
    ...settled,
    sumTable(width, [final], { type, followsOther: paid.length + settled.length > 0 }),
  ];
}

/** A QR invites a payment, so it stands only where one is due. */
function payableLink(bill: BillPrint): string | null {
  return bill.duePaise > 0 && bill.cancelledBecause === null ? bill.upiLink : null;
}

function upiBlock(bill: BillPrint, words: PrintWords, width: number): PageBlock | null {
  const { duePaise } = bill;
  const link = payableLink(bill);
  if (!link) return null;
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
