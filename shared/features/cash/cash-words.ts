import type { WordKey } from '../../i18n/translate.ts';
import type { LedgerKind, MoneyMode } from '../ledger/ledger.rules.ts';

export const MODE_WORDS: Readonly<Record<MoneyMode, WordKey>> = {
  cash: 'cash.modeCash',
  upi: 'cash.modeUpi',
  card: 'cash.modeCard',
  cheque: 'cash.modeCheque',
  bank: 'cash.modeBank',
};

const KIND_WORDS: Partial<Record<LedgerKind, WordKey>> = {
  receipt: 'cash.kindReceipt',
  receiptReversed: 'cash.kindReceiptReversed',
  advance: 'cash.kindAdvance',
  advanceReversed: 'cash.kindAdvanceReversed',
  refundPaid: 'cash.kindRefundPaid',
  expense: 'cash.kindExpense',
  expenseReversed: 'cash.kindExpenseReversed',
  payout: 'cash.kindPayout',
  payoutReversed: 'cash.kindPayoutReversed',
  tdsPaid: 'cash.kindTdsPaid',
  tdsPaidReversed: 'cash.kindTdsPaidReversed',
};

/** How a kind of entry is called on a drawer's sheet. */
export function kindWord(kind: LedgerKind): WordKey {
  return KIND_WORDS[kind] ?? 'cash.kindOther';
}
