import { TextInput } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import { readTypedDate } from '#shared/features/forms/typed-date.rules.ts';
import { addDays, type LocalDate } from '#shared/kernel/local-date.ts';
import { useLanguage } from '../app/language.tsx';
import { useClinicDay } from '../app/session.tsx';
import { longDay } from '../app/wall-clock.ts';

type DayInputProps = {
  name: string;
  label: string;
  value: LocalDate | null;
  onChange: (date: LocalDate | null) => void;
  problem: string | undefined;
  isFirst?: boolean;
};

const STEPS: Readonly<Record<string, number>> = { ArrowUp: 1, ArrowDown: -1, PageUp: 7, PageDown: -7 };

/** A day before or after today: typed ('26/11', '26 nov'), or moved by the arrows, a week by Page Up and Down. */
export function DayInput({ name, label, value, onChange, problem, isFirst }: DayInputProps) {
  const { t, language } = useLanguage();
  const { today } = useClinicDay();
  const [typed, setTyped] = useState<string | null>(null);
  const isWrong = typed !== null && typed.trim() !== '' && readTypedDate(typed, today) === undefined;

  function take(text: string): void {
    setTyped(text);
    const date = text.trim() === '' ? null : readTypedDate(text, today);
    if (date !== undefined) onChange(date);
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    const step = STEPS[event.key];
    if (step === undefined || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    setTyped(null);
    onChange(value === null ? today : addDays(value, step));
  }

  return (
    <TextInput
      name={name}
      label={label}
      value={typed ?? (value === null ? '' : longDay(value, language, true))}
      placeholder={t('common.dayHint')}
      error={isWrong ? t('common.dayNotUnderstood') : problem}
      autoComplete="off"
      maxLength={20}
      data-autofocus={isFirst || undefined}
      onChange={event => take(event.currentTarget.value)}
      onFocus={event => event.currentTarget.select()}
      onBlur={() => {
        if (!isWrong) setTyped(null);
      }}
      onKeyDown={onKeyDown}
    />
  );
}
