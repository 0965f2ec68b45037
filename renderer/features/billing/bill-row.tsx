import type { BillOfList } from '#shared/features/billing/bill.schema.ts';
import { STANDING_WORDS, standingOfBill } from '#shared/features/billing/bills.grid.ts';
import { formatPaise, formatRupees } from '#shared/kernel/money.ts';
import { useLanguage } from '../../app/language.tsx';
import { shortDay } from '../../app/wall-clock.ts';
import { Chip } from '../../ui/chip.tsx';

/** One bill in a list: number, who, how much, how it stands. */
export function BillRow({ bill, hasDay }: { bill: BillOfList; hasDay: boolean }) {
  const { t, language } = useLanguage();
  const standing = standingOfBill(bill);
  return (
    <>
      <span className="strong no-wrap">{bill.number}</span>
      <span className="clip">
        {bill.fullName}
        {hasDay && <span className="small dim"> · {shortDay(bill.onDate, language)}</span>}
      </span>
      <span className={`right numeric ${bill.isCancelled ? 'dim' : ''}`}>{formatPaise(bill.totalPaise)}</span>
      <span className="right">
        {standing === 'due' ? (
          <Chip tone="amber">{t('patients.dueAmount', { amount: formatRupees(bill.duePaise) })}</Chip>
        ) : standing === 'paid' ? (
          <span className="tiny dim">{t('billing.paid')}</span>
        ) : (
          <Chip tone="quiet">{t(STANDING_WORDS[standing])}</Chip>
        )}
      </span>
    </>
  );
}
