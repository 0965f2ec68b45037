import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import { addDays, type LocalDate } from '#shared/kernel/local-date.ts';
import { useWrite } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { longDay } from '../../app/wall-clock.ts';
import { DayInput } from '../../ui/day-input.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import type { BillActProps } from '../refunds/bill-acts.ts';
import classes from './dues.module.css';

const A_WEEK = 7;

type PromiseProps = { billId: number; onDone: () => void };

/** When they will pay, and who stands for it (BIL-7). */
export function PromiseForm({ billId, onDone }: PromiseProps) {
  const { t, language } = useLanguage();
  const { today } = useClinicDay();
  const promise = useWrite(contract.dues.promise);
  const [promisedOn, setPromisedOn] = useState<LocalDate | null>(addDays(today, A_WEEK));
  const [said, setSaid] = useState({ guarantorName: '', guarantorPhone: '', note: '' });
  const problemOf = (path: string) => {
    const code = promise.error?.fieldProblems?.find(problem => problem.path === path)?.code;
    return code ? t(code === 'PHONE_NOT_TEN_DIGITS' ? `problems.${code}` : 'problems.INVALID') : undefined;
  };

  async function send(): Promise<void> {
    if (promisedOn === null || promise.pending) return;
    try {
      await promise.call({ billId, promisedOn, ...said });
      toast(t('dues.promiseKept', { day: longDay(promisedOn, language) }));
      onDone();
    } catch {
      // The notice says it; what was typed stays.
    }
  }

  const fields = [
    { name: 'guarantorName', label: t('dues.guarantorName'), maxLength: 80 },
    { name: 'guarantorPhone', label: t('dues.guarantorPhone'), maxLength: 20 },
    { name: 'note', label: t('dues.note'), maxLength: 200 },
  ] as const;
  return (
    <section
      className={classes.form}
      aria-label={t('dues.promise')}
      onKeyDown={event => event.key === 'Enter' && event.target instanceof HTMLInputElement && void send()}
    >
      <h3 className="small-title">{t('dues.promise')}</h3>
      <DayInput
        name="promisedOn"
        label={t('dues.promiseOn')}
        value={promisedOn}
        onChange={setPromisedOn}
        problem={promisedOn !== null && promisedOn < today ? t('dues.PROMISED_IN_THE_PAST') : undefined}
        isFirst
      />
      {fields.map(({ name, label, maxLength }) => (
        <TextInput
          key={name}
          {...{ name, label, maxLength }}
          autoComplete="off"
          value={said[name]}
          error={problemOf(name)}
          onChange={event => setSaid({ ...said, [name]: event.currentTarget.value })}
        />
      ))}
      <ProblemNotice error={promise.error} onRetry={() => void send()} />
      <SaveButton busy={promise.pending} keys="↵" isOff={promisedOn === null} onClick={() => void send()}>
        {t('dues.promiseSave')}
      </SaveButton>
    </section>
  );
}

export function PromiseAct({ bill, onDone }: BillActProps) {
  return <PromiseForm billId={bill.id} onDone={onDone} />;
}
