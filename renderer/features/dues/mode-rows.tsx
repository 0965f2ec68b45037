import { Kbd, TextInput } from '@mantine/core';
import { type KeyboardEvent, useRef } from 'react';
import {
  newPaymentSchema,
  PAYMENT_MODES,
  type PaymentMode,
  type UpiPayee,
} from '#shared/features/billing/bill.schema.ts';
import type { UpiPurpose } from '#shared/features/billing/upi-link.rules.ts';
import { MODE_WORDS } from '#shared/features/refunds/refunds-list.grid.ts';
import { useLanguage } from '../../app/language.tsx';
import { focusAfter } from '../../ui/focus-now.ts';
import { isKey } from '../../ui/key-bindings.ts';
import { paymentsOf, standingOf, type TypedTakings, takeAllBy, typedPaise } from '../billing/typed-bill.ts';
import { UpiScan } from '../billing/upi-scan.tsx';
import classes from './dues.module.css';

export const MODE_KEYS: Readonly<Record<PaymentMode, string>> = {
  cash: 'C',
  upi: 'U',
  card: 'K',
  cheque: 'Q',
  bank: 'B',
};

const NO_LIMIT_PAISE = 100_000_000;

/** What was typed, as payments; undefined while an amount or a reference cannot be read. */
export function typedPayments(takings: TypedTakings) {
  const isReadable = PAYMENT_MODES.every(
    mode =>
      typedPaise(takings[mode].amount) !== undefined &&
      newPaymentSchema.shape.reference.safeParse(takings[mode].reference.trim()).success,
  );
  return isReadable ? paymentsOf(takings, standingOf(takings, NO_LIMIT_PAISE)) : undefined;
}

type ModeRowsProps = {
  takings: TypedTakings;
  onChange: (takings: TypedTakings) => void;
  /** What a mode's key fills in; nothing where any amount may come. */
  openPaise: number | null;
  /** What the code of a UPI part carries beside its amount. */
  scan: { upi: UpiPayee; number: string; purpose?: UpiPurpose; isTooMuch?: boolean };
  onEnter: () => void;
};

/** How the money comes: a row and a key for each mode; several may be filled. */
export function ModeRows({ takings, onChange, openPaise, scan, onEnter }: ModeRowsProps) {
  const { t } = useLanguage();
  const box = useRef<HTMLDivElement>(null);
  const upiPaise = typedPaise(takings.upi.amount) ?? 0;

  function takeBy(mode: PaymentMode): void {
    focusAfter(
      () => openPaise !== null && onChange(takeAllBy(mode, takings, openPaise)),
      () => box.current?.querySelector<HTMLInputElement>(`input[data-mode="${mode}"]`),
    );
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    const mode = PAYMENT_MODES.find(one => isKey(event.nativeEvent, MODE_KEYS[one]));
    if (event.key === 'Enter') onEnter();
    else if (mode) takeBy(mode);
    else if (!/^\p{L}$/u.test(event.key)) return;
    event.preventDefault();
  }

  function type(mode: PaymentMode, part: Partial<TypedTakings[PaymentMode]>): void {
    onChange({ ...takings, [mode]: { ...takings[mode], ...part } });
  }

  return (
    <div ref={box} className={classes.list}>
      {PAYMENT_MODES.map((mode, index) => {
        const isFilled = (typedPaise(takings[mode].amount) ?? 0) > 0;
        return (
          <div key={mode} className={classes.mode}>
            <Kbd>{MODE_KEYS[mode]}</Kbd>
            <span className={isFilled ? 'strong' : 'dim'}>{t(MODE_WORDS[mode])}</span>
            {isFilled && mode !== 'cash' && mode !== 'upi' ? (
              <TextInput
                aria-label={`${t(MODE_WORDS[mode])}, ${t('dues.reference')}`}
                placeholder={t('dues.reference')}
                maxLength={22}
                autoComplete="off"
                value={takings[mode].reference}
                onChange={event => type(mode, { reference: event.currentTarget.value })}
                onKeyDown={event => event.key === 'Enter' && onEnter()}
              />
            ) : (
              <span />
            )}
            <TextInput
              aria-label={t(MODE_WORDS[mode])}
              data-mode={mode}
              className={classes.amount ?? ''}
              placeholder="0"
              inputMode="decimal"
              maxLength={14}
              autoComplete="off"
              autoFocus={index === 0}
              error={typedPaise(takings[mode].amount) === undefined}
              value={takings[mode].amount}
              onChange={event => type(mode, { amount: event.currentTarget.value })}
              onKeyDown={onKeyDown}
            />
          </div>
        );
      })}
      {upiPaise > 0 && (
        <UpiScan
          {...scan}
          amountPaise={upiPaise}
          reference={takings.upi.reference}
          referenceProblem={undefined}
          onReference={reference => type('upi', { reference })}
          onEnter={onEnter}
        />
      )}
    </div>
  );
}
