import { SegmentedControl } from '@mantine/core';
import { BILL_STATES, type BillState } from '#shared/features/billing/bill.schema.ts';
import { STANDING_WORDS } from '#shared/features/billing/bills.grid.ts';
import { useTranslation } from '../../app/language.tsx';

type StateFilterProps = { state: BillState | null; onChange: (state: BillState | null) => void };

/** Which bills are listed: all, or those that stand in one way. */
export function StateFilter({ state, onChange }: StateFilterProps) {
  const t = useTranslation();
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('billing.state')}
      value={state ?? 'all'}
      onChange={value => onChange(BILL_STATES.find(one => one === value) ?? null)}
      data={[
        { value: 'all', label: t('billing.allStates') },
        ...BILL_STATES.map(value => ({ value, label: t(STANDING_WORDS[value]) })),
      ]}
    />
  );
}
