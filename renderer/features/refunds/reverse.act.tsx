import { contract } from '#shared/contract/index.ts';
import { MODE_WORDS } from '#shared/features/refunds/refunds-list.grid.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { useWrite } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { useChosenRow } from '../../ui/chosen-row.ts';
import { useListNavigation } from '../../ui/list-navigation.ts';
import { EmptyState } from '../../ui/panel.tsx';
import { toast } from '../../ui/toasts.tsx';
import type { BillActProps } from './bill-acts.ts';
import { ReasonAct } from './reason-act.tsx';
import classes from './refunds.module.css';

/** A receipt in the wrong mode or of a wrong amount, or of a cheque that came back. */
export function ReverseAct({ bill, onDone }: BillActProps) {
  const t = useTranslation();
  const reverse = useWrite(contract.refunds.reverseReceipt);
  const { chosen, at, choose } = useChosenRow(bill.payments);
  const list = useListNavigation({
    ...{ count: bill.payments.length, at, label: t('refunds.reverseWhat') },
    isEverywhere: true,
    onOpen: choose,
    onChoose: choose,
  });
  if (!chosen) return <EmptyState title={t('refunds.nothingToReverse')} />;
  const number = chosen.receiptNumber;
  return (
    <ReasonAct
      title={t('refunds.reverse')}
      why={t('refunds.reverseWhy')}
      whyHint={t('refunds.reverseHint')}
      word={t('refunds.reverseDo', { number })}
      patientId={bill.patientId}
      about={t('refunds.aboutReverse', { number })}
      write={reverse}
      run={async (reason, approvalId) => {
        await reverse.call({ entryId: chosen.id, reason, approvalId });
        toast(t('refunds.reversed', { number }));
        onDone();
      }}
    >
      <div {...list.listProps}>
        {bill.payments.map((payment, index) => (
          <div key={payment.id} className={`list-row ${classes.note}`} {...list.rowProps(index)}>
            <span className="strong">{payment.receiptNumber}</span>
            <span className="small">{t(MODE_WORDS[payment.mode])}</span>
            <span className="numeric">{formatRupees(payment.amountPaise)}</span>
          </div>
        ))}
      </div>
    </ReasonAct>
  );
}
