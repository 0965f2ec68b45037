import {
  closedMinutes,
  firstOpenMinute,
  type Interval,
  MINUTES_A_DAY,
} from '#shared/features/appointments/session.rules.ts';
import type { Session } from '#shared/features/appointments/session.schema.ts';
import { addDays, type LocalDate } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import { listDoctors } from '../users/users.service.ts';
import { minutesInto, type Timetable, timetableOf } from './timetable.ts';
import { NO_SESSION, walkInCount } from './tokens.ts';

/** A sitting as the queue needs it; its minutes count from midnight of its own date, also after midnight. */
export type SessionNow = Session & {
  sessionId: number;
  /** The day on which it begins; tokens carry this date. */
  onDate: LocalDate;
  isRunning: boolean;
  /** Now, counted from midnight of `onDate`: compare it with lastTokenMinute. */
  nowMinute: number;
  walkInCount: number;
  /** The first minute from now, or from the beginning, that no leave covers; null when none is left. */
  openMinute: number | null;
};

function openMinuteIn(
  timetable: Timetable,
  { doctorId, onDate }: { doctorId: number; onDate: LocalDate },
  stretch: Interval,
): number | null {
  const closed = timetable.closuresOn(doctorId, onDate).flatMap(one => closedMinutes(one, onDate) ?? []);
  return firstOpenMinute(stretch, closed);
}

/** The sitting that runs now (last night's too, while it lasts), else the next of today; null when none is left. */
export function sessionNow(
  db: ReadableDb,
  doctorId: number,
  onDate: LocalDate,
  minute: number,
): SessionNow | null {
  const wall = { today: onDate, minute };
  const lastNight = addDays(onDate, -1);
  const timetable = timetableOf(db, { fromDate: lastNight, toDate: onDate }, [doctorId]);
  const candidates = [lastNight, onDate].flatMap(date =>
    timetable.sessionsOn(doctorId, date).map(session => ({
      session,
      date,
      nowMinute: minutesInto(date, wall),
    })),
  );
  const running = candidates.find(
    ({ session, nowMinute }) => session.startMinute <= nowMinute && nowMinute < session.endMinute,
  );
  const next = candidates.find(
    ({ session, date, nowMinute }) => date === onDate && session.startMinute > nowMinute,
  );
  const found = running ?? next;
  if (!found) return null;
  const { session, date, nowMinute } = found;
  return {
    ...session,
    sessionId: session.id,
    onDate: date,
    isRunning: found === running,
    nowMinute,
    walkInCount: walkInCount(db, { doctorId, onDate: date, sessionId: session.id }),
    openMinute: openMinuteIn(
      timetable,
      { doctorId, onDate: date },
      { fromMinute: Math.max(nowMinute, session.startMinute), toMinute: session.endMinute },
    ),
  };
}

type TokenPlace = {
  onDate: LocalDate;
  sessionId: number;
  /** The sitting of now, or the next; null when none is left. */
  sitting: SessionNow | null;
  /** The last sitting of today where all are over. */
  over: Session | null;
  nowMinute: number;
  /** As in the sitting; where none is left, the first minute until midnight that no leave covers. */
  openMinute: number | null;
};

/** Where a walk-in's number counts: now, next, else the last sitting of today; session 0 on a day without any. */
export function sessionForToken(
  db: ReadableDb,
  doctorId: number,
  onDate: LocalDate,
  minute: number,
): TokenPlace {
  const sitting = sessionNow(db, doctorId, onDate, minute);
  if (sitting) {
    const { sessionId, nowMinute, openMinute } = sitting;
    return { onDate: sitting.onDate, sessionId, sitting, over: null, nowMinute, openMinute };
  }
  const timetable = timetableOf(db, { fromDate: onDate, toDate: onDate }, [doctorId]);
  const over = timetable.sessionsOn(doctorId, onDate).at(-1) ?? null;
  const rest = { fromMinute: minute, toMinute: MINUTES_A_DAY };
  const openMinute = openMinuteIn(timetable, { doctorId, onDate }, rest);
  return { onDate, sessionId: over?.id ?? NO_SESSION, sitting, over, nowMinute: minute, openMinute };
}

/** Whether leave or a holiday covers all that is left of the doctor's day. */
export function isAwayForTheDay(
  db: ReadableDb,
  doctorId: number,
  onDate: LocalDate,
  minute: number,
): boolean {
  const { sitting, openMinute } = sessionForToken(db, doctorId, onDate, minute);
  if (!sitting || openMinute !== null) return openMinute === null;
  const timetable = timetableOf(db, { fromDate: onDate, toDate: onDate }, [doctorId]);
  return !timetable
    .sessionsOn(doctorId, onDate)
    .filter(({ endMinute }) => endMinute > minute)
    .some(({ startMinute, endMinute }) => {
      const rest = { fromMinute: Math.max(startMinute, minute), toMinute: endMinute };
      return openMinuteIn(timetable, { doctorId, onDate }, rest) !== null;
    });
}

/** By doctor: the sitting of a day that runs past its midnight; minutes past 1440. */
export function nightSittings(db: ReadableDb, onDate: LocalDate): Map<number, Session> {
  const timetable = timetableOf(db, { fromDate: onDate, toDate: onDate });
  const nights = listDoctors(db)
    .flatMap(({ userId }) => timetable.sessionsOn(userId, onDate))
    .filter(({ endMinute }) => endMinute > MINUTES_A_DAY);
  return new Map(nights.map(session => [session.doctorId, session]));
}
