import { SegmentedControl, TextInput } from '@mantine/core';
import { type KeyboardEvent, useRef } from 'react';
import { useLanguage } from '../../app/language.tsx';
import { KeyHint } from '../../ui/keys.tsx';
import classes from './bill-lines.module.css';
import type { Problems, TypedDiscount } from './typed-bill.ts';

type DiscountPanelProps = {
  discount: TypedDiscount;
  onChange: (discount: TypedDiscount) => void;
  onDone: () => void;
  problems: Problems;
};

/** Percent or rupees, and why: never without a reason. Typing % or ₹ in the amount switches. */
export function DiscountPanel({ discount, onChange, onDone, problems }: DiscountPanelProps) {
  const { t, sentence } = useLanguage();
  const reason = useRef<HTMLInputElement>(null);
  const words = (code: string | undefined) => (code ? (sentence(code) ?? t('problems.INVALID')) : undefined);

  function onAmountKey(event: KeyboardEvent): void {
    if (event.key === '%' || event.key === '₹') {
      onChange({ ...discount, kind: event.key === '%' ? 'percent' : 'rupees' });
    } else if (event.key === 'Enter') {
      if (discount.amount.trim() === '') onDone();
      else reason.current?.focus();
    } else return;
    event.preventDefault();
  }

  return (
    <div className={classes.discount}>
      <div className="row apart">
        <h3 className="strong">{t('billing.discount')}</h3>
        <KeyHint keys="D" />
      </div>
      <div className={classes.discountFields}>
        <SegmentedControl
          className={classes.kind ?? ''}
          aria-label={t('billing.discountKind')}
          data={[
            { value: 'percent', label: '%' },
            { value: 'rupees', label: '₹' },
          ]}
          value={discount.kind}
          onChange={kind => onChange({ ...discount, kind: kind as TypedDiscount['kind'] })}
          fullWidth
        />
        <TextInput
          name="discountAmount"
          aria-label={t('billing.discount')}
          className={classes.number ?? ''}
          placeholder="0"
          inputMode="decimal"
          maxLength={12}
          autoComplete="off"
          value={discount.amount}
          error={words(problems.discount)}
          onChange={event => onChange({ ...discount, amount: event.currentTarget.value })}
          onKeyDown={onAmountKey}
        />
        <TextInput
          ref={reason}
          name="discountReason"
          aria-label={t('billing.discountReason')}
          placeholder={t('billing.discountReasonHint')}
          maxLength={60}
          autoComplete="off"
          value={discount.reason}
          error={words(problems.reason)}
          onChange={event => onChange({ ...discount, reason: event.currentTarget.value })}
          onKeyDown={event => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            onDone();
          }}
        />
      </div>
    </div>
  );
}
