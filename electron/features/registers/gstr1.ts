import { placeOfSupply } from '#shared/features/billing/gst-states.rules.ts';
import { unitInReturn } from '#shared/features/catalogue/unit.rules.ts';
import type { WordKey } from '#shared/i18n/translate.ts';
import { type ColumnPlan, type Grid, gridOf } from '#shared/kernel/grid.ts';
import { fromDayNumber } from '#shared/kernel/local-date.ts';
import type { InTurns } from '../../server/in-turns.ts';
import { clinicAndSettings } from '../settings/settings.service.ts';
import * as gstr1Sql from './gstr1.sql.ts';
import { papersGiven } from './number-series.ts';
import type { MadeReport, ReportMaker, ReportQuestion } from './report.ts';
import { returnCodes } from './return-codes.ts';

// The headings, codes and words of a table are those of the return's offline tool, which reads no others in any language.
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** '21-Nov-2026'. */
function dateInReturn(onDate: number): string {
  const [year = '', month = '', day = ''] = fromDayNumber(onDate).split('-');
  return `${day}-${MONTHS[Number(month) - 1] ?? month}-${year}`;
}

function plainGrid<Row>(
  { t, period }: ReportQuestion,
  word: WordKey,
  rows: readonly Row[],
  columns: readonly ColumnPlan<Row>[],
): Grid {
  return gridOf({
    ...{ title: t(word), subtitle: `GSTR-1 · ${period}`, rows, columns },
    totalLabel: t('common.gridTotal'),
    notes: [t('registers.gstr1Note')],
  });
}

const nothing = () => null;
const cess = { key: 'cess', label: 'Cess Amount', kind: 'paise', of: () => 0 } as const;
const adjusted = { key: 'applicable', label: 'Applicable % of Tax Rate', of: nothing } as const;
const rate = {
  ...{ key: 'rate', label: 'Rate', kind: 'percent' as const },
  of: ({ gstPermille }: { gstPermille: number }) => gstPermille / 10,
};
const taxable = {
  ...{ key: 'taxable', label: 'Taxable Value', kind: 'paise' as const, total: 'sum' as const },
  of: ({ taxablePaise }: { taxablePaise: number }) => taxablePaise,
};

function placeOf({ ctx }: ReportQuestion): string {
  return placeOfSupply(clinicAndSettings(ctx.db).clinic.gstin);
}

type Paper = gstr1Sql.RegisteredPaper;

