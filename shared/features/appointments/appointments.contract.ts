import * as z from 'zod';
import { gridExport, noFilter } from '../../contract/grid-export.ts';
import { read, write } from '../../contract/procedure.ts';
import { patientIdSchema, userIdSchema } from '../../kernel/ids.ts';
import { daysBetween, localDateSchema } from '../../kernel/local-date.ts';
import { lineSchema } from '../../kernel/text.ts';
import {
  appointmentIdSchema,
  appointmentSchema,
  bookingNoticeSchema,
  newAppointmentSchema,
  reasonSchema,
  seriesSchema,
} from './appointment.schema.ts';
import { overlapProblems } from './session.rules.ts';
import {
  closureSchema,
  doctorDaySchema,
  minuteSchema,
  newClosureSchema,
  newSessionSchema,
  refuse,
  scheduleSchema,
} from './session.schema.ts';

const bookingRefusals = {
  SLOT_TAKEN: z.object({ taken: z.int(), capacity: z.int() }),
  QUOTA_REACHED: z.object({ quota: z.int() }),
  NOT_IN_A_SESSION: z.object({}),
  DOCTOR_AWAY: z.object({}),
  TIME_HAS_PASSED: z.object({}),
  TOO_FAR_AHEAD: z.object({}),
  /** The same person with the same doctor on the same day. */
  ALREADY_BOOKED: z.object({ appointmentId: appointmentIdSchema, startMinute: minuteSchema }),
  MAY_NOT_OVERBOOK: z.object({}),
  /** All sittings of the series are booked or used. */
  SERIES_USED_UP: z.object({ total: z.int() }),
};

const notAsItWas = { NOT_POSSIBLE_ANY_MORE: z.object({ state: z.string() }) };

type Range = { fromDate: string; toDate: string };

/** At most so many days, the first and the last counted. */
function rangeOf<Shape extends z.ZodRawShape>(longestDays: number, more: Shape) {
  return z
    .object({ fromDate: localDateSchema, toDate: localDateSchema, ...more })
    .superRefine((input, ctx) => {
      const { fromDate, toDate } = input as Range;
      if (fromDate > toDate) refuse(ctx, [{ code: 'ENDS_BEFORE_IT_BEGINS', path: ['toDate'] }]);
      else if (daysBetween(fromDate, toDate) >= longestDays)
        refuse(ctx, [{ code: 'TOO_MANY_DAYS', path: ['toDate'] }]);
    });
}

const booking = z.object({
  onDate: localDateSchema,
  startMinute: minuteSchema,
});

