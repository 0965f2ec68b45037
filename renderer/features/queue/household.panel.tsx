import { Kbd } from '@mantine/core';
import { type KeyboardEvent, type Ref, useImperativeHandle, useRef } from 'react';
import type { PatientLine } from '#shared/features/patients/patient.schema.ts';
import type { DoctorQueue } from '#shared/features/queue/queue.contract.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { useLanguage } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { longDay } from '../../app/wall-clock.ts';
import { ageAndSex, namesFor, relationWord } from '../patients/patient-words.ts';
import { bookedToday, shortMinute } from './board-rows.ts';
import classes from './household.module.css';

/** Keys 1 to 8 pick; the next digit adds. */
export const HOUSEHOLD_SHOWN = 8;

type HouseholdPanelProps = {
  people: readonly PatientLine[];
  doctors: readonly DoctorQueue[];
  pickedId: number | undefined;
  onPick: (patient: PatientLine) => void;
  onAdd: () => void;
  listRef?: Ref<HTMLDivElement | null>;
};

/** Who is on this phone, under the line that asks for it. */
export function HouseholdPanel({ people, doctors, pickedId, onPick, onAdd, listRef }: HouseholdPanelProps) {
  const { t, language } = useLanguage();
  const { today } = useClinicDay();
  const box = useRef<HTMLDivElement>(null);
  useImperativeHandle<HTMLDivElement | null, HTMLDivElement | null>(listRef, () => box.current);
  const shown = people.slice(0, HOUSEHOLD_SHOWN);

  function onKeyDown(event: KeyboardEvent): void {
    const by =
      event.key === 'ArrowRight' || event.key === 'ArrowDown'
        ? 1
        : event.key === 'ArrowLeft' || event.key === 'ArrowUp'
          ? -1
          : 0;
    const digit = /^[1-9]$/.test(event.key) ? Number(event.key) : 0;
    const person = shown[digit - 1];
    if (person) onPick(person);
    else if (digit === shown.length + 1) onAdd();
    else if (by !== 0) {
      const buttons = [...(box.current?.querySelectorAll('button') ?? [])];
      const place = buttons.indexOf(document.activeElement as HTMLButtonElement);
      buttons[Math.max(0, Math.min(buttons.length - 1, place + by))]?.focus();
    } else return;
    event.preventDefault();
  }

  /** Booked for today is what the desk should know first, then when the person was here. */
  function seen({ id, lastVisitOn }: PatientLine): string {
    const booked = bookedToday(doctors, id);
    if (booked) return t('queue.bookedAt', { time: shortMinute(booked.startMinute) });
    if (lastVisitOn === null) return t('patients.firstVisit');
    return t('patients.seenOn', {
      date: longDay(lastVisitOn, language).replace(` ${today.slice(0, 4)}`, ''),
    });
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys bubble up from the fields inside, which are the interactive ones.
    <div ref={box} className={classes.strip} onKeyDown={onKeyDown} role="presentation">
      <span className={`${classes.head} tiny accent strong`}>
        {t('queue.onThisPhone', { count: people.length })}
      </span>
      <fieldset className={classes.people} aria-label={t('queue.onThisPhone', { count: people.length })}>
        {shown.map((person, index) => (
          <button
            key={person.id}
            type="button"
            className={classes.person}
            aria-pressed={person.id === pickedId}
            onClick={() => onPick(person)}
          >
            <Kbd>{index + 1}</Kbd>
            <span className="column grow">
              <span className={`${classes.first} clip`}>
                <span className="strong">{namesFor(language, person)[0]}</span>{' '}
                <span className="dim">{ageAndSex(t, person, today)}</span>
              </span>
              <span className={`${classes.second} dim clip`}>
                {person.duePaise > 0 && (
                  <>
                    <span className="amber strong">
                      {t('patients.dueAmount', { amount: formatRupees(person.duePaise) })}
                    </span>
                    {' · '}
                  </>
                )}
                {relationWord(t, person.phoneRelation)} · {seen(person)}
              </span>
            </span>
          </button>
        ))}
      </fieldset>
      <button type="button" className={classes.add} onClick={onAdd}>
        <Kbd>{shown.length + 1}</Kbd>
        <span className="small">{t('queue.addMember')}</span>
      </button>
      {people.length > shown.length && (
        <span className={`${classes.more} tiny dim`}>
          {t('queue.moreOnPhone', { count: people.length - shown.length })}
        </span>
      )}
    </div>
  );
}