function b2b(question: ReportQuestion): MadeReport {
  const place = placeOf(question);
  const rows = gstr1Sql.listInvoices(question.ctx.db, question);
  const grid = plainGrid<Paper>(question, 'registers.gstB2b', rows, [
    { key: 'gstin', label: 'GSTIN/UIN of Recipient', of: row => row.gstin },
    { key: 'name', label: 'Receiver Name', of: row => row.name },
    { key: 'number', label: 'Invoice Number', of: row => row.number },
    { key: 'day', label: 'Invoice date', of: row => dateInReturn(row.onDate) },
    { key: 'value', label: 'Invoice Value', kind: 'paise', of: row => row.totalPaise },
    { key: 'place', label: 'Place Of Supply', of: () => place },
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

function cdnr(question: ReportQuestion): MadeReport {
  const place = placeOf(question);
  const rows = gstr1Sql.listNotes(question.ctx.db, question);
  const grid = plainGrid<Paper>(question, 'registers.gstCdnr', rows, [
    { key: 'gstin', label: 'GSTIN/UIN of Recipient', of: row => row.gstin },
    { key: 'name', label: 'Receiver Name', of: row => row.name },
    { key: 'number', label: 'Note Number', of: row => row.number },
    { key: 'day', label: 'Note Date', of: row => dateInReturn(row.onDate) },
    { key: 'noteType', label: 'Note Type', of: () => 'C' },
    { key: 'place', label: 'Place Of Supply', of: () => place },
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

function b2cs(question: ReportQuestion): MadeReport {
  const place = placeOf(question);
  const sums = new Map<number, { gstPermille: number; taxablePaise: number }>();
  for (const { isRegistered, gstPermille, taxablePaise } of gstr1Sql.sumSupplies(question.ctx.db, question)) {
    if (isRegistered || gstPermille === 0) continue;
    const before = sums.get(gstPermille)?.taxablePaise ?? 0;
    sums.set(gstPermille, { gstPermille, taxablePaise: before + taxablePaise });
  }
  const rows = [...sums.values()].sort((a, b) => a.gstPermille - b.gstPermille);
  const columns = [
    { key: 'type', label: 'Type', of: () => 'OE' },
    { key: 'place', label: 'Place Of Supply', of: () => place },
    adjusted,
    rate,
    taxable,
    cess,
    { key: 'portal', label: 'E-Commerce GSTIN', of: nothing },
  ];
  return { grid: plainGrid(question, 'registers.gstB2cs', rows, columns) };
}

const TO_WHOM = [
  { isRegistered: 1, words: 'Intra-State supplies to registered persons' },
  { isRegistered: 0, words: 'Intra-State supplies to unregistered persons' },
] as const;

/** A service below its limit, or of a clinic that is not registered, is exempt. */
function untaxedAs({ treatment }: gstr1Sql.ReturnSum): 'nil' | 'exempt' | 'nonGst' {
  return treatment === 'nil' || treatment === 'nonGst' ? treatment : 'exempt';
}

function exemp(question: ReportQuestion): MadeReport {
  const sums = gstr1Sql.sumSupplies(question.ctx.db, question).filter(({ gstPermille }) => gstPermille === 0);
  const rows = sums.length > 0 ? TO_WHOM : [];
  const column = (
    kind: ReturnType<typeof untaxedAs>,
    label: string,
  ): ColumnPlan<(typeof TO_WHOM)[number]> => ({
    ...{ key: kind, label, kind: 'paise', total: 'sum' },
    of: ({ isRegistered }) =>
      sums
        .filter(sum => sum.isRegistered === isRegistered && untaxedAs(sum) === kind)
        .reduce((paise, { taxablePaise }) => paise + taxablePaise, 0),
  });
  const grid = plainGrid(question, 'registers.gstExempt', rows, [
    { key: 'description', label: 'Description', of: ({ words }) => words },
    column('nil', 'Nil Rated Supplies'),
    column('exempt', 'Exempted(other than nil rated/non GST supply)'),
    column('nonGst', 'Non-GST Supplies'),
  ]);
  return { grid };
}

const inReturnOrder = (a: gstr1Sql.ReturnSum, b: gstr1Sql.ReturnSum) =>
  a.sacCode.localeCompare(b.sacCode) || a.gstPermille - b.gstPermille || a.unit.localeCompare(b.unit);

function hsn(question: ReportQuestion, isRegistered: 0 | 1): MadeReport {
  const sums = new Map<string, gstr1Sql.ReturnSum>();
  const { codeOf, notes } = returnCodes(question);
  for (const sum of gstr1Sql.sumSupplies(question.ctx.db, question)) {
    if (sum.isRegistered !== isRegistered) continue;
    const sacCode = codeOf(sum.sacCode);
    const key = `${sacCode} ${sum.gstPermille} ${sum.unit}`;
    const of = sums.get(key) ?? { ...sum, sacCode, quantity: 0, taxablePaise: 0, cgstPaise: 0, sgstPaise: 0 };
    of.quantity += sum.quantity;
    of.taxablePaise += sum.taxablePaise;
    of.cgstPaise += sum.cgstPaise;
    of.sgstPaise += sum.sgstPaise;
    sums.set(key, of);
  }
  const { t } = question;
  const word = isRegistered ? 'registers.gstHsnB2b' : 'registers.gstHsnB2c';
  const paise = (key: string, label: string, of: (row: gstr1Sql.ReturnSum) => number) =>
    ({ key, label, kind: 'paise', of, total: 'sum' }) as const;
  const grid = plainGrid<gstr1Sql.ReturnSum>(question, word, [...sums.values()].toSorted(inReturnOrder), [
    { key: 'code', label: 'HSN', of: row => row.sacCode },
    { key: 'description', label: 'Description', of: row => row.description },
    { key: 'uqc', label: 'UQC', of: row => unitInReturn(row.unit) },
    {
      key: 'quantity',
      label: 'Total Quantity',
      kind: 'number',
      // A service has no quantity.
      of: row => (row.unit === 'NA' ? 0 : row.quantity),
    },
    paise('value', 'Total Value', row => row.taxablePaise + row.cgstPaise + row.sgstPaise),
    rate,
    taxable,
    { key: 'igst', label: 'Integrated Tax Amount', kind: 'paise', of: () => 0 },
    paise('cgst', 'Central Tax Amount', row => row.cgstPaise),
    paise('sgst', 'State/UT Tax Amount', row => row.sgstPaise),
    cess,
  ]);
  return { grid: { ...grid, notes: [...grid.notes, t('registers.noUnits'), ...notes] } };
}

/** Papers that the return asks for, by the name it gives them; the clinic's other series are no papers of the GST. */
const NATURE: Readonly<Record<string, string>> = {
  ...{ billOfSupply: 'Invoices for outward supply', taxInvoice: 'Invoices for outward supply' },
  ...{ invoiceCumBill: 'Invoices for outward supply', creditNote: 'Credit Note' },
  ...{ advance: 'Receipt Voucher', refundPaid: 'Refund Voucher' },
};

function* docs(question: ReportQuestion): InTurns<MadeReport> {
  const rows = (yield* papersGiven(question)).filter(({ series }) => NATURE[series]);
  const grid = plainGrid(question, 'registers.gstDocs', rows, [
    { key: 'nature', label: 'Nature of Document', of: row => NATURE[row.series] ?? '' },
    { key: 'first', label: 'Sr. No. From', of: row => row.first },
    { key: 'last', label: 'Sr. No. To', of: row => row.last },
    { key: 'count', label: 'Total Number', kind: 'number', of: row => row.count, total: 'sum' },
    { key: 'cancelled', label: 'Cancelled', kind: 'number', of: row => row.cancelled, total: 'sum' },
  ]);
  return { grid };
}

/** The tables of GSTR-1 that a clinic has, in the columns of its offline tool (BIL-10). */
export const GSTR1_TABLES: Readonly<Record<string, ReportMaker | undefined>> = {
  ...{ b2b, b2cs, cdnr, exemp, docs },
  hsnB2b: question => hsn(question, 1),
  hsnB2c: question => hsn(question, 0),
};
