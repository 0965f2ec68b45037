import { discountReasonWord } from '#shared/features/approvals/discount-reason.rules.ts';
import type { ReportOpens } from '#shared/features/registers/register.schema.ts';
import type { Translate } from '#shared/i18n/translate.ts';
import { type ColumnPlan, gridOf } from '#shared/kernel/grid.ts';
import { addDays, addMonths, fromDayNumber } from '#shared/kernel/local-date.ts';
import { type DiscountedBill, listDiscounted } from './discounts.sql.ts';
import { groupedBy } from './grouped-by.ts';
import type { MadeReport, ReportQuestion } from './report.ts';

type GivenAway = { bills: number } & Pick<DiscountedBill, 'fullPaise' | 'discountPaise' | 'belowListPaise'>;

const givenPaise = ({ discountPaise, belowListPaise }: GivenAway) => discountPaise + belowListPaise;

/** What was given away, by who said yes or by what for, month by month, or bill by bill (BIL-6). */
export function discounts(question: ReportQuestion): MadeReport {
  const rows = question.option('rows');
  const bills = listDiscounted(question.ctx.db, question);
  return rows === 'bill' ? eachBill(question, bills) : sums(question, bills, rows === 'reason');
}

/** Reasons of the list by their id, whatever words a bill has frozen; all words of one's own together. */
function reasonKey({ reasonId, reason, discountPaise }: DiscountedBill): string {
  if (reasonId !== null) return String(reasonId);
  if (reason !== '') return 'other';
  return discountPaise > 0 ? 'none' : 'lowered';
}

function approverKey({ byId, isApproved }: DiscountedBill): string {
  return `${isApproved ? 'approved' : 'own'}${byId}`;
}

function listedReason({ reasonLabel, reasonCode, isReasonRetired }: DiscountedBill, t: Translate): string {
  const reason = discountReasonWord(t, { code: reasonCode, label: reasonLabel ?? '' });
  return isReasonRetired ? t('insights.reasonPutAway', { reason }) : reason;
}

function reasonName(bill: DiscountedBill, t: Translate): string {
  const key = reasonKey(bill);
  if (key === 'lowered') return t('insights.rateLowered');
  if (key === 'none') return t('insights.noReason');
  return key === 'other' ? t('insights.otherReasons') : listedReason(bill, t);
}

function approverName({ byName: name, isApproved }: DiscountedBill, t: Translate): string {
  return isApproved ? name : t('insights.withinCap', { name });
}

function figureColumns<Row extends GivenAway>(t: Translate): ColumnPlan<Row>[] {
  return [
    { key: 'items', label: t('insights.atList'), kind: 'paise', total: 'sum', of: row => row.fullPaise },
    {
      ...{ key: 'discount', label: t('registers.discount'), kind: 'paise', total: 'sum' },
      of: row => row.discountPaise,
    },
    {
      ...{ key: 'below', label: t('insights.belowList'), kind: 'paise', total: 'sum' },
      of: row => row.belowListPaise,
    },
    { key: 'given', label: t('insights.givenAway'), kind: 'paise', total: 'sum', of: givenPaise },
    {
      ...{ key: 'share', label: t('insights.shareOfItems'), kind: 'percent' },
      of: row => (100 * givenPaise(row)) / row.fullPaise,
    },
  ];
}

type Summed = GivenAway & { month: string; key: string; who: string };

function sumOf(bills: readonly DiscountedBill[], about: Pick<Summed, 'month' | 'key' | 'who'>): Summed {
  const add = (of: (bill: DiscountedBill) => number) => bills.reduce((sum, bill) => sum + of(bill), 0);
  return {
    ...about,
    bills: bills.length,
    fullPaise: add(bill => bill.fullPaise),
    discountPaise: add(bill => bill.discountPaise),
    belowListPaise: add(bill => bill.belowListPaise),
  };
}

const monthOf = ({ onDate }: DiscountedBill) => fromDayNumber(onDate).slice(0, 7);

function sums(question: ReportQuestion, bills: readonly DiscountedBill[], isByReason: boolean): MadeReport {
  const { t, period } = question;
  const keyOf = isByReason ? reasonKey : approverKey;
  const nameOf = isByReason ? reasonName : approverName;
  const rows = [...groupedBy(bills, bill => `${monthOf(bill)} ${keyOf(bill)}`).values()]
    .flatMap(own =>
      own
        .slice(0, 1)
        .map(bill => sumOf(own, { month: monthOf(bill), key: keyOf(bill), who: nameOf(bill, t) })),
    )
    .sort((a, b) => a.month.localeCompare(b.month) || givenPaise(b) - givenPaise(a));
  const head = t(isByReason ? 'insights.byReason' : 'insights.byApprover');
  const grid = gridOf({
    ...{ title: t('insights.discounts'), subtitle: period, rows, totalLabel: t('common.gridTotal') },
    columns: [
      { key: 'month', label: t('registers.byMonth'), of: row => row.month },
      { key: 'who', label: head, of: row => row.who },
      { key: 'bills', label: t('registers.bills'), kind: 'number', of: row => row.bills, total: 'sum' },
      ...figureColumns<Summed>(t),
    ],
    notes: [t('insights.discountsNote')],
  });
  return { grid, opens: rows.map(row => drill(question, row, isByReason ? 'reason' : 'by')) };
}

/** The bills of one row of the sums, no further than the days that were asked for. */
function drill(
  { fromDate, toDate }: ReportQuestion,
  { month, key }: Summed,
  of: 'reason' | 'by',
): ReportOpens {
  const first = `${month}-01`;
  const last = addDays(addMonths(first, 1), -1);
  const days = { fromDate: first < fromDate ? fromDate : first, toDate: last > toDate ? toDate : last };
  return { kind: 'report', ask: { report: 'discounts', ...days, options: { rows: 'bill', [of]: key } } };
}

function fullNameOf({ party }: DiscountedBill): string {
  return (JSON.parse(party) as { fullName: string }).fullName;
}

const ONLY_IN_FILES: readonly string[] = ['items', 'share'];

/** Reasons of one's own stand here in their own words. */
function eachBill(
  { t, period, options, isOnScreen }: ReportQuestion,
  bills: readonly DiscountedBill[],
): MadeReport {
  const { reason, by } = options;
  const chosen = bills.filter(
    bill => (!reason || reasonKey(bill) === reason) && (!by || approverKey(bill) === by),
  );
  const [first] = chosen;
  const of = [first && reason && reasonName(first, t), first && by && approverName(first, t)];
  const rows = chosen.map(bill => ({ ...bill, bills: 1 }));
  return {
    grid: gridOf({
      ...{ title: t('insights.discounts'), rows, totalLabel: t('common.gridTotal') },
      subtitle: [period, ...of].filter(Boolean).join(' · '),
      columns: [
        { key: 'date', label: t('registers.date'), kind: 'day', of: row => fromDayNumber(row.onDate) },
        { key: 'number', label: t('registers.billNumber'), of: row => row.number },
        { key: 'patient', label: t('registers.patient'), of: fullNameOf },
        { key: 'by', label: t('insights.byApprover'), of: row => approverName(row, t) },
        {
          ...{ key: 'reason', label: t('insights.byReason') },
          of: row => (reasonKey(row) === 'other' ? row.reason : reasonName(row, t)),
        },
        ...figureColumns<(typeof rows)[number]>(t).filter(
          ({ key }) => !isOnScreen || !ONLY_IN_FILES.includes(key),
        ),
      ],
      notes: [t('insights.discountsNote')],
    }),
    opens: rows.map(({ billId }) => ({ kind: 'bill', id: billId })),
  };
}
