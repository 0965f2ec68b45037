import { Button, TextInput } from '@mantine/core';
import { contract } from '#shared/contract/index.ts';
import type { ShiftSheet } from '#shared/features/cash/cash.contract.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { useWrite } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { toast } from '../../ui/toasts.tsx';
import classes from './cash.module.css';

type FloatFieldProps = {
  sheet: ShiftSheet;
  text: string;
  /** Undefined when it is no amount. */
  paise: number | undefined;
  safePaise: number | undefined;
  onType: (text: string) => void;
};

/** What the drawer began with; one's own can be corrected at once, any at handing over. */
export function FloatField({ sheet, text, paise, safePaise, onType }: FloatFieldProps) {
  const t = useTranslation();
  const write = useWrite(contract.cash.setFloat);
  const morePaise = (paise ?? 0) - sheet.floatPaise;
  const canSet = sheet.isOwn && paise !== undefined && morePaise !== 0;

  function set(): void {
    if (!canSet || paise === undefined || write.pending) return;
    write.call({ floatPaise: paise }).then(
      () => toast(t('cash.floatSet', { amount: formatRupees(paise) })),
      () => undefined, // Said by the notice.
    );
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
        error={paise === undefined ? t('problems.NOT_AN_AMOUNT') : undefined}
        onFocus={event => event.currentTarget.select()}
        onChange={event => onType(event.currentTarget.value)}
        onKeyDown={event => {
          if (event.key === 'Enter' && !event.ctrlKey) set();
        }}
        style={{ marginLeft: 0 }}
      />
      {canSet && (
        <Button variant="default" aria-busy={write.pending} onClick={set}>
          {t('cash.correctFloat')}
        </Button>
      )}
      {safePaise !== undefined && morePaise > safePaise && (
        <span className="tiny dim">
          {t('cash.floatFromOwner', { amount: formatRupees(morePaise - safePaise) })}
        </span>
      )}
      <ProblemNotice error={write.error} />
    </div>
  );
}
