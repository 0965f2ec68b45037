import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { OutputOf } from '#shared/contract/procedure.ts';
import type { WordKey } from '#shared/i18n/translate.ts';
import { useRead } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { shortDay } from '../../app/wall-clock.ts';
import { TextField } from '../../ui/fields.tsx';
import { NumberField } from '../../ui/number-fields.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from './book.module.css';
import { clock } from './clock-words.ts';
import type { BookingRoom, Place } from './use-booking.ts';

type Planned = OutputOf<typeof contract.appointments.planSeries>[number];
type Plan = {
  places: readonly Place[];
  rows: readonly Planned[];
  error: ReturnType<typeof useRead>['error'];
};

const PROBLEMS: Readonly<Record<NonNullable<Planned['problem']>, WordKey>> = {
  closed: 'appointments.planClosed',
  noSession: 'appointments.planNoSession',
  full: 'appointments.planFull',
  alreadyBooked: 'appointments.planAlreadyBooked',
  past: 'appointments.planPast',
  tooFarAhead: 'appointments.planTooFarAhead',
};

const NOTHING: readonly Planned[] = [];
const isBetween = (value: unknown, least: number, most: number): value is number =>
  Number.isInteger(value) && Number(value) >= least && Number(value) <= most;

/** Where the sittings would fall; the days that have no place are left for later. */
export function usePlan({ form, doctorId, onDate, startMinute }: BookingRoom): Plan {
  const [patientId, isSeries, everyDays, times] = form.watch(['patientId', 'isSeries', 'everyDays', 'times']);
  const isKnown =
    isSeries &&
    patientId !== null &&
    doctorId !== null &&
    startMinute !== null &&
    isBetween(everyDays, 1, 90) &&
    isBetween(times, 2, 60);
  const reading = useRead(
    contract.appointments.planSeries,
    {
      patientId: patientId ?? 0,
      doctorId: doctorId ?? 0,
      firstDate: onDate,
      startMinute: startMinute ?? 0,
      everyDays: isKnown ? everyDays : 7,
      count: isKnown ? times : 2,
    },
    { enabled: isKnown, keepPrevious: true },
  );
  const rows = isKnown ? (reading.answer ?? NOTHING) : NOTHING;
  const places = rows.flatMap(row =>
    row.problem === null && row.offeredMinute !== null
      ? [{ onDate: row.onDate, startMinute: row.offeredMinute }]
      : [],
  );
  return { rows, places, error: isKnown ? reading.error : null };
}

/** 'Every 7 days, 6 times': the plan is shown before anything is booked (APT-10). */
export function SeriesField({ room, plan }: { room: BookingRoom; plan: Plan }) {
  const { t, language } = useLanguage();
  const { form, startMinute } = room;
  const isSeries = form.watch('isSeries');
  const [isTotalTyped, setIsTotalTyped] = useState(false);
  const times = form.watch('times');
  const total = form.watch('total');
  if (isSeries && !isTotalTyped && isBetween(times, 2, 60) && total !== times) form.setValue('total', times);
  const left = Math.max(0, Number(total) - plan.places.length);
  return (
    <div className={classes.series}>
      <Checkbox label={t('appointments.repeat')} {...form.register('isSeries')} />
      {isSeries && (
        <>
          <div className={classes.three}>
            <NumberField form={form} name="everyDays" label={t('appointments.everyDays')} />
            <NumberField form={form} name="times" label={t('appointments.times')} />
            <div onInput={() => setIsTotalTyped(true)}>
              <NumberField form={form} name="total" label={t('appointments.sittings')} />
            </div>
          </div>
          <TextField
            form={form}
            name="label"
            label={t('appointments.seriesLabel')}
            placeholder={t('appointments.seriesLabelHint')}
            maxLength={60}
          />
          <ProblemNotice error={plan.error} />
          {plan.rows.length > 0 && (
            <>
              <ol className={classes.plan} aria-label={t('appointments.plan')}>
                {plan.rows.map((row, place) => (
                  <li key={row.onDate} className={classes.planRow}>
                    <span className="tiny dim numeric">{place + 1}</span>
                    <span>{shortDay(row.onDate, language, true)}</span>
                    {row.problem === null && row.offeredMinute !== null ? (
                      <span
                        className={row.offeredMinute === startMinute ? 'numeric' : 'numeric amber strong'}
                      >
                        {clock(row.offeredMinute)}
                      </span>
                    ) : (
                      <span className="amber">{row.problem ? t(PROBLEMS[row.problem]) : ''}</span>
                    )}
                  </li>
                ))}
              </ol>
              <span className={left > 0 ? 'tiny amber strong' : 'tiny dim'}>
                {t('appointments.planSaid', { count: plan.places.length, left })}
              </span>
            </>
          )}
        </>
      )}
    </div>
  );
}
