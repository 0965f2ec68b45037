import type { Appointment } from '#shared/features/appointments/appointment.schema.ts';
import { MINUTES_A_DAY } from '#shared/features/appointments/session.rules.ts';
import type { DoctorDay, SessionDay, Slot } from '#shared/features/appointments/session.schema.ts';
import { addDays, type LocalDate } from '#shared/kernel/local-date.ts';
import { isStanding } from './appointment-words.ts';

/** One doctor on one day of the wall. */
export type Column = { key: string; doctorId: number; onDate: LocalDate };

/** Where the keyboard can stand: a booking, a free place, or a full one of which no booking is shown. */
export type Stop = {
  key: string;
  kind: 'appointment' | 'free' | 'full';
  doctorId: number;
  /** As it is booked: a sitting past midnight belongs to the day it began. */
  onDate: LocalDate;
  startMinute: number;
  minutes: number;
  /** Where it stands on the wall. */
  wallMinute: number;
  appointment: Appointment | undefined;
  /** Places left in the slot. */
  left: number;
};

export type Shade = {
  key: string;
  kind: 'session' | 'break' | 'closed' | 'past';
  fromMinute: number;
  toMinute: number;
  word: string;
};

export type PlacedColumn = Column & {
  stops: readonly Stop[];
  shades: readonly Shade[];
  bookedCount: number;
  freeCount: number;
  closedBecause: string | undefined;
};

export function columnKey(doctorId: number, onDate: LocalDate): string {
  return `${doctorId}|${onDate}`;
}

export function slotKey(doctorId: number, onDate: LocalDate, startMinute: number): string {
  return `s${doctorId}|${onDate}|${startMinute}`;
}

/** The shortest step between two slots; a sitting with one slot is as long as the sitting. */
export function slotLength(session: Pick<SessionDay, 'slots' | 'startMinute' | 'endMinute'>): number {
  const starts = session.slots.map(slot => slot.startMinute);
  const steps = starts.slice(1).map((start, index) => start - (starts[index] ?? start));
  const step = Math.min(...steps.filter(one => one > 0));
  return Number.isFinite(step) ? step : Math.max(5, session.endMinute - session.startMinute);
}

function wallOf(onDate: LocalDate, minute: number): { wallDate: LocalDate; wallMinute: number } {
  return minute >= MINUTES_A_DAY
    ? { wallDate: addDays(onDate, 1), wallMinute: minute - MINUTES_A_DAY }
    : { wallDate: onDate, wallMinute: minute };
}

function inOrder(first: Stop, second: Stop): number {
  const rank = (stop: Stop) =>
    stop.appointment && isStanding(stop.appointment) ? 0 : stop.appointment ? 1 : 2;
  return (
    first.wallMinute - second.wallMinute ||
    rank(first) - rank(second) ||
    (first.appointment?.id ?? 0) - (second.appointment?.id ?? 0)
  );
}

type Placed = { wallDate: LocalDate; stop: Stop };

function stopsOfSession(day: DoctorDay, session: SessionDay, taken: ReadonlySet<string>): Placed[] {
  const minutes = slotLength(session);
  return session.slots.flatMap((slot: Slot) => {
    const key = slotKey(day.doctorId, day.onDate, slot.startMinute);
    if (slot.state !== 'free' && slot.state !== 'full') return [];
    if (slot.state === 'full' && taken.has(key)) return [];
    const { wallDate, wallMinute } = wallOf(day.onDate, slot.startMinute);
    const stop: Stop = {
      key,
      kind: slot.state,
      doctorId: day.doctorId,
      onDate: day.onDate,
      startMinute: slot.startMinute,
      minutes,
      wallMinute,
      appointment: undefined,
      left: Math.max(0, slot.capacity - slot.taken),
    };
    return [{ wallDate, stop }];
  });
}

