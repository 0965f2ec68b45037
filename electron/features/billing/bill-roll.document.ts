import { permilleWords } from '#shared/features/billing/gst-summary.rules.ts';
import { rupeesInWords } from '#shared/i18n/amount-words.ts';
import type { PrintWords } from '#shared/i18n/print-words.ts';
import { formatPaise } from '#shared/kernel/money.ts';
import { columns, rollText, stack } from '../../printing/page-blocks.ts';
import type { PageBlock } from '../../printing/pdf-definition.ts';
import { qrCode } from '../../printing/qr-path.ts';
import { cut, finalRow, ROLL_BODY, ROLL_SMALL, rollRow } from '../../printing/roll-blocks.ts';
import { bold, dotted } from '../../printing/script-runs.ts';
import { codeAndUnit, howCounted, underLine } from './bill-lines.document.ts';
import type { BillLineOnPaper, BillPrint } from './bill-print.ts';
import { discountSentence, rateLines, settledRows, totalRows } from './bill-sums.ts';
import { noteWords, paymentWords } from './money-page.document.ts';
import { line, rollOf } from './money-roll.document.ts';

/** The lines, sums and payments of a bill on a roll. */
export function rollBody(bill: BillPrint, words: PrintWords): PageBlock[] {
  const { width } = rollOf(bill);
  const isTaxed = bill.documentType !== 'billOfSupply';
  const sums = totalRows(bill, words).flatMap(row =>
    row.isFinal
      ? [finalRow(width, row.label, row.amountPaise)]
      : [
          rollRow(width, row.label, formatPaise(row.amountPaise)),
          ...(row.under ? [rollText(row.under, ROLL_SMALL)] : []),
        ],
  );
  const codes = [...new Set(bill.lines.map(item => item.sacCode).filter(code => code))].join(', ');
  const [firstNote = '', ...otherNotes] = noteWords(bill.notes, words);
  return [
    ...bill.lines.flatMap(item => itemRows(item, { words, width, isTaxed })),
    line(width),
    ...sums,
    ...(isTaxed ? taxRows(bill, words) : []),
    line(width),
    ...paymentRows(bill, words, width),
    rollRow(width, [bold(words.balanceDue)], [bold(formatPaise(bill.duePaise))]),
    ...rollUpi(bill, words, width),
    cut(width),
    rollText(rupeesInWords(bill.totalPaise, bill.language), ROLL_BODY),
    ...[codes && !isTaxed ? `${words.sac} ${codes}. ${firstNote}` : firstNote, ...otherNotes]
      .filter(note => note.trim() !== '')
      .map(note => rollText(note, ROLL_SMALL)),
    rollText(`${words.receivedBy}: ${bill.cashierName}`, ROLL_SMALL),
  ];
}

function itemRows(
  item: BillLineOnPaper,
  { words, width, isTaxed }: { words: PrintWords; width: number; isTaxed: boolean },
): PageBlock[] {
  const { taxablePaise, cgstPaise, sgstPaise, gstPermille } = item;
  if (!isTaxed) {
    const count = item.quantity === 1 ? '' : ` × ${item.quantity}`;
    const under = underLine(item, words);
    return [
      rollRow(width, `${item.description}${count}`, formatPaise(item.amountPaise)),
      ...(under ? [rollText(under, ROLL_SMALL)] : []),
    ];
  }
  const rate = gstPermille > 0 ? `${words.gst} ${permilleWords(gstPermille)}` : words.exemptShort;
  return [
    rollRow(width, item.description, formatPaise(taxablePaise + cgstPaise + sgstPaise)),
    rollText(dotted([howCounted(item, words), codeAndUnit(item), rate]), ROLL_SMALL),
  ];
}

function taxRows(bill: BillPrint, words: PrintWords): PageBlock[] {
  return [...rateLines(bill, words), discountSentence(bill, words)]
    .filter(row => row !== '')
    .map(row => rollText(row, ROLL_SMALL));
}

function paymentRows(bill: BillPrint, words: PrintWords, width: number): PageBlock[] {
  const payments = bill.payments.flatMap(payment => {
    const { mode, reference } = paymentWords(payment, words);
    const row = rollRow(width, `${mode}, ${payment.receiptNumber}`, formatPaise(payment.amountPaise));
    return reference ? [row, rollText(reference, ROLL_SMALL)] : [row];
  });
  const settled = settledRows(bill, words).map(row =>
    rollRow(width, row.label, formatPaise(row.amountPaise)),
  );
  return [...payments, ...settled];
}

function rollUpi(bill: BillPrint, words: PrintWords, width: number): PageBlock[] {
  const isPayable = bill.duePaise > 0 && bill.cancelledBecause === null;
  const link = isPayable ? bill.upiLink : null;
  if (!link) return [];
  const told = [rollText([bold(words.payByUpi)], [12, 16]), rollText(words.showUtrAtDesk, ROLL_BODY)];
  if (width < 160) return [qrCode(link, 96, { alignment: 'center', margin: [0, 8, 0, 8] }), ...told];
  const block = stack(told, { margin: [0, 16, 0, 0] });
  return [columns(width, 10, [{ width: 84, block: qrCode(link, 84) }, { block }], { margin: [0, 6, 0, 0] })];
}
