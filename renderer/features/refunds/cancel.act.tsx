import { contract } from '#shared/contract/index.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { useRead, useWrite } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { toast } from '../../ui/toasts.tsx';
import type { BillActProps } from './bill-acts.ts';
import { ReasonAct } from './reason-act.tsx';

/** The number stays; what was paid becomes the patient's advance (BIL-18). */
export function CancelAct({ bill, onDone }: BillActProps) {
  const t = useTranslation();
  const cancel = useWrite(contract.refunds.cancelBill);
  const creditable = useRead(contract.refunds.creditable, { billId: bill.id }).answer;
  const { number } = bill;
  if (creditable?.isTaxOfEarlierMonth) {
    return <p className="small amber">{t('refunds.TAX_OF_EARLIER_MONTH', { number })}</p>;
  }
  if (creditable && creditable.settledPaise > 0) {
    const settledPaise = formatRupees(creditable.settledPaise);
    return <p className="small amber">{t('refunds.BILL_OF_PARTY_PAID', { settledPaise })}</p>;
  }
  return (
    <ReasonAct
      title={t('refunds.cancelBill')}
      hint={
        bill.paidPaise > 0
          ? t('refunds.cancelHint', { amount: formatRupees(bill.paidPaise) })
          : t('refunds.cancelHintUnpaid')
      }
      why={t('refunds.cancelWhy')}
      word={t('refunds.cancelBill')}
      patientId={bill.patientId}
      about={t('refunds.aboutCancel', { number })}
      write={cancel}
      run={async (reason, approvalId) => {
        await cancel.call({ billId: bill.id, reason, approvalId });
        toast(t('refunds.cancelled', { number }));
        onDone();
      }}
    />
  );
}
