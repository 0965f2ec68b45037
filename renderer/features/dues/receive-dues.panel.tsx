import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import { cashOfPaise, sumPaise } from '#shared/features/billing/bill.rules.ts';
import type { UpiPayee } from '#shared/features/billing/bill.schema.ts';
import type { PayableDue } from '#shared/features/dues/due.schema.ts';
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
import { ShareRows, sharesOf, type TypedShares } from './share-rows.tsx';

type ReceiveDuesProps = {
  patientId: number;
  dues: readonly PayableDue[];
  upi: UpiPayee;
  onDone: () => void;
};

/** Several old dues in one act: how the money comes, and which bills it pays. */
export function ReceiveDues({ patientId, dues, upi, onDone }: ReceiveDuesProps) {
  const t = useTranslation();
  const receive = useWrite(contract.dues.receive);
  const { printReceipt } = usePrintDues();
  const [takings, setTakings] = useState(NO_TAKINGS);
  const [typed, setTyped] = useState<TypedShares>({});
  const duePaise = dues.reduce((sum, due) => sum + due.duePaise, 0);
  const payments = typedPayments(takings) ?? [];
  const amountPaise = sumPaise(payments);
  const shares = sharesOf(dues, typed, amountPaise);
  // One transfer pays them all: it is named by the first of them.
  const first = dues.find(({ billId }) => billId === shares?.[0]?.billId) ?? dues[0];
  const payee = upi && first ? { ...upi, reference: first.upiReference } : null;
  const isWhole = shares !== undefined && amountPaise > 0 && sumPaise(shares) === amountPaise;

  async function send(): Promise<void> {
    if (!isWhole || receive.pending) return;
    try {
      const { receipts } = await receive.call({ patientId, payments, shares });
      const numbers = receipts.map(({ number }) => number).join(', ');
      toast(t('dues.receiptsGiven', { numbers }));
      for (const { id } of receipts) void printReceipt(id);
      onDone();
    } catch {
      // The notice says it; what was typed stays.
    }
  }

  return (
    <section className={classes.form} aria-label={t('dues.receiveDues')}>
      <div className="row apart">
        <h3 className="small-title">{t('dues.receiveDues')}</h3>
        <span className="small amber strong numeric">{formatRupees(duePaise)}</span>
      </div>
      <ModeRows
        takings={takings}
        onChange={setTakings}
        openPaise={duePaise}
        scan={{ upi: payee, number: first?.number ?? '', isTooMuch: amountPaise > duePaise }}
        onEnter={() => void send()}
      />
      {dues.length > 1 && <span className="small dim">{t('dues.oldestFirst')}</span>}
      <ShareRows {...{ dues, typed, shares }} onType={setTyped} onEnter={() => void send()} />
      <CashWarning
        patientId={patientId}
        billId={shares?.[0]?.billId ?? null}
        cashPaise={cashOfPaise(payments)}
      />
      {amountPaise > duePaise && (
        <p className="small danger" role="alert">
          {t('dues.PAID_MORE_THAN_DUE')}
        </p>
      )}
      <ProblemNotice error={receive.error} onRetry={() => void send()} />
      <SaveButton busy={receive.pending} keys="↵" isOff={!isWhole} onClick={() => void send()}>
        {amountPaise > 0
          ? t('dues.receiveSum', { amount: formatRupees(amountPaise) })
          : t('dues.receiveDues')}
      </SaveButton>
    </section>
  );
}
