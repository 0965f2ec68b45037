import type { Appointment } from '#shared/features/appointments/appointment.schema.ts';
import type { DayBoard, DoctorQueue, QueueRow, VisitState } from '#shared/features/queue/queue.contract.ts';
import { BOARD_ORDER, BOOKED_GRACE_MINUTES, byTurn } from '#shared/features/queue/queue.rules.ts';
import type { Translate, WordKey } from '#shared/i18n/translate.ts';
import { formatTime, minuteOfDayAt } from '#shared/kernel/local-date.ts';

/** Past this a wait is amber. */
export const LONG_WAIT_MINUTES = 30;

export type BoardState = VisitState | 'booked';

export const STATE_WORDS: Readonly<Record<BoardState, WordKey>> = {
  booked: 'queue.booked',
  arrived: 'queue.arrived',
  waiting: 'queue.waiting',
  held: 'queue.held',
  skipped: 'queue.skipped',
  withDoctor: 'queue.withDoctor',
  toBill: 'queue.toBill',
  done: 'queue.done',
  left: 'queue.left',
};

type Who = {
  /** 'v12' for a visit, 'b5' for somebody who is booked and not here yet. */
  key: string;
  token: string;
  state: BoardState;
};
export type VisitEntry = Who & { kind: 'visit'; person: QueueRow };
export type BookedEntry = Who & { kind: 'booked'; person: Appointment };
export type BoardEntry = VisitEntry | BookedEntry;

export function visitKey(visitId: number): string {
  return `v${visitId}`;
}

function visitEntry(row: QueueRow): VisitEntry {
  return { kind: 'visit', key: visitKey(row.visitId), token: row.token, state: row.state, person: row };
}

function bookedEntry(booked: Appointment): BookedEntry {
  return { kind: 'booked', key: `b${booked.id}`, token: booked.token, state: 'booked', person: booked };
}

export function isOver(state: BoardState): boolean {
  return state === 'done' || state === 'left';
}

function byState(a: QueueRow, b: QueueRow): number {
  const place = BOARD_ORDER.indexOf(a.state) - BOARD_ORDER.indexOf(b.state);
  if (place !== 0) return place;
  if (a.state === 'waiting' || a.state === 'arrived' || a.state === 'held') return byTurn(a, b);
  // What was finished last stands first; who has waited longest for the bill stands first.
  return isOver(a.state) ? b.stateSince - a.stateSince : a.stateSince - b.stateSince;
}

/** The booked stand behind everybody who is here, and before those who are set aside. */
const AFTER_BOOKED: readonly VisitState[] = ['held', 'skipped', 'done', 'left'];

/** One doctor's people in the order of the board: what needs the desk first. */
export function inBoardOrder({ rows, booked }: Pick<DoctorQueue, 'rows' | 'booked'>): BoardEntry[] {
  const visits = rows.toSorted(byState).map(visitEntry);
  const here = visits.filter(({ person }) => !AFTER_BOOKED.includes(person.state));
  const due = booked.toSorted((a, b) => a.startMinute - b.startMinute || a.id - b.id).map(bookedEntry);
  return [...here, ...due, ...visits.filter(({ person }) => AFTER_BOOKED.includes(person.state))];
}

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
