import { taxPartsOf } from '#shared/features/billing/place-of-supply.rules.ts';
import { unitInReturn } from '#shared/features/catalogue/unit.rules.ts';
import type { ColumnPlan } from '#shared/kernel/grid.ts';
import type { InTurns } from '../../server/in-turns.ts';
import * as gstr1Sql from './gstr1.sql.ts';
import {
  adjusted,
  cess,
  nothing,
  type OfPlace,
  placesOf,
  plainGrid,
  rate,
  taxable,
} from './gstr1-columns.ts';
import { b2b, b2cl, cdnr, cdnur } from './gstr1-papers.ts';
import { papersGiven } from './number-series.ts';
import type { MadeReport, ReportMaker, ReportQuestion } from './report.ts';
import { returnCodes } from './return-codes.ts';

type SmallSum = OfPlace & { gstPermille: number; taxablePaise: number };

function b2cs(question: ReportQuestion): MadeReport {
  const sums = new Map<string, SmallSum>();
  for (const supply of gstr1Sql.sumSupplies(question.ctx.db, question)) {
    const { otherState, gstPermille, taxablePaise } = supply;
    if (supply.isRegistered || supply.isLarge || gstPermille === 0) continue;
    const key = `${otherState} ${gstPermille}`;
    const before = sums.get(key)?.taxablePaise ?? 0;
    sums.set(key, { otherState, gstPermille, taxablePaise: before + taxablePaise });
  }
  const byPlace = (a: SmallSum, b: SmallSum) => a.otherState.localeCompare(b.otherState);
  const rows = [...sums.values()].sort((a, b) => byPlace(a, b) || a.gstPermille - b.gstPermille);
  const columns = [
    { key: 'type', label: 'Type', of: () => 'OE' },
    { key: 'place', label: 'Place Of Supply', of: placesOf(question) },
    adjusted,
    rate,
    taxable,
    cess,
    { key: 'portal', label: 'E-Commerce GSTIN', of: nothing },
  ];
  return { grid: plainGrid(question, 'registers.gstB2cs', rows, columns) };
}

const TO_WHOM = [
  { isRegistered: 1, isOther: true, words: 'Inter-State supplies to registered persons' },
  { isRegistered: 1, isOther: false, words: 'Intra-State supplies to registered persons' },
  { isRegistered: 0, isOther: true, words: 'Inter-State supplies to unregistered persons' },
  { isRegistered: 0, isOther: false, words: 'Intra-State supplies to unregistered persons' },
] as const;
type ToWhom = (typeof TO_WHOM)[number];

const isTo =
  ({ isRegistered, isOther }: ToWhom) =>
  (sum: gstr1Sql.ReturnSum) =>
    sum.isRegistered === isRegistered && (sum.otherState !== '') === isOther;

/** A service below its limit, or of a clinic that is not registered, is exempt. */
function untaxedAs({ treatment }: gstr1Sql.ReturnSum): 'nil' | 'exempt' | 'nonGst' {
  return treatment === 'nil' || treatment === 'nonGst' ? treatment : 'exempt';
}

function exemp(question: ReportQuestion): MadeReport {
  const sums = gstr1Sql.sumSupplies(question.ctx.db, question).filter(({ gstPermille }) => gstPermille === 0);
  const rows = sums.length > 0 ? TO_WHOM.filter(row => !row.isOther || sums.some(isTo(row))) : [];
  const column = (kind: ReturnType<typeof untaxedAs>, label: string): ColumnPlan<ToWhom> => ({
    ...{ key: kind, label, kind: 'paise', total: 'sum' },
    of: row =>
      sums
        .filter(sum => isTo(row)(sum) && untaxedAs(sum) === kind)
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

type CodeSum = gstr1Sql.ReturnSum & { igstPaise: number };
const NOTHING = { quantity: 0, taxablePaise: 0, cgstPaise: 0, sgstPaise: 0, igstPaise: 0 };

function hsn(question: ReportQuestion, isRegistered: 0 | 1): MadeReport {
  const sums = new Map<string, CodeSum>();
  const { codeOf, notes } = returnCodes(question);
  for (const sum of gstr1Sql.sumSupplies(question.ctx.db, question)) {
    if (sum.isRegistered !== isRegistered) continue;
    const sacCode = codeOf(sum.sacCode);
    const key = `${sacCode} ${sum.gstPermille} ${sum.unit}`;
    const of = sums.get(key) ?? { ...sum, sacCode, ...NOTHING };
    of.quantity += sum.quantity;
    of.taxablePaise += sum.taxablePaise;
    const { cgstPaise, sgstPaise, igstPaise } = taxPartsOf([sum]);
    of.cgstPaise += cgstPaise;
    of.sgstPaise += sgstPaise;
    of.igstPaise += igstPaise;
    sums.set(key, of);
  }
  const { t } = question;
  const word = isRegistered ? 'registers.gstHsnB2b' : 'registers.gstHsnB2c';
  const paise = (key: string, label: string, of: (row: CodeSum) => number) =>
    ({ key, label, kind: 'paise', of, total: 'sum' }) as const;
  const grid = plainGrid<CodeSum>(question, word, [...sums.values()].toSorted(inReturnOrder), [
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
    paise('value', 'Total Value', row => row.taxablePaise + row.cgstPaise + row.sgstPaise + row.igstPaise),
    rate,
    taxable,
    paise('igst', 'Integrated Tax Amount', row => row.igstPaise),
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
  ...{ b2b, b2cl, b2cs, cdnr, cdnur, exemp, docs },
  hsnB2b: question => hsn(question, 1),
  hsnB2c: question => hsn(question, 0),
};
