import type { WordKey } from '#shared/i18n/translate.ts';
import type { ColumnPlan } from '#shared/kernel/grid.ts';
import * as gstr1Sql from './gstr1.sql.ts';
import {
  adjusted,
  cess,
  dateInReturn,
  nothing,
  placesOf,
  plainGrid,
  rate,
  taxable,
} from './gstr1-columns.ts';
import type { MadeReport, ReportQuestion } from './report.ts';

type Paper = gstr1Sql.RegisteredPaper;
type Column = ColumnPlan<Paper>;

/** A column that says the same of every paper. */
function always(key: string, label: string, words: string): Column {
  return { key, label, of: () => words };
}

const gstin: Column = { key: 'gstin', label: 'GSTIN/UIN of Recipient', of: row => row.gstin };
const receiver: Column = { key: 'name', label: 'Receiver Name', of: row => row.name };
const reverse = always('reverse', 'Reverse Charge', 'N');
const credit = always('noteType', 'Note Type', 'C');
const portal: Column = { key: 'portal', label: 'E-Commerce GSTIN', of: nothing };

/** What invoices and notes have alike, under the headings of each. */
function paperColumns(labels: Record<'number' | 'day' | 'value', string>) {
  return {
    number: { key: 'number', label: labels.number, of: row => row.number } satisfies Column,
    day: { key: 'day', label: labels.day, of: row => dateInReturn(row.onDate) } satisfies Column,
    value: { key: 'value', label: labels.value, kind: 'paise', of: row => row.totalPaise } satisfies Column,
  };
}

const invoice = paperColumns({ number: 'Invoice Number', day: 'Invoice date', value: 'Invoice Value' });
const note = paperColumns({ number: 'Note Number', day: 'Note Date', value: 'Note Value' });

type ReturnTable = {
  word: WordKey;
  papers: (question: ReportQuestion) => Paper[];
  /** In the order of the return. */
  columns: (place: Column) => Column[];
};

/** A table of the return as a report: what stands in it opens the bill. */
function reportOf({ word, papers, columns }: ReturnTable): (question: ReportQuestion) => MadeReport {
  return question => {
    const rows = papers(question);
    const place: Column = { key: 'place', label: 'Place Of Supply', of: placesOf(question) };
    return {
      grid: plainGrid<Paper>(question, word, rows, columns(place)),
      opens: rows.map(({ billId }) => ({ kind: 'bill', id: billId })),
    };
  };
}

export const b2b = reportOf({
  word: 'registers.gstB2b',
  papers: question => gstr1Sql.listInvoices(question.ctx.db, question, 'registered'),
  columns: place => [
    ...[gstin, receiver, invoice.number, invoice.day, invoice.value, place, reverse, adjusted],
    ...[always('type', 'Invoice Type', 'Regular B2B'), portal, rate, taxable, cess],
  ],
});

export const cdnr = reportOf({
  word: 'registers.gstCdnr',
  papers: question => gstr1Sql.listNotes(question.ctx.db, question, 'registered'),
  columns: place => [
    ...[gstin, receiver, note.number, note.day, credit, place, reverse],
    ...[always('type', 'Note Supply Type', 'Regular B2B'), note.value, adjusted, rate, taxable, cess],
  ],
});

/** Invoices to others in another state, above the limit of their day. */
export const b2cl = reportOf({
  word: 'registers.gstB2cl',
  papers: question => gstr1Sql.listInvoices(question.ctx.db, question, 'large'),
  columns: place => [
    ...[invoice.number, invoice.day, invoice.value, place, adjusted, rate, taxable, cess, portal],
  ],
});

/** Credit notes against such invoices. */
export const cdnur = reportOf({
  word: 'registers.gstCdnur',
  papers: question => gstr1Sql.listNotes(question.ctx.db, question, 'large'),
  columns: place => [
    ...[always('urType', 'UR Type', 'B2CL'), note.number, note.day, credit, place, note.value],
    ...[adjusted, rate, taxable, cess],
  ],
});
