import type { Grid } from '#shared/kernel/grid.ts';
import { advancesHeld } from './advances-held.ts';
import { cashBook, trialBalance } from './books.ts';
import { bills, form3c } from './daily.ts';
import { doctorShares, doctorTds } from './doctor-shares.ts';
import { numbersAudit } from './numbers-audit.ts';
import * as lists from './pack-lists.ts';
import { partyDues, tdsReceivable } from './parties.ts';
import { type ReportQuestion, settled } from './report.ts';
import { shiftCloses } from './shift-closes.ts';
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
    settled(gst({ ...question, option: () => table })).grid;

/** What an accountant asks of a clinic, in the order of the pack. */
export const PACK_LISTS: readonly PackList[] = [
  short('trial-balance', question => trialBalance(question).grid),
  long('cash-book', question => cashBook(question).grid, true),
  long('bills', question => bills(question).grid),
  short('cancelled-bills', question => lists.cancelledBills(question).grid),
  short('credit-notes', question => lists.creditNotes(question).grid),
  long('receipts', lists.receipts),
  short('refunds', question => lists.refunds(question).grid),
  short('expenses', question => lists.expenses(question).grid),
  short('doctor-shares', question => doctorShares(question).grid),
  short('doctor-tds', question => doctorTds(question).grid),
  short('dues-at-the-end', question => lists.duesAtTheEnd(question).grid),
  short('dues-of-companies', question => partyDues(question).grid),
  short('tds-of-companies', question => tdsReceivable(question).grid),
  short('advances-held', question => advancesHeld(question).grid),
  long('form-3c', question => form3c(question).grid),
  short('gst-by-rate', gstTable('rates')),
  short('gst-by-code', gstTable('hsn')),
  short('gst-numbers', gstTable('documents')),
  short('gstr1-b2b', gstTable('b2b')),
  short('gstr1-b2cl', gstTable('b2cl')),
  short('gstr1-b2cs', gstTable('b2cs')),
  short('gstr1-cdnr', gstTable('cdnr')),
  short('gstr1-cdnur', gstTable('cdnur')),
  short('gstr1-exemp', gstTable('exemp')),
  short('gstr1-hsn-b2b', gstTable('hsnB2b')),
  short('gstr1-hsn-b2c', gstTable('hsnB2c')),
  short('gstr1-docs', gstTable('docs')),
  short('numbers-audit', question => settled(numbersAudit(question)).grid),
  short('shift-closes', question => shiftCloses(question).grid),
  short('day-closes', question => lists.dayCloses(question).grid),
];
