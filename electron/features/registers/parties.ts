import { BAND_WORDS } from '#shared/features/dues/dues-list.grid.ts';
import { MODE_WORDS } from '#shared/features/refunds/refunds-list.grid.ts';
import { dayIn } from '#shared/i18n/day-words.ts';
import { gridOf } from '#shared/kernel/grid.ts';
import { openBillsOfParties, tdsOfParties } from '../parties/parties.service.ts';
import type { MadeReport, ReportQuestion } from './report.ts';

/** What companies owed at the end of the last day, each bill with its age (BIL-15). */
export function partyDues({ ctx, t, language, toDate }: ReportQuestion): MadeReport {
  const rows = openBillsOfParties(ctx.db, toDate);
  return {
    grid: gridOf({
      title: t('registers.partyDues'),
      subtitle: t('dues.asOn', { day: dayIn(language, toDate) }),
      rows,
      totalLabel: t('common.gridTotal'),
      groupBy: { label: t('registers.company'), of: row => row.partyName },
      columns: [
        { key: 'bill', label: t('registers.billNumber'), of: row => row.number },
        { key: 'day', label: t('registers.date'), kind: 'day', of: row => row.onDate },
        { key: 'patient', label: t('registers.patient'), of: row => row.patientName },
        { key: 'uhid', label: t('registers.uhid'), of: row => row.uhid },
        { key: 'payBy', label: t('registers.payBy'), kind: 'day', of: row => row.payBy },
        { key: 'late', label: t('registers.daysLate'), kind: 'number', of: row => Math.max(0, row.ageDays) },
        { key: 'band', label: t('dues.band'), of: row => t(BAND_WORDS[row.band]) },
        { key: 'total', label: t('registers.total'), kind: 'paise', of: row => row.totalPaise, total: 'sum' },
        { key: 'due', label: t('registers.due'), kind: 'paise', of: row => row.duePaise, total: 'sum' },
      ],
    }),
    opens: rows.map(({ billId }) => ({ kind: 'bill', id: billId })),
  };
}

/** Tax that companies kept back and owe the clinic a certificate for. */
export function tdsReceivable({ ctx, t, period, fromDate, toDate }: ReportQuestion): MadeReport {
  const rows = tdsOfParties(ctx.db, { fromDate, toDate });
  return {
    grid: gridOf({
      ...{ title: t('registers.tdsReceivable'), subtitle: period, rows, totalLabel: t('common.gridTotal') },
      groupBy: { label: t('registers.company'), of: row => row.partyName },
      columns: [
        { key: 'day', label: t('registers.date'), kind: 'day', of: row => row.onDate },
        { key: 'gstin', label: t('registers.gstinOf'), of: row => row.gstin },
        { key: 'mode', label: t('registers.byMode'), of: row => t(MODE_WORDS[row.mode]) },
        { key: 'reference', label: t('registers.reference'), of: row => row.reference },
        {
          key: 'gross',
          label: t('registers.beforeTds'),
          kind: 'paise',
          of: row => row.receivedPaise + row.tdsPaise,
          total: 'sum',
        },
        { key: 'tds', label: t('registers.tdsKept'), kind: 'paise', of: row => row.tdsPaise, total: 'sum' },
        {
          key: 'received',
          label: t('registers.receivedNet'),
          kind: 'paise',
          of: row => row.receivedPaise,
          total: 'sum',
        },
      ],
      notes: [t('registers.tdsReceivableNote')],
    }),
  };
}
