import { AppError } from '#shared/contract/app-error.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { Appointment, NewAppointment } from '#shared/features/appointments/appointment.schema.ts';
import type { appointmentsContract } from '#shared/features/appointments/appointments.contract.ts';
import type { ReadableDb } from '../../database/db.ts';
import type { WriteContext } from '../../server/service.ts';
import { getPerson, membersOf } from '../patients/patients.service.ts';
import * as appointmentsSql from './appointments.sql.ts';
import { assertNotBookedTwice, getBookableSpot, getOpenSpot, takeSeat } from './place.ts';
import * as seriesSql from './series.sql.ts';
import { minutesInto, wallOf } from './timetable.ts';
import { issueToken } from './tokens.ts';

type Contract = typeof appointmentsContract;

export function getAppointment(db: ReadableDb, appointmentId: number): Appointment {
  const appointment = appointmentsSql.find(db, appointmentId);
  if (!appointment) throw new AppError('NOT_FOUND', { what: 'appointment' });
  return appointment;
}

type Note = { event: appointmentsSql.NewEvent['event']; detail?: Record<string, unknown> };

function note(ctx: WriteContext, appointmentId: number, { event, detail = {} }: Note): void {
  appointmentsSql.insertEvent(ctx.db, {
    ...{ appointmentId, event, detail },
    at: ctx.now(),
    byUser: ctx.session.userId,
  });
  ctx.alsoChanges('appointments', 'queue');
}

function assertSeriesHasSome(db: ReadableDb, { seriesId, patientId, doctorId }: NewAppointment): void {
  if (seriesId === null) return;
  const series = seriesSql.find(db, seriesId);
  const isTheirs = series?.doctorId === doctorId && membersOf(db, patientId).includes(series.patientId);
  if (!series || !isTheirs) throw new AppError('NOT_FOUND', { what: 'series' });
  if (series.used + series.booked >= series.total)
    throw new AppError('SERIES_USED_UP', { total: series.total });
}

/** Looks for the place, refuses or takes the seat, and gives the P number; the only way an appointment is made. */
export function makeAppointment(ctx: WriteContext, wish: NewAppointment): Appointment {
  const patient = getPerson(ctx.db, wish.patientId);
  const spot = getBookableSpot(ctx, patient.id, wish);
  assertSeriesHasSome(ctx.db, wish);
  const seat = takeSeat(ctx, spot, { where: wish, overbookReason: wish.overbookReason });
  const id = appointmentsSql.nextId(ctx.db);
  const { doctorId, onDate } = wish;
  const sessionId = spot.session.id;
  const token = issueToken(ctx, { doctorId, onDate, sessionId, letter: 'P', appointmentId: id });
  appointmentsSql.insert(ctx.db, {
    ...wish,
    ...seat,
    ...{ id, patientId: patient.id, sessionId, token },
    minutes: spot.session.slotMinutes,
    bookedAt: ctx.now(),
    bookedByUser: ctx.session.userId,
  });
  note(ctx, id, { event: 'booked', detail: { token, overbookReason: seat.overbookReason } });
  return getAppointment(ctx.db, id);
}

function nameSubject(
  ctx: WriteContext,
  { id, patientId, doctorId, onDate, isOverbooked }: Appointment,
): void {
  ctx.subject('appointment', id, { patientId, doctorId, onDate, ...(isOverbooked ? { isOverbooked } : {}) });
}

export function book(ctx: WriteContext, input: NewAppointment): Appointment {
  const appointment = makeAppointment(ctx, input);
  nameSubject(ctx, appointment);
  return appointment;
}

function getInState(
  ctx: WriteContext,
  appointmentId: number,
  ...states: Appointment['state'][]
): Appointment {
  const appointment = getAppointment(ctx.db, appointmentId);
  if (!states.includes(appointment.state)) {
    throw new AppError('NOT_POSSIBLE_ANY_MORE', { state: appointment.state });
  }
  return appointment;
}

