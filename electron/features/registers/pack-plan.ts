import type { Grid } from '#shared/kernel/grid.ts';
import { cashBook, trialBalance } from './books.ts';
import { bills, form3c } from './daily.ts';
import { numbersAudit } from './numbers-audit.ts';
import * as lists from './pack-lists.ts';
import type { ReportQuestion } from './report.ts';
import { gst } from './tax.ts';

export type PackList = {
  /** Of its files. */
  name: string;
  make: (question: ReportQuestion) => Grid;
  /** Grows with every patient: of a long period it is made month by month. */
  isLong: boolean;
  isOnPaper: boolean;
};

const short = (name: string, make: PackList['make']): PackList => ({
  ...{ name, make, isLong: false, isOnPaper: true },
});
const long = (name: string, make: PackList['make'], isOnPaper = false): PackList => ({
  ...{ name, make, isLong: true, isOnPaper },
});
const gstTable =
  (table: string): PackList['make'] =>
  question =>
    gst({ ...question, option: () => table }).grid;

/** What an accountant asks of a clinic, in the order of the pack. */
export const PACK_LISTS: readonly PackList[] = [
  short('trial-balance', question => trialBalance(question).grid),
  long('cash-book', question => cashBook(question).grid, true),
  long('bills', question => bills(question).grid),
  short('cancelled-bills', lists.cancelledBills),
  short('credit-notes', lists.creditNotes),
  long('receipts', lists.receipts),
  short('refunds', lists.refunds),
  short('expenses', lists.expenses),
  short('dues-at-the-end', lists.duesAtTheEnd),
  long('form-3c', question => form3c(question).grid),
  short('gst-by-rate', gstTable('rates')),
  short('gst-by-code', gstTable('hsn')),
  short('gst-numbers', gstTable('documents')),
  short('numbers-audit', numbersAudit),
  short('day-closes', lists.dayCloses),
];
