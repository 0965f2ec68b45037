import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import { formatPaise, formatRupees } from '#shared/kernel/money.ts';
import { useWrite } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { usePerson } from '../../app/session.tsx';
import { toast } from '../../ui/toasts.tsx';
import { typedPaise } from '../billing/typed-bill.ts';
import duesClasses from '../dues/dues.module.css';
import { ReasonAct } from './reason-act.tsx';

type RefundAdvanceProps = { patientId: number; advancePaise: number; onDone: () => void };

/** Asks for the advance or a part of it back; who may approve has it approved at once. */
export function RefundAdvance({ patientId, advancePaise, onDone }: RefundAdvanceProps) {
  const t = useTranslation();
  const mayApprove = usePerson().may('refunds:approve');
  const request = useWrite(contract.refunds.request);
  const [typed, setTyped] = useState(formatPaise(advancePaise, { decimals: advancePaise % 100 !== 0 }));
  const amountPaise = typedPaise(typed) ?? 0;
  const isRight = amountPaise > 0 && amountPaise <= advancePaise;
  const amount = formatRupees(amountPaise);
  return (
    <ReasonAct
      title={t('refunds.refundAdvance')}
      why={t('refunds.refundWhy')}
      word={t('refunds.refundAsk', { amount })}
      patientId={patientId}
      about={t('refunds.refundAdvance')}
      isOff={!isRight}
      write={request}
      run={async (reason, approvalId) => {
        const asked = { source: 'advance' as const, patientId, amountPaise };
        await request.call({ asked, reason, approvalId });
        toast(t(mayApprove ? 'refunds.refundApproved' : 'refunds.refundAsked', { amount }));
        onDone();
      }}
    >
      <TextInput
        label={t('dues.amount')}
        className={duesClasses.amount ?? ''}
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
