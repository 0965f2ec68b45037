import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { Bill, PaymentMode } from '#shared/features/billing/bill.schema.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { useRead, useWrite } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { usePerson } from '../../app/session.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/keys.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import { AdvanceSlot } from './advance-slot.tsx';
import { CashWarning } from './cash-warning.tsx';
import { usePrintMoney } from './print-money.ts';
import classes from './receive.module.css';
import { TakingRows, takeBy } from './taking-rows.panel.tsx';
import {
  NO_TAKINGS,
  type Problems,
  paymentsOf,
  standingOf,
  takeAllBy,
  takingProblems,
} from './typed-bill.ts';

type ReceiveDueProps = {
  bill: Bill;
  onReceived?: () => void;
  /** Beside a page whose own letters these are: C, K and U work inside the amounts only, where F7 leads. */
  isBeside?: boolean;
};

/** A later payment of what an issued bill still asks for; one receipt per mode. */
export function ReceiveDue({ bill, onReceived, isBeside = false }: ReceiveDueProps) {
  const t = useTranslation();
  const person = usePerson();
  const receive = useWrite(contract.billing.receive);
  const { printReceipt } = usePrintMoney();
  const box = useRef<HTMLDivElement>(null);
  const isAtWork = useRef(false);
  const [takings, setTakings] = useState(NO_TAKINGS);
  const [problems, setProblems] = useState<Problems>({});
  const [isMoreShown, setIsMoreShown] = useState(false);
  const [isCoPayment, setIsCoPayment] = useState(false);
  const isCompanys = bill.owedByPartyId !== null;
  const standing = standingOf(takings, bill.duePaise);
  const draft = useRead(
    contract.billing.draftForVisit,
    { visitId: bill.visitId ?? 0 },
    { enabled: bill.visitId !== null && standing.paise.upi > 0 },
  ).answer;
  const mayAsk = person.may('billing:issue') && bill.duePaise > 0;
  const mayReceive = mayAsk && (!isCompanys || isCoPayment);

  async function send(): Promise<void> {
    if (isAtWork.current) return;
    const found = takingProblems(takings, standing);
    if (standing.paidPaise === 0) found.nothing = true;
    setProblems(found);
    if (Object.keys(found).length > 0) return;
    isAtWork.current = true;
    try {
      let left = takings;
      for (const payment of paymentsOf(takings, standing)) {
        const after = await receive.call({ billId: bill.id, payment, ...(isCompanys && { isCoPayment }) });
        // What has been taken leaves the form at once, so that trying again after a refusal takes only the rest.
        left = { ...left, [payment.mode]: { amount: '', reference: '' } };
        setTakings(left);
        const receipt = after.payments.at(-1);
        if (!receipt) continue;
        toast(
          t('billing.receiptGiven', {
            number: receipt.receiptNumber,
            amount: formatRupees(receipt.amountPaise),
          }),
        );
        void printReceipt(receipt.id);
      }
      onReceived?.();
    } catch {
      // The notice says it, from the write's own error; what was typed stays.
    } finally {
      isAtWork.current = false;
    }
  }

  function take(mode: PaymentMode): void {
    setProblems({});
    takeBy(box, mode, () => setTakings(takeAllBy(mode, takings, bill.duePaise)));
  }

  const isOff = !mayReceive || isBeside;
  useKeys([
    { keys: 'C', label: t('billing.cash'), run: () => take('cash'), isOff },
    { keys: 'U', label: t('billing.upi'), run: () => take('upi'), isOff },
    { keys: 'K', label: t('billing.card'), run: () => take('card'), isOff },
    { keys: 'Q', label: t('billing.cheque'), run: () => take('cheque'), isOff, onStrip: false },
    { keys: 'B', label: t('billing.bank'), run: () => take('bank'), isOff, onStrip: false },
    {
      keys: 'F7',
      label: t('common.receivePayment'),
      run: () => box.current?.querySelector<HTMLElement>('input[data-mode="cash"]')?.focus(),
      isOff: !mayReceive,
    },
  ]);

  if (mayAsk && !mayReceive) {
    const name = bill.party.company?.name ?? '';
    return <CompanyOwes name={name} hasKey={!isBeside} onCoPayment={() => setIsCoPayment(true)} />;
  }
  if (!mayReceive) return null;
  return (
    <div ref={box}>
      {!isCompanys && (
        <AdvanceSlot
          patientId={bill.patientId}
          bill={bill}
          openPaise={bill.duePaise}
          usedPaise={0}
          // An issued bill uses an advance by an act of its own.
          onUse={() => undefined}
        />
      )}
      <TakingRows
        takings={takings}
        onChange={next => {
          setProblems({});
          setTakings(next);
        }}
        totalPaise={bill.duePaise}
        upi={draft?.upi ?? null}
        billNumber={bill.number}
        problems={problems}
        onEnter={() => void send()}
        isMoreShown={isMoreShown}
        onMore={() => setIsMoreShown(true)}
      />
      <CashWarning patientId={bill.patientId} billId={bill.id} cashPaise={standing.paise.cash} />
      <div className={classes.end}>
        {problems.nothing && (
          <p className="small danger" role="alert">
            {t('billing.howPaidDue')}
          </p>
        )}
        <ProblemNotice error={receive.error} onRetry={() => void send()} />
        <SaveButton isLarge isFullWidth busy={receive.pending} keys="↵" onClick={() => void send()}>
          {standing.paidPaise > 0
            ? t('billing.receiveSum', { amount: formatRupees(standing.paidPaise) })
            : t('common.receivePayment')}
        </SaveButton>
      </div>
    </div>
  );
}

type CompanyOwesProps = { name: string; hasKey: boolean; onCoPayment: () => void };

/** A company owes the bill: what the patient pays of it somebody chooses first. */
function CompanyOwes({ name, hasKey, onCoPayment }: CompanyOwesProps) {
  const t = useTranslation();
  useKeys([{ keys: 'I', label: t('billing.coPayment'), run: onCoPayment, isOff: !hasKey }]);
  return (
    <div className={classes.end}>
      <p className="small">{t('billing.companyOwes', { name })}</p>
      <Button variant="default" onClick={onCoPayment} rightSection={hasKey && <KeyHint keys="I" />}>
        {t('billing.coPayment')}
      </Button>
    </div>
  );
}