/** The old row stays with its number; the new one has the next number of its new place. */
export function reschedule(ctx: WriteContext, input: ParsedInputOf<Contract['reschedule']>): Appointment {
  const { appointmentId, doctorId, onDate, startMinute, reason, overbookReason } = input;
  const old = getInState(ctx, appointmentId, 'booked');
  if (old.doctorId === doctorId && old.onDate === onDate && old.startMinute === startMinute) {
    throw new AppError('ALREADY_BOOKED', { appointmentId, startMinute });
  }
  const bookedVia = appointmentsSql.bookedViaOf(ctx.db, appointmentId);
  // First aside, so that the old place does not stand in the way of the new one; a refusal rolls it back.
  const rescheduledToId = appointmentsSql.nextId(ctx.db);
  appointmentsSql.saveState(ctx.db, appointmentId, { state: 'rescheduled', reason, rescheduledToId });
  const isSeriesDoctor = old.seriesId !== null && old.doctorId === doctorId;
  const moved = makeAppointment(ctx, {
    ...{ patientId: old.patientId, doctorId, onDate, startMinute, overbookReason, bookedBy: bookedVia },
    ...{ kind: old.kind, note: old.note, seriesId: isSeriesDoctor ? old.seriesId : null },
  });
  note(ctx, appointmentId, { event: 'rescheduled', detail: { reason, toId: moved.id } });
  nameSubject(ctx, moved);
  return moved;
}

export function cancel(ctx: WriteContext, { appointmentId, reason }: ParsedInputOf<Contract['cancel']>) {
  getInState(ctx, appointmentId, 'booked');
  appointmentsSql.saveState(ctx.db, appointmentId, { state: 'cancelled', reason });
  note(ctx, appointmentId, { event: 'cancelled', detail: { reason } });
  const appointment = getAppointment(ctx.db, appointmentId);
  nameSubject(ctx, appointment);
  return appointment;
}

/** All of them or none; only where the slot is over. */
export function markNoShow(ctx: WriteContext, input: ParsedInputOf<Contract['markNoShow']>) {
  const ids = [...new Set(input.appointmentIds)];
  const wall = wallOf(ctx);
  for (const appointmentId of ids) {
    const { onDate, startMinute, minutes } = getInState(ctx, appointmentId, 'booked');
    if (startMinute + minutes > minutesInto(onDate, wall)) {
      throw new AppError('TIME_HAS_NOT_COME', { appointmentId });
    }
    appointmentsSql.saveState(ctx.db, appointmentId, { state: 'noShow', reason: input.reason });
    note(ctx, appointmentId, { event: 'missed', detail: { reason: input.reason } });
  }
  ctx.subject('appointment', ids.length === 1 ? (ids[0] ?? null) : null, { appointmentIds: ids });
  return { marked: ids.length };
}

/** As long as the place is free: the number is the one that was promised. */
export function restore(
  ctx: WriteContext,
  { appointmentId }: ParsedInputOf<Contract['restore']>,
): Appointment {
  const old = getInState(ctx, appointmentId, 'cancelled', 'noShow');
  const wall = wallOf(ctx);
  const spot = getOpenSpot(ctx.db, wall, old);
  // Who was noted as missing may have been there; a cancelled time that is over is of use to nobody.
  if (old.state === 'cancelled' && spot.slot.state === 'past') throw new AppError('TIME_HAS_PASSED');
  assertNotBookedTwice(ctx.db, old.patientId, old);
  if (old.seriesId !== null) assertSeriesHasSome(ctx.db, { ...old, overbookReason: '', bookedBy: 'desk' });
  const seat = takeSeat(ctx, spot, { where: old, overbookReason: '' });
  appointmentsSql.saveRestored(ctx.db, appointmentId, seat);
  note(ctx, appointmentId, { event: 'restored', detail: { from: old.state } });
  const appointment = getAppointment(ctx.db, appointmentId);
  nameSubject(ctx, appointment);
  return appointment;
}

/** The booked person is here and has a visit; called by the queue alone. */
export function markArrived(ctx: WriteContext, appointmentId: number, visitId: number): Appointment {
  getInState(ctx, appointmentId, 'booked');
  appointmentsSql.saveState(ctx.db, appointmentId, { state: 'arrived', visitId });
  note(ctx, appointmentId, { event: 'arrived', detail: { visitId } });
  return getAppointment(ctx.db, appointmentId);
}
