import { dayIn } from '../../i18n/day-words.ts';
import type { OnPaper } from '../../i18n/on-paper.ts';
import { type Grid, gridOf } from '../../kernel/grid.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import type { MoneyMode } from '../ledger/ledger.rules.ts';
import type { DrawerOfDay, ShiftSheet } from './cash.contract.ts';
import { kindWord, MODE_WORDS } from './cash-words.ts';
import { drawerLines } from './drawer-lines.rules.ts';
import { expectedPaise, movesBesideSlips } from './slips.rules.ts';

type Line = {
  word: string;
  count?: number;
  of: (mode: MoneyMode) => number | null;
  isStrong?: boolean;
};

/** What was found in a drawer; of one that is open nothing yet. */
function foundIn({ countedCashPaise, slips }: ShiftSheet, mode: MoneyMode): number | null {
  return mode === 'cash' ? countedCashPaise : (slips[mode] ?? null);
}

/** What went through a drawer by kind and mode, what should be there and what was found. */
export function drawerGrid(sheet: ShiftSheet, { t, language }: OnPaper): Grid {
  const { modes, lines } = drawerLines(sheet.sums);
  const expected = (mode: MoneyMode) => expectedPaise(sheet.sums, mode, sheet.floatPaise);
  const differenceOf = (mode: MoneyMode) => {
    const found = foundIn(sheet, mode);
    return found === null ? null : found - expected(mode);
  };
  const rows: Line[] = [
    { word: t('cash.float'), of: mode => (mode === 'cash' ? sheet.floatPaise : null) },
    ...lines.map(({ kind, count, byMode }) => ({
      ...{ word: t(kindWord(kind)), count, of: (mode: MoneyMode) => byMode[mode] ?? null },
    })),
    { word: t('cash.shouldBe'), of: expected, isStrong: true },
    { word: t('cash.countedOrSlip'), of: mode => foundIn(sheet, mode), isStrong: true },
    { word: t('cash.difference'), of: differenceOf },
  ];
  return gridOf({
    title: t('cash.drawerOf', { name: sheet.userName }),
    subtitle: [dayIn(language, sheet.onDate), sheet.number].filter(Boolean).join(' · '),
    rows,
    markOf: row => (row.isStrong ? 'strong' : undefined),
    columns: [
      { key: 'what', label: t('cash.throughDrawer'), of: row => row.word },
      { key: 'count', label: t('cash.entries'), kind: 'number', of: row => row.count ?? null },
      ...modes.map(mode => ({
        ...{ key: mode, label: t(MODE_WORDS[mode]), kind: 'paise' as const },
        of: (row: Line) => row.of(mode),
      })),
    ],
    notes: [sheet.reason, movesBesideSlips(sheet.sums) ? t('cash.besideSlips') : ''].filter(Boolean),
  });
}

type OfDay = OnPaper & { onDate: LocalDate };

/** Every drawer of a day with what should be in it and what was counted. */
export function drawersGrid(drawers: readonly DrawerOfDay[], { t, language, onDate }: OfDay): Grid {
  return gridOf({
    ...{
      title: t('cash.drawersToday'),
      subtitle: dayIn(language, onDate),
      totalLabel: t('common.gridTotal'),
    },
    rows: drawers,
    columns: [
      { key: 'who', label: t('registers.drawerOf'), of: row => row.userName },
      {
        key: 'state',
        label: t('catalogue.standing'),
        of: row => t(row.isOpen ? 'cash.stillOpen' : 'cash.handedOver'),
      },
      { key: 'float', label: t('cash.float'), kind: 'paise', of: row => row.floatPaise },
      {
        key: 'expected',
        label: t('cash.shouldBe'),
        kind: 'paise',
        of: row => row.expectedCashPaise,
        total: 'sum',
      },
      {
        key: 'counted',
        label: t('cash.counted'),
        kind: 'paise',
        of: row => row.countedCashPaise,
        total: 'sum',
      },
      {
        ...{ key: 'difference', label: t('cash.difference'), kind: 'paise', total: 'sum' },
        of: ({ countedCashPaise, expectedCashPaise }: DrawerOfDay) =>
          countedCashPaise === null ? null : countedCashPaise - expectedCashPaise,
      },
      { key: 'reason', label: t('registers.reason'), of: row => row.reason },
    ],
  });
}
