import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import { creditAmounts } from '#shared/features/refunds/credit.rules.ts';
import type { CreditableBillRecord, RestTo } from '#shared/features/refunds/refund.schema.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { useRead, useWrite } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { usePerson } from '../../app/session.tsx';
import { KeyValue, KeyValues } from '../../ui/facts.tsx';
import { Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { toast } from '../../ui/toasts.tsx';
import { usePrintDues } from '../dues/print-dues.ts';
import type { BillActProps } from './bill-acts.ts';
import { CreditLines, chosenLines, type TypedQuantities } from './credit-lines.tsx';
import { ReasonAct } from './reason-act.tsx';

function useCreditable(billId: number) {
  return useRead(contract.refunds.creditable, { billId });
}

/** What the chosen lines come to: the credit, the part off the due, and what was paid for them. */
function amountsOf(bill: CreditableBillRecord, typed: TypedQuantities) {
  const lines = chosenLines(bill, typed) ?? [];
  const { totalPaise, taxPaise } = creditAmounts(bill, lines);
  const sumPaise = lines.length === 0 ? 0 : totalPaise;
  const lowersDuePaise = Math.min(sumPaise, bill.duePaise);
  const restPaise = sumPaise - lowersDuePaise;
  // What a company settled is given to nobody: its settlement is taken back first.
  const isOfCompany = restPaise > bill.paidPaise - bill.settledPaise;
  return { lines, totalPaise: sumPaise, taxPaise, lowersDuePaise, restPaise, isOfCompany };
}

function Amounts({ amounts }: { amounts: ReturnType<typeof amountsOf> }) {
  const t = useTranslation();
  const { totalPaise, taxPaise, lowersDuePaise, restPaise } = amounts;
  return (
    <KeyValues>
      <KeyValue label={t('refunds.creditTotal')}>{formatRupees(totalPaise)}</KeyValue>
      {taxPaise > 0 && <KeyValue label={t('refunds.creditTax')}>{formatRupees(taxPaise)}</KeyValue>}
      {lowersDuePaise > 0 && (
        <KeyValue label={t('refunds.lowersDue')}>{formatRupees(lowersDuePaise)}</KeyValue>
      )}
      {restPaise > 0 && <KeyValue label={t('refunds.rest')}>{formatRupees(restPaise)}</KeyValue>}
    </KeyValues>
  );
}

function CompanyHint({ isShown, settledPaise }: { isShown: boolean; settledPaise: number }) {
  const t = useTranslation();
  if (!isShown) return null;
  return (
    <p className="small amber">
      {t('refunds.BILL_OF_PARTY_PAID', { settledPaise: formatRupees(settledPaise) })}
    </p>
  );
}

/** A credit note for chosen lines; lowers the due first, the rest is kept or paid back (BIL-5). */
export function CreditAct(props: BillActProps) {
  const t = useTranslation();
  const reading = useCreditable(props.bill.id);
  if (!reading.answer) {
    return reading.error ? (
      <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />
    ) : (
      <Skeletons rows={3} label={t('common.loading')} />
    );
  }
  return <CreditForm {...props} creditable={reading.answer} />;
}

type CreditFormProps = BillActProps & { creditable: CreditableBillRecord };

function CreditForm({ bill, creditable, onDone }: CreditFormProps) {
  const t = useTranslation();
  const credit = useWrite(contract.refunds.creditNote);
  const { printCreditNote } = usePrintDues();
  const [typed, setTyped] = useState<TypedQuantities>({});
  const [restTo, setRestTo] = useState<RestTo>('advance');
  const amounts = amountsOf(creditable, typed);
  const { number } = bill;
  return (
    <ReasonAct
      title={t('refunds.creditNote')}
      why={t('refunds.creditWhy')}
      word={t('refunds.creditIssue')}
      patientId={bill.patientId}
      about={t('refunds.aboutCredit', { number })}
      isOff={amounts.totalPaise === 0 || amounts.isOfCompany}
      hasFocus={false}
      write={credit}
      run={async (reason, approvalId) => {
        const { lines } = amounts;
        const note = await credit.call({ billId: bill.id, lines, reason, restTo, approvalId });
        toast(t('refunds.creditIssued', { number: note.number }));
        void printCreditNote(note.id);
        onDone();
      }}
    >
      <CreditLines bill={creditable} typed={typed} onType={setTyped} />
      <Amounts amounts={amounts} />
      <CompanyHint isShown={amounts.isOfCompany} settledPaise={creditable.settledPaise} />
      {amounts.restPaise > 0 && !amounts.isOfCompany && (
        <SegmentedControl
          aria-label={t('refunds.restTo')}
          data={[
            { value: 'advance', label: t('refunds.restToAdvance') },
            { value: 'payBack', label: t('refunds.restToPayBack') },
          ]}
          value={restTo}
          onChange={value => setRestTo(value as RestTo)}
        />
      )}
    </ReasonAct>
  );
}

/** Asks for the money of chosen lines back; the credit note comes with the approval. */
export function RefundAct(props: BillActProps) {
  const t = useTranslation();
  const reading = useCreditable(props.bill.id);
  if (!reading.answer) {
    return reading.error ? (
      <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />
    ) : (
      <Skeletons rows={3} label={t('common.loading')} />
    );
  }
  return <RefundForm {...props} creditable={reading.answer} />;
}

function RefundForm({ bill, creditable, onDone }: CreditFormProps) {
  const t = useTranslation();
  const mayApprove = usePerson().may('refunds:approve');
  const request = useWrite(contract.refunds.request);
  const [typed, setTyped] = useState<TypedQuantities>({});
  const amounts = amountsOf(creditable, typed);
  const amount = formatRupees(amounts.restPaise);
  return (
    <ReasonAct
      title={t('refunds.refundWhat')}
      why={t('refunds.refundWhy')}
      word={t('refunds.refundAsk', { amount })}
      patientId={bill.patientId}
      about={t('refunds.ofBill', { number: bill.number })}
      isOff={amounts.restPaise === 0 || amounts.isOfCompany}
      hasFocus={false}
      write={request}
      run={async (reason, approvalId) => {
        const asked = { source: 'bill' as const, billId: bill.id, lines: amounts.lines };
        await request.call({ asked, reason, approvalId });
        toast(t(mayApprove ? 'refunds.refundApproved' : 'refunds.refundAsked', { amount }));
        onDone();
      }}
    >
      <CreditLines bill={creditable} typed={typed} onType={setTyped} />
      <Amounts amounts={amounts} />
      <CompanyHint isShown={amounts.isOfCompany} settledPaise={creditable.settledPaise} />
      {amounts.totalPaise > 0 && amounts.restPaise === 0 && (
        <p className="small dim">{t('refunds.NOTHING_TO_PAY_BACK')}</p>
      )}
    </ReasonAct>
  );
}
