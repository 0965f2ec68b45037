import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { Payout, TdsStanding } from '#shared/features/shares/share.schema.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { useWrite } from '../../api/hooks.ts';
import type { Refusal } from '../../api/refusal.ts';
import { useTranslation } from '../../app/language.tsx';
import { KeyHint, KeyLayer } from '../../ui/keys.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import classes from './shares.module.css';

type WithReasonProps = {
  title: string;
  hint: string;
  write: { pending: boolean; error: Refusal | null };
  run: (reason: string) => Promise<unknown>;
  onClose: () => void;
};

/** An act that needs a reason: typed, Enter, done; Esc leaves it. */
function WithReason({ title, hint, write, run, onClose }: WithReasonProps) {
  const t = useTranslation();
  const [reason, setReason] = useState('');
  const isReady = reason.trim() !== '';
  const send = () => {
    // What is refused is said by the notice, from the write's own error.
    if (isReady && !write.pending) void run(reason.trim()).catch(() => undefined);
  };
  return (
    <KeyLayer keys={[{ keys: 'Esc', label: t('common.close'), run: onClose, inFields: true }]}>
      <section className={classes.form} aria-label={title}>
        <h3 className="small-title">{title}</h3>
        <p className="small dim">{hint}</p>
        <TextInput
          label={t('shares.takeBackWhy')}
          maxLength={200}
          autoComplete="off"
          autoFocus
          value={reason}
          onChange={event => setReason(event.currentTarget.value)}
          onKeyDown={event => event.key === 'Enter' && send()}
        />
        <ProblemNotice error={write.error} onRetry={send} />
        <div className="row">
          <SaveButton busy={write.pending} keys="↵" isOff={!isReady} onClick={send}>
            {t('shares.takeBack')}
          </SaveButton>
          <Button variant="subtle" onClick={onClose} rightSection={<KeyHint keys="Esc" />}>
            {t('common.close')}
          </Button>
        </div>
      </section>
    </KeyLayer>
  );
}

export function TakePayoutBack({ payout, onDone }: { payout: Payout; onDone: () => void }) {
  const t = useTranslation();
  const write = useWrite(contract.shares.takeBack);
  const { id: payoutId, number, netPaise, tdsPaise } = payout;
  const hint = [
    t('shares.takeBackHint', { amount: formatRupees(netPaise) }),
    tdsPaise > 0 ? t('shares.takeBackTds', { amount: formatRupees(tdsPaise) }) : '',
  ];
  return (
    <WithReason
      title={t('shares.takeBackTitle', { number })}
      hint={hint.filter(Boolean).join(' ')}
      write={write}
      onClose={onDone}
      run={async reason => {
        await write.call({ payoutId, reason });
        toast(t('shares.takenBackToast', { number }));
        onDone();
      }}
    />
  );
}

type DepositProps = { deposit: TdsStanding['deposits'][number]; onDone: () => void };

export function TakeDepositBack({ deposit, onDone }: DepositProps) {
  const t = useTranslation();
  const write = useWrite(contract.shares.takeDepositBack);
  return (
    <WithReason
      title={t('shares.depositBack')}
      hint={`${deposit.reference} · ${formatRupees(deposit.amountPaise)}`}
      write={write}
      onClose={onDone}
      run={async reason => {
        await write.call({ entryId: deposit.id, reason });
        toast(t('shares.depositTakenBack'));
        onDone();
      }}
    />
  );
}
