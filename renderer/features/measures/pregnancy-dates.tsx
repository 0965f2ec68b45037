import { TextInput } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { dueOnByLastPeriod, gestationOn, trimesterOf } from '#shared/features/measures/pregnancy.rules.ts';
import { useLanguage } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { longDay } from '../../app/wall-clock.ts';
import classes from './measures.module.css';
import { readDay } from './typed-day.ts';

export type DayField = 'lastPeriodOn' | 'dueOnByScan' | 'endedOn';
export type TypedDates = Record<DayField | 'cycleDays', string>;

type DatesProps = {
  answer: 'yes' | 'no' | 'unknown' | 'ended' | null;
  dates: TypedDates;
  problems: Partial<Record<string, string>>;
  onChange: (field: keyof TypedDates, typed: string) => void;
  onEnter: () => void;
};

/** The days that an answer can bring with it; what they give is reckoned while it is typed. */
export function PregnancyDates({ answer, dates, problems, onChange, onEnter }: DatesProps) {
  const { t } = useLanguage();
  const fields: (keyof TypedDates)[] =
    answer === 'yes' ? ['lastPeriodOn', 'cycleDays', 'dueOnByScan'] : answer === 'ended' ? ['endedOn'] : [];
  const labels = {
    lastPeriodOn: t('measures.lastPeriod'),
    cycleDays: t('measures.cycle'),
    dueOnByScan: t('measures.dueByScan'),
    endedOn: t('measures.endedOn'),
  };
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    onEnter();
  }
  if (fields.length === 0) return null;
  return (
    <>
      <div className={classes.dates}>
        {fields.map(field => (
          <TextInput
            key={field}
            name={field}
            label={labels[field]}
            value={dates[field]}
            placeholder={field === 'cycleDays' ? '28' : t('measures.dayHint')}
            description={field === 'cycleDays' ? undefined : t('measures.optional')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            inputMode={field === 'cycleDays' ? 'numeric' : 'text'}
            maxLength={10}
            autoComplete="off"
            error={problems[field]}
            onChange={event => onChange(field, event.currentTarget.value)}
            onKeyDown={onKeyDown}
          />
        ))}
      </div>
      {answer === 'yes' && <Reckoned dates={dates} />}
    </>
  );
}

function Reckoned({ dates }: { dates: TypedDates }) {
  const { t, language } = useLanguage();
  const { today } = useClinicDay();
  const scan = readDay(dates.dueOnByScan, today, 'future');
  const period = readDay(dates.lastPeriodOn, today, 'past');
  const cycle = Number(dates.cycleDays || '28');
  const dueOn = scan ?? (period && cycle >= 20 && cycle <= 45 ? dueOnByLastPeriod(period, cycle) : undefined);
  if (!dueOn) return null;
  const gestation = gestationOn(dueOn, today);
  const words = [
    t('measures.gestationLong', gestation),
    t('measures.trimester', { count: trimesterOf(gestation) }),
    t('measures.due', { date: longDay(dueOn, language) }),
  ];
  return <output className="small strong">{words.join(', ')}</output>;
}
