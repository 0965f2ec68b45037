import { TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { PartyBill } from '#shared/features/parties/party.schema.ts';
import { formatPaise, formatRupees, parseRupees } from '#shared/kernel/money.ts';
import { useWrite } from '../../api/hooks.ts';
import type { Refusal } from '../../api/refusal.ts';
import { useTranslation } from '../../app/language.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import classes from './parties.module.css';

type ActProps = {
  title: string;
  hint: string;
  write: { pending: boolean; error: Refusal | null };
  isOff?: boolean;
  children?: ReactNode;
  run: (reason: string) => Promise<void>;
};

/** An act that needs a reason: typed, Enter, done. */
function Act({ title, hint, write, isOff = false, children, run }: ActProps) {
  const t = useTranslation();
  const [reason, setReason] = useState('');
  const isReady = reason.trim() !== '' && !isOff;
  const send = () => {
    // What is refused is said by the notice, from the write's own error.
    if (isReady && !write.pending) void run(reason.trim()).catch(() => undefined);
  };
  return (
    <section className={classes.form} aria-label={title}>
      <h3 className="small-title">{title}</h3>
      <p className="small dim">{hint}</p>
      {children}
      <TextInput
        label={t('parties.reason')}
        maxLength={200}
        autoComplete="off"
        autoFocus
        value={reason}
        onChange={event => setReason(event.currentTarget.value)}
        onKeyDown={event => event.key === 'Enter' && send()}
      />
      <ProblemNotice error={write.error} onRetry={send} />
      <SaveButton busy={write.pending} keys="↵" isOff={!isReady} onClick={send}>
        {title}
      </SaveButton>
    </section>
  );
}

type BillActProps = { bill: PartyBill; onDone: () => void };

export function MoveToPatient({ bill, onDone }: BillActProps) {
  const t = useTranslation();
  const write = useWrite(contract.parties.moveToPatient);
  const said = { amount: formatRupees(bill.duePaise), name: bill.patientName };
  return (
    <Act
      title={t('parties.move')}
      hint={`${bill.number}: ${t('parties.moveHint', said)}`}
      write={write}
      run={async reason => {
        await write.call({ billId: bill.billId, reason });
        toast(t('parties.moveDone', said));
        onDone();
      }}
    />
  );
}

export function WriteOffBill({ bill, onDone }: BillActProps) {
  const t = useTranslation();
  const write = useWrite(contract.parties.writeOff);
  const [typed, setTyped] = useState(formatPaise(bill.duePaise, { decimals: bill.duePaise % 100 !== 0 }));
  const amountPaise = parseRupees(typed) ?? 0;
  return (
    <Act
      title={t('parties.writeOff')}
      hint={`${bill.number}, ${bill.patientName}. ${t('parties.writeOffHint')}`}
      write={write}
      isOff={amountPaise <= 0 || amountPaise > bill.duePaise}
      run={async reason => {
        await write.call({ billId: bill.billId, amountPaise, reason });
        toast(t('parties.writeOffDone', { amount: formatRupees(amountPaise) }));
        onDone();
      }}
    >
      <TextInput
        label={t('parties.amount')}
        className={classes.amount ?? ''}
        leftSection="₹"
        inputMode="decimal"
        maxLength={14}
        autoComplete="off"
        value={typed}
        onChange={event => setTyped(event.currentTarget.value)}
      />
    </Act>
  );
}

export function TakeSettlementBack({ settlementId, onDone }: { settlementId: number; onDone: () => void }) {
  const t = useTranslation();
  const write = useWrite(contract.parties.takeSettlementBack);
  return (
    <Act
      title={t('parties.takeBack')}
      hint={t('parties.takeBackHint')}
      write={write}
      run={async reason => {
        await write.call({ settlementId, reason });
        toast(t('parties.takeBackDone'));
        onDone();
      }}
    />
  );
}
