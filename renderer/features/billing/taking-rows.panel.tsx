import { Kbd, TextInput } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, type RefObject, useRef } from 'react';
import type { PaymentMode, UpiPayee } from '#shared/features/billing/bill.schema.ts';
import type { WordKey } from '#shared/i18n/translate.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { useLanguage } from '../../app/language.tsx';
import { focusAfter } from '../../ui/focus-now.ts';
import { isKey } from '../../ui/key-bindings.ts';
import { Status } from '../../ui/status.tsx';
import classes from './receive.module.css';
import { type Problems, standingOf, type TypedTakings, takeAllBy } from './typed-bill.ts';
import { UpiScan } from './upi-scan.tsx';

/** In the order of the rows: UPI last, so that its QR and UTR hang under it. */
const MODE_ROWS: readonly { mode: PaymentMode; keys: string; word: WordKey; isRare?: true }[] = [
  { mode: 'cash', keys: 'C', word: 'billing.cash' },
  { mode: 'card', keys: 'K', word: 'billing.card' },
  { mode: 'cheque', keys: 'Q', word: 'billing.cheque', isRare: true },
  { mode: 'bank', keys: 'B', word: 'billing.bank', isRare: true },
  { mode: 'upi', keys: 'U', word: 'billing.upi' },
];

/** What is asked beside the amount; nothing for cash, and UPI's stands beside its QR. */
const REFERENCE_WORDS = {
  card: 'billing.cardSlip',
  cheque: 'billing.chequeNumber',
  bank: 'billing.bankReference',
} as const satisfies Partial<Record<PaymentMode, WordKey>>;
type ReferencedMode = keyof typeof REFERENCE_WORDS;
const REFERENCED: readonly ReferencedMode[] = ['card', 'cheque', 'bank'];

type TakingRowsProps = {
  takings: TypedTakings;
  onChange: (takings: TypedTakings) => void;
  totalPaise: number;
  upi: UpiPayee;
  billNumber: string;
  problems: Problems;
  onEnter: () => void;
  /** Other single letters of the screen, which work in amount fields too. */
  onLetter?: (event: KeyboardEvent) => boolean;
  /** Cheque and bank transfer are shown where they are used, and where somebody asked for them. */
  isMoreShown?: boolean;
  onMore?: () => void;
  hasFocus?: boolean;
};

/** How the money comes: one row a mode with its key; C, K and U fill what is open, also inside the amounts. */
export function TakingRows(props: TakingRowsProps) {
  const { takings, onChange, totalPaise, upi, billNumber, problems, onEnter, onLetter } = props;
  const { t, sentence } = useLanguage();
  const box = useRef<HTMLDivElement>(null);
  const standing = standingOf(takings, totalPaise);
  const isShown = ({ mode, isRare }: (typeof MODE_ROWS)[number]) =>
    !isRare || props.isMoreShown === true || takings[mode].amount !== '';
  const words = (code: string | undefined) => (code ? (sentence(code) ?? t('problems.INVALID')) : undefined);

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    const chosen = MODE_ROWS.find(row => isKey(event.nativeEvent, row.keys));
    if (event.key === 'Enter') onEnter();
    else if (chosen) takeBy(box, chosen.mode, () => onChange(takeAllBy(chosen.mode, takings, totalPaise)));
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp')
      moveFrom(event.currentTarget, event.key === 'ArrowDown' ? 1 : -1);
    else if (!onLetter?.(event) && !/^\p{L}$/u.test(event.key)) return;
    event.preventDefault();
  }

  function moveFrom(field: HTMLInputElement, by: number): void {
    const fields = [...(box.current?.querySelectorAll<HTMLInputElement>('input[data-mode]') ?? [])];
    const next = fields[fields.indexOf(field) + by];
    next?.focus();
    next?.select();
  }

  function type(mode: PaymentMode, part: Partial<TypedTakings[PaymentMode]>): void {
    onChange({ ...takings, [mode]: { ...takings[mode], ...part } });
  }

  function factOf(mode: PaymentMode): ReactNode {
    if (mode === 'cash' && standing.returnPaise > 0) {
      const given = formatRupees(standing.givenPaise);
      return (
        <span className="small amber strong">
          {t('billing.givenReturn', { given, rest: formatRupees(standing.returnPaise) })}
        </span>
      );
    }
    if (mode === 'upi' && standing.paise.upi > 0) {
      const isNoted = takings.upi.reference.trim() !== '';
      return (
        <Status shape={isNoted ? 'good' : 'toBill'}>
          {t(isNoted ? 'billing.referenceNoted' : 'billing.awaiting')}
        </Status>
      );
    }
    return null;
  }

  return (
    <div ref={box} className={classes.rows} data-takings>
      {MODE_ROWS.filter(isShown).map(({ mode, keys, word }) => (
        <div key={mode} className={classes.mode}>
          <span>
            <Kbd>{keys}</Kbd>
          </span>
          <span className={standing.paise[mode] > 0 ? 'strong' : 'dim'}>{t(word)}</span>
          <span className={classes.fact}>
            {factOf(mode)}
            {problems[mode] && <span className="tiny danger">{words(problems[mode])}</span>}
          </span>
          <TextInput
            aria-label={t(word)}
            data-mode={mode}
            className={classes.amount ?? ''}
            data-filled={standing.paise[mode] > 0 || undefined}
            placeholder="0"
            inputMode="decimal"
            maxLength={14}
            autoComplete="off"
            error={Boolean(problems[mode])}
            value={takings[mode].amount}
            autoFocus={props.hasFocus === true && mode === 'cash'}
            onChange={event => type(mode, { amount: event.currentTarget.value })}
            onKeyDown={onKeyDown}
          />
        </div>
      ))}
      {props.onMore && !MODE_ROWS.every(isShown) && (
        <button type="button" className={classes.more} onClick={props.onMore}>
          <Kbd>M</Kbd>
          <span className="small dim">{t('billing.moreModes')}</span>
        </button>
      )}
      {REFERENCED.filter(mode => standing.paise[mode] > 0).map(mode => (
        <TextInput
          key={mode}
          className={classes.cardSlip ?? ''}
          label={t(REFERENCE_WORDS[mode])}
          value={takings[mode].reference}
          maxLength={22}
          autoComplete="off"
          error={words(problems[`${mode}Reference`])}
          onChange={event => type(mode, { reference: event.currentTarget.value })}
          onKeyDown={event => event.key === 'Enter' && onEnter()}
        />
      ))}
      {standing.paise.upi > 0 && (
        <UpiScan
          upi={upi}
          amountPaise={standing.paise.upi}
          number={billNumber}
          isTooMuch={standing.isTooMuch}
          reference={takings.upi.reference}
          referenceProblem={words(problems.upiReference)}
          onReference={reference => type('upi', { reference })}
          onEnter={onEnter}
        />
      )}
    </div>
  );
}

/** Fills by a mode and puts the cursor into its amount. */
export function takeBy(box: RefObject<HTMLElement | null>, mode: PaymentMode, take: () => void): void {
  focusAfter(take, () => box.current?.querySelector<HTMLInputElement>(`input[data-mode="${mode}"]`));
}
