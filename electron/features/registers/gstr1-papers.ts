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

export function b2b(question: ReportQuestion): MadeReport {
  const rows = gstr1Sql.listInvoices(question.ctx.db, question, 'registered');
  const grid = plainGrid<Paper>(question, 'registers.gstB2b', rows, [
    { key: 'gstin', label: 'GSTIN/UIN of Recipient', of: row => row.gstin },
    { key: 'name', label: 'Receiver Name', of: row => row.name },
    { key: 'number', label: 'Invoice Number', of: row => row.number },
    { key: 'day', label: 'Invoice date', of: row => dateInReturn(row.onDate) },
    { key: 'value', label: 'Invoice Value', kind: 'paise', of: row => row.totalPaise },
    { key: 'place', label: 'Place Of Supply', of: placesOf(question) },
    { key: 'reverse', label: 'Reverse Charge', of: () => 'N' },
    adjusted,
    { key: 'type', label: 'Invoice Type', of: () => 'Regular B2B' },
    { key: 'portal', label: 'E-Commerce GSTIN', of: nothing },
    rate,
    taxable,
    cess,
  ]);
  return { grid, opens: rows.map(({ billId }) => ({ kind: 'bill', id: billId })) };
}

export function cdnr(question: ReportQuestion): MadeReport {
  const rows = gstr1Sql.listNotes(question.ctx.db, question, 'registered');
  const grid = plainGrid<Paper>(question, 'registers.gstCdnr', rows, [
    { key: 'gstin', label: 'GSTIN/UIN of Recipient', of: row => row.gstin },
    { key: 'name', label: 'Receiver Name', of: row => row.name },
    { key: 'number', label: 'Note Number', of: row => row.number },
    { key: 'day', label: 'Note Date', of: row => dateInReturn(row.onDate) },
    { key: 'noteType', label: 'Note Type', of: () => 'C' },
    { key: 'place', label: 'Place Of Supply', of: placesOf(question) },
    { key: 'reverse', label: 'Reverse Charge', of: () => 'N' },
    { key: 'type', label: 'Note Supply Type', of: () => 'Regular B2B' },
    { key: 'value', label: 'Note Value', kind: 'paise', of: row => row.totalPaise },
    adjusted,
    rate,
    taxable,
    cess,
  ]);
  return { grid, opens: rows.map(({ billId }) => ({ kind: 'bill', id: billId })) };
}

/** Invoices to others in another state, above the limit of their day. */
export function b2cl(question: ReportQuestion): MadeReport {
  const rows = gstr1Sql.listInvoices(question.ctx.db, question, 'large');
  const grid = plainGrid<Paper>(question, 'registers.gstB2cl', rows, [
    { key: 'number', label: 'Invoice Number', of: row => row.number },
    { key: 'day', label: 'Invoice date', of: row => dateInReturn(row.onDate) },
    { key: 'value', label: 'Invoice Value', kind: 'paise', of: row => row.totalPaise },
    { key: 'place', label: 'Place Of Supply', of: placesOf(question) },
    adjusted,
    rate,
    taxable,
    cess,
    { key: 'portal', label: 'E-Commerce GSTIN', of: nothing },
  ]);
  return { grid, opens: rows.map(({ billId }) => ({ kind: 'bill', id: billId })) };
}

/** Credit notes against such invoices. */
export function cdnur(question: ReportQuestion): MadeReport {
  const rows = gstr1Sql.listNotes(question.ctx.db, question, 'large');
  const grid = plainGrid<Paper>(question, 'registers.gstCdnur', rows, [
    { key: 'urType', label: 'UR Type', of: () => 'B2CL' },
    { key: 'number', label: 'Note Number', of: row => row.number },
    { key: 'day', label: 'Note Date', of: row => dateInReturn(row.onDate) },
    { key: 'noteType', label: 'Note Type', of: () => 'C' },
    { key: 'place', label: 'Place Of Supply', of: placesOf(question) },
    { key: 'value', label: 'Note Value', kind: 'paise', of: row => row.totalPaise },
    adjusted,
    rate,
    taxable,
    cess,
  ]);
  return { grid, opens: rows.map(({ billId }) => ({ kind: 'bill', id: billId })) };
}
