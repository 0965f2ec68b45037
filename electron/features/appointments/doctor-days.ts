import { closedMinutes } from '#shared/features/appointments/session.rules.ts';
import type {
  Closure,
  DoctorDay,
  Session,
  SessionDay,
  Slot,
} from '#shared/features/appointments/session.schema.ts';
import { slotsOf } from '#shared/features/appointments/slot.rules.ts';
import { addDays, daysBetween, type LocalDate } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import { listDoctors } from '../users/users.service.ts';
import * as appointmentsSql from './appointments.sql.ts';
import { type Days, minutesInto, timetableOf, touches, type Wall } from './timetable.ts';
import { walkInCounts } from './tokens.ts';

type DayOfDoctor = { onDate: LocalDate; closures: Closure[]; taken: appointmentsSql.Taken[]; wall: Wall };

function slotsOfDay(session: Session, { onDate, closures, taken, wall }: DayOfDoctor): Slot[] {
  return slotsOf(session, {
    closed: closures.flatMap(closure => closedMinutes(closure, onDate) ?? []),
    takenAt: taken.map(({ startMinute }) => startMinute),
    nowMinute: minutesInto(onDate, wall),
  });
}

function bookedCount({ taken }: DayOfDoctor, session: Session): number {
  return taken.filter(({ sessionId }) => sessionId === session.id).length;
}

function sessionDayOf(session: Session, day: DayOfDoctor): Omit<SessionDay, 'walkInCount'> {
  const { id, startMinute, endMinute, mode, room, lastTokenMinute, breaks, phoneQuota, walkInQuota } =
    session;
  return {
    ...{
      sessionId: id,
      startMinute,
      endMinute,
      mode,
      room,
      lastTokenMinute,
      breaks,
      phoneQuota,
      walkInQuota,
    },
    slots: slotsOfDay(session, day),
    bookedCount: bookedCount(day, session),
  };
}

/** Every doctor's days with their slots as they stand now, day by day and doctor by doctor. */
export function doctorDays(
  db: ReadableDb,
  wall: Wall,
  { fromDate, toDate, doctorIds }: Days & { doctorIds?: readonly number[] },
): DoctorDay[] {
  const wanted = doctorIds ?? listDoctors(db).map(({ userId }) => userId);
  const timetable = timetableOf(db, { fromDate, toDate }, wanted);
  const taken = appointmentsSql.listTaken(db, fromDate, toDate);
  const walkInCount = walkInCounts(db, fromDate, toDate);
  const dayOf = (doctorId: number, onDate: LocalDate): DoctorDay => {
    const closures = timetable.closuresOn(doctorId, onDate);
    const isOfDay = (of: { doctorId: number; onDate: LocalDate }) =>
      of.doctorId === doctorId && of.onDate === onDate;
    const ofDay = { onDate, closures, taken: taken.filter(isOfDay), wall };
    const sessions = timetable.sessionsOn(doctorId, onDate).map(session => ({
      ...sessionDayOf(session, ofDay),
      walkInCount: walkInCount({ doctorId, onDate, sessionId: session.id }),
    }));
    return { doctorId, onDate, sessions, closures: closures.filter(closure => touches(closure, onDate)) };
  };
  return Array.from({ length: daysBetween(fromDate, toDate) + 1 }, (_, index) => index).flatMap(index =>
    wanted.map(doctorId => dayOf(doctorId, addDays(fromDate, index))),
  );
}

/** Where a booking would sit. */
export type Spot = {
  session: Session;
  slot: Slot;
  bookedCount: number;
};

export type Where = { doctorId: number; onDate: LocalDate; startMinute: number };

/** The slot that begins there, whatever its state. */
export function spotAt(
  db: ReadableDb,
  wall: Wall,
  { doctorId, onDate, startMinute }: Where,
): Spot | undefined {
  const timetable = timetableOf(db, { fromDate: onDate, toDate: onDate }, [doctorId]);
  const closures = timetable.closuresOn(doctorId, onDate);
  const taken = appointmentsSql.listTaken(db, onDate, onDate).filter(row => row.doctorId === doctorId);
  const day = { onDate, closures, taken, wall };
  for (const session of timetable.sessionsOn(doctorId, onDate)) {
    const slot = slotsOfDay(session, day).find(candidate => candidate.startMinute === startMinute);
    if (!slot) continue;
    return { session, slot, bookedCount: bookedCount(day, session) };
  }
  return undefined;
}

/** Free slots of a day, without the sittings whose bookings are used up. */
export function bookableSlots({ sessions }: DoctorDay): Slot[] {
  return sessions
    .filter(({ phoneQuota, bookedCount: count }) => phoneQuota === null || count < phoneQuota)
    .flatMap(session => session.slots.filter(({ state }) => state === 'free'));
}
