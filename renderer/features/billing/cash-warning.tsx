import { contract } from '#shared/contract/index.ts';
import { cashStandingOf } from '#shared/features/billing/bill.rules.ts';
import { rupeesInWords } from '#shared/i18n/amount-words.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { useRead } from '../../api/hooks.ts';
import { useLanguage, useTranslation } from '../../app/language.tsx';

type CashWarningProps = {
  patientId: number;
  /** Null where the cash is an advance; left out for a bill that is not issued yet. */
  billId?: number | null;
  /** Typed now. */
  cashPaise: number;
};

/** Section 269ST: says from four fifths of the limit on how much cash counts for this person, in words (BIL-11). */
export function CashWarning({ patientId, billId, cashPaise }: CashWarningProps) {
  const t = useTranslation();
  const { language } = useLanguage();
  const standing = useRead(
    contract.dues.cashStanding,
    { patientId, ...(billId === undefined ? {} : { billId }) },
    { enabled: cashPaise > 0 },
  ).answer;
  if (!standing || cashPaise === 0) return null;
  const sumPaise = standing.takenPaise + cashPaise;
  const state = cashStandingOf(sumPaise, standing);
  if (state === 'free') return null;
  return (
    <p className={`small ${state === 'reached' ? 'danger' : 'amber'}`} role="status">
      {t(state === 'reached' ? 'dues.cashReached' : 'dues.cashNear', {
        amount: formatRupees(sumPaise),
        words: rupeesInWords(sumPaise, language),
        limit: formatRupees(standing.limitPaise),
      })}
    </p>
  );
}
