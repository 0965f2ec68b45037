import { Button } from '@mantine/core';
import { reasonOnBill } from '#shared/features/approvals/discount-reason.rules.ts';
import type { Bill, Payment } from '#shared/features/billing/bill.schema.ts';
import type { Language } from '#shared/features/settings/settings.schema.ts';
import type { Translate, WordKey } from '#shared/i18n/translate.ts';
import { formatTime, localDateAt } from '#shared/kernel/local-date.ts';
import { formatPaise, formatRupees } from '#shared/kernel/money.ts';
import { useLanguage } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { longDay } from '../../app/wall-clock.ts';
import { useKeys } from '../../ui/key-bindings.ts';
import { ButtonKey, KeyHint } from '../../ui/keys.tsx';
import { Status } from '../../ui/status.tsx';
import { BillActs } from './bill-acts.panel.tsx';
import classes from './bill-lines.module.css';
import { BillLines } from './bill-lines.panel.tsx';
import { BillSums } from './bill-sums.panel.tsx';
import issuedClasses from './issued-bill.module.css';
import { usePrintMoney } from './print-money.ts';
import receiveClasses from './receive.module.css';
import { ReceiveDue } from './receive-due.panel.tsx';

const MODE_WORDS: Readonly<Record<Payment['mode'], WordKey>> = {
  cash: 'billing.cash',
  upi: 'billing.upi',
  card: 'billing.card',
  cheque: 'billing.cheque',
  bank: 'billing.bank',
};

/** The lines of a bill that stands: nothing here can change any more (BIL-3). */
export function IssuedBillLines({ bill }: { bill: Bill }) {
  const { t, language } = useLanguage();
  const { zone } = useClinicDay();
  return (
    <section className={classes.section} aria-label={t('billing.billNumber', { number: bill.number })}>
      <div className={classes.head}>
        <h2 className="title">{t('billing.billNumber', { number: bill.number })}</h2>
        <span className="tiny dim">
          {t('billing.issuedBy', {
            date: longDay(bill.onDate, language),
            time: formatTime(bill.issuedAt, zone),
            name: bill.cashierName,
          })}
        </span>
      </div>
      {bill.party.company && (
        <p className={`small ${issuedClasses.account}`}>
          {t('billing.onAccountOf', { name: bill.party.company.name })}
        </p>
      )}
      <BillLines lines={bill.lines} />
      <div className={classes.foot}>
        <BillSums
          sums={bill}
          discountWord={
            bill.discountReason
              ? t('billing.discountFor', { reason: reasonOnBill(t, bill) })
              : t('billing.discount')
          }
        />
        {bill.discountApprovedBy && (
          <p className="tiny dim">{t('billing.approvedBy', { name: bill.discountApprovedBy })}</p>
        )}
      </div>
    </section>
  );
}

/** What settled the bill otherwise than by a receipt, and what was taken back of it. */
function settledOf(bill: Bill, t: Translate): [string, number][] {
  const all: [string, number][] = [
    [t('billing.advanceUsed'), bill.advanceUsedPaise],
    [t('billing.taxKept'), bill.tdsPaise],
    [t('billing.credited'), bill.creditedPaise],
    [t('billing.givenBack'), -bill.givenBackPaise],
    [t('billing.writtenOff'), bill.writtenOffPaise],
  ];
  return all.filter(([, paise]) => paise !== 0);
}

/** A late entry belongs to the next day; its hour would be that of another date. */
function momentOf({ onDate, receivedAt }: Payment, zone: string, language: Language): string {
  const isSameDay = localDateAt(receivedAt, zone) === onDate;
  return [longDay(onDate, language), isSameDay && formatTime(receivedAt, zone)].filter(Boolean).join(', ');
}

/** What was paid, what is due, and the printer. */
export function IssuedBillMoney({ bill, isBeside = false }: { bill: Bill; isBeside?: boolean }) {
  const { t, language } = useLanguage();
  const { zone } = useClinicDay();
  const { printBill, printReceipt } = usePrintMoney();
  useKeys([{ keys: 'F8', label: t('billing.printAgain'), run: () => void printBill(bill.id) }]);
  const isPaid = bill.duePaise === 0;
  return (
    <section className={receiveClasses.receive} aria-label={t('billing.receive')}>
      <div className="row apart">
        <h2 className="title">
          {t(bill.isCancelled ? 'billing.cancelled' : isPaid ? 'billing.paid' : 'billing.stillDue')}
        </h2>
        <span className={`${receiveClasses.sum} numeric`}>
          {formatRupees(isPaid ? bill.totalPaise : bill.duePaise)}
        </span>
      </div>
      <div className={`row apart small ${receiveClasses.under}`}>
        <Status shape={bill.isCancelled ? 'bad' : isPaid ? 'good' : 'toBill'}>
          {bill.isCancelled
            ? t('billing.cancelledBecause', { reason: bill.cancelReason })
            : isPaid
              ? t('billing.nothingDue')
              : t('billing.paidOf', {
                  paid: formatRupees(bill.paidPaise),
                  total: formatRupees(bill.totalPaise),
                })}
        </Status>
      </div>
      <ul className={issuedClasses.payments}>
        {settledOf(bill, t).map(([word, paise]) => (
          <li key={word} className={issuedClasses.payment}>
            <span className="strong">{word}</span>
            <span />
            <span className="numeric strong">{formatPaise(paise)}</span>
            <span />
          </li>
        ))}
        {bill.payments.map(payment => (
          <li key={payment.id} className={issuedClasses.payment}>
            <span className="strong">{t(MODE_WORDS[payment.mode])}</span>
            <span className="column">
              <span className="small dim">{payment.receiptNumber}</span>
              <span className="tiny dim">
                {[momentOf(payment, zone, language), payment.cashierName, payment.reference]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
            <span className="numeric strong">{formatPaise(payment.amountPaise)}</span>
            <Button variant="subtle" size="compact-sm" onClick={() => void printReceipt(payment.id)}>
              {t('billing.receipt')}
            </Button>
          </li>
        ))}
      </ul>
      <ReceiveDue key={bill.id} {...{ bill, isBeside }} />
      <BillActs key={`acts ${bill.id}`} bill={bill} />
      <div className={receiveClasses.end}>
        <Button
          variant={isPaid ? 'filled' : 'default'}
          size={isPaid ? 'lg' : 'sm'}
          fullWidth
          onClick={() => void printBill(bill.id)}
          rightSection={isPaid ? <ButtonKey keys="F8" /> : <KeyHint keys="F8" />}
        >
          {t('billing.printAgain')}
        </Button>
      </div>
    </section>
  );
}
