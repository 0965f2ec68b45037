import { type KeyboardEvent, type Ref, useEffect, useId } from 'react';
import type { DoctorDay, SessionDay, Slot } from '#shared/features/appointments/session.schema.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { useLanguage } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { shortDay } from '../../app/wall-clock.ts';
import classes from './book.module.css';
import { clock, span } from './clock-words.ts';

type SlotsFieldProps = {
  day: DoctorDay;
  next: { onDate: LocalDate; startMinute: number } | undefined;
  value: number | null;
  onChange: (minute: number) => void;
  onNextFree: () => void;
  onEnter: () => void;
  problem: string | undefined;
  /** Room for what stands below. */
  isShort: boolean;
  listRef?: Ref<HTMLDivElement>;
};

const ACROSS = 5;

/** In a sitting of tokens the next number is the only one that can be had. */
function offered(session: SessionDay): Slot[] {
  const open = session.slots.filter(slot => slot.state === 'free' || slot.state === 'full');
  if (session.mode === 'slots') return open;
  const next = open.find(slot => slot.state === 'free') ?? open.at(-1);
  return next ? [next] : [];
}

/** The day's places by sitting; arrows choose, Enter goes on. The next free one stands first. */
export function SlotsField(props: SlotsFieldProps) {
  const { day, next, value, onChange, onNextFree, onEnter, problem, isShort, listRef } = props;
  const { t, language } = useLanguage();
  const { today } = useClinicDay();
  const id = useId();
  const groups = day.sessions.map(session => ({ session, slots: offered(session) }));
  const minutes = groups.flatMap(group => group.slots.map(slot => slot.startMinute));
  const index = value === null ? -1 : minutes.indexOf(value);
  const isNext = next !== undefined && next.onDate === day.onDate && next.startMinute === value;

  useEffect(() => {
    document.getElementById(`${id}-${value}`)?.scrollIntoView?.({ block: 'nearest' });
  }, [id, value]);

  function onKeyDown(event: KeyboardEvent): void {
    const steps: Record<string, number> = {
      ArrowRight: 1,
      ArrowLeft: -1,
      ArrowDown: ACROSS,
      ArrowUp: -ACROSS,
    };
    const step = steps[event.key];
    const to =
      event.key === 'Home'
        ? 0
        : event.key === 'End'
          ? minutes.length - 1
          : step === undefined
            ? undefined
            : Math.max(0, Math.min(minutes.length - 1, index + step));
    if (to !== undefined) {
      event.preventDefault();
      const minute = minutes[to];
      if (minute !== undefined) onChange(minute);
    } else if (event.key === 'Enter' && !event.ctrlKey) {
      event.preventDefault();
      onEnter();
    }
  }

  return (
    <div className={classes.slots}>
      <div className="row apart">
        <span id={id} className="label">
          {t('appointments.slot')}
        </span>
        {next && (
          <button type="button" className={classes.next} data-on={isNext || undefined} onClick={onNextFree}>
            {t('appointments.nextFreeAt', {
              day: next.onDate === today ? t('appointments.today') : shortDay(next.onDate, language, true),
              time: clock(next.startMinute),
            })}
          </button>
        )}
      </div>
      {day.closures.map(closure => (
        <p key={closure.id} className={classes.closure}>
          {closure.fromMinute === null || closure.toMinute === null
            ? t('appointments.awayAllDay', { reason: closure.reason })
            : t('appointments.awayFor', {
                span: span(closure.fromMinute, closure.toMinute),
                reason: closure.reason,
              })}
        </p>
      ))}
      {minutes.length === 0 ? (
        <p className={`small dim ${classes.none}`}>
          {day.sessions.length === 0 ? t('appointments.noSession') : t('appointments.nothingLeft')}
        </p>
      ) : (
        <div
          ref={listRef}
          className={classes.slotList}
          role="listbox"
          data-short={isShort || undefined}
          tabIndex={0}
          aria-labelledby={id}
          aria-invalid={problem ? true : undefined}
          aria-activedescendant={index >= 0 ? `${id}-${value}` : undefined}
          onKeyDown={onKeyDown}
        >
          {groups.map(({ session, slots }) => (
            // biome-ignore lint/a11y/useSemanticElements: a listbox groups its options with this role; a fieldset is no part of it.
            <div
              key={session.sessionId}
              role="group"
              aria-label={span(session.startMinute, session.endMinute)}
            >
              <SessionHead session={session} />
              <div className={session.mode === 'slots' ? classes.grid : classes.one}>
                {slots.map(slot => (
                  <SlotOption
                    key={slot.startMinute}
                    id={`${id}-${slot.startMinute}`}
                    slot={slot}
                    isChosen={slot.startMinute === value}
                    isToken={session.mode === 'tokens'}
                    onChoose={() => onChange(slot.startMinute)}
                  />
                ))}
              </div>
            </div>
          ))}
        </div>
      )}
      {problem && <div className={classes.problem}>{problem}</div>}
    </div>
  );
}

function SessionHead({ session }: { session: SessionDay }) {
  const { t } = useLanguage();
  const free = session.slots.reduce(
    (sum, slot) => sum + (slot.state === 'free' ? slot.capacity - slot.taken : 0),
    0,
  );
  const isFull = session.phoneQuota !== null && session.bookedCount >= session.phoneQuota;
  return (
    <div className={classes.sessionHead}>
      <span className="strong">{span(session.startMinute, session.endMinute)}</span>
      <span className={isFull ? 'amber' : 'dim'}>
        {session.phoneQuota === null
          ? t('appointments.bookedAndFree', { booked: session.bookedCount, free })
          : t('appointments.bookedOf', { booked: session.bookedCount, quota: session.phoneQuota })}
      </span>
    </div>
  );
}

type SlotOptionProps = { id: string; slot: Slot; isChosen: boolean; isToken: boolean; onChoose: () => void };

function SlotOption({ id, slot, isChosen, isToken, onChoose }: SlotOptionProps) {
  const { t } = useLanguage();
  const isFull = slot.state === 'full';
  const left = slot.capacity - slot.taken;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox around it has the keys.
    // biome-ignore lint/a11y/useFocusableInteractive: the listbox has the focus and names its active option.
    <div
      id={id}
      role="option"
      aria-selected={isChosen}
      className={classes.slot}
      data-full={isFull || undefined}
      onClick={onChoose}
    >
      <span>
        {isToken ? t('appointments.nextNumber', { time: clock(slot.startMinute) }) : clock(slot.startMinute)}
      </span>
      {isFull ? (
        <span className="tiny">{t('appointments.full')}</span>
      ) : (
        slot.capacity > 1 && <span className="tiny dim">{t('appointments.leftShort', { count: left })}</span>
      )}
    </div>
  );
}
