import { gstSummaryOf, permilleWords } from '#shared/features/billing/gst-summary.rules.ts';
import { taxPartsOf } from '#shared/features/billing/place-of-supply.rules.ts';
import type { PrintWords } from '#shared/i18n/print-words.ts';
import { formatPaise } from '#shared/kernel/money.ts';
import type { BillPrint } from './bill-print.ts';
import type { SumRow } from './sum-table.document.ts';

function sumOf(bill: BillPrint, of: (line: BillPrint['lines'][number]) => number): number {
  return bill.lines.reduce((sum, line) => sum + of(line), 0);
}

/** From the lines to what is to be paid. With tax a discount is taken off in the lines already. */
export function totalRows(bill: BillPrint, words: PrintWords): SumRow[] {
  const { discount, documentType } = bill;
  const roundOff = { label: words.roundOff, amountPaise: bill.roundOffPaise };
  const final = { label: words.toPay, amountPaise: bill.totalPaise, isFinal: true };
  const ending = [...(bill.roundOffPaise === 0 ? [] : [roundOff]), final];
  if (documentType === 'billOfSupply') {
    const label = discount?.reason ? `${words.discount}, ${discount.reason}` : words.discount;
    const under = discount?.approvedBy ? { under: words.approvedBy(discount.approvedBy) } : {};
    return [
      { label: words.total, amountPaise: bill.subtotalPaise },
      ...(discount ? [{ label, amountPaise: -discount.amountPaise, ...under }] : []),
      ...ending,
    ];
  }
  const { cgstPaise, sgstPaise, igstPaise } = taxPartsOf(bill.lines);
  const stateTax = bill.gst?.isUnionTerritory ? words.unionTax : words.stateTax;
  const withoutTax = sumOf(bill, line => (line.gstPermille > 0 ? 0 : line.taxablePaise));
  return [
    ...(documentType === 'invoiceCumBill' ? [{ label: words.withoutTax, amountPaise: withoutTax }] : []),
    { label: words.taxableValue, amountPaise: sumOf(bill, line => line.taxablePaise) - withoutTax },
    ...(igstPaise === 0 || cgstPaise > 0
      ? [
          { label: words.centralTax, amountPaise: cgstPaise },
          { label: stateTax, amountPaise: sgstPaise },
        ]
      : []),
    ...(igstPaise > 0 ? [{ label: words.integratedTax, amountPaise: igstPaise }] : []),
    ...ending,
  ];
}

/** What settled the bill otherwise than by a receipt. */
export function settledRows(bill: BillPrint, words: PrintWords): SumRow[] {
  return [
    { label: words.advanceUsed, amountPaise: bill.advanceUsedPaise },
    { label: words.taxKeptBack, amountPaise: bill.tdsPaise },
    { label: words.credited, amountPaise: bill.creditedPaise },
    { label: words.givenBack, amountPaise: -bill.givenBackPaise },
    { label: words.writtenOff, amountPaise: bill.writtenOffPaise },
  ].filter(({ amountPaise }) => amountPaise !== 0);
}

/** Code, rate, value and both halves of the tax, or the integrated one, where a table of five columns has no room. */
export function rateLines({ lines }: Pick<BillPrint, 'lines'>, words: PrintWords): string[] {
  return gstSummaryOf(lines)
    .filter(({ gstPermille }) => gstPermille > 0)
    .map(({ sacCode, gstPermille, taxablePaise, cgstPaise, sgstPaise, otherState }) => {
      const of = `${sacCode || words.hsnSac} ${permilleWords(gstPermille)}:`;
      const parts = otherState ? [taxablePaise, cgstPaise + sgstPaise] : [taxablePaise, cgstPaise, sgstPaise];
      const sums = parts.map(paise => formatPaise(paise)).join(' + ');
      return [of, sums, otherState ? words.integratedTax : ''].filter(Boolean).join(' ');
    });
}

/** On a paper with tax: what the lines above are less by, why, and who approved it. */
export function discountSentence({ discount }: BillPrint, words: PrintWords): string {
  if (!discount) return '';
  const { amountPaise, reason, approvedBy } = discount;
  const because = [reason, approvedBy && words.approvedBy(approvedBy)].filter(Boolean).join(', ');
  return [`${words.discountIncluded}: ${formatPaise(amountPaise)}`, because].filter(Boolean).join(' · ');
}
