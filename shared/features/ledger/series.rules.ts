export const DOCUMENT_TYPES = ['billOfSupply', 'taxInvoice', 'invoiceCumBill'] as const;
export type DocumentType = (typeof DOCUMENT_TYPES)[number];

/**
 * Each kind of paper counts by itself, from one, in every financial year (rule 46 of the CGST Rules): the name in the
 * table of numbers and the letters before the year. The letters of bills and receipts are the clinic's setting.
 */
export const SERIES = {
  bill: 'B',
  taxInvoice: 'TI',
  invoiceCumBill: 'IB',
  receipt: 'R',
  advance: 'AD',
  creditNote: 'CN',
  refund: 'RV',
  expense: 'EV',
  payout: 'PV',
  shiftClose: 'S',
  dayClose: 'D',
} as const;
export type Series = keyof typeof SERIES;

/** Which of the two letters that a clinic chooses are those of another series, which would give a number twice. */
export function takenPrefixes(chosen: {
  billSeriesPrefix: string;
  receiptSeriesPrefix: string;
}): ('billSeriesPrefix' | 'receiptSeriesPrefix')[] {
  const others = Object.entries(SERIES).filter(([series]) => series !== 'bill' && series !== 'receipt');
  const taken = new Set<string>(others.map(([, letters]) => letters));
  const isSame = chosen.billSeriesPrefix === chosen.receiptSeriesPrefix;
  return (['billSeriesPrefix', 'receiptSeriesPrefix'] as const).filter(
    key => taken.has(chosen[key]) || (isSame && key === 'receiptSeriesPrefix'),
  );
}

export const SERIES_OF_DOCUMENT: Readonly<Record<DocumentType, Series>> = {
  billOfSupply: 'bill',
  taxInvoice: 'taxInvoice',
  invoiceCumBill: 'invoiceCumBill',
};
