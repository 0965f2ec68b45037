import { SegmentedControl, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import { PAYMENT_MODES, type PaymentMode } from '#shared/features/billing/bill.schema.ts';
import type { Refund } from '#shared/features/refunds/refund.schema.ts';
import { MODE_WORDS } from '#shared/features/refunds/refunds-list.grid.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { useWrite } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import { MODE_KEYS } from '../dues/mode-rows.tsx';
import { usePrintDues } from '../dues/print-dues.ts';
import classes from './refunds.module.css';

type PayOutProps = { refund: Refund; onDone: () => void };

/** Out of one's own drawer or account, with a voucher; UPI asks for its UTR. */
export function PayOutForm({ refund, onDone }: PayOutProps) {
  const t = useTranslation();
  const payOut = useWrite(contract.refunds.payOut);
  const { printVoucher } = usePrintDues();
  const [mode, setMode] = useState<PaymentMode>('cash');
  const [reference, setReference] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const amount = formatRupees(refund.amountPaise);
  const isReady = mode !== 'upi' || reference.trim() !== '';

  async function send(): Promise<void> {
    if (payOut.pending) return;
    if (!isReady) {
      field.current?.focus();
      return;
    }
    const said = mode === 'cash' ? '' : reference.trim();
    try {
      const { paid } = await payOut.call({ refundId: refund.id, mode, reference: said });
      toast(t('refunds.paidOut', { number: paid?.number ?? '', amount }));
      void printVoucher(refund.id);
      onDone();
    } catch {
      // The notice says it; what was typed stays.
    }
  }

  useKeys([
    ...PAYMENT_MODES.map(one => ({
      ...{ keys: MODE_KEYS[one], label: t(MODE_WORDS[one]), run: () => setMode(one) },
    })),
    { keys: 'Enter', label: t('refunds.payOut'), run: () => void send() },
  ]);
  return (
    <section className={classes.form} aria-label={t('refunds.payOut')}>
      <h3 className="small-title">{t('refunds.payOut')}</h3>
      <SegmentedControl
        aria-label={t('dues.mode')}
        orientation="vertical"
        data={PAYMENT_MODES.map(one => ({ value: one, label: `${t(MODE_WORDS[one])} (${MODE_KEYS[one]})` }))}
        value={mode}
        onChange={value => setMode(value as PaymentMode)}
      />
      {mode !== 'cash' && (
        <TextInput
          ref={field}
          label={t('dues.reference')}
          maxLength={22}
          autoComplete="off"
          autoFocus
          value={reference}
          onChange={event => setReference(event.currentTarget.value)}
          onKeyDown={event => event.key === 'Enter' && void send()}
        />
      )}
      {!isReady && <p className="small dim">{t('dues.UTR_REQUIRED')}</p>}
      <ProblemNotice error={payOut.error} onRetry={() => void send()} />
      <SaveButton busy={payOut.pending} keys="↵" isOff={!isReady} onClick={() => void send()}>
        {t('refunds.payOutSum', { amount })}
      </SaveButton>
    </section>
  );
}
