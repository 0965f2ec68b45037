import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import { sumPaise } from '#shared/features/billing/bill.rules.ts';
import type { MoneyOfPerson } from '#shared/features/dues/due.schema.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { useWrite } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import classes from './dues.module.css';
import { ShareRows, sharesOf, type TypedShares } from './share-rows.tsx';

type ApplyAdvanceProps = { patientId: number; money: MoneyOfPerson; onDone: () => void };

/** The advance over the open bills, the oldest first; another amount may be typed at any of them. */
export function ApplyAdvance({ patientId, money, onDone }: ApplyAdvanceProps) {
  const t = useTranslation();
  const apply = useWrite(contract.dues.applyAdvance);
  const [typed, setTyped] = useState<TypedShares>({});
  const shares = sharesOf(money.dues, typed, money.advancePaise);
  const amountPaise = sumPaise(shares ?? []);

  async function send(): Promise<void> {
    if (!shares || amountPaise === 0 || apply.pending) return;
    try {
      await apply.call({ patientId, shares });
      toast(t('dues.advanceApplied', { amount: formatRupees(amountPaise) }));
      onDone();
    } catch {
      // The notice says it; what was typed stays.
    }
  }

  return (
    <section className={classes.form} aria-label={t('dues.applyAdvance')}>
      <div className="row apart">
        <h3 className="small-title">{t('dues.applyAdvance')}</h3>
        <span className="small strong numeric">{formatRupees(money.advancePaise)}</span>
      </div>
      <ShareRows
        {...{ dues: money.dues, typed, shares, hasFocus: true }}
        onType={setTyped}
        onEnter={() => void send()}
      />
      <ProblemNotice error={apply.error} onRetry={() => void send()} />
      <SaveButton busy={apply.pending} keys="↵" isOff={amountPaise === 0} onClick={() => void send()}>
        {amountPaise > 0 ? t('dues.applySum', { amount: formatRupees(amountPaise) }) : t('dues.applyAdvance')}
      </SaveButton>
    </section>
  );
}
