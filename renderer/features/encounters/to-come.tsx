import type { Appointment } from '#shared/features/appointments/appointment.schema.ts';
import { useLanguage } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { Status } from '../../ui/status.tsx';
import { ageAndSex, namesFor } from '../patients/patient-words.ts';
import { shortMinute } from '../queue/board-rows.ts';
import classes from './my-queue.module.css';

const SHOWN = 5;

/** Who is still to come today, in order of time, under the queue; to be looked at, not moved. */
export function ToCome({ booked, hasDoctor }: { booked: readonly Appointment[]; hasDoctor: boolean }) {
  const { t, language } = useLanguage();
  const { today } = useClinicDay();
  const inOrder = booked.toSorted((a, b) => a.startMinute - b.startMinute);
  return (
    <section className={classes.toCome} aria-label={t('encounters.toCome')}>
      <h2 className="small-title">{t('encounters.toComeCount', { count: booked.length })}</h2>
      {inOrder.slice(0, SHOWN).map(one => (
        <div key={one.id} className={classes.coming}>
          <span className="dim no-wrap">{one.token}</span>
          <span className="clip">
            {namesFor(language, one)[0]} <span className="small dim">{ageAndSex(t, one, today)}</span>
          </span>
          <span className="tiny dim clip">{hasDoctor ? one.doctorName : one.note}</span>
          <Status shape="booked">{t('queue.booked')}</Status>
          <span className={classes.minutes}>{shortMinute(one.startMinute)}</span>
        </div>
      ))}
      {booked.length > SHOWN && (
        <span className="tiny dim">{t('encounters.moreToCome', { count: booked.length - SHOWN })}</span>
      )}
    </section>
  );
}
