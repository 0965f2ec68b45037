import { dayIn, rangeIn } from '../../i18n/day-words.ts';
import type { OnPaper } from '../../i18n/on-paper.ts';
import type { Translate, WordKey } from '../../i18n/translate.ts';
import type { DateRange } from '../../kernel/date-ranges.ts';
import { type ColumnPlan, type Grid, gridOf } from '../../kernel/grid.ts';
import type { PaymentMode } from '../billing/bill.schema.ts';
import type { Language } from '../settings/settings.schema.ts';
import type { Refund, RefundState } from './refund.schema.ts';

export const STATE_WORDS: Readonly<Record<RefundState, WordKey>> = {
  requested: 'refunds.stateRequested',
  approved: 'refunds.stateApproved',
  rejected: 'refunds.stateRejected',
  paid: 'refunds.statePaid',
  kept: 'refunds.stateKept',
};

export const MODE_WORDS: Readonly<Record<PaymentMode, WordKey>> = {
  cash: 'billing.cash',
  upi: 'billing.upi',
  card: 'billing.card',
  cheque: 'billing.cheque',
  bank: 'billing.bank',
};

type RefundsOnPaper = {
  t: Translate;
  language: Language;
  range: DateRange;
  /** On the screen, where the chosen refund's other facts stand beside the list. */
  isBrief?: boolean;
};

const BRIEF: ReadonlySet<string> = new Set(['state', 'name', 'of', 'voucher', 'paidOn', 'amount', 'paid']);

function columnsOf(t: Translate): ColumnPlan<Refund>[] {
  return [
    { key: 'state', label: t('refunds.state'), of: row => t(STATE_WORDS[row.state]) },
    { key: 'name', label: t('refunds.person'), of: row => row.fullName },
    { key: 'uhid', label: t('refunds.uhid'), of: row => row.uhid },
    { key: 'of', label: t('refunds.of'), of: row => row.billNumber || t('refunds.ofAdvance') },
    { key: 'reason', label: t('refunds.reason'), of: row => row.reason },
    { key: 'asked', label: t('refunds.askedOn'), kind: 'day', of: row => row.requestedOn },
    { key: 'asker', label: t('refunds.askedBy'), of: row => row.requestedBy },
    { key: 'decided', label: t('refunds.decidedBy'), of: row => row.decidedBy },
    { key: 'voucher', label: t('refunds.voucher'), of: row => row.paid?.number ?? '' },
    { key: 'mode', label: t('refunds.mode'), of: row => (row.paid ? t(MODE_WORDS[row.paid.mode]) : '') },
    { key: 'paidOn', label: t('refunds.paidOn'), kind: 'day', of: row => row.paid?.onDate ?? null },
    { key: 'amount', label: t('refunds.amount'), kind: 'paise', of: row => row.amountPaise },
    {
      ...{ key: 'paid', label: t('refunds.statePaid'), kind: 'paise', total: 'sum' },
      of: row => (row.paid ? row.amountPaise : null),
    },
  ];
}

/** All refunds of one person, the newest first. */
export function refundsOfPersonGrid(
  refunds: readonly Refund[],
  fullName: string,
  { t, language, today }: OnPaper,
): Grid {
  return gridOf({
    title: t('refunds.listTitle'),
    subtitle: [fullName, dayIn(language, today)].join(' · '),
    totalLabel: t('common.gridTotal'),
    rows: refunds,
    columns: columnsOf(t),
  });
}

/** Refunds that wait, and those of a period (BIL-5). */
export function refundsGrid(refunds: readonly Refund[], about: RefundsOnPaper): Grid {
  const { t, language, range, isBrief = false } = about;
  return gridOf({
    title: t('refunds.listTitle'),
    subtitle: rangeIn(language, range),
    totalLabel: t('common.gridTotal'),
    rows: refunds,
    markOf: ({ state }) => (state === 'rejected' ? 'struck' : undefined),
    columns: columnsOf(t).filter(({ key }) => !isBrief || BRIEF.has(key)),
    notes: [t('refunds.listNote')],
  });
}
