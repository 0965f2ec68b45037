import { closedMinutes, MINUTES_A_DAY } from '#shared/features/appointments/session.rules.ts';
import type { Closure, Session } from '#shared/features/appointments/session.schema.ts';
import { addDays, daysBetween, type LocalDate, minuteOfDayAt } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import type { ReadContext, WriteContext } from '../../server/service.ts';
import { listDoctors } from '../users/users.service.ts';
import * as closuresSql from './closures.sql.ts';
import * as schedulesSql from './schedules.sql.ts';

/** Where the calendar ends. */
export const LAST_DATE = '2999-12-31';

/** The clinic's wall: a date and the minutes since its midnight. */
export type Wall = { today: LocalDate; minute: number };

export function wallOf(ctx: ReadContext | WriteContext): Wall {
  return { today: ctx.today(), minute: minuteOfDayAt(ctx.now(), ctx.zone) };
}

/** Minutes from a day's midnight to now; negative for days to come. */
export function minutesInto(onDate: LocalDate, { today, minute }: Wall): number {
  return daysBetween(onDate, today) * MINUTES_A_DAY + minute;
}

function weekdayOf(onDate: LocalDate): number {
  // 4 January 1970 was a Sunday.
  return ((daysBetween('1970-01-04', onDate) % 7) + 7) % 7;
}

export type Days = { fromDate: LocalDate; toDate: LocalDate };

export type Timetable = {
  sessionsOn(doctorId: number, onDate: LocalDate): Session[];
  closuresOn(doctorId: number, onDate: LocalDate): Closure[];
};

/** Whether a closure names the day; hours of the day after may reach into it all the same. */
export function touches(closure: Closure, onDate: LocalDate): boolean {
  return closure.fromDate <= onDate && onDate <= closure.toDate;
}

/** Schedules, leave and holidays of the days in a handful of reads; who left the clinic sits no more. */
export function timetableOf(db: ReadableDb, days: Days, doctorIds?: readonly number[]): Timetable {
  const active = listDoctors(db).map(({ userId }) => userId);
  const wanted = doctorIds ? active.filter(id => doctorIds.includes(id)) : active;
  const schedules = schedulesSql.listSchedules(db, wanted, days);
  // Hours of the next day may lie in the sitting of the evening before, and the other way round.
  const closures = closuresSql.listBetween(db, addDays(days.fromDate, -1), addDays(days.toDate, 1));
  return {
    sessionsOn(doctorId, onDate) {
      const inForce = schedules.findLast(
        schedule => schedule.doctorId === doctorId && schedule.validFrom <= onDate,
      );
      return inForce?.sessions.filter(({ weekday }) => weekday === weekdayOf(onDate)) ?? [];
    },
    closuresOn: (doctorId, onDate) =>
      closures.filter(
        closure =>
          (closure.doctorId === null || closure.doctorId === doctorId) &&
          (touches(closure, onDate) || closedMinutes(closure, onDate) !== null),
      ),
  };
}
