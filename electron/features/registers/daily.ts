import { isAllowed } from '#shared/contract/permissions.ts';
import type { WordKey } from '#shared/i18n/translate.ts';
import { formatAge } from '#shared/kernel/age.ts';
import { startOfFinancialYear } from '#shared/kernel/date-ranges.ts';
import { gridOf } from '#shared/kernel/grid.ts';
import { fromDayNumber, toDayNumber } from '#shared/kernel/local-date.ts';
import { diagnosesByVisit } from './clinical.sql.ts';
import { form3cDocument } from './form3c.document.ts';
import { form3cPrint } from './form3c-print.ts';
import type { MadeReport, ReportQuestion } from './report.ts';
import * as supplySql from './supply.sql.ts';

/** Every bill of the days; a cancelled one is struck and not counted. */
export function bills({ ctx, t, period, ...days }: ReportQuestion): MadeReport {
  const rows = supplySql.listBills(ctx.db, days);
  const standing = (row: supplySql.BillListRow, paise: number) => (row.isCancelled ? 0 : paise);
  return {
    grid: gridOf({
      ...{ title: t('registers.bills'), subtitle: period, rows, totalLabel: t('common.gridTotal') },
      markOf: row => (row.isCancelled ? 'struck' : undefined),
      columns: [
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
          total: 'sum',
        },
        {
          key: 'discount',
          label: t('registers.discount'),
          kind: 'paise',
          of: row => standing(row, row.discountPaise),
          total: 'sum',
        },
        {
          key: 'tax',
          label: t('registers.tax'),
          kind: 'paise',
          of: row => standing(row, row.taxPaise),
          total: 'sum',
        },
        {
          key: 'total',
          label: t('registers.total'),
          kind: 'paise',
          of: row => standing(row, row.totalPaise),
          total: 'sum',
        },
        { key: 'due', label: t('registers.due'), kind: 'paise', of: row => row.duePaise, total: 'sum' },
      ],
    }),
    opens: rows.map(({ id }) => ({ kind: 'bill', id })),
  };
}

/**
 * The daily case register of a medical practitioner, Form 3C under rule 6F of the Income-tax Rules: date, serial number,
 * patient, nature of the professional service, fees received, date of receipt. Serial numbers run through the year.
 */
export function form3c(question: ReportQuestion): MadeReport {
  const { ctx, t, period, fromDate, ...days } = question;
  const rows = supplySql.listFees(ctx.db, days);
  const year = (day: number) => toDayNumber(startOfFinancialYear(fromDayNumber(day)));
  const before = supplySql.countFeesBefore(ctx.db, toDayNumber(startOfFinancialYear(fromDate)), days.fromDay);
  let serial = before;
  let ofYear = year(days.fromDay);
  const numbered = rows.map(row => {
    if (year(row.receivedOn) !== ofYear) [serial, ofYear] = [0, year(row.receivedOn)];
    serial += 1;
    return { ...row, serial };
  });
  const natureOf = (row: supplySql.FeeRow) =>
    row.nature === null
      ? t(`registers.kind_${row.kind}` as WordKey)
      : row.nature
          .split(',')
          .map(category => t(`catalogue.category_${category}` as WordKey))
          .join(', ');
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
        total: 'sum',
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
    document: () => form3cDocument(form3cPrint(question, grid)),
    opens: rows.map(({ billId, patientId }) =>
      billId === null ? { kind: 'patient', id: patientId } : { kind: 'bill', id: billId },
    ),
  };
}

/** The outpatient register (REP-3), by day and doctor, in the order of arrival. */
export function opd({ ctx, t, period, ...days }: ReportQuestion): MadeReport {
  const rows = supplySql.listOpd(ctx.db, days);
  // Clinical words only for whom they are meant: the desk keeps the register without them.
  const isClinical = isAllowed(ctx.session.roles, 'reports:clinical');
  const made = isClinical ? diagnosesByVisit(ctx.db, days) : new Map<number, string>();
  return {
    grid: gridOf({
      ...{ title: t('registers.opd'), subtitle: period, rows },
      columns: [
        { key: 'day', label: t('registers.date'), kind: 'day', of: row => fromDayNumber(row.onDate) },
        { key: 'number', label: t('registers.opdNumber'), of: row => row.number },
        { key: 'token', label: t('registers.token'), of: row => row.token },
        { key: 'name', label: t('registers.patient'), of: row => row.fullName },
        { key: 'uhid', label: t('registers.uhid'), of: row => row.uhid },
        {
          key: 'age',
          label: t('registers.ageAndSex'),
          of: row =>
            `${formatAge(fromDayNumber(row.birthOn), fromDayNumber(row.onDate), row.isEstimated === 1)} ${row.sex}`,
        },
        { key: 'place', label: t('registers.place'), of: row => row.place },
        { key: 'phone', label: t('registers.phone'), of: row => row.phone },
        {
          key: 'new',
          label: t('registers.newOrOld'),
          of: row => t(row.isFirst ? 'registers.new' : 'registers.old'),
        },
        { key: 'doctor', label: t('registers.byDoctor'), of: row => row.doctorName },
        { key: 'state', label: t('registers.state'), of: row => t(`queue.${row.state}` as WordKey) },
        { key: 'bill', label: t('registers.billNumber'), of: row => row.billNumber },
        ...(isClinical ? [{ key: 'diagnoses', label: t('insights.diagnoses'), of: diagnosesOf(made) }] : []),
      ],
      notes: [t('registers.opdCount', { count: rows.length, fresh: rows.filter(row => row.isFirst).length })],
    }),
    opens: rows.map(({ patientId }) => ({ kind: 'patient', id: patientId })),
  };
}

function diagnosesOf(made: ReadonlyMap<number, string>): (row: supplySql.OpdRow) => string {
  return ({ visitId }) => made.get(visitId) ?? '';
}
