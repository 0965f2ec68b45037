import type { WordKey } from '#shared/i18n/translate.ts';
import { type Grid, type GridPlan, gridOf } from '#shared/kernel/grid.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import type { InTurns } from '../../server/in-turns.ts';
import { GSTR1_TABLES } from './gstr1.ts';
import { papersGiven } from './number-series.ts';
import type { MadeReport, ReportQuestion } from './report.ts';
import { returnCodes } from './return-codes.ts';
import * as supplySql from './supply.sql.ts';

type Supply = supplySql.SupplySum;
type Merged = Supply & { taxablePaise: number };

/** Sums with the same key as one. */
function mergeBy(rows: readonly Supply[], keyOf: (row: Supply) => string): Merged[] {
  const merged = new Map<string, Merged>();
  for (const row of rows) {
    const of = merged.get(keyOf(row)) ?? {
      ...row,
      quantity: 0,
      netPaise: 0,
      cgstPaise: 0,
      sgstPaise: 0,
      igstPaise: 0,
      taxablePaise: 0,
    };
    of.quantity += row.quantity;
    of.netPaise += row.netPaise;
    of.cgstPaise += row.cgstPaise;
    of.sgstPaise += row.sgstPaise;
    of.igstPaise += row.igstPaise;
    of.taxablePaise += row.netPaise - row.cgstPaise - row.sgstPaise - row.igstPaise;
    merged.set(keyOf(row), of);
  }
  return [...merged.values()];
}

function taxColumns(t: ReportQuestion['t']): GridPlan<Merged>['columns'] {
  return [
    { key: 'rate', label: t('registers.rate'), kind: 'percent', of: row => row.gstPermille / 10 },
    {
      key: 'taxable',
      label: t('registers.taxable'),
      kind: 'paise',
      of: row => row.taxablePaise,
      total: 'sum',
    },
    { key: 'cgst', label: t('registers.cgst'), kind: 'paise', of: row => row.cgstPaise, total: 'sum' },
    { key: 'sgst', label: t('registers.sgst'), kind: 'paise', of: row => row.sgstPaise, total: 'sum' },
    { key: 'igst', label: t('registers.igst'), kind: 'paise', of: row => row.igstPaise, total: 'sum' },
    { key: 'net', label: t('registers.withTax'), kind: 'paise', of: row => row.netPaise, total: 'sum' },
  ];
}

function ratesGrid({ ctx, t, period, ...days }: ReportQuestion): Grid {
  const rows = mergeBy(supplySql.listSupplies(ctx.db, days), row => `${row.taxClass} ${row.gstPermille}`);
  const { feesPaise, gstPaise } = supplySql.sumLedger(ctx.db, days);
  return gridOf({
    ...{ title: t('registers.gst'), subtitle: `${t('registers.gstRates')} · ${period}`, rows },
    totalLabel: t('common.gridTotal'),
    columns: [
      {
        key: 'class',
        label: t('registers.taxClass'),
        of: row => t(`catalogue.tax_${row.taxClass}` as WordKey),
      },
      ...taxColumns(t),
    ],
    notes: [
      t('registers.agreesWithLedger', { fees: formatRupees(feesPaise), gst: formatRupees(gstPaise) }),
      t('registers.roundOffApart'),
    ],
  });
}

function hsnGrid(question: ReportQuestion): Grid {
  const { ctx, t, period } = question;
  const { codeOf, notes } = returnCodes(question);
  const supplies = supplySql.listSupplies(ctx.db, question);
  const coded = supplies.map(row => ({ ...row, sacCode: codeOf(row.sacCode) }));
  const rows = mergeBy(coded, row => `${row.sacCode} ${row.gstPermille}`);
  return gridOf({
    ...{ title: t('registers.gst'), subtitle: `${t('registers.gstHsn')} · ${period}`, rows },
    totalLabel: t('common.gridTotal'),
    columns: [
      { key: 'code', label: t('registers.sacOrHsn'), of: row => row.sacCode || t('registers.noCode') },
      {
        key: 'quantity',
        label: t('registers.quantity'),
        kind: 'number',
        of: row => row.quantity,
        total: 'sum',
      },
      ...taxColumns(t),
    ],
    notes,
  });
}

function* documentsGrid(question: ReportQuestion): InTurns<MadeReport> {
  const { t, period } = question;
  const rows = yield* papersGiven(question);
  const grid = gridOf({
    ...{ title: t('registers.gst'), subtitle: `${t('registers.gstDocuments')} · ${period}` },
    rows,
    markOf: row => (row.missing > 0 ? 'strong' : undefined),
    columns: [
      {
        key: 'series',
        label: t('registers.paper'),
        of: row => t(`registers.paper_${row.series}` as WordKey),
      },
      { key: 'first', label: t('registers.firstNumber'), of: row => row.first },
      { key: 'last', label: t('registers.lastNumber'), of: row => row.last },
      { key: 'count', label: t('registers.issued'), kind: 'number', of: row => row.count },
      { key: 'cancelled', label: t('registers.cancelled'), kind: 'number', of: row => row.cancelled },
      { key: 'net', label: t('registers.standing'), kind: 'number', of: row => row.count - row.cancelled },
      { key: 'missing', label: t('registers.missing'), kind: 'number', of: row => row.missing },
    ],
  });
  return { grid };
}

/** The parts of a GST return, GSTR-1 style (BIL-10): by rate, by code, and the numbers of the papers issued. */
export function gst(question: ReportQuestion): MadeReport | InTurns<MadeReport> {
  const table = question.option('table');
  if (table === 'hsn') return { grid: hsnGrid(question) };
  if (table === 'documents') return documentsGrid(question);
  const ofReturn = GSTR1_TABLES[table];
  if (ofReturn) return ofReturn(question);
  return { grid: ratesGrid(question) };
}