export const appointmentsContract = {
  /** The schedule of a day and the changes that follow it. */
  schedules: read({
    permission: 'appointments:read',
    audit: 'schedules.read',
    input: z.object({ doctorId: userIdSchema, onDate: localDateSchema.optional() }),
    output: z.array(scheduleSchema),
  }),
  /** Of all doctors, from today on. */
  exportSchedules: gridExport({
    permission: 'appointments:read',
    audit: 'schedules.exported',
    input: noFilter,
  }),
  /** From a day on; what was before stays as it was. Answers who is booked outside the new sessions. */
  setSchedule: write({
    permission: 'schedules:change',
    audit: 'schedule.set',
    input: z
      .object({
        doctorId: userIdSchema,
        validFrom: localDateSchema,
        sessions: z.array(newSessionSchema).max(40),
      })
      .superRefine(({ sessions }, ctx) => refuse(ctx, overlapProblems(sessions))),
    output: z.object({ schedules: z.array(scheduleSchema), toRebook: z.int() }),
    errors: { DATE_HAS_PASSED: z.object({}) },
  }),
  closures: read({
    permission: 'appointments:read',
    audit: 'closures.read',
    input: rangeOf(750, {}),
    output: z.array(closureSchema),
  }),
  /** From today on. */
  exportClosures: gridExport({
    permission: 'appointments:read',
    audit: 'closures.exported',
    input: noFilter,
  }),
  addClosure: write({
    permission: 'leave:record',
    audit: 'closure.added',
    input: newClosureSchema,
    output: z.object({ closure: closureSchema, toRebook: z.array(appointmentSchema) }),
    errors: { DATE_HAS_PASSED: z.object({}) },
  }),
  withdrawClosure: write({
    permission: 'leave:record',
    audit: 'closure.withdrawn',
    input: z.object({ closureId: z.int() }),
    output: z.object({}),
  }),
  /** Booked people whose doctor will not be there: leave, holiday, a changed schedule. */
  toRebook: read({
    permission: 'appointments:read',
    audit: 'toRebook.listed',
    input: z.object({}),
    output: z.array(appointmentSchema),
  }),
  exportToRebook: gridExport({
    permission: 'appointments:read',
    audit: 'toRebook.exported',
    input: noFilter,
  }),
  /** Sessions with their slots, day by day and doctor by doctor; at most 31 days. */
  slots: read({
    permission: 'appointments:read',
    audit: 'slots.read',
    input: rangeOf(31, { doctorId: userIdSchema.optional() }),
    output: z.array(doctorDaySchema),
  }),
  nextFree: read({
    permission: 'appointments:read',
    audit: 'nextFree.read',
    input: z.object({
      doctorId: userIdSchema,
      /** Not before this day; today when absent. */
      fromDate: localDateSchema.optional(),
      count: z.int().min(1).max(10).default(1),
    }),
    output: z.array(booking),
  }),
  /** Every appointment of the days, whatever became of it; at most 62 days. */
  calendar: read({
    permission: 'appointments:read',
    audit: 'calendar.read',
    input: rangeOf(62, {}),
    output: z.array(appointmentSchema),
  }),
  /** No more than a week, as it is shown: the names of many people in one file are the owner's. */
  exportCalendar: gridExport({
    permission: 'appointments:read',
    audit: 'calendar.exported',
    input: rangeOf(7, { doctorId: userIdSchema.nullable().default(null) }),
  }),
  ofPatient: read({
    permission: 'appointments:read',
    audit: 'appointments.listed',
    input: z.object({ patientId: patientIdSchema }),
    output: z.object({
      appointments: z.array(appointmentSchema),
      series: z.array(seriesSchema),
      missedCount: z.int(),
      pastCount: z.int(),
    }),
  }),
  exportOfPatient: gridExport({
    permission: 'appointments:read',
    audit: 'appointments.exported',
    input: z.object({ patientId: patientIdSchema }),
  }),
  notices: read({
    permission: 'appointments:read',
    audit: 'bookingNotices.read',
    input: z.object({ patientId: patientIdSchema, doctorId: userIdSchema, onDate: localDateSchema }),
    output: z.array(bookingNoticeSchema),
  }),
  book: write({
    permission: 'appointments:book',
    audit: 'appointment.booked',
    input: newAppointmentSchema,
    output: appointmentSchema,
    errors: bookingRefusals,
  }),
  /** Where a series would fall: each wished day with the slot it can have, or why not. */
  planSeries: read({
    permission: 'appointments:read',
    audit: 'series.planned',
    input: z.object({
      patientId: patientIdSchema,
      doctorId: userIdSchema,
      firstDate: localDateSchema,
      startMinute: minuteSchema,
      everyDays: z.int().min(1).max(90),
      count: z.int().min(2).max(60),
    }),
    output: z.array(
      booking.extend({
        /** The slot nearest to the wished time; null when that day has none. */
        offeredMinute: minuteSchema.nullable(),
        problem: z.enum(['past', 'tooFarAhead', 'closed', 'noSession', 'full', 'alreadyBooked']).nullable(),
      }),
    ),
  }),
  /** All of them or none. */
  bookSeries: write({
    permission: 'appointments:book',
    audit: 'series.booked',
    input: z
      .object({
        patientId: patientIdSchema,
        doctorId: userIdSchema,
        label: lineSchema(60).refine(text => text.length > 0, 'REQUIRED'),
        kind: newAppointmentSchema.shape.kind,
        /** Sittings bought; more than are booked now when some are left for later. */
        total: z.int().min(1).max(200),
        places: z.array(booking).min(1).max(60),
      })
      .refine(({ total, places }) => total >= places.length, {
        message: 'FEWER_THAN_BOOKED',
        path: ['total'],
      }),
    output: z.object({ series: seriesSchema, appointments: z.array(appointmentSchema) }),
    errors: {
      ...bookingRefusals,
      SERIES_PLACE_REFUSED: z.object({ onDate: localDateSchema, code: z.string() }),
    },
  }),
  reschedule: write({
    permission: 'appointments:book',
    audit: 'appointment.rescheduled',
    input: z.object({
      appointmentId: appointmentIdSchema,
      doctorId: userIdSchema,
      ...booking.shape,
      reason: lineSchema(120).default(''),
      overbookReason: lineSchema(120).default(''),
    }),
    output: appointmentSchema,
    errors: { ...bookingRefusals, ...notAsItWas },
  }),
  cancel: write({
    permission: 'appointments:book',
    audit: 'appointment.cancelled',
    input: z.object({ appointmentId: appointmentIdSchema, reason: reasonSchema }),
    output: appointmentSchema,
    errors: notAsItWas,
  }),
  /** Only where the time has passed; all of them or none. */
  markNoShow: write({
    permission: 'appointments:book',
    audit: 'appointment.missed',
    input: z.object({
      appointmentIds: z.array(appointmentIdSchema).min(1).max(200),
      reason: lineSchema(120).default(''),
    }),
    output: z.object({ marked: z.int() }),
    errors: { ...notAsItWas, TIME_HAS_NOT_COME: z.object({ appointmentId: appointmentIdSchema }) },
  }),
  /** Takes a cancellation or a no-show back, as long as the place is still free. */
  restore: write({
    permission: 'appointments:book',
    audit: 'appointment.restored',
    input: z.object({ appointmentId: appointmentIdSchema }),
    output: appointmentSchema,
    errors: { ...bookingRefusals, ...notAsItWas },
  }),
  /** Who is booked on a day, to be rung up the evening before, those who often miss first. */
  callList: read({
    permission: 'appointments:read',
    audit: 'callList.read',
    input: z.object({ onDate: localDateSchema }),
    output: z.array(appointmentSchema.extend({ missedCount: z.int(), pastCount: z.int() })),
  }),
  exportCallList: gridExport({
    permission: 'appointments:read',
    audit: 'callList.exported',
    input: z.object({ onDate: localDateSchema }),
  }),
};
