import { MODE_WORDS } from '#shared/features/cash/cash-words.ts';
import { type ColumnPlan, gridOf } from '#shared/kernel/grid.ts';
import { payoutsBetween, taxKeptBetween } from '../shares/shares.service.ts';
import type { MadeReport, ReportQuestion } from './report.ts';

type Dated = { onDate: string; takenBackOn: string | null };
type Signed<Row> = Row & { day: string; sign: 1 | -1 };

/** A voucher on its day, and on the day it was taken back once more with the opposite sign, as the ledger has it. */
function signed<Row extends Dated>(
  rows: readonly Row[],
  { fromDate, toDate }: ReportQuestion,
): Signed<Row>[] {
  const isWithin = (day: string | null): day is string => day !== null && day >= fromDate && day <= toDate;
  return rows.flatMap(row => [
    ...(isWithin(row.onDate) ? [{ ...row, day: row.onDate, sign: 1 as const }] : []),
    ...(isWithin(row.takenBackOn) ? [{ ...row, day: row.takenBackOn, sign: -1 as const }] : []),
  ]);
}

type Voucher = Signed<Dated & { number: string; grossPaise: number; tdsPaise: number }>;

function paise<Row extends Voucher>(key: string, label: string, of: (row: Row) => number): ColumnPlan<Row> {
  return { key, label, kind: 'paise', of: row => row.sign * of(row), total: 'sum' };
}

/** The voucher, by its day and number, and what was kept back of what share. */
function voucherColumns<Row extends Voucher>({ t }: ReportQuestion) {
  const number = (row: Row) =>
    row.sign < 0 ? t('registers.takenBackOf', { number: row.number }) : row.number;
  return {
    day: { key: 'day', label: t('registers.date'), kind: 'day', of: row => row.day },
    number: { key: 'number', label: t('registers.voucher'), of: number },
    gross: paise('gross', t('registers.share'), row => row.grossPaise),
    tds: paise('tds', t('registers.tdsKept'), row => row.tdsPaise),
  } satisfies Record<string, ColumnPlan<Row>>;
}

/** What doctors were paid of their share, voucher by voucher (BIL-14). */
export function doctorShares(question: ReportQuestion): MadeReport {
  const { ctx, t, period } = question;
  const rows = signed(payoutsBetween(ctx.db, question), question);
  const { day, number, gross, tds } = voucherColumns<(typeof rows)[number]>(question);
  return {
    grid: gridOf({
      ...{ title: t('registers.doctorShares'), subtitle: period, rows, totalLabel: t('common.gridTotal') },
      groupBy: { label: t('registers.byDoctor'), of: row => row.doctorName },
      columns: [
        ...[day, number],
        { key: 'upTo', label: t('registers.upToDay'), kind: 'day', of: row => row.upTo },
        ...[gross, tds],
        paise<(typeof rows)[number]>('paid', t('registers.sharePaid'), row => row.netPaise),
        { key: 'mode', label: t('registers.byMode'), of: row => t(MODE_WORDS[row.mode]) },
        { key: 'reference', label: t('registers.reference'), of: row => row.reference },
        {
          key: 'reason',
          label: t('registers.reason'),
          of: row => (row.sign < 0 ? row.takenBackBecause : row.tdsReason) || null,
        },
        { key: 'user', label: t('registers.byUser'), of: row => row.byName },
      ],
    }),
  };
}

/** Tax kept back from doctors under section 194J, as its return asks. */
export function doctorTds(question: ReportQuestion): MadeReport {
  const { ctx, t, period } = question;
  const rows = signed(taxKeptBetween(ctx.db, question), question);
  const { day, number, gross, tds } = voucherColumns<(typeof rows)[number]>(question);
  return {
    grid: gridOf({
      ...{ title: t('registers.doctorTds'), subtitle: period, rows, totalLabel: t('common.gridTotal') },
      groupBy: { label: t('registers.byDoctor'), of: row => row.doctorName },
      columns: [
        { key: 'pan', label: t('registers.pan'), of: row => row.pan || null },
        ...[day, number, gross, tds],
      ],
      notes: [t('registers.doctorTdsNote')],
    }),
  };
}
