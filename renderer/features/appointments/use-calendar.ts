import { useMemo } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { Appointment } from '#shared/features/appointments/appointment.schema.ts';
import type { DoctorDay } from '#shared/features/appointments/session.schema.ts';
import type { VisitState } from '#shared/features/queue/queue.contract.ts';
import { addDays, type LocalDate } from '#shared/kernel/local-date.ts';
import { useRead } from '../../api/hooks.ts';
import { usePerson } from '../../app/session.tsx';
import { type Column, columnKey, type PlacedColumn, placeStops } from './stops.ts';

export type View = 'day' | 'week';

const NO_DAYS: readonly DoctorDay[] = [];
const NOBODY: readonly Appointment[] = [];

/** Monday of the week a day is in. */
export function weekStart(date: LocalDate): LocalDate {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return addDays(date, -((weekday + 6) % 7));
}

export function columnsOf(view: View, date: LocalDate, doctorIds: readonly number[]): Column[] {
  const first = doctorIds[0];
  if (view === 'day')
    return doctorIds.map(doctorId => ({ key: columnKey(doctorId, date), doctorId, onDate: date }));
  if (first === undefined) return [];
  return Array.from({ length: 7 }, (_, index) => {
    const onDate = addDays(weekStart(date), index);
    return { key: columnKey(first, onDate), doctorId: first, onDate };
  });
}

/** The days that are shown, the first and the last. */
export function daysShown(view: View, date: LocalDate): { fromDate: LocalDate; toDate: LocalDate } {
  const fromDate = view === 'day' ? date : weekStart(date);
  return { fromDate, toDate: view === 'day' ? date : addDays(fromDate, 6) };
}

/** Sittings, bookings and what became of them, placed on the columns of the view. */
export function useCalendar(view: View, date: LocalDate, doctorIds: readonly number[]) {
  const { fromDate, toDate } = daysShown(view, date);
  // A sitting of the evening before may run past midnight.
  const range = { fromDate: addDays(fromDate, -1), toDate };
  const one = doctorIds.length === 1 ? doctorIds[0] : undefined;
  const slots = useRead(contract.appointments.slots, {
    ...range,
    ...(one === undefined ? {} : { doctorId: one }),
  });
  const booked = useRead(contract.appointments.calendar, range);
  const board = useRead(contract.queue.dayBoard, {}, { enabled: usePerson().may('queue:read') });
  const days = slots.answer ?? NO_DAYS;
  const appointments = booked.answer ?? NOBODY;
  const ids = doctorIds.join(' ');
  const columns = useMemo(
    (): PlacedColumn[] =>
      placeStops(columnsOf(view, date, ids === '' ? [] : ids.split(' ').map(Number)), days, appointments),
    [view, date, ids, days, appointments],
  );
  const visits = useMemo(
    () =>
      new Map<number, VisitState>(
        (board.answer?.doctors ?? []).flatMap(doctor => doctor.rows).map(row => [row.visitId, row.state]),
      ),
    [board.answer],
  );
  return {
    columns,
    days,
    appointments,
    visits,
    isWaiting: slots.isWaiting || booked.isWaiting,
    error: slots.error ?? booked.error,
    retry: () => void Promise.all([slots.refetch(), booked.refetch()]),
  };
}
