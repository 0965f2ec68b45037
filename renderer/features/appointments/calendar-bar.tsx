import { Button, NativeSelect, SegmentedControl } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { addDays, type LocalDate } from '#shared/kernel/local-date.ts';
import { useLanguage } from '../../app/language.tsx';
import { longDay, shortDay } from '../../app/wall-clock.ts';
import { KeyHint } from '../../ui/keys.tsx';
import classes from './calendar.module.css';
import type { Doctor } from './doctors.ts';
import { type View, weekStart } from './use-calendar.ts';

export const ALL_DOCTORS = 0;

type CalendarBarProps = {
  tabs: ReactNode;
  view: View;
  date: LocalDate;
  doctors: readonly Doctor[];
  doctorId: number;
  onView: (view: View) => void;
  onTurn: (by: 1 | -1) => void;
  onToday: () => void;
  onDoctor: (doctorId: number) => void;
  onNextFree: () => void;
  onBook: (() => void) | undefined;
};

/** Which days of whom, and the two acts of a desk on the phone: the next free place, and book. */
export function CalendarBar(props: CalendarBarProps) {
  const { tabs, view, date, doctors, doctorId, onView, onTurn, onToday, onDoctor, onNextFree, onBook } =
    props;
  const { t, language } = useLanguage();
  const monday = weekStart(date);
  const choices = [
    ...(view === 'day' && doctors.length > 1
      ? [{ value: String(ALL_DOCTORS), label: t('appointments.allDoctors') }]
      : []),
    ...doctors.map(doctor => ({ value: String(doctor.id), label: doctor.fullName })),
  ];
  return (
    <div className={classes.bar}>
      {tabs}
      <div className={classes.dates}>
        <Button variant="default" aria-label={t('appointments.earlier')} onClick={() => onTurn(-1)}>
          <IconChevronLeft size={16} aria-hidden />
        </Button>
        <Button variant="default" onClick={onToday}>
          {t('appointments.today')}
        </Button>
        <Button variant="default" aria-label={t('appointments.later')} onClick={() => onTurn(1)}>
          <IconChevronRight size={16} aria-hidden />
        </Button>
      </div>
      <span className={classes.when} aria-live="polite">
        {view === 'day'
          ? longDay(date, language, true)
          : `${shortDay(monday, language)} – ${longDay(addDays(monday, 6), language)}`}
      </span>
      <span className="push" />
      <NativeSelect
        size="sm"
        className={classes.doctor ?? ''}
        aria-label={t('queue.doctor')}
        data={choices}
        value={String(doctorId)}
        onChange={event => onDoctor(Number(event.currentTarget.value))}
      />
      <SegmentedControl
        aria-label={t('appointments.view')}
        data={[
          { value: 'day', label: t('appointments.dayView') },
          { value: 'week', label: t('appointments.weekView') },
        ]}
        value={view}
        onChange={value => onView(value as View)}
      />
      <Button variant="default" onClick={onNextFree} rightSection={<KeyHint keys="N" />}>
        {t('appointments.nextFree')}
      </Button>
      {onBook && (
        <Button onClick={onBook} rightSection={<KeyHint keys="F4" />}>
          {t('common.book')}
        </Button>
      )}
    </div>
  );
}
