import type { DoctorDay } from '#shared/features/appointments/session.schema.ts';
import { useLanguage } from '../../app/language.tsx';
import { useOpen } from '../../app/open.ts';
import { usePerson } from '../../app/session.tsx';
import { shortDay } from '../../app/wall-clock.ts';
import { Panel, PanelAction, PanelFoot } from '../../ui/panel.tsx';
import { Status } from '../../ui/status.tsx';
import { type Look, lookShape, lookWord } from './appointment-words.ts';
import classes from './calendar.module.css';
import { clock, span } from './clock-words.ts';
import type { Doctor } from './doctors.ts';
import type { Stop } from './stops.ts';

type DaySummaryProps = {
  stop: Stop | undefined;
  day: DoctorDay | undefined;
  doctor: Doctor | undefined;
  mayBook: boolean;
  onBook: () => void;
  onNextFree: () => void;
};

const LOOKS: readonly Look[] = ['booked', 'arrived', 'withDoctor', 'done', 'missed', 'cancelled'];

/** Beside a free place: the sittings of that doctor on that day, and the key that books. */
export function DaySummaryPanel({ stop, day, doctor, mayBook, onBook, onNextFree }: DaySummaryProps) {
  const { t, language } = useLanguage();
  const open = useOpen();
  const maySet = usePerson().may('schedules:change');
  return (
    <Panel label={t('appointments.daySummary')}>
      {day && doctor ? (
        <>
          <div>
            <div className="title">{shortDay(day.onDate, language, true)}</div>
            <div className="small dim">{doctor.fullName}</div>
          </div>
          <div>
            {day.sessions.map(session => (
              <div key={session.sessionId} className={classes.sitting}>
                <span className="row apart">
                  <span className="strong numeric">{span(session.startMinute, session.endMinute)}</span>
                  <span className="small dim">
                    {session.room && t('appointments.room', { room: session.room })}
                  </span>
                </span>
                <span className="small dim">
                  {session.phoneQuota === null
                    ? t('appointments.bookedCount', { count: session.bookedCount })
                    : t('appointments.bookedOf', { booked: session.bookedCount, quota: session.phoneQuota })}
                  {' · '}
                  {session.walkInQuota === null
                    ? t('appointments.walkInCount', { count: session.walkInCount })
                    : t('appointments.walkInOf', { count: session.walkInCount, quota: session.walkInQuota })}
                </span>
                {session.lastTokenMinute !== null && (
                  <span className="small dim">
                    {t('appointments.lastTokenAt', { time: clock(session.lastTokenMinute) })}
                  </span>
                )}
              </div>
            ))}
            {day.sessions.length === 0 && <p className="small dim">{t('appointments.noSession')}</p>}
            {day.closures.map(closure => (
              <p key={closure.id} className="small amber strong">
                {closure.fromMinute === null || closure.toMinute === null
                  ? t('appointments.awayAllDay', { reason: closure.reason })
                  : t('appointments.awayFor', {
                      span: span(closure.fromMinute, closure.toMinute),
                      reason: closure.reason,
                    })}
              </p>
            ))}
          </div>
        </>
      ) : (
        <p className="small dim">{t('appointments.nothingChosen')}</p>
      )}
      <PanelFoot>
        <div className={classes.legend} aria-hidden>
          {LOOKS.map(look => (
            <Status key={look} shape={lookShape(look)}>
              {lookWord(t, look)}
            </Status>
          ))}
        </div>
        <hr />
        {day && day.sessions.length === 0 && maySet && (
          <PanelAction onClick={() => open.settings('schedules')}>
            {t('appointments.setSittings')}
          </PanelAction>
        )}
        {mayBook && stop && (
          <PanelAction keys="Enter" onClick={onBook}>
            {t('appointments.bookHere', { time: clock(stop.startMinute) })}
          </PanelAction>
        )}
        <PanelAction keys="N" onClick={onNextFree}>
          {t('appointments.nextFree')}
        </PanelAction>
      </PanelFoot>
    </Panel>
  );
}
