import { dayIn, weekdayIn } from '../../i18n/day-words.ts';
import type { OnPaper } from '../../i18n/on-paper.ts';
import { type Grid, gridOf } from '../../kernel/grid.ts';
import { formatMinute, type LocalDate } from '../../kernel/local-date.ts';
import type { Closure, Schedule, Session } from './session.schema.ts';

type OfDoctor = { doctorName: string; schedules: readonly Schedule[] };
type Sitting = Session & { doctorName: string; validFrom: LocalDate; validTo: LocalDate | null };

/** The doctors' weeks: what holds now, and what is set already for later. */
export function schedulesGrid(doctors: readonly OfDoctor[], on: OnPaper): Grid {
  const { t, language } = on;
  return gridOf<Sitting>({
    title: t('appointments.schedules'),
    subtitle: dayIn(language, on.today),
    rows: doctors.flatMap(({ doctorName, schedules }) =>
      schedules.flatMap(({ sessions, validFrom, validTo }) =>
        sessions.map(session => ({ ...session, doctorName, validFrom, validTo })),
      ),
    ),
    groupBy: { label: t('queue.doctor'), of: row => row.doctorName },
    columns: [
      { key: 'validFrom', label: t('appointments.validFrom'), kind: 'day', of: row => row.validFrom },
      { key: 'validTo', label: t('appointments.validTo'), kind: 'day', of: row => row.validTo },
      { key: 'weekday', label: t('appointments.weekdays'), of: row => weekdayIn(language, row.weekday) },
      { key: 'from', label: t('appointments.from'), of: row => formatMinute(row.startMinute) },
      { key: 'till', label: t('appointments.till'), of: row => formatMinute(row.endMinute) },
      {
        key: 'mode',
        label: t('appointments.mode'),
        of: row => t(row.mode === 'slots' ? 'appointments.slots' : 'appointments.tokens'),
      },
      { key: 'minutes', label: t('appointments.minutes'), kind: 'number', of: row => row.slotMinutes },
      { key: 'perSlot', label: t('appointments.perSlot'), kind: 'number', of: row => row.perSlot },
      { key: 'phone', label: t('appointments.phoneQuota'), kind: 'number', of: row => row.phoneQuota },
      { key: 'walkIn', label: t('appointments.walkInQuota'), kind: 'number', of: row => row.walkInQuota },
      { key: 'last', label: t('appointments.lastToken'), of: row => minuteOrNone(row.lastTokenMinute) },
      {
        key: 'breaks',
        label: t('appointments.breaks'),
        of: row => row.breaks.map(one => span(one.fromMinute, one.toMinute)).join(', '),
      },
      { key: 'room', label: t('appointments.roomShort'), of: row => row.room },
    ],
  });
}

type NamedClosure = Closure & { doctorName: string | null };

/** Leave of the doctors and holidays of the clinic, from today on. */
export function closuresGrid(rows: readonly NamedClosure[], on: OnPaper): Grid {
  const { t, language } = on;
  return gridOf({
    title: t('appointments.leaveAndHolidays'),
    subtitle: t('appointments.fromDayOn', { day: dayIn(language, on.today) }),
    rows,
    columns: [
      {
        key: 'who',
        label: t('appointments.who'),
        of: row => row.doctorName ?? t('appointments.wholeClinic'),
      },
      { key: 'fromDay', label: t('appointments.fromDay'), kind: 'day', of: row => row.fromDate },
      { key: 'tillDay', label: t('appointments.tillDay'), kind: 'day', of: row => row.toDate },
      { key: 'from', label: t('appointments.from'), of: row => minuteOrNone(row.fromMinute) },
      { key: 'till', label: t('appointments.till'), of: row => minuteOrNone(row.toMinute) },
      { key: 'reason', label: t('appointments.reason'), of: row => row.reason },
    ],
  });
}

const minuteOrNone = (minute: number | null) => (minute === null ? null : formatMinute(minute));
const span = (fromMinute: number, toMinute: number) =>
  `${formatMinute(fromMinute)}–${formatMinute(toMinute)}`;
