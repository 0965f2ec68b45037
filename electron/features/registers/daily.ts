import type { Translate, WordKey } from '#shared/i18n/translate.ts';
import { startOfFinancialYear } from '#shared/kernel/date-ranges.ts';
import { type ColumnPlan, gridOf } from '#shared/kernel/grid.ts';
import { fromDayNumber, toDayNumber } from '#shared/kernel/local-date.ts';
import { form3cPrint } from './form3c-print.ts';
import type { MadeReport, ReportQuestion } from './report.ts';
import * as supplySql from './supply.sql.ts';

/** Of a screen 1366 pixels wide: the number's letters say the paper, and the bill opens on the person's own number. */
const ONLY_IN_FILES: readonly string[] = ['paper', 'uhid'];

/** Every bill of the days as they ended; one that was cancelled by then is struck and not counted. */
export function bills({ ctx, t, period, mostRows, isOnScreen, ...days }: ReportQuestion): MadeReport {
  const rows = supplySql.listBills(ctx.db, days, mostRows);
  const all = rows.length < mostRows ? null : supplySql.sumBills(ctx.db, days);
  const columns = billColumns(t, all).filter(({ key }) => !isOnScreen || !ONLY_IN_FILES.includes(key));
  return {
    grid: gridOf({
      ...{ title: t('registers.bills'), subtitle: period, rows, totalLabel: t('common.gridTotal') },
      markOf: row => (row.isCancelled ? 'struck' : undefined),
      columns,
      notes: rows.some(row => row.isCancelledLater) ? [t('registers.cancelledLater')] : [],
    }),
    rowCount: all?.count ?? rows.length,
    opens: rows.map(({ id }) => ({ kind: 'bill', id })),
  };
}

/** `all`: what a list that is cut short comes to. */
function billColumns(
  t: Translate,
  all: ReturnType<typeof supplySql.sumBills> | null,
): ColumnPlan<supplySql.BillListRow>[] {
  const standing = (row: supplySql.BillListRow, paise: number) => (row.isCancelled ? 0 : paise);
  return [
    { key: 'number', label: t('registers.billNumber'), of: row => row.number },
    { key: 'day', label: t('registers.date'), kind: 'day', of: row => fromDayNumber(row.onDate) },
    {
      key: 'paper',
      label: t('registers.paper'),
      of: row => t(`registers.paper_${row.documentType}` as WordKey),
    },
    { key: 'name', label: t('registers.patient'), of: row => row.patientName },
    { key: 'uhid', label: t('registers.uhid'), of: row => row.uhid },
    { key: 'doctor', label: t('registers.byDoctor'), of: row => row.doctorName },
    { key: 'user', label: t('registers.byUser'), of: row => row.cashierName },
    {
      key: 'items',
      label: t('registers.items'),
      kind: 'paise',
      of: row => standing(row, row.subtotalPaise),
      total: all?.subtotalPaise ?? 'sum',
    },
    {
      key: 'discount',
      label: t('registers.discount'),
      kind: 'paise',
      of: row => standing(row, row.discountPaise),
      total: all?.discountPaise ?? 'sum',
    },
    {
      key: 'tax',
      label: t('registers.tax'),
      kind: 'paise',
      of: row => standing(row, row.taxPaise),
      total: all?.taxPaise ?? 'sum',
    },
    {
      key: 'total',
      label: t('registers.total'),
      kind: 'paise',
      of: row => standing(row, row.totalPaise),
      total: all?.totalPaise ?? 'sum',
    },
    {
      key: 'due',
      label: t('registers.due'),
      kind: 'paise',
      of: row => row.duePaise,
      total: all?.duePaise ?? 'sum',
    },
  ];
}

const KEPT_BACK = ['tdsDeducted', 'tdsReversed'];
const categoryKey = (category: string) => `catalogue.category_${category}`;

/**
 * The daily case register of a medical practitioner, Form 3C under rule 6F of the Income-tax Rules: date, serial number,
 * patient, nature of the professional service, fees received, date of receipt. Serial numbers run through the year.
 */
export function form3c(question: ReportQuestion): MadeReport {
  const { ctx, t, period, fromDate, mostRows, ...days } = question;
  const rows = supplySql.listFees(ctx.db, days, mostRows);
  const all = supplySql.sumFees(ctx.db, days);
  const year = (day: number) => toDayNumber(startOfFinancialYear(fromDayNumber(day)));
  const before = supplySql.countFeesBefore(ctx.db, toDayNumber(startOfFinancialYear(fromDate)), days.fromDay);
  let serial = before;
  let ofYear = year(days.fromDay);
  const numbered = rows.map(row => {
    if (year(row.receivedOn) !== ofYear) [serial, ofYear] = [0, year(row.receivedOn)];
    serial += 1;
    return { ...row, serial };
  });
  const natureOf = ({ nature, kind }: supplySql.FeeRow) => {
    const kinds = nature === null ? [`registers.kind_${kind}`] : nature.split(',').map(categoryKey);
    // No money, yet a fee received: it went to the tax office in the clinic's name.
    if (nature !== null && KEPT_BACK.includes(kind)) kinds.push(`registers.kind_${kind}`);
    return kinds.map(key => t(key as WordKey)).join(', ');
  };
  const grid = gridOf({
    ...{ title: t('registers.form3cTitle'), subtitle: period, rows: numbered },
    totalLabel: t('common.gridTotal'),
    columns: [
      {
        key: 'date',
        label: t('registers.date'),
        kind: 'day',
        of: row => fromDayNumber(row.billedOn ?? row.receivedOn),
      },
      { key: 'serial', label: t('registers.serial'), kind: 'number', of: row => row.serial },
      { key: 'name', label: t('registers.patientsName'), of: row => row.patientName },
      { key: 'nature', label: t('registers.nature'), of: natureOf },
      {
        key: 'fees',
        label: t('registers.feesReceived'),
        kind: 'paise',
        of: row => row.amountPaise,
        total: rows.length < all.count ? all.amountPaise : 'sum',
      },
      {
        key: 'received',
        label: t('registers.dateOfReceipt'),
        kind: 'day',
        of: row => fromDayNumber(row.receivedOn),
      },
      { key: 'receipt', label: t('registers.receiptNumber'), of: row => row.receiptNumber },
    ],
    notes: [t('registers.form3cNote'), t('registers.form3cStock')],
  });
  return {
    grid,
    rowCount: all.count,
    longDocument: () => ({ kind: 'form3c', register: form3cPrint(question, grid) }),
    opens: rows.map(({ billId, patientId }) =>
      billId === null ? { kind: 'patient', id: patientId } : { kind: 'bill', id: billId },
    ),
  };
}
