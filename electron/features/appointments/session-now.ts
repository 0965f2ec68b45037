import { closedMinutes, overlaps } from '#shared/features/appointments/session.rules.ts';
import type { Closure, Session } from '#shared/features/appointments/session.schema.ts';
import { addDays, type LocalDate } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import { minutesInto, timetableOf } from './timetable.ts';
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
  /** Leave or a holiday that lies over now, or over the beginning when it is still to come. */
  closure: Closure | null;
};

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
  const closures = timetable.closuresOn(doctorId, date);
  const at = Math.max(nowMinute, session.startMinute);
  const isOver = (closure: Closure) => {
    const closed = closedMinutes(closure, date);
    return closed !== null && overlaps(closed, { fromMinute: at, toMinute: at + 1 });
  };
  return {
    ...session,
    sessionId: session.id,
    onDate: date,
    isRunning: found === running,
    nowMinute,
    walkInCount: walkInCount(db, { doctorId, onDate: date, sessionId: session.id }),
    closure: closures.find(isOver) ?? null,
  };
}

/** Where a walk-in's number counts: now, next, else the last sitting of today; session 0 on a day without any. */
export function sessionForToken(
  db: ReadableDb,
  doctorId: number,
  onDate: LocalDate,
  minute: number,
): { sessionId: number; onDate: LocalDate } {
  const now = sessionNow(db, doctorId, onDate, minute);
  if (now) return { sessionId: now.sessionId, onDate: now.onDate };
  const last = timetableOf(db, { fromDate: onDate, toDate: onDate }, [doctorId])
    .sessionsOn(doctorId, onDate)
    .at(-1);
  return { sessionId: last?.id ?? NO_SESSION, onDate };
}
