import type { Translate } from '../../i18n/translate.ts';
import { type Grid, gridOf } from '../../kernel/grid.ts';
import { MODE_WORDS } from './cash-words.ts';
import type { Expense } from './expense.schema.ts';
import { categoryOfExpense } from './expense-category.rules.ts';

/** Vouchers newest first; one that was taken back is struck out and counts for nothing. */
export function expensesGrid(
  rows: readonly Expense[],
  { t, subtitle }: { t: Translate; subtitle: string },
): Grid {
  const standing = rows.filter(row => row.reversedBecause === '');
  return gridOf({
    title: t('cash.expenses'),
    subtitle,
    totalLabel: t('common.gridTotal'),
    rows,
    markOf: row => (row.reversedBecause === '' ? undefined : 'struck'),
    notes: standing.length < rows.length ? [t('cash.struckNote')] : [],
    columns: [
      { key: 'number', label: t('cash.voucher'), of: row => row.number },
      { key: 'on', label: t('cash.day'), kind: 'day', of: row => row.onDate },
      { key: 'category', label: t('cash.category'), of: row => categoryOfExpense(t, row) },
      { key: 'paidTo', label: t('cash.paidTo'), of: row => row.paidTo },
      {
        key: 'amount',
        label: t('cash.amount'),
        kind: 'paise',
        of: row => (row.reversedBecause === '' ? row.amountPaise : null),
        total: 'sum',
      },
      { key: 'mode', label: t('cash.mode'), of: row => t(MODE_WORDS[row.mode]) },
      { key: 'note', label: t('cash.noteFor'), of: row => row.note || null },
      { key: 'bill', label: t('cash.sellersBill'), of: row => row.billNumber || null },
      { key: 'reference', label: t('cash.reference'), of: row => row.reference || null },
      { key: 'by', label: t('cash.paidBy'), of: row => row.cashierName },
      { key: 'back', label: t('cash.takenBackWhy'), of: row => row.reversedBecause || null },
      {
        key: 'backPaise',
        label: t('cash.takenBack'),
        kind: 'paise',
        of: row => (row.reversedBecause === '' ? null : row.amountPaise),
      },
    ],
  });
}
