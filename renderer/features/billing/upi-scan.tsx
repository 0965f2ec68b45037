import { TextInput } from '@mantine/core';
import type { UpiPayee } from '#shared/features/billing/bill.schema.ts';
import { type UpiPurpose, upiLink } from '#shared/features/billing/upi-link.rules.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { useTranslation } from '../../app/language.tsx';
import { QrCode } from '../../ui/qr-code.tsx';
import classes from './receive.module.css';

type UpiScanProps = {
  upi: UpiPayee;
  amountPaise: number;
  /** Of the paper that the money is for, or will be. */
  number: string;
  purpose?: UpiPurpose;
  /** More than may come: its code is not shown, so that nobody pays it. */
  isTooMuch?: boolean;
  reference: string;
  referenceProblem: string | undefined;
  onReference: (reference: string) => void;
  onEnter: () => void;
};

/** The code for exactly this amount, what it carries, and the UTR that comes back; all of it without a network. */
export function UpiScan(props: UpiScanProps) {
  const { upi, amountPaise, number, purpose } = props;
  const t = useTranslation();
  const words = t('billing.scanToPay', { amount: formatRupees(amountPaise) });
  return (
    <div className={classes.scan} data-upi-scan>
      {upi && !props.isTooMuch ? (
        <QrCode
          content={upiLink({ ...upi, amountPaise, billNumber: number, ...(purpose && { purpose }) })}
          label={words}
        />
      ) : null}
      <div className={classes.scanWords}>
        <div>
          <div className="strong">{words}</div>
          <div className="tiny dim">{upi ? upi.address : t('billing.noUpiAddress')}</div>
          {upi && <div className="tiny dim">{t('billing.upiReference', { reference: upi.reference })}</div>}
        </div>
        <TextInput
          label={t('billing.utr')}
          placeholder={t('billing.utrHint')}
          value={props.reference}
          inputMode="numeric"
          maxLength={22}
          autoComplete="off"
          error={props.referenceProblem}
          onChange={event => props.onReference(event.currentTarget.value)}
          onKeyDown={event => event.key === 'Enter' && props.onEnter()}
        />
      </div>
    </div>
  );
}
