import { closedMinutes } from '#shared/features/appointments/session.rules.ts';
import { holds } from '#shared/features/appointments/slot.rules.ts';
import type { ReadContext, WriteContext } from '../../server/service.ts';
import * as appointmentsSql from './appointments.sql.ts';
import { timetableOf } from './timetable.ts';

/** Booked for today or later where no open slot holds them any more: leave, a holiday, another schedule. */
export function listToRebook(ctx: ReadContext | WriteContext): appointmentsSql.Place[] {
  const today = ctx.today();
  const places = appointmentsSql.listBookedPlacesFrom(ctx.db, today);
  const last = places.at(-1);
  if (!last) return [];
  const timetable = timetableOf(ctx.db, { fromDate: today, toDate: last.onDate });
  return places.filter(({ doctorId, onDate, startMinute }) => {
    const closed = timetable
      .closuresOn(doctorId, onDate)
      .flatMap(closure => closedMinutes(closure, onDate) ?? []);
    return !timetable.sessionsOn(doctorId, onDate).some(session => holds(session, closed, startMinute));
  });
}
