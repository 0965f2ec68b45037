import { MONEY_MODES } from '#shared/features/ledger/ledger.rules.ts';
import type { ReportAsk, ReportOpens } from '#shared/features/registers/register.schema.ts';
import { dayIn } from '#shared/i18n/day-words.ts';
import type { Translate, WordKey } from '#shared/i18n/translate.ts';
import { type ColumnPlan, gridOf } from '#shared/kernel/grid.ts';
import { fromDayNumber } from '#shared/kernel/local-date.ts';
import * as collectionsSql from './collections.sql.ts';
import type { MadeReport, ReportQuestion } from './report.ts';

type Namer = (value: string) => string;

/** How the values of a dimension read. */
export function namerOf({ ctx, t, language }: ReportQuestion, key: string): Namer {
  const named = (rows: readonly collectionsSql.Named[]): Namer => {
    const names = new Map(rows.map(({ id, name }) => [String(id), name]));
    return value => names.get(value) ?? t('registers.nobody');
  };
  switch (key) {
    case 'user':
    case 'doctor':
      return named(collectionsSql.listPeopleNames(ctx.db));
    case 'referrer':
      return named(collectionsSql.listReferrerNames(ctx.db));
    case 'mode':
      return value =>
        value === 'tds'
          ? t('registers.keptBack')
          : MONEY_MODES.some(mode => mode === value)
            ? t(`billing.${value}` as WordKey)
            : value;
    case 'day':
      return value => dayIn(language, fromDayNumber(Number(value)));
    case 'month':
      return value => `${value.slice(0, 4)}-${value.slice(4)}`;
    case 'category':
      return value => (value === '' ? t('registers.noBill') : t(`catalogue.category_${value}` as WordKey));
    default:
      return value => (value === '' ? t('registers.noBill') : value);
  }
}

const IN_ORDER = ['day', 'month'];

type PivotRow = {
  value: string;
  totalPaise: number;
  keptBackPaise: number;
  count: number;
  by: ReadonlyMap<string, number>;
};
type Cells = readonly collectionsSql.PivotCell[];

function rowsOf(cells: Cells, kept: Cells, key: string): PivotRow[] {
  type Row = Omit<PivotRow, 'value' | 'by'> & { by: Map<string, number> };
  const rows = new Map<string, Row>();
  const rowOf = (value: string): Row => {
    const row = rows.get(value) ?? { totalPaise: 0, keptBackPaise: 0, count: 0, by: new Map() };
    rows.set(value, row);
    return row;
  };
  for (const { row, column, amountPaise, count } of cells) {
    const of = rowOf(row);
    of.totalPaise += amountPaise;
    of.count += count;
    of.by.set(column, amountPaise);
  }
  for (const { row, amountPaise } of kept) rowOf(row).keptBackPaise += amountPaise;
  const listed = [...rows].map(([value, of]) => ({ value, ...of }));
  return IN_ORDER.includes(key)
    ? listed.sort((a, b) => a.value.localeCompare(b.value))
    : listed.sort((a, b) => b.totalPaise - a.totalPaise);
}

function columnValues(cells: readonly collectionsSql.PivotCell[], key: string): string[] {
  const sums = new Map<string, number>();
  for (const { column, amountPaise } of cells) sums.set(column, (sums.get(column) ?? 0) + amountPaise);
  const values = [...sums.keys()];
  return IN_ORDER.includes(key)
    ? values.sort()
    : values.sort((a, b) => (sums.get(b) ?? 0) - (sums.get(a) ?? 0));
}

/** Only where a company kept tax back in these days. */
function keptBackColumns(t: Translate): ColumnPlan<PivotRow>[] {
  return [
    { key: 'tds', label: t('registers.keptBack'), kind: 'paise', of: row => row.keptBackPaise, total: 'sum' },
    {
      ...{ key: 'gross', label: t('registers.grossReceived'), kind: 'paise', total: 'sum' },
      of: row => row.totalPaise + row.keptBackPaise,
    },
  ];
}

