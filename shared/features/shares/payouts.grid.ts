import type { Translate } from '../../i18n/translate.ts';
import { type Grid, gridOf } from '../../kernel/grid.ts';
import type { Payout } from './share.schema.ts';

/** Payouts newest first; one that was taken back is struck out and counts for nothing. */
export function payoutsGrid(rows: readonly Payout[], { t }: { t: Translate }): Grid {
  const standing = (row: Payout, paise: number) => (row.takenBackOn === null ? paise : null);
  return gridOf({
    title: t('shares.payouts'),
    subtitle: '',
    totalLabel: t('common.gridTotal'),
    rows,
    markOf: row => (row.takenBackOn === null ? undefined : 'struck'),
    columns: [
      { key: 'number', label: t('shares.voucher'), of: row => row.number },
      { key: 'day', label: t('shares.paid'), kind: 'day', of: row => row.onDate },
      { key: 'upTo', label: t('shares.upToShort'), kind: 'day', of: row => row.upTo },
      {
        key: 'gross',
        label: t('shares.gross'),
        kind: 'paise',
        of: row => standing(row, row.grossPaise),
        total: 'sum',
      },
      {
        key: 'tds',
        label: t('shares.tdsKept'),
        kind: 'paise',
        of: row => standing(row, row.tdsPaise),
        total: 'sum',
      },
      {
        key: 'net',
        label: t('shares.paid'),
        kind: 'paise',
        of: row => standing(row, row.netPaise),
        total: 'sum',
      },
    ],
  });
}
