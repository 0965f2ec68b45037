import type { Appointment } from '#shared/features/appointments/appointment.schema.ts';
import {
  type BoardEntry,
  bookedEntry,
  byState,
  visitEntry,
  visitKey,
} from '#shared/features/queue/board-order.rules.ts';
import type { DayBoard, DoctorQueue, QueueRow, VisitState } from '#shared/features/queue/queue.contract.ts';
import { BOOKED_GRACE_MINUTES } from '#shared/features/queue/queue.rules.ts';
import type { Translate } from '#shared/i18n/translate.ts';
import { formatTime, minuteOfDayAt } from '#shared/kernel/local-date.ts';

/** Past this a wait is amber. */
export const LONG_WAIT_MINUTES = 30;

export function rowsOf(
  board: DayBoard | undefined,
  state: VisitState,
): (QueueRow & { doctor: DoctorQueue })[] {
  return (board?.doctors ?? [])
    .flatMap(doctor => doctor.rows.map(row => ({ ...row, doctor })))
    .filter(row => row.state === state)
    .sort(byState);
}

export function findRow(board: DayBoard | undefined, visitId: number | undefined) {
  for (const doctor of board?.doctors ?? []) {
    const row = doctor.rows.find(one => one.visitId === visitId);
    if (row) return { row, doctor };
  }
  return undefined;
}

export type Chosen = { entry: BoardEntry; doctor: DoctorQueue };

export function findEntry(doctors: readonly DoctorQueue[], key: string | undefined): Chosen | undefined {
  for (const doctor of doctors) {
    const row = doctor.rows.find(one => visitKey(one.visitId) === key);
    if (row) return { entry: visitEntry(row), doctor };
    const booked = doctor.booked.find(one => `b${one.id}` === key);
    if (booked) return { entry: bookedEntry(booked), doctor };
  }
  return undefined;
}

/** With whom, and when, somebody is booked today and not here yet. */
export function bookedToday(doctors: readonly DoctorQueue[], patientId: number): Appointment | undefined {
  return doctors.flatMap(doctor => doctor.booked).find(booked => booked.patientId === patientId);
}

/** Whole minutes in the present state; who waits is counted from arrival. */
export function minutesOf(row: QueueRow, now: number): number {
  const since = row.state === 'waiting' || row.state === 'arrived' ? row.arrivedAt : row.stateSince;
  return Math.max(0, Math.floor((now - since) / 60_000));
}

export function isLongWait(row: QueueRow, now: number): boolean {
  return row.state === 'waiting' && minutesOf(row, now) > LONG_WAIT_MINUTES;
}

/** Whole minutes after the booked time; none as long as the turn of that time is kept. */
export function minutesLate({ startMinute }: Appointment, now: number, zone: string): number {
  const late = minuteOfDayAt(now, zone) - startMinute;
  return late > BOOKED_GRACE_MINUTES ? late : 0;
}

/** '11:31': the hour alone, because everything on the board is today. */
export function shortTime(instant: number, zone: string): string {
  return formatTime(instant, zone).replace(/ [ap]m$/, '');
}

/** '1:30': as shortTime, from minutes since midnight; past midnight it begins again. */
export function shortMinute(minute: number): string {
  const hour = Math.floor(minute / 60) % 24;
  return `${hour % 12 || 12}:${String(minute % 60).padStart(2, '0')}`;
}

/** '1:30 pm' where the language has such halves of the day. */
export function minuteTime(t: Translate, minute: number): string {
  const half = Math.floor(minute / 60) % 24 < 12 ? 'am' : 'pm';
  return t('queue.clockTime', { time: shortMinute(minute), half });
}
