import { Textarea } from '@mantine/core';
import { differenceOf, type Slips, slipDifferenceWords } from '#shared/features/cash/slips.rules.ts';
import type { Translate } from '#shared/i18n/translate.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { useTranslation } from '../../app/language.tsx';
import classes from './cash.module.css';

/** What a count still wants to hear, cash and slips; undefined where all of it agrees. */
export function reasonWanted(t: Translate, differencePaise: number | null, slips: Slips): string | undefined {
  const cashPaise = differencePaise ?? 0;
  if (!differenceOf(cashPaise, slips)) return undefined;
  const ofSlips = slipDifferenceWords(t, slips);
  const amount = formatRupees(Math.abs(cashPaise));
  if (ofSlips.length === 0) return t('cash.reasonNeeded', { amount });
  const word = t(cashPaise < 0 ? 'cash.shortBy' : 'cash.overBy');
  const ofCash = cashPaise === 0 ? [] : [`${t('cash.modeCash')}: ${word} ${amount}`];
  return t('cash.differencesNeedReason', { differences: [...ofCash, ...ofSlips].join('; ') });
}

type DifferenceReasonProps = {
  reason: string;
  problem: string | undefined;
  onReason: (reason: string) => void;
  onEnd: () => void;
};

/** Why a count or a slip differs from the book; Enter leads on. */
export function DifferenceReason({ reason, problem, onReason, onEnd }: DifferenceReasonProps) {
  const t = useTranslation();
  return (
    <Textarea
      className={classes.reason ?? ''}
      label={t('cash.whyInYourWords')}
      description={t('cash.whyHint')}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      value={reason}
      maxLength={200}
      rows={2}
      error={problem}
      onChange={event => onReason(event.currentTarget.value)}
      onKeyDown={event => {
        if (event.key !== 'Enter' || event.shiftKey || event.ctrlKey || event.metaKey) return;
        event.preventDefault();
        onEnd();
      }}
    />
  );
}
