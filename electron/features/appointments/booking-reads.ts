import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { Appointment, BookingNotice } from '#shared/features/appointments/appointment.schema.ts';
import type { appointmentsContract } from '#shared/features/appointments/appointments.contract.ts';
import type { DoctorDay } from '#shared/features/appointments/session.schema.ts';
import { addDays, type LocalDate } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import type { ReadContext } from '../../server/service.ts';
import { getPerson, membersOf } from '../patients/patients.service.ts';
import { clinicAndSettings } from '../settings/settings.service.ts';
import { getDoctor } from '../users/users.service.ts';
import * as appointmentsSql from './appointments.sql.ts';
import * as closuresSql from './closures.sql.ts';
import { bookableSlots, doctorDays } from './doctor-days.ts';
import { assertDoctorSits } from './place.ts';
import * as seriesSql from './series.sql.ts';
import { wallOf } from './timetable.ts';
import { listToRebook } from './to-rebook.ts';

type Contract = typeof appointmentsContract;

const DAYS_AT_ONCE = 14;
const LOOKED_AT_FOR_ABSENCE = 6;
const OFTEN_ABSENT = 2;
const LEAVE_NEAR_DAYS = 2;

export function slots(ctx: ReadContext, input: ParsedInputOf<Contract['slots']>): DoctorDay[] {
  const { doctorId, fromDate, toDate } = input;
  if (doctorId !== undefined) getDoctor(ctx.db, doctorId);
  const whose = doctorId === undefined ? {} : { doctorIds: [doctorId] };
  return doctorDays(ctx.db, wallOf(ctx), { fromDate, toDate, ...whose });
}

/** The first free slots from now on, up to how far ahead the clinic books. */
export function nextFree(ctx: ReadContext, input: ParsedInputOf<Contract['nextFree']>) {
  assertDoctorSits(ctx.db, input.doctorId);
  const wall = wallOf(ctx);
  const last = addDays(wall.today, clinicAndSettings(ctx.db).settings.bookAheadDays);
  const found: { onDate: LocalDate; startMinute: number }[] = [];
  let fromDate = input.fromDate && input.fromDate > wall.today ? input.fromDate : wall.today;
  while (fromDate <= last && found.length < input.count) {
    const reach = addDays(fromDate, DAYS_AT_ONCE - 1);
    const toDate = reach < last ? reach : last;
    for (const day of doctorDays(ctx.db, wall, { fromDate, toDate, doctorIds: [input.doctorId] })) {
      for (const { startMinute } of bookableSlots(day)) found.push({ onDate: day.onDate, startMinute });
    }
    fromDate = addDays(toDate, 1);
  }
  return found.slice(0, input.count);
}

export function calendar(ctx: ReadContext, input: ParsedInputOf<Contract['calendar']>): Appointment[] {
  return appointmentsSql.listBetween(ctx.db, input.fromDate, input.toDate);
}

export function toRebook(ctx: ReadContext): Appointment[] {
  const ids = listToRebook(ctx).map(({ id }) => id);
  return appointmentsSql.listByIds(ctx.db, ids);
}

/** Of bookings that came to an end: came, or did not come. What was cancelled or moved says nothing. */
function attendance(appointments: readonly Pick<Appointment, 'state'>[]) {
  const missedCount = appointments.filter(({ state }) => state === 'noShow').length;
  const pastCount = missedCount + appointments.filter(({ state }) => state === 'arrived').length;
  return { missedCount, pastCount };
}

export function ofPatient(ctx: ReadContext, { patientId }: ParsedInputOf<Contract['ofPatient']>) {
  const records = membersOf(ctx.db, getPerson(ctx.db, patientId).id);
  const appointments = appointmentsSql.listOfPatients(ctx.db, records);
  return { appointments, series: seriesSql.listOfPatients(ctx.db, records), ...attendance(appointments) };
}

type Notices = ParsedInputOf<Contract['notices']>;

function noticeOf(kind: BookingNotice['kind'], appointment: Appointment): BookingNotice {
  const { id, fullName, doctorName, startMinute } = appointment;
  return { kind, appointmentId: id, fullName, doctorName, startMinute, count: 0 };
}

function absenceNotices(db: ReadableDb, records: readonly number[], fullName: string): BookingNotice[] {
  const decided = appointmentsSql
    .listOfPatients(db, records)
    .filter(({ state }) => state === 'noShow' || state === 'arrived');
  const { missedCount } = attendance(decided.slice(0, LOOKED_AT_FOR_ABSENCE));
  if (missedCount < OFTEN_ABSENT) return [];
  const nobody = { appointmentId: null, doctorName: '', startMinute: null };
  return [{ kind: 'oftenAbsent', ...nobody, fullName, count: missedCount }];
}

function leaveNotices(ctx: ReadContext, { doctorId, onDate }: Notices): BookingNotice[] {
  const first = addDays(onDate, -LEAVE_NEAR_DAYS);
  const from = first < ctx.today() ? ctx.today() : first;
  const isNear = closuresSql
    .listBetween(ctx.db, from, addDays(onDate, LEAVE_NEAR_DAYS))
    .some(closure => closure.doctorId === null || closure.doctorId === doctorId);
  const nobody = { appointmentId: null, fullName: '', startMinute: null, count: 0 };
  const doctorName = getDoctor(ctx.db, doctorId).fullName;
  return isNear ? [{ kind: 'leaveSoon', ...nobody, doctorName }] : [];
}

/** Not refusals: what the desk should know before it books (APT-8). */
export function notices(ctx: ReadContext, input: Notices): BookingNotice[] {
  const patient = getPerson(ctx.db, input.patientId);
  const records = membersOf(ctx.db, patient.id);
  const own = appointmentsSql.listOfPatientsOn(ctx.db, records, input.onDate);
  const family = appointmentsSql
    .listOfPhonesOn(ctx.db, [patient.phone, patient.altPhone], input.onDate)
    .filter(({ id }) => !own.some(appointment => appointment.id === id));
  return [
    ...own
      .filter(({ doctorId }) => doctorId !== input.doctorId)
      .map(appointment => noticeOf('sameDayOtherDoctor', appointment)),
    ...family.map(appointment => noticeOf('familySameDay', appointment)),
    ...absenceNotices(ctx.db, records, patient.fullName),
    ...leaveNotices(ctx, input),
  ];
}

/** Those who often miss come first, then by time. */
export function callList(ctx: ReadContext, { onDate }: ParsedInputOf<Contract['callList']>) {
  const booked = appointmentsSql.listBookedOn(ctx.db, onDate);
  const counts = appointmentsSql.listAttendance(
    ctx.db,
    booked.map(({ patientId }) => patientId),
  );
  return booked
    .map(appointment => {
      const { missedCount = 0, pastCount = 0 } = counts.get(appointment.patientId) ?? {};
      return { ...appointment, missedCount, pastCount };
    })
    .sort((a, b) => b.missedCount - a.missedCount || a.startMinute - b.startMinute || a.id - b.id);
}
