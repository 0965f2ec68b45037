import { TextInput } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import { addDays, type LocalDate } from '#shared/kernel/local-date.ts';
import { useLanguage } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { longDay } from '../../app/wall-clock.ts';
import { readFollowUp } from '../encounters/follow-up.ts';
import classes from './book.module.css';

type DayFieldProps = {
  label: string;
  value: LocalDate;
  onChange: (date: LocalDate) => void;
  onEnter?: (() => void) | undefined;
  problem?: string | undefined;
  name?: string;
  /** Days before today may be chosen. */
  hasPast?: boolean;
  isLabelHidden?: boolean;
};

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, PageUp: -7, PageDown: 7 };

/** A day by arrows (a week by Page Up and Down), or typed: '5', '2w', '26/11'. */
export function DayField(props: DayFieldProps) {
  const { label, value, onChange, onEnter, problem, name, hasPast = false, isLabelHidden } = props;
  const { t, language } = useLanguage();
  const { today } = useClinicDay();
  const [typed, setTyped] = useState<string | null>(null);
  const reading = typed === null ? undefined : readFollowUp(typed, today);
  const isWrong = reading?.kind === 'notUnderstood' || (reading?.kind === 'inPast' && !hasPast);

  function take(): boolean {
    if (reading?.kind === 'date') onChange(reading.onDate);
    if (!isWrong) setTyped(null);
    return !isWrong;
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    const step = STEPS[event.key];
    if (event.key === 'Enter' && !event.ctrlKey) {
      event.preventDefault();
      if (take()) onEnter?.();
    } else if (step !== undefined && typed === null) {
      event.preventDefault();
      const date = addDays(value, step);
      if (hasPast || date >= today) onChange(date);
    }
  }

  return (
    <TextInput
      className={classes.day ?? ''}
      label={isLabelHidden ? undefined : label}
      aria-label={isLabelHidden ? label : undefined}
      name={name ?? 'day'}
      value={typed ?? longDay(value, language, true)}
      error={isWrong ? t('appointments.dayNotUnderstood') : problem}
      autoComplete="off"
      maxLength={30}
      onChange={event => setTyped(event.currentTarget.value)}
      onFocus={event => event.currentTarget.select()}
      onBlur={take}
      onKeyDown={onKeyDown}
    />
  );
}
