import { rupeesInWords } from '#shared/i18n/amount-words.ts';
import { PRINT_WORDS, type PrintWords } from '#shared/i18n/print-words.ts';
import { formatPaise } from '#shared/kernel/money.ts';
import { columns, rollText, rule, stack, text } from '../../printing/page-blocks.ts';
import { isRoll } from '../../printing/paper.ts';
import type { PageBlock, PdfDefinition } from '../../printing/pdf-definition.ts';
import { cut, finalRow, ROLL_BODY, ROLL_SMALL, rollRow } from '../../printing/roll-blocks.ts';
import { bold } from '../../printing/script-runs.ts';
import type { ReceiptPrint } from './bill-print.ts';
import { BODY, moneySheet, noteWords, paymentWords, rupees, SMALL, sheetOf } from './money-page.document.ts';
import { line, moneyRoll, rollOf } from './money-roll.document.ts';
import { sumTable } from './sum-table.document.ts';

/** A receipt for one payment against one bill, on a sheet or a roll. */
export function receiptDocument(receipt: ReceiptPrint): (() => PdfDefinition)[] {
  const words = PRINT_WORDS[receipt.language];
  const head = {
    ...{ title: words.receipt, reference: `${words.bill} ${receipt.billNumber}` },
    ...(receipt.gst && { under: `GSTIN ${receipt.gst.gstin}` }),
  };
  return [
    () =>
      isRoll(receipt.paper)
        ? moneyRoll(receipt, head, rollBody(receipt, words))
        : moneySheet(receipt, head, sheetBody(receipt, words)),
  ];
}

const TOTALS_WIDTH = 186;

function sheetBody(receipt: ReceiptPrint, words: PrintWords): PageBlock[] {
  const { payment } = receipt;
  const { columnWidth: width } = sheetOf(receipt);
  const { mode, reference } = paymentWords(payment, words);
  const said: PageBlock[] = [
    text([bold(`${words.received}, ${mode}`)], BODY),
    text([bold(rupees(payment.amountPaise))], [20, 28]),
    ...(reference ? [text(reference, BODY)] : []),
    text(rupeesInWords(payment.amountPaise, receipt.language), BODY, { margin: [0, 4, 0, 0] }),
  ];
  const account = sumTable(TOTALS_WIDTH, [
    { label: words.billTotal, amountPaise: receipt.billTotalPaise },
    ...(receipt.paidEarlierPaise
      ? [{ label: words.paidEarlier, amountPaise: -receipt.paidEarlierPaise }]
      : []),
    { label: words.received, amountPaise: -payment.amountPaise },
    { label: words.balanceDue, amountPaise: receipt.duePaise, isFinal: true },
  ]);
  return [
    rule(width, 0.75, { below: 8 }),
    columns(width, 20, [{ block: stack(said) }, { width: TOTALS_WIDTH, block: account }]),
    rule(width, 0.5, { above: 8, below: 6 }),
    ...noteWords(receipt.notes, words).map(note => text(note, SMALL)),
    text(`${words.receivedBy}: ${receipt.cashierName}`, SMALL),
    text(words.keepForClaim, SMALL),
  ];
}

function rollBody(receipt: ReceiptPrint, words: PrintWords): PageBlock[] {
  const { width } = rollOf(receipt);
  const { payment } = receipt;
  const { mode, reference } = paymentWords(payment, words);
  const earlier = receipt.paidEarlierPaise;
  return [
    rollRow(width, words.billTotal, formatPaise(receipt.billTotalPaise)),
    ...(earlier ? [rollRow(width, words.paidEarlier, formatPaise(-earlier))] : []),
    line(width),
    finalRow(width, `${words.received}, ${mode}`, payment.amountPaise),
    ...(reference ? [rollText(reference, ROLL_SMALL)] : []),
    line(width),
    rollRow(width, [bold(words.balanceDue)], [bold(formatPaise(receipt.duePaise))]),
    cut(width),
    rollText(rupeesInWords(payment.amountPaise, receipt.language), ROLL_BODY),
    ...noteWords(receipt.notes, words).map(note => rollText(note, ROLL_SMALL)),
    rollText(`${words.receivedBy}: ${receipt.cashierName}`, ROLL_SMALL),
  ];
}
