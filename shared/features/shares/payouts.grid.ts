import { dayIn } from '../../i18n/day-words.ts';
import type { OnPaper } from '../../i18n/on-paper.ts';
import type { Translate } from '../../i18n/translate.ts';
import { type Grid, gridOf } from '../../kernel/grid.ts';
import { MODE_WORDS } from '../cash/cash-words.ts';
import type { Payout } from './share.schema.ts';

/** Payouts newest first; one that was taken back is struck out and counts for nothing. */
export function payoutsGrid(
  rows: readonly Payout[],
  /** Brief on the screen, where the chosen payout's other facts stand beside the list. */
  { t, language, today, isBrief = false }: OnPaper & { isBrief?: boolean },
): Grid {
  const standing = (row: Payout, paise: number) => (row.takenBackOn === null ? paise : null);
  return gridOf({
    title: t('shares.payouts'),
    subtitle: [rows[0]?.doctorName, dayIn(language, today)].filter(Boolean).join(' · '),
    totalLabel: t('common.gridTotal'),
    rows,
    markOf: row => (row.takenBackOn === null ? undefined : 'struck'),
    columns: [
      { key: 'number', label: t('shares.voucher'), of: row => row.number },
      { key: 'day', label: t('registers.date'), kind: 'day', of: row => row.onDate },
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
      ...(isBrief ? [] : factsOf(t)),
    ],
  });
}

function factsOf(t: Translate) {
  return [
    { key: 'mode', label: t('shares.mode'), of: (row: Payout) => t(MODE_WORDS[row.mode]) },
    { key: 'reference', label: t('shares.reference'), of: (row: Payout) => row.reference },
    { key: 'by', label: t('shares.paidBy'), of: (row: Payout) => row.byName },
    { key: 'tdsReason', label: t('shares.tdsReason'), of: (row: Payout) => row.tdsReason },
    { key: 'takenBack', label: t('shares.takenBack'), of: (row: Payout) => row.takenBackBecause },
  ];
}
