import type { Translate, WordKey } from '../../i18n/translate.ts';
import { type Grid, gridOf } from '../../kernel/grid.ts';
import type { BillOfList } from './bill.schema.ts';

type Standing = 'cancelled' | 'credited' | 'due' | 'paid';

/** How a bill stands, in the word that matters most. */
export function standingOfBill(
  bill: Pick<BillOfList, 'isCancelled' | 'creditedPaise' | 'duePaise'>,
): Standing {
  if (bill.isCancelled) return 'cancelled';
  if (bill.duePaise > 0) return 'due';
  return bill.creditedPaise > 0 ? 'credited' : 'paid';
}

export const STANDING_WORDS: Readonly<Record<Standing, WordKey>> = {
  cancelled: 'billing.stateCancelled',
  credited: 'billing.stateCredited',
  due: 'billing.stateDue',
  paid: 'billing.statePaid',
};

/** Bills as a list: a cancelled one keeps its line and counts for nothing. */
export function billsGrid(
  bills: readonly BillOfList[],
  { t, subtitle }: { t: Translate; subtitle: string },
): Grid {
  return gridOf({
    ...{ title: t('billing.title'), subtitle, totalLabel: t('common.gridTotal'), rows: bills },
    markOf: bill => (bill.isCancelled ? 'struck' : undefined),
    columns: [
      { key: 'number', label: t('billing.number'), of: bill => bill.number },
      { key: 'day', label: t('billing.day'), kind: 'day', of: bill => bill.onDate },
      { key: 'name', label: t('billing.patient'), of: bill => bill.fullName },
      { key: 'uhid', label: t('billing.uhid'), of: bill => bill.uhid },
      { key: 'doctor', label: t('billing.doctor'), of: bill => bill.doctorName },
      { key: 'state', label: t('billing.state'), of: bill => t(STANDING_WORDS[standingOfBill(bill)]) },
      {
        ...{ key: 'total', label: t('billing.total'), kind: 'paise', total: 'sum' },
        of: bill => (bill.isCancelled ? null : bill.totalPaise),
      },
      {
        ...{ key: 'credited', label: t('billing.credited'), kind: 'paise', total: 'sum' },
        of: bill => bill.creditedPaise || null,
      },
      {
        ...{ key: 'due', label: t('billing.stillDue'), kind: 'paise', total: 'sum' },
        of: bill => bill.duePaise || null,
      },
    ],
  });
}
