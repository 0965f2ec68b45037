import { MODE_WORDS } from '#shared/features/cash/cash-words.ts';
import { categoryWord } from '#shared/features/cash/expense-category.rules.ts';
import { ageOfDue, type DueBand } from '#shared/features/dues/ageing.rules.ts';
import { BAND_WORDS } from '#shared/features/dues/dues-list.grid.ts';
import type { ReportOpens } from '#shared/features/registers/register.schema.ts';
import { dayIn } from '#shared/i18n/day-words.ts';
import type { Translate, WordKey } from '#shared/i18n/translate.ts';
import { type ColumnPlan, type Grid, gridOf } from '#shared/kernel/grid.ts';
import { fromDayNumber, type LocalDate } from '#shared/kernel/local-date.ts';
import * as listsSql from './pack-lists.sql.ts';
import { type MadeReport, opensBill, type ReportQuestion } from './report.ts';

const kindWord = (t: Translate, kind: string) => t(`registers.entry_${kind}` as WordKey);
const takingsOf = (onDate: LocalDate): ReportOpens => ({
  kind: 'report',
  ask: { report: 'takings', fromDate: onDate, toDate: onDate, options: {} },
});

export function cancelledBills({ ctx, t, period, ...days }: ReportQuestion): MadeReport {
  const rows = listsSql.listCancelled(ctx.db, days);
  const grid = gridOf({
    ...{ title: t('registers.cancelledBills'), subtitle: period, totalLabel: t('common.gridTotal') },
    rows,
    columns: [
      { key: 'number', label: t('registers.billNumber'), of: row => row.number },
      {
        key: 'billed',
        label: t('registers.billedOn'),
        kind: 'day',
        of: row => fromDayNumber(row.billedOn),
      },
      {
        key: 'day',
        label: t('registers.cancelledOn'),
        kind: 'day',
        of: row => fromDayNumber(row.cancelledOn),
      },
      { key: 'name', label: t('registers.patient'), of: row => row.patientName },
      { key: 'total', label: t('registers.total'), kind: 'paise', of: row => row.totalPaise, total: 'sum' },
      {
        key: 'kept',
        label: t('registers.keptAsAdvance'),
        kind: 'paise',
        of: row => row.keptPaise,
        total: 'sum',
      },
      { key: 'reason', label: t('registers.reason'), of: row => row.reason },
      { key: 'user', label: t('registers.by'), of: row => row.userName },
    ],
  });
  return { grid, opens: rows.map(opensBill) };
}

export function creditNotes({ ctx, t, period, ...days }: ReportQuestion): MadeReport {
  const rows = listsSql.listCreditNotes(ctx.db, days);
  const grid = gridOf({
    ...{ title: t('registers.creditNotes'), subtitle: period, totalLabel: t('common.gridTotal') },
    rows,
    columns: [
      { key: 'number', label: t('registers.voucher'), of: row => row.number },
      { key: 'day', label: t('registers.date'), kind: 'day', of: row => fromDayNumber(row.onDate) },
      { key: 'bill', label: t('registers.billNumber'), of: row => row.billNumber },
      { key: 'billed', label: t('registers.billedOn'), kind: 'day', of: row => fromDayNumber(row.billedOn) },
      { key: 'name', label: t('registers.patient'), of: row => row.patientName },
      { key: 'tax', label: t('registers.tax'), kind: 'paise', of: row => row.taxPaise, total: 'sum' },
      { key: 'total', label: t('registers.total'), kind: 'paise', of: row => row.totalPaise, total: 'sum' },
      { key: 'reason', label: t('registers.reason'), of: row => row.reason },
      { key: 'user', label: t('registers.by'), of: row => row.userName },
    ],
  });
  return { grid, opens: rows.map(opensBill) };
}

function moneyColumns(t: Translate): ColumnPlan<listsSql.MoneyRow>[] {
  return [
    { key: 'number', label: t('registers.voucher'), of: row => row.number },
    { key: 'day', label: t('registers.date'), kind: 'day', of: row => fromDayNumber(row.onDate) },
    { key: 'kind', label: t('registers.what'), of: row => kindWord(t, row.kind) },
    { key: 'name', label: t('registers.name'), of: row => row.name },
    { key: 'bill', label: t('registers.billNumber'), of: row => row.billNumber },
    {
      key: 'mode',
      label: t('registers.byMode'),
      of: row => (row.mode === null ? null : t(MODE_WORDS[row.mode])),
    },
    { key: 'reference', label: t('registers.reference'), of: row => row.reference },
    { key: 'reason', label: t('registers.reason'), of: row => row.reason },
    { key: 'user', label: t('registers.byUser'), of: row => row.userName },
  ];
}

export function receipts({ ctx, t, period, ...days }: ReportQuestion): Grid {
  return gridOf({
    ...{ title: t('registers.receipts'), subtitle: period, totalLabel: t('common.gridTotal') },
    rows: listsSql.listReceipts(ctx.db, days),
    columns: [
      ...moneyColumns(t),
      {
        key: 'amount',
        label: t('registers.amount'),
        kind: 'paise',
        of: row => row.signedPaise,
        total: 'sum',
      },
    ],
  });
}

