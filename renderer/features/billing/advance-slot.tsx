import { contract } from '#shared/contract/index.ts';
import type { Bill } from '#shared/features/billing/bill.schema.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { useRead, useWrite } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { usePerson } from '../../app/session.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/keys.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { toast } from '../../ui/toasts.tsx';
import classes from '../dues/dues.module.css';

export type AdvanceSlotProps = {
  patientId: number;
  /** The bill that is being paid; null while it is not issued. */
  bill: Bill | null;
  /** What no mode covers yet: the most that is of use here. */
  openPaise: number;
  /** What of the advance goes into the new bill: sent with it, in one transaction (`advancePaise`). */
  usedPaise: number;
  onUse: (paise: number) => void;
};

/** One row above the modes: a person's advance and how much of it this bill uses; A uses it, A again leaves it. */
export function AdvanceSlot({ patientId, bill, openPaise, usedPaise, onUse }: AdvanceSlotProps) {
  const t = useTranslation();
  const mayIssue = usePerson().may('billing:issue');
  const apply = useWrite(contract.dues.applyAdvance);
  const { advancePaise = 0 } = useRead(contract.dues.balance, { patientId }).answer ?? {};
  const amountPaise = Math.min(advancePaise, openPaise);
  const isOff = !mayIssue || advancePaise === 0 || (usedPaise === 0 && amountPaise <= 0);

  function use(): void {
    if (isOff || apply.pending) return;
    if (!bill) {
      onUse(usedPaise > 0 ? 0 : amountPaise);
      return;
    }
    // What is refused is said by the notice, from the write's own error.
    void apply
      .call({ patientId, shares: [{ billId: bill.id, amountPaise }] })
      .then(() => toast(t('dues.advanceApplied', { amount: formatRupees(amountPaise) })))
      .catch(() => undefined);
  }

  useKeys([{ keys: 'A', label: t('dues.applyAdvance'), run: use, isOff }]);
  if (advancePaise === 0) return null;
  return (
    <>
      <button type="button" data-advance className={classes.slot} onClick={use} disabled={isOff}>
        <span className="small">
          {usedPaise > 0
            ? t('dues.advanceUsed', { amount: formatRupees(usedPaise) })
            : t('dues.useAdvance', { amount: formatRupees(advancePaise) })}
        </span>
        <KeyHint keys="A" />
      </button>
      <ProblemNotice error={apply.error} />
    </>
  );
}
