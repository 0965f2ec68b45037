import { AppError } from '#shared/contract/app-error.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { Appointment } from '#shared/features/appointments/appointment.schema.ts';
import type { appointmentsContract } from '#shared/features/appointments/appointments.contract.ts';
import { nearestFree } from '#shared/features/appointments/slot.rules.ts';
import { addDays, daysBetween, type LocalDate } from '#shared/kernel/local-date.ts';
import type { ReadContext, WriteContext } from '../../server/service.ts';
import { getPerson, membersOf } from '../patients/patients.service.ts';
import { clinicAndSettings } from '../settings/settings.service.ts';
import * as appointmentsSql from './appointments.sql.ts';
import { makeAppointment } from './book.ts';
import { bookableSlots, doctorDays } from './doctor-days.ts';
import { assertDoctorSits } from './place.ts';
import * as seriesSql from './series.sql.ts';
import { LAST_DATE, wallOf } from './timetable.ts';

type Contract = typeof appointmentsContract;
type Plan = ParsedInputOf<Contract['planSeries']>;
type Problem = 'past' | 'tooFarAhead' | 'closed' | 'noSession' | 'full' | 'alreadyBooked';

function whyNot(ctx: ReadContext, records: readonly number[], doctorId: number, onDate: LocalDate) {
  const wall = wallOf(ctx);
  const { bookAheadDays } = clinicAndSettings(ctx.db).settings;
  const none = (problem: Problem) => ({ slots: [], problem });
  if (onDate < wall.today) return none('past');
  if (daysBetween(wall.today, onDate) > bookAheadDays) return none('tooFarAhead');
  const isBooked = appointmentsSql
    .listOfPatientsOn(ctx.db, records, onDate)
    .some(({ doctorId: other, state }) => other === doctorId && state === 'booked');
  if (isBooked) return none('alreadyBooked');
  const [day] = doctorDays(ctx.db, wall, { fromDate: onDate, toDate: onDate, doctorIds: [doctorId] });
  const slots = day?.sessions.flatMap(session => session.slots) ?? [];
  if (slots.length === 0) return none('noSession');
  const free = day ? bookableSlots(day) : [];
  if (free.length > 0) return { slots: free, problem: null };
  const toCome = slots.filter(({ state }) => state !== 'past');
  if (toCome.length === 0) return none('past');
  return none(toCome.every(({ state }) => state === 'closed') ? 'closed' : 'full');
}

/** Each wished day with the free slot nearest to the wished time, or why it has none. */
export function planSeries(ctx: ReadContext, input: Plan) {
  const { patientId, doctorId, firstDate, startMinute, everyDays, count } = input;
  assertDoctorSits(ctx.db, doctorId);
  const records = membersOf(ctx.db, getPerson(ctx.db, patientId).id);
  return Array.from({ length: count }, (_, index) => {
    // Behind the calendar's end there is no date to name.
    if (daysBetween(firstDate, LAST_DATE) < index * everyDays) {
      return { onDate: LAST_DATE, startMinute, offeredMinute: null, problem: 'tooFarAhead' as const };
    }
    const onDate = addDays(firstDate, index * everyDays);
    const { slots, problem } = whyNot(ctx, records, doctorId, onDate);
    return { onDate, startMinute, offeredMinute: nearestFree(slots, startMinute), problem };
  });
}

/** All of them or none: the first place that is refused rolls the others back. */
export function bookSeries(ctx: WriteContext, input: ParsedInputOf<Contract['bookSeries']>) {
  const { patientId, doctorId, label, kind, total, places } = input;
  const patient = getPerson(ctx.db, patientId);
  assertDoctorSits(ctx.db, doctorId);
  const seriesId = seriesSql.insert(ctx.db, {
    ...{ patientId: patient.id, doctorId, label, total },
    ...{ createdAt: ctx.now(), createdBy: ctx.session.userId },
  });
  const appointments = places.map(({ onDate, startMinute }): Appointment => {
    try {
      return makeAppointment(ctx, {
        ...{ patientId: patient.id, doctorId, onDate, startMinute, kind, seriesId },
        ...{ note: label, bookedBy: 'desk', overbookReason: '' },
      });
    } catch (error) {
      if (error instanceof AppError) throw new AppError('SERIES_PLACE_REFUSED', { onDate, code: error.code });
      throw error;
    }
  });
  const series = seriesSql.find(ctx.db, seriesId);
  if (!series) throw new Error('a series that was just written is missing');
  ctx.subject('series', seriesId, { patientId: patient.id, doctorId, booked: appointments.length, total });
  return { series, appointments };
}