export function refunds({ ctx, t, period, ...days }: ReportQuestion): MadeReport {
  const rows = listsSql.listRefunds(ctx.db, days);
  const grid = gridOf({
    ...{ title: t('registers.refunds'), subtitle: period, totalLabel: t('common.gridTotal') },
    rows,
    columns: [
      ...moneyColumns(t),
      {
        key: 'amount',
        label: t('registers.amount'),
        kind: 'paise',
        of: row => -row.signedPaise,
        total: 'sum',
      },
    ],
  });
  return { grid, opens: rows.map(opensBill) };
}

export function expenses({ ctx, t, period, ...days }: ReportQuestion): MadeReport {
  const rows = listsSql.listExpenses(ctx.db, days);
  const grid = gridOf<listsSql.ExpenseListRow>({
    ...{ title: t('registers.expenses'), subtitle: period, totalLabel: t('common.gridTotal') },
    rows,
    columns: [
      ...moneyColumns(t).filter(({ key }) => key !== 'bill'),
      {
        key: 'category',
        label: t('registers.category'),
        of: ({ category: name, categoryCode: code }) =>
          name === null ? null : categoryWord(t, { code, name }),
      },
      { key: 'sellersBill', label: t('registers.sellersBill'), of: row => row.sellersBill },
      {
        key: 'amount',
        label: t('registers.amount'),
        kind: 'paise',
        of: row => -row.signedPaise,
        total: 'sum',
      },
    ],
  });
  return { grid };
}

const BANDS: readonly DueBand[] = ['upTo7', 'upTo30', 'upTo90', 'over90'];

/** What was owed when the last day ended, by its age on that day. */
export function duesAtTheEnd({ ctx, t, language, toDate, toDay }: ReportQuestion): MadeReport {
  const rows = listsSql.listDuesAt(ctx.db, toDay).map(row => {
    const onDate = fromDayNumber(row.onDate);
    return { ...row, onDate, ...ageOfDue(onDate, null, toDate) };
  });
  const grid = gridOf({
    ...{ title: t('registers.duesAtEnd'), rows, totalLabel: t('common.gridTotal') },
    subtitle: t('dues.asOn', { day: dayIn(language, toDate) }),
    columns: [
      { key: 'number', label: t('registers.billNumber'), of: row => row.number },
      { key: 'day', label: t('registers.billedOn'), kind: 'day', of: row => row.onDate },
      { key: 'name', label: t('registers.patient'), of: row => row.patientName },
      { key: 'uhid', label: t('registers.uhid'), of: row => row.uhid },
      { key: 'age', label: t('dues.age'), kind: 'number', of: row => row.ageDays },
      ...BANDS.map(
        (band): ColumnPlan<(typeof rows)[number]> => ({
          ...{ key: band, label: t(BAND_WORDS[band]), kind: 'paise', total: 'sum' },
          of: row => (row.band === band ? row.duePaise : null),
        }),
      ),
      { key: 'due', label: t('registers.due'), kind: 'paise', of: row => row.duePaise, total: 'sum' },
    ],
    notes: [t('registers.duesFromBill')],
  });
  return { grid, opens: rows.map(opensBill) };
}

export function dayCloses({ ctx, t, period, ...days }: ReportQuestion): MadeReport {
  const rows = listsSql.listCloses(ctx.db, days);
  const grid = gridOf({
    ...{ title: t('registers.dayCloses'), subtitle: period },
    rows,
    columns: [
      { key: 'day', label: t('registers.date'), kind: 'day', of: row => fromDayNumber(row.onDate) },
      { key: 'number', label: t('registers.voucher'), of: row => row.number },
      { key: 'float', label: t('reports.openingFloat'), kind: 'paise', of: row => row.openingFloatPaise },
      { key: 'expected', label: t('reports.expected'), kind: 'paise', of: row => row.expectedCashPaise },
      { key: 'counted', label: t('reports.counted'), kind: 'paise', of: row => row.countedCashPaise },
      {
        key: 'difference',
        label: t('reports.difference'),
        kind: 'paise',
        of: row => row.countedCashPaise - row.expectedCashPaise,
      },
      { key: 'reason', label: t('registers.reason'), of: row => row.reason },
      { key: 'closedBy', label: t('registers.by'), of: row => row.closedBy },
      { key: 'secondBy', label: t('registers.secondBy'), of: row => row.secondBy },
      { key: 'at', label: t('registers.closedAt'), kind: 'instant', of: row => row.closedAt },
      { key: 'seal', label: t('reports.seal'), of: row => row.seal },
      { key: 'sealBefore', label: t('reports.sealBefore'), of: row => row.previousSeal },
      { key: 'setAside', label: t('registers.setAsideBecause'), of: row => row.setAsideBecause || null },
    ],
    markOf: row => (row.setAsideBecause === '' ? undefined : 'struck'),
  });
  return { grid, opens: rows.map(({ onDate }) => takingsOf(fromDayNumber(onDate))) };
}
