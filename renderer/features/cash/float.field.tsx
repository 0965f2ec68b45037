import { Button, TextInput } from '@mantine/core';
import { contract } from '#shared/contract/index.ts';
import type { ShiftSheet } from '#shared/features/cash/cash.contract.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { useWrite } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { usePerson } from '../../app/session.tsx';
import { ButtonKey } from '../../ui/keys.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { toast } from '../../ui/toasts.tsx';
import classes from './cash.module.css';

type FloatFieldProps = {
  sheet: ShiftSheet;
  text: string;
  /** Undefined when it is no amount. */
  paise: number | undefined;
  safePaise: number | undefined;
  /** The drawer was to be handed over while another float stood here. */
  isMissing: boolean;
  onType: (text: string) => void;
  onMoved: () => void;
};

/** What the drawer began with by the book; another amount is moved between the box and the drawer, at once. */
export function FloatField(props: FloatFieldProps) {
  const { sheet, text, paise, safePaise, isMissing, onType, onMoved } = props;
  const t = useTranslation();
  const mayPutIn = usePerson().may('day:close');
  const write = useWrite(contract.cash.setFloat);
  const morePaise = (paise ?? sheet.floatPaise) - sheet.floatPaise;
  const isTooMuch = safePaise !== undefined && morePaise > safePaise;
  const isAway = isTooMuch && !mayPutIn;
  const canMove = morePaise !== 0 && !isAway;
  const amount = formatRupees(Math.abs(morePaise));

  function move(): void {
    if (!canMove || paise === undefined || write.pending) return;
    write.call({ floatPaise: paise, ...(sheet.isOwn ? {} : { shiftId: sheet.shiftId }) }).then(
      () => {
        onMoved();
        toast(t('cash.floatSet', { amount: formatRupees(paise) }));
      },
      () => undefined, // Said by the notice.
    );
  }

  function problem(): string | undefined {
    if (paise === undefined) return t('problems.NOT_AN_AMOUNT');
    if (isAway) return t('cash.floatNotInBox', { amount: formatRupees(safePaise) });
    return isMissing ? t('cash.floatPending', { amount }) : undefined;
  }

  return (
    <div className={classes.beside}>
      <TextInput
        id="opening-float"
        className={classes.amountInput ?? ''}
        label={t('cash.float')}
        value={text}
        inputMode="decimal"
        maxLength={10}
        autoComplete="off"
        leftSection="₹"
        error={problem() !== undefined}
        onFocus={event => event.currentTarget.select()}
        onChange={event => onType(event.currentTarget.value)}
        onKeyDown={event => {
          if (event.key === 'Enter' && !event.ctrlKey) move();
        }}
        style={{ marginLeft: 0 }}
      />
      {canMove && (
        <Button
          variant="default"
          aria-busy={write.pending}
          rightSection={<ButtonKey keys="↵" />}
          onClick={move}
        >
          {t(morePaise > 0 ? 'cash.floatMore' : 'cash.floatBack', { amount })}
        </Button>
      )}
      <span className={problem() ? 'tiny danger' : 'tiny dim'} role={problem() ? 'alert' : undefined}>
        {problem() ?? hint()}
      </span>
      <ProblemNotice error={write.error} />
    </div>
  );

  function hint(): string {
    return isTooMuch
      ? t('cash.floatFromOwner', { amount: formatRupees(morePaise - safePaise) })
      : t('cash.floatByBook');
  }
}
