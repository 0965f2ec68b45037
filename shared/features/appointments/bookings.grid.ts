import { rangeIn } from '../../i18n/day-words.ts';
import type { OnPaper } from '../../i18n/on-paper.ts';
import type { WordKey } from '../../i18n/translate.ts';
import type { DateRange } from '../../kernel/date-ranges.ts';
import { type ColumnPlan, type Grid, gridOf } from '../../kernel/grid.ts';
import { formatMinute } from '../../kernel/local-date.ts';
import type { Appointment, AppointmentState, Series } from './appointment.schema.ts';
import { APPOINTMENT_KIND_WORDS } from './call-list.grid.ts';

const STATE_WORDS: Readonly<Record<AppointmentState, WordKey>> = {
  booked: 'appointments.stateBooked',
  arrived: 'appointments.stateArrived',
  cancelled: 'appointments.stateCancelled',
  noShow: 'appointments.stateMissed',
  rescheduled: 'appointments.stateMoved',
};

const byTime = (one: Appointment, other: Appointment) =>
  one.onDate.localeCompare(other.onDate) || one.startMinute - other.startMinute || one.id - other.id;

/** What the calendar shows of some days, whatever became of it; whom to ring up stands on the call list. */
export function calendarGrid(rows: readonly Appointment[], on: OnPaper & { days: DateRange }): Grid {
  const { t } = on;
  return gridOf({
    title: t('appointments.calendar'),
    subtitle: rangeIn(on.language, on.days),
    rows: rows.toSorted(byTime),
    markOf,
    columns: [
      ...placeColumns(on),
      { key: 'name', label: t('patients.fullName'), of: row => row.fullName },
      { key: 'uhid', label: t('patients.uhid'), of: row => row.uhid },
      ...whatColumns(on),
    ],
  });
}

type OfPatient = { appointments: readonly Appointment[]; series: readonly Series[] };

/** One person's bookings, the last first, and under them the sittings that are left (APT-10). */
export function patientBookingsGrid({ appointments, series }: OfPatient, on: OnPaper): Grid {
  const { t } = on;
  const [first] = appointments;
  return gridOf({
    title: t('appointments.appointments'),
    subtitle: first ? `${first.fullName} · ${first.uhid}` : '',
    rows: appointments.toSorted((one, other) => byTime(other, one)),
    markOf,
    notes: series.map(
      ({ label, used, total, booked }) =>
        `${label}: ${t('appointments.seriesUsed', { used, total, booked })}`,
    ),
    columns: [...placeColumns(on), ...whatColumns(on)],
  });
}

const markOf = ({ state }: Appointment) =>
  state === 'booked' || state === 'arrived' ? undefined : ('struck' as const);

function placeColumns({ t }: OnPaper): ColumnPlan<Appointment>[] {
  return [
    { key: 'day', label: t('appointments.day'), kind: 'day', of: row => row.onDate },
    { key: 'time', label: t('appointments.time'), of: row => formatMinute(row.startMinute) },
    { key: 'doctor', label: t('queue.doctor'), of: row => row.doctorName },
    { key: 'token', label: t('queue.token'), of: row => row.token },
  ];
}

function whatColumns({ t }: OnPaper): ColumnPlan<Appointment>[] {
  return [
    { key: 'kind', label: t('appointments.kind'), of: row => t(APPOINTMENT_KIND_WORDS[row.kind]) },
    { key: 'state', label: t('appointments.state'), of: row => t(STATE_WORDS[row.state]) },
    { key: 'note', label: t('appointments.note'), of: row => row.note },
    { key: 'reason', label: t('appointments.reason'), of: row => row.reason },
  ];
}
