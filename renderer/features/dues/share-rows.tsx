import { TextInput } from '@mantine/core';
import type { OpenDue } from '#shared/features/dues/due.schema.ts';
import { type BillShare, spreadInOrder } from '#shared/features/dues/spread.rules.ts';
import { formatPaise, formatRupees } from '#shared/kernel/money.ts';
import { useLanguage } from '../../app/language.tsx';
import { longDay } from '../../app/wall-clock.ts';
import { typedPaise } from '../billing/typed-bill.ts';
import classes from './dues.module.css';

/** By bill, as typed; a bill that nobody typed at takes what the oldest-first order gives it. */
export type TypedShares = Readonly<Record<number, string>>;

function shownPaise(paise: number): string {
  return paise === 0 ? '' : formatPaise(paise, { decimals: paise % 100 !== 0 });
}

/** What each bill gets: as typed, and the rest over the other bills, the oldest first. Undefined: not readable. */
export function sharesOf(
  dues: readonly OpenDue[],
  typed: TypedShares,
  amountPaise: number,
): BillShare[] | undefined {
  const own = dues.flatMap(({ billId, duePaise }) => {
    const text = typed[billId];
    if (text === undefined) return [];
    const paise = typedPaise(text);
    return [{ billId, paise, isWrong: paise === undefined || paise > duePaise }];
  });
  if (own.some(({ isWrong }) => isWrong)) return undefined;
  const chosen = own.map(({ billId, paise = 0 }) => ({ billId, amountPaise: paise }));
  const left = amountPaise - chosen.reduce((sum, share) => sum + share.amountPaise, 0);
  if (left < 0) return undefined;
  const others = dues.filter(({ billId }) => typed[billId] === undefined);
  const { shares } = spreadInOrder(others, left);
  return [...chosen.filter(share => share.amountPaise > 0), ...shares];
}

type ShareRowsProps = {
  dues: readonly OpenDue[];
  typed: TypedShares;
  onType: (typed: TypedShares) => void;
  shares: readonly BillShare[] | undefined;
  onEnter: () => void;
  hasFocus?: boolean;
};

/** The bills that are paid, the oldest first; another amount may be typed at any of them. */
export function ShareRows({ dues, typed, onType, shares, onEnter, hasFocus }: ShareRowsProps) {
  const { t, language } = useLanguage();
  return (
    <section className={classes.list} aria-label={t('dues.chosenBills')}>
      {dues.map(({ billId, number, onDate, duePaise }, index) => {
        const share = shares?.find(one => one.billId === billId)?.amountPaise ?? 0;
        const text = typed[billId];
        const isWrong = text !== undefined && (typedPaise(text) ?? Number.POSITIVE_INFINITY) > duePaise;
        return (
          <div key={billId} className={classes.share}>
            <span className="column">
              <span className="strong clip">{number}</span>
              <span className="tiny dim">
                {longDay(onDate, language)} · {t('dues.ofDue', { amount: formatRupees(duePaise) })}
              </span>
            </span>
            <TextInput
              aria-label={`${number}, ${t('dues.amount')}`}
              className={classes.amount ?? ''}
              placeholder="0"
              inputMode="decimal"
              maxLength={14}
              autoComplete="off"
              autoFocus={hasFocus === true && index === 0}
              error={isWrong}
              value={text ?? shownPaise(share)}
              onFocus={event => event.currentTarget.select()}
              onChange={event => onType({ ...typed, [billId]: event.currentTarget.value })}
              onKeyDown={event => event.key === 'Enter' && onEnter()}
            />
          </div>
        );
      })}
    </section>
  );
}
