import { Button, TextInput } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { formatRupees } from '#shared/kernel/money.ts';
import { useTranslation } from '../../app/language.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/keys.tsx';
import { readRupees } from '../cash/typed-count.ts';
import classes from './reports.module.css';

export type BoxTyped = { takeOut: string; deposit: string; depositReference: string };
export const NOTHING_OUT: BoxTyped = { takeOut: '', deposit: '', depositReference: '' };

type BoxPanelProps = {
  typed: BoxTyped;
  /** In the clinic's box after the count; null while nothing is counted. */
  boxPaise: number | null;
  /** What the clinic usually keeps for change: today's first float. */
  usualPaise: number;
  problem: string | undefined;
  onType: (typed: Partial<BoxTyped>) => void;
  onEnd: () => void;
};

/** What the owner takes home and what goes to the bank; the rest is tomorrow's float. */
export function BoxPanel({ typed, boxPaise, usualPaise, problem, onType, onEnd }: BoxPanelProps) {
  const t = useTranslation();
  const out = (readRupees(typed.takeOut) ?? 0) + (readRupees(typed.deposit) ?? 0);
  const abovePaise = boxPaise === null ? 0 : boxPaise - usualPaise - (readRupees(typed.deposit) ?? 0);
  const canTakeAll = abovePaise > 0;
  const takeAll = () => onType({ takeOut: String(abovePaise / 100) });
  useKeys([{ keys: 'Alt A', label: t('reports.takeAbove'), run: takeAll, isOff: !canTakeAll }]);

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const inputs = [...(event.currentTarget.closest('section')?.querySelectorAll('input') ?? [])];
    const next = inputs[inputs.indexOf(event.currentTarget) + 1];
    if (next) next.focus();
    else onEnd();
  }

  const field = (name: keyof BoxTyped) => ({
    id: `box-${name}`,
    value: typed[name],
    autoComplete: 'off',
    onChange: (event: { currentTarget: { value: string } }) => onType({ [name]: event.currentTarget.value }),
    onKeyDown,
  });
  const amount = {
    inputMode: 'decimal' as const,
    maxLength: 12,
    leftSection: '₹',
    className: classes.outInput ?? '',
  };
  const isWrong = (text: string) => readRupees(text) === undefined;
  return (
    <section className={classes.box} aria-label={t('reports.box')}>
      <div className="row apart">
        <span className="strong">{t('reports.box')}</span>
        <span className="small numeric">{boxPaise === null ? '–' : formatRupees(boxPaise)}</span>
      </div>
      <div className={classes.outs}>
        <TextInput
          {...field('takeOut')}
          {...amount}
          label={t('reports.takeOut')}
          error={isWrong(typed.takeOut) || problem !== undefined}
        />
        <TextInput
          {...field('deposit')}
          {...amount}
          label={t('reports.toBank')}
          error={isWrong(typed.deposit) || problem !== undefined}
        />
        {typed.deposit.trim() !== '' && (
          <TextInput {...field('depositReference')} label={t('reports.bankSlip')} maxLength={22} />
        )}
      </div>
      {problem && (
        <span className="tiny danger" role="alert">
          {problem}
        </span>
      )}
      <div className="row apart">
        <span className="small">
          {boxPaise === null
            ? t('reports.restStays')
            : t('reports.staysTomorrow', { amount: formatRupees(Math.max(0, boxPaise - out)) })}
        </span>
        {canTakeAll && (
          <Button
            variant="default"
            size="compact-sm"
            rightSection={<KeyHint keys="Alt A" />}
            onClick={takeAll}
          >
            {t('reports.takeAll', { amount: formatRupees(abovePaise) })}
          </Button>
        )}
      </div>
    </section>
  );
}
