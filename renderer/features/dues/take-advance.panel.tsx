import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import { cashOfPaise, sumPaise } from '#shared/features/billing/bill.rules.ts';
import type { UpiPayee } from '#shared/features/billing/bill.schema.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { useWrite } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import { CashWarning } from '../billing/cash-warning.tsx';
import { NO_TAKINGS } from '../billing/typed-bill.ts';
import classes from './dues.module.css';
import { ModeRows, typedPayments } from './mode-rows.tsx';
import { usePrintDues } from './print-dues.ts';

/** A receipt for each mode, cash before UPI: the number that the UPI part will have. */
function numberOfUpi(nextNumber: string, hasCash: boolean): string {
  const later = (digits: string) => String(Number(digits) + (hasCash ? 1 : 0)).padStart(digits.length, '0');
  return nextNumber.replace(/\d+$/, later);
}

type TakeAdvanceProps = { patientId: number; upi: UpiPayee; nextNumber: string; onDone: () => void };

/** Money before there is a bill: one AD receipt for each mode, printed at once. */
export function TakeAdvance({ patientId, upi, nextNumber, onDone }: TakeAdvanceProps) {
  const t = useTranslation();
  const take = useWrite(contract.dues.takeAdvance);
  const { printAdvance } = usePrintDues();
  const [takings, setTakings] = useState(NO_TAKINGS);
  const [note, setNote] = useState('');
  const payments = typedPayments(takings) ?? [];
  const amountPaise = sumPaise(payments);

  async function send(): Promise<void> {
    if (amountPaise === 0 || take.pending) return;
    try {
      const { receipts } = await take.call({ patientId, payments, note });
      for (const { id, number, amountPaise: paise } of receipts) {
        toast(t('dues.advanceTaken', { number, amount: formatRupees(paise) }));
        void printAdvance(id);
      }
      onDone();
    } catch {
      // The notice says it; what was typed stays.
    }
  }

  return (
    <section className={classes.form} aria-label={t('dues.takeAdvance')}>
      <h3 className="small-title">{t('dues.takeAdvance')}</h3>
      <ModeRows
        takings={takings}
        onChange={setTakings}
        openPaise={null}
        scan={{ upi, number: numberOfUpi(nextNumber, cashOfPaise(payments) > 0), purpose: 'Advance' }}
        onEnter={() => void send()}
      />
      <TextInput
        label={t('dues.advanceNote')}
        placeholder={t('dues.advanceNoteHint')}
        maxLength={120}
        value={note}
        onChange={event => setNote(event.currentTarget.value)}
        onKeyDown={event => event.key === 'Enter' && void send()}
      />
      <CashWarning patientId={patientId} billId={null} cashPaise={cashOfPaise(payments)} />
      <ProblemNotice error={take.error} onRetry={() => void send()} />
      <SaveButton busy={take.pending} keys="↵" isOff={amountPaise === 0} onClick={() => void send()}>
        {amountPaise > 0
          ? t('dues.advanceAmount', { amount: formatRupees(amountPaise) })
          : t('dues.takeAdvance')}
      </SaveButton>
    </section>
  );
}