/** Collections by one or two dimensions (REP-4), each row drilling to its receipts. */
export function collections(question: ReportQuestion): MadeReport {
  const { ctx, t, period } = question;
  const [rowKey, columnKey] = [question.option('rows'), question.option('columns')];
  const cells = collectionsSql.listPivot(ctx.db, question, rowKey, columnKey);
  const [nameRow, nameColumn] = [namerOf(question, rowKey), namerOf(question, columnKey)];
  const kept = collectionsSql.listKeptBack(ctx.db, question, rowKey);
  const rows = rowsOf(cells, kept, rowKey);
  const across = columnKey === 'none' ? [] : columnValues(cells, columnKey);
  const columns: ColumnPlan<PivotRow>[] = [
    { key: 'row', label: t(`registers.by${capital(rowKey)}` as WordKey), of: row => nameRow(row.value) },
    ...across.map(
      (value): ColumnPlan<PivotRow> => ({
        key: `c${value}`,
        label: nameColumn(value),
        kind: 'paise',
        of: row => row.by.get(value) ?? null,
        total: 'sum',
      }),
    ),
    { key: 'total', label: t('registers.collected'), kind: 'paise', of: row => row.totalPaise, total: 'sum' },
    ...(kept.length > 0 ? keptBackColumns(t) : []),
    ...(across.length === 0
      ? [
          {
            ...{ key: 'count', label: t('registers.receipts'), kind: 'number' as const },
            of: (row: PivotRow) => row.count,
            // A receipt for two services stands in two rows and is one receipt.
            ...(rowKey === 'service' || rowKey === 'category' ? {} : { total: 'sum' as const }),
          },
        ]
      : []),
  ];
  return {
    grid: gridOf({
      ...{ title: t('registers.collections'), subtitle: period, columns, rows },
      totalLabel: t('common.gridTotal'),
      notes: [t('registers.collectionsNote'), ...(kept.length > 0 ? [t('registers.keptBackNote')] : [])],
    }),
    opens: rows.map(row => drill(question, { [rowKey]: row.value })),
    ...(across.length > 0 && {
      across: columns.map(({ key }) => {
        const value = across.find(one => key === `c${one}`);
        if (value !== undefined) return { [columnKey]: value };
        return key === 'total' ? {} : null;
      }),
    }),
  };
}

function capital(key: string): string {
  return key.charAt(0).toUpperCase() + key.slice(1);
}

function drill({ fromDate, toDate }: ReportAsk, options: Record<string, string>): ReportOpens {
  return { kind: 'report', ask: { report: 'takings', fromDate, toDate, options } };
}

const NO_TAKINGS = { countOfAll: 0, amountOfAllPaise: 0, keptBackOfAllPaise: 0 };

/** Every receipt, advance and refund of the days, all of them or those of one row of the pivot. */
export function takings(question: ReportQuestion): MadeReport {
  const { ctx, t, period, options, mostRows } = question;
  const known: readonly string[] = collectionsSql.DIMENSION_KEYS;
  const wanted = Object.entries(options)
    .filter(([key]) => known.includes(key))
    .map(([key, value]) => ({ key, value }));
  const rows = collectionsSql.listTakings(ctx.db, question, wanted, mostRows);
  const { countOfAll, amountOfAllPaise, keptBackOfAllPaise } = rows[0] ?? NO_TAKINGS;
  const [person, mode] = [namerOf(question, 'user'), namerOf(question, 'mode')];
  const filters = wanted.map(({ key, value }) => namerOf(question, key)(value));
  return {
    grid: gridOf({
      ...{ title: t('registers.takings'), subtitle: [period, ...filters].join(' · '), rows },
      totalLabel: t('common.gridTotal'),
      columns: [
        { key: 'day', label: t('registers.date'), kind: 'day', of: row => fromDayNumber(row.onDate) },
        { key: 'number', label: t('registers.receiptNumber'), of: row => row.number },
        { key: 'kind', label: t('registers.what'), of: row => t(`registers.kind_${row.kind}` as WordKey) },
        { key: 'bill', label: t('registers.billNumber'), of: row => row.billNumber },
        { key: 'name', label: t('registers.patient'), of: row => row.patientName },
        { key: 'uhid', label: t('registers.uhid'), of: row => row.uhid },
        { key: 'doctor', label: t('registers.byDoctor'), of: row => person(String(row.doctorId)) },
        { key: 'user', label: t('registers.byUser'), of: row => person(String(row.cashierId)) },
        { key: 'mode', label: t('registers.byMode'), of: row => mode(row.mode) },
        { key: 'reference', label: t('registers.reference'), of: row => row.reference },
        {
          key: 'amount',
          label: t('registers.amount'),
          kind: 'paise',
          of: row => row.amountPaise,
          total: amountOfAllPaise,
        },
        ...(keptBackOfAllPaise !== 0 || rows.some(({ keptBackPaise }) => keptBackPaise !== 0)
          ? [
              {
                ...{
                  key: 'tds',
                  label: t('registers.keptBack'),
                  kind: 'paise' as const,
                  total: keptBackOfAllPaise,
                },
                of: (row: collectionsSql.TakingRow) => row.keptBackPaise,
              },
            ]
          : []),
      ],
    }),
    rowCount: countOfAll,
    opens: rows.map(({ billId, patientId }) =>
      billId === null ? { kind: 'patient', id: patientId } : { kind: 'bill', id: billId },
    ),
  };
}
