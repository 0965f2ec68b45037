import { contract } from '#shared/contract/index.ts';
import type { Appointment } from '#shared/features/appointments/appointment.schema.ts';
import { useRead } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { longDay } from '../../app/wall-clock.ts';
import { Chip } from '../../ui/chip.tsx';
import { ExportFold } from '../../ui/export-fold.tsx';
import { Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Status } from '../../ui/status.tsx';
import { lookOf, lookShape, lookWord } from './appointment-words.ts';
import { clock } from './clock-words.ts';
import classes from './patient-appointments.module.css';

const PAST_SHOWN = 4;

/** One person's bookings: what is coming, what became of the last ones, and sittings that are left (APT-10). */
export function PatientAppointments({ patientId }: { patientId: number }) {
  const { t } = useLanguage();
  const { today } = useClinicDay();
  const reading = useRead(contract.appointments.ofPatient, { patientId });
  const { answer } = reading;
  const all = answer?.appointments ?? [];
  const inTime = (first: Appointment, second: Appointment) =>
    first.onDate.localeCompare(second.onDate) || first.startMinute - second.startMinute;
  const isComing = (one: Appointment) => one.state === 'booked' && one.onDate >= today;
  const coming = all.filter(isComing).toSorted(inTime);
  const past = all
    .filter(one => !isComing(one) && one.state !== 'rescheduled')
    .toSorted((first, second) => inTime(second, first))
    .slice(0, PAST_SHOWN);
  return (
    <section className={classes.panel} aria-label={t('appointments.appointments')}>
      <div className="row apart">
        <h2 className="small-title">{t('appointments.appointments')}</h2>
        {answer && answer.missedCount > 0 && (
          <Chip tone="amber">
            {t('appointments.missedOf', { missed: answer.missedCount, past: answer.pastCount })}
          </Chip>
        )}
      </div>
      <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />
      {reading.isWaiting && <Skeletons rows={2} label={t('common.loading')} />}
      {answer && all.length === 0 && <p className="small dim">{t('appointments.neverBooked')}</p>}
      {[...coming, ...past].map(one => (
        <Row key={one.id} appointment={one} isComing={isComing(one)} />
      ))}
      {all.length > 0 && (
        <ExportFold
          procedure={contract.appointments.exportOfPatient}
          input={{ patientId }}
          foldKey="Alt H"
          isNarrow
        />
      )}
      {answer?.series.map(series => {
        const left = Math.max(0, series.total - series.used - series.booked);
        return (
          <div key={series.id} className={classes.series}>
            <span className="clip">{series.label}</span>
            <span className="dim no-wrap">
              {t('appointments.seriesUsed', {
                used: series.used,
                total: series.total,
                booked: series.booked,
              })}
            </span>
            {left > 0 && (
              <span className="amber strong no-wrap">{t('appointments.seriesLeft', { left })}</span>
            )}
          </div>
        );
      })}
    </section>
  );
}

function Row({ appointment, isComing }: { appointment: Appointment; isComing: boolean }) {
  const { t, language } = useLanguage();
  const { today } = useClinicDay();
  const look = lookOf(appointment, undefined, today);
  return (
    <div className={classes.row} data-coming={isComing || undefined}>
      <span className="no-wrap numeric">
        {longDay(appointment.onDate, language)} {clock(appointment.startMinute)}
      </span>
      <span className="clip dim">{appointment.doctorName}</span>
      <Status shape={lookShape(look)}>{lookWord(t, look)}</Status>
    </div>
  );
}
