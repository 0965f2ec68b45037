import type { Appointment } from '#shared/features/appointments/appointment.schema.ts';
import type { appointmentsContract } from '#shared/features/appointments/appointments.contract.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import type { ServiceOf } from '../../server/service.ts';
import { membersOf } from '../patients/patients.service.ts';
import * as appointmentsSql from './appointments.sql.ts';
import { book, cancel, markNoShow, reschedule, restore } from './book.ts';
import { calendar, callList, nextFree, notices, ofPatient, slots, toRebook } from './booking-reads.ts';
import { exportCalendar, exportOfPatient } from './export-bookings.ts';
import { exportCallList } from './export-call-list.ts';
import { exportClosures, exportSchedules } from './export-timetable.ts';
import { exportToRebook } from './export-to-rebook.ts';
import { addClosure, closures, schedules, setSchedule, withdrawClosure } from './schedules.ts';
import { bookSeries, planSeries } from './series.ts';

export { getAppointment, markArrived } from './book.ts';
export {
  isAwayForTheDay,
  nightSittings,
  type SessionNow,
  sessionForToken,
  sessionNow,
} from './session-now.ts';
export { issueToken, walkInCount } from './tokens.ts';

/** Booked for a day and not yet here, all doctors, in order of time. */
export function bookedOf(db: ReadableDb, onDate: LocalDate): Appointment[] {
  return appointmentsSql.listBookedOn(db, onDate);
}

/** The booking of a person with a doctor that waits to be honoured on a day. */
export function bookingToday(
  db: ReadableDb,
  patientId: number,
  doctorId: number,
  onDate: LocalDate,
): Appointment | undefined {
  return appointmentsSql
    .listOfPatientsOn(db, membersOf(db, patientId), onDate)
    .find(appointment => appointment.doctorId === doctorId && appointment.state === 'booked');
}

/** The first booking of a person with a doctor after a day. */
export function nextBookingOf(
  db: ReadableDb,
  patientId: number,
  doctorId: number,
  afterDate: LocalDate,
): Appointment | undefined {
  return appointmentsSql.findNextBooked(db, membersOf(db, patientId), doctorId, afterDate);
}

export const appointmentsService = {
  schedules,
  exportSchedules,
  setSchedule,
  closures,
  exportClosures,
  addClosure,
  withdrawClosure,
  toRebook,
  slots,
  nextFree,
  calendar,
  exportCalendar,
  ofPatient,
  exportOfPatient,
  notices,
  book,
  planSeries,
  bookSeries,
  reschedule,
  cancel,
  markNoShow,
  restore,
  callList,
  exportCallList,
  exportToRebook,
} satisfies ServiceOf<typeof appointmentsContract>;
