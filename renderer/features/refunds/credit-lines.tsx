import { TextInput } from '@mantine/core';
import type { ChosenLine } from '#shared/features/refunds/credit.rules.ts';
import type { CreditableBillRecord } from '#shared/features/refunds/refund.schema.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { useTranslation } from '../../app/language.tsx';
import classes from './refunds.module.css';

/** How many of each line, as typed. */
export type TypedQuantities = Readonly<Record<number, string>>;

/** The lines that were chosen; undefined while a number cannot be read or is more than is left. */
export function chosenLines(bill: CreditableBillRecord, typed: TypedQuantities): ChosenLine[] | undefined {
  const chosen: ChosenLine[] = [];
  for (const { lineNumber, quantity, creditedQuantity } of bill.lines) {
    const text = (typed[lineNumber] ?? '').trim();
    if (text === '' || text === '0') continue;
    if (!/^\d{1,3}$/.test(text) || Number(text) > quantity - creditedQuantity) return undefined;
    chosen.push({ lineNumber, quantity: Number(text) });
  }
  return chosen;
}

type CreditLinesProps = {
  bill: CreditableBillRecord;
  typed: TypedQuantities;
  onType: (typed: TypedQuantities) => void;
};

/** Line by line what is taken back; a blank is nothing. */
export function CreditLines({ bill, typed, onType }: CreditLinesProps) {
  const t = useTranslation();
  return (
    <section aria-label={t('refunds.creditWhat')}>
      {bill.lines.map(({ lineNumber, description, quantity, creditedQuantity, usedPaise }, index) => {
        const left = quantity - creditedQuantity;
        const used = usedPaise.reduce((sum, paise) => sum + paise, 0);
        const text = typed[lineNumber] ?? '';
        return (
          <div key={lineNumber} className={classes.line}>
            <span className="column">
              <span className="clip">{description}</span>
              <span className="tiny dim">{t('refunds.leftOf', { left, all: quantity })}</span>
              {used > 0 && (
                <span className="tiny amber">{t('refunds.usedOf', { amount: formatRupees(used) })}</span>
              )}
            </span>
            <TextInput
              aria-label={t('refunds.creditQuantity', { item: description })}
              className={classes.quantity ?? ''}
              placeholder="0"
              inputMode="numeric"
              maxLength={3}
              autoComplete="off"
              autoFocus={index === 0}
              disabled={left === 0}
              error={text !== '' && (!/^\d{1,3}$/.test(text) || Number(text) > left)}
              value={text}
              onFocus={event => event.currentTarget.select()}
              onChange={event => onType({ ...typed, [lineNumber]: event.currentTarget.value })}
            />
          </div>
        );
      })}
    </section>
  );
}