function shadesOf(day: DoctorDay, onWall: LocalDate): Shade[] {
  const shades: Shade[] = [];
  const add = (kind: Shade['kind'], from: number, to: number, word: string) => {
    const shift = onWall === day.onDate ? 0 : MINUTES_A_DAY;
    const fromMinute = Math.max(0, from - shift);
    const toMinute = Math.min(MINUTES_A_DAY, to - shift);
    const key = `${kind}${day.doctorId}|${day.onDate}|${onWall}|${from}|${shades.length}`;
    if (toMinute > fromMinute) shades.push({ key, kind, fromMinute, toMinute, word });
  };
  for (const session of day.sessions) {
    add('session', session.startMinute, session.endMinute, session.room);
    const minutes = slotLength(session);
    for (const slot of session.slots)
      if (slot.state === 'past' && slot.taken === 0)
        add('past', slot.startMinute, slot.startMinute + minutes, '');
    for (const pause of session.breaks) add('break', pause.fromMinute, pause.toMinute, pause.word);
  }
  for (const closure of day.closures)
    add('closed', closure.fromMinute ?? 0, closure.toMinute ?? MINUTES_A_DAY, closure.reason);
  return shades;
}

/** Puts bookings and places where they stand on the wall; what a sitting has after midnight stands in the next column. */
export function placeStops(
  columns: readonly Column[],
  days: readonly DoctorDay[],
  appointments: readonly Appointment[],
): PlacedColumn[] {
  const shown = appointments.filter(one => one.state !== 'rescheduled');
  const taken = new Set(
    shown.filter(isStanding).map(one => slotKey(one.doctorId, one.onDate, one.startMinute)),
  );
  const placed: Placed[] = [
    ...days.flatMap(day => day.sessions.flatMap(session => stopsOfSession(day, session, taken))),
    ...shown.map(appointment => {
      const { doctorId, onDate, startMinute, minutes } = appointment;
      const { wallDate, wallMinute } = wallOf(onDate, startMinute);
      const key = `a${appointment.id}`;
      const stop: Stop = {
        key,
        kind: 'appointment',
        doctorId,
        onDate,
        startMinute,
        minutes,
        wallMinute,
        appointment,
        left: 0,
      };
      return { wallDate, stop };
    }),
  ];
  return columns.map(column => {
    const its = days.filter(day => day.doctorId === column.doctorId);
    const today = its.find(day => day.onDate === column.onDate);
    const yesterday = its.find(day => day.onDate === addDays(column.onDate, -1));
    const sessions = today?.sessions ?? [];
    const wholeDay = today?.closures.find(closure => closure.fromMinute === null);
    return {
      ...column,
      stops: placed
        .filter(({ wallDate, stop }) => wallDate === column.onDate && stop.doctorId === column.doctorId)
        .map(({ stop }) => stop)
        .sort(inOrder),
      shades: [
        ...(yesterday ? shadesOf({ ...yesterday, closures: [] }, column.onDate) : []),
        ...(today ? shadesOf(today, column.onDate) : []),
      ],
      bookedCount: shown.filter(
        one => one.doctorId === column.doctorId && one.onDate === column.onDate && isStanding(one),
      ).length,
      freeCount: sessions
        .flatMap(session => session.slots)
        .reduce(
          (sum, slot) => sum + (slot.state === 'free' ? Math.max(0, slot.capacity - slot.taken) : 0),
          0,
        ),
      closedBecause: wholeDay?.reason,
    };
  });
}

/** The hours to show: all sittings and bookings, whole hours; a clinic's usual day when there is nothing. */
export function hoursOf(columns: readonly PlacedColumn[]): { from: number; to: number } {
  const starts: number[] = [];
  const ends: number[] = [];
  for (const { stops, shades } of columns) {
    for (const stop of stops) {
      starts.push(stop.wallMinute);
      ends.push(stop.wallMinute + stop.minutes);
    }
    for (const shade of shades)
      if (shade.kind === 'session') {
        starts.push(shade.fromMinute);
        ends.push(shade.toMinute);
      }
  }
  if (starts.length === 0) return { from: 9, to: 18 };
  const from = Math.floor(Math.min(...starts) / 60);
  return { from, to: Math.min(24, Math.max(from + 1, Math.ceil(Math.max(...ends) / 60))) };
}

const ROW = 24;

/** Pixels an hour needs so that the shortest place can still be read. */
export function hourHeight(columns: readonly PlacedColumn[]): number {
  const shortest = Math.min(60, ...columns.flatMap(column => column.stops.map(stop => stop.minutes)));
  return Math.min(480, Math.max(60, Math.round((60 / Math.max(1, shortest)) * ROW)));
}
