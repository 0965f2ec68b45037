import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import { formatPaise, formatRupees } from '#shared/kernel/money.ts';
import { useWrite } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { toast } from '../../ui/toasts.tsx';
import { typedPaise } from '../billing/typed-bill.ts';
import type { BillActProps } from '../refunds/bill-acts.ts';
import { ReasonAct } from '../refunds/reason-act.tsx';
import classes from './dues.module.css';

/** What is not asked for any more; it can be asked for again. */
export function WriteOffAct({ bill, onDone }: BillActProps) {
  const t = useTranslation();
  const writeOff = useWrite(contract.dues.writeOff);
  const whole = formatPaise(bill.duePaise, { decimals: bill.duePaise % 100 !== 0 });
  const [typed, setTyped] = useState(whole);
  const amountPaise = typedPaise(typed) ?? 0;
  const isRight = amountPaise > 0 && amountPaise <= bill.duePaise;
  return (
    <ReasonAct
      title={t('dues.writeOff')}
      why={t('dues.writeOffWhy')}
      word={t('dues.writeOffSum', { amount: formatRupees(amountPaise) })}
      patientId={bill.patientId}
      about=""
      isOff={!isRight}
      write={writeOff}
      run={async reason => {
        await writeOff.call({ billId: bill.id, amountPaise, reason });
        toast(t('dues.writeOffDone', { amount: formatRupees(amountPaise) }));
        onDone();
      }}
    >
      <TextInput
        label={t('dues.amount')}
        className={classes.amount ?? ''}
        inputMode="decimal"
        maxLength={14}
        autoComplete="off"
        leftSection="₹"
        error={!isRight}
        value={typed}
        onChange={event => setTyped(event.currentTarget.value)}
      />
    </ReasonAct>
  );
}
