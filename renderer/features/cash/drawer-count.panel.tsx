import { TextInput } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { formatPaise, formatRupees } from '#shared/kernel/money.ts';
import { useTranslation } from '../../app/language.tsx';
import classes from './cash.module.css';
import { DifferenceReason } from './difference-reason.tsx';
import { COUNT_FIELDS, paiseOf, type TypedCount } from './typed-count.ts';

type DrawerCountProps = {
  typed: TypedCount;
  /** Whose drawer it is, where it is not one's own. */
  owner?: string | undefined;
  wrong: readonly string[];
  countedPaise: number | null;
  differencePaise: number | null;
  /** Whether a slip says otherwise than the book: it asks for a reason as the cash does. */
  hasSlipDifference: boolean;
  reasonProblem: string | undefined;
  countProblem: string | undefined;
  onCount: (field: string, text: string) => void;
  onReason: (reason: string) => void;
  /** Enter after the last field. */
  onEnd: () => void;
};

/** Note by note: Enter or Tab leads down, the amount stands beside each, the sum and its difference below. */
export function DrawerCount(props: DrawerCountProps) {
  const t = useTranslation();
  const { typed, differencePaise } = props;
  const hasDifference = (differencePaise !== null && differencePaise !== 0) || props.hasSlipDifference;

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>, at: number): void {
    const step = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const next = COUNT_FIELDS[at + step];
    const root = event.currentTarget.closest('section');
    if (next) root?.querySelector<HTMLInputElement>(`input[name="count-${next}"]`)?.focus();
    else if (step > 0 && hasDifference) root?.querySelector('textarea')?.focus();
    else if (step > 0) props.onEnd();
  }

  return (
    <section className={`${classes.column} ${classes.ruled}`} aria-label={t('cash.cashInTheDrawer')}>
      <h2 className="title">{t('cash.cashInTheDrawer')}</h2>
      {props.owner && <span className="small dim">{t('cash.drawerOf', { name: props.owner })}</span>}
      <div className={classes.drawer}>
        <span className="tiny dim">{t('cash.note')}</span>
        <span className="tiny dim right">{t('cash.count')}</span>
        <span className="tiny dim right">{t('cash.amount')}</span>
        {COUNT_FIELDS.map((field, at) => {
          const text = typed.counts[field] ?? '';
          const paise = paiseOf(field, text);
          const label = field === 'coins' ? t('cash.coins') : `₹${field}`;
          const isWrong = props.wrong.includes(field);
          return [
            <span key={`${field} label`} className={field === 'coins' ? 'dim' : undefined}>
              {label}
            </span>,
            <TextInput
              key={field}
              name={`count-${field}`}
              className={classes.countInput ?? ''}
              aria-label={label}
              value={text}
              inputMode={field === 'coins' ? 'decimal' : 'numeric'}
              maxLength={field === 'coins' ? 10 : 5}
              autoComplete="off"
              autoFocus={at === 0}
              leftSection={field === 'coins' ? '₹' : undefined}
              error={isWrong}
              onFocus={event => event.currentTarget.select()}
              onChange={event => props.onCount(field, event.currentTarget.value)}
              onKeyDown={event => onKeyDown(event, at)}
            />,
            <span
              key={`${field} amount`}
              className={`right numeric ${isWrong ? 'danger tiny' : text === '' ? 'faint' : ''}`}
            >
              {paise === undefined
                ? t('cash.notACount')
                : formatPaise(paise, { decimals: paise % 100 !== 0 })}
            </span>,
          ];
        })}
      </div>
      <div className={classes.drawerSum}>
        <span className="strong">{t('cash.counted')}</span>
        <span className={`big-title numeric ${props.countedPaise === null ? 'faint' : ''}`}>
          {formatRupees(props.countedPaise ?? 0)}
        </span>
      </div>
      <div className={classes.difference} aria-live="polite">
        {differencePaise === null ? (
          <span
            className={props.countProblem ? 'tiny danger' : 'dim'}
            role={props.countProblem ? 'alert' : undefined}
          >
            {props.countProblem ?? t('cash.notCounted')}
          </span>
        ) : (
          <>
            <span className="dim">
              {differencePaise === 0
                ? t('cash.difference')
                : t(differencePaise < 0 ? 'cash.shortBy' : 'cash.overBy')}
            </span>
            {differencePaise === 0 ? (
              <span className="accent strong">{t('cash.agrees')}</span>
            ) : (
              <span className="amber strong numeric">{formatRupees(Math.abs(differencePaise))}</span>
            )}
          </>
        )}
      </div>
      {hasDifference && (
        <DifferenceReason
          reason={typed.reason}
          problem={props.reasonProblem}
          onReason={props.onReason}
          onEnd={props.onEnd}
        />
      )}
    </section>
  );
}
