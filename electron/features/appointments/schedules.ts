import { AppError } from '#shared/contract/app-error.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { appointmentsContract } from '#shared/features/appointments/appointments.contract.ts';
import { closedMinutes, keptIds, overlaps } from '#shared/features/appointments/session.rules.ts';
import type { Closure, Schedule, Session } from '#shared/features/appointments/session.schema.ts';
import { addDays, type LocalDate } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import type { ReadContext, WriteContext } from '../../server/service.ts';
import { getDoctor } from '../users/users.service.ts';
import * as appointmentsSql from './appointments.sql.ts';
import * as closuresSql from './closures.sql.ts';
import { assertDoctorSits } from './place.ts';
import * as schedulesSql from './schedules.sql.ts';
import { LAST_DATE } from './timetable.ts';
import { listToRebook } from './to-rebook.ts';

type Contract = typeof appointmentsContract;

function schedulesFrom(db: ReadableDb, doctorId: number, fromDate: LocalDate): Schedule[] {
  const stored = schedulesSql.listSchedules(db, [doctorId], { fromDate, toDate: LAST_DATE });
  return stored.map(({ validFrom, sessions }, index) => {
    const next = stored[index + 1];
    return { validFrom, validTo: next ? addDays(next.validFrom, -1) : null, sessions };
  });
}

export function schedules(ctx: ReadContext, input: ParsedInputOf<Contract['schedules']>): Schedule[] {
  getDoctor(ctx.db, input.doctorId);
  return schedulesFrom(ctx.db, input.doctorId, input.onDate ?? ctx.today());
}

/**
 * The sittings that a schedule from this day on may go on with: those in force, and those that gave numbers for that
 * day or later, though a schedule between may have left them out; else the same numbers would be given again.
 */
function goingOn(db: ReadableDb, doctorId: number, validFrom: LocalDate): Session[] {
  const [before] = schedulesSql.listSchedules(db, [doctorId], { fromDate: validFrom, toDate: validFrom });
  const inForce = before?.sessions ?? [];
  const numbered = schedulesSql.listNumberedSessions(db, doctorId, validFrom);
  const isNumbered = ({ id }: Session) => numbered.some(session => session.id === id);
  const ids = new Set(inForce.map(({ id }) => id));
  return [
    ...inForce.filter(isNumbered),
    ...numbered.filter(({ id }) => !ids.has(id)),
    ...inForce.filter(session => !isNumbered(session)),
  ];
}

export function setSchedule(ctx: WriteContext, input: ParsedInputOf<Contract['setSchedule']>) {
  const { doctorId, validFrom, sessions } = input;
  assertDoctorSits(ctx.db, doctorId);
  if (validFrom < ctx.today()) throw new AppError('DATE_HAS_PASSED');
  const kept = keptIds(goingOn(ctx.db, doctorId, validFrom), sessions);
  schedulesSql.markReplaced(ctx.db, doctorId, validFrom, ctx.now());
  const scheduleId = schedulesSql.insertSchedule(ctx.db, {
    ...{ doctorId, validFrom, setAt: ctx.now(), setBy: ctx.session.userId },
  });
  sessions.forEach((session, index) => {
    const id = kept.get(index) ?? schedulesSql.insertSession(ctx.db, doctorId, session.weekday);
    schedulesSql.insertScheduleSession(ctx.db, scheduleId, id, session);
  });
  ctx.subject('schedule', scheduleId, { doctorId, validFrom, sessions: sessions.length });
  ctx.alsoChanges('queue');
  const toRebook = listToRebook(ctx).filter(place => place.doctorId === doctorId).length;
  return { schedules: schedulesFrom(ctx.db, doctorId, ctx.today()), toRebook };
}

export function closures(ctx: ReadContext, input: ParsedInputOf<Contract['closures']>): Closure[] {
  return closuresSql.listBetween(ctx.db, input.fromDate, input.toDate);
}

/** Nothing is cancelled: it answers who is booked in that time and must be told. */
export function addClosure(ctx: WriteContext, input: ParsedInputOf<Contract['addClosure']>) {
  if (input.toDate < ctx.today()) throw new AppError('DATE_HAS_PASSED');
  if (input.doctorId !== null) getDoctor(ctx.db, input.doctorId);
  const id = closuresSql.insert(ctx.db, input, ctx.now(), ctx.session.userId);
  const closure: Closure = { ...input, id };
  ctx.subject('closure', id, { doctorId: input.doctorId, fromDate: input.fromDate, toDate: input.toDate });
  ctx.alsoChanges('queue');
  const stranded = listToRebook(ctx).filter(({ doctorId, onDate, startMinute, minutes }) => {
    if (closure.doctorId !== null && closure.doctorId !== doctorId) return false;
    const closed = closedMinutes(closure, onDate);
    return closed !== null && overlaps(closed, { fromMinute: startMinute, toMinute: startMinute + minutes });
  });
  const ids = stranded.map(place => place.id);
  return { closure, toRebook: appointmentsSql.listByIds(ctx.db, ids) };
}

export function withdrawClosure(
  ctx: WriteContext,
  { closureId }: ParsedInputOf<Contract['withdrawClosure']>,
): Record<string, never> {
  if (!closuresSql.find(ctx.db, closureId)) throw new AppError('NOT_FOUND', { what: 'closure' });
  closuresSql.withdraw(ctx.db, closureId, ctx.now(), ctx.session.userId);
  ctx.subject('closure', closureId);
  ctx.alsoChanges('queue');
  return {};
}
