import * as z from 'zod';
import { patientIdSchema, userIdSchema, visitIdSchema } from '../../kernel/ids.ts';
import { localDateSchema } from '../../kernel/local-date.ts';
import { lineSchema } from '../../kernel/text.ts';
import { personOnList } from '../patients/patient.schema.ts';
import { minuteSchema } from './session.schema.ts';

export const appointmentIdSchema = z.int().positive();

/** booked → arrived (it has a visit from then on); or cancelled, noShow, rescheduled. */
export const APPOINTMENT_STATES = ['booked', 'arrived', 'cancelled', 'noShow', 'rescheduled'] as const;
export const appointmentStateSchema = z.enum(APPOINTMENT_STATES);
export type AppointmentState = z.infer<typeof appointmentStateSchema>;

export const APPOINTMENT_KINDS = ['consultation', 'followUp', 'procedure', 'vaccine', 'teleconsult'] as const;
export const appointmentKindSchema = z.enum(APPOINTMENT_KINDS);

export const reasonSchema = lineSchema(120).refine(text => text.length > 0, 'REQUIRED');

const place = {
  doctorId: userIdSchema,
  onDate: localDateSchema,
  startMinute: minuteSchema,
};

export const newAppointmentSchema = z.object({
  patientId: patientIdSchema,
  ...place,
  kind: appointmentKindSchema.default('consultation'),
  note: lineSchema(120).default(''),
  bookedBy: z.enum(['phone', 'desk', 'doctor']).default('phone'),
  /** Given only to book beyond the slot or the quota; needs the permission for it. */
  overbookReason: lineSchema(120).default(''),
  /** A further sitting of a series that has some left. */
  seriesId: z.int().positive().nullable().default(null),
});
export type NewAppointment = z.infer<typeof newAppointmentSchema>;

export const appointmentSchema = z.object({
  id: appointmentIdSchema,
  ...place,
  sessionId: z.int(),
  /** 'P-06': given when it is booked and never given again. */
  token: z.string(),
  /** Minutes the slot is long. */
  minutes: z.int(),
  state: appointmentStateSchema,
  kind: appointmentKindSchema,
  note: z.string(),
  isOverbooked: z.boolean(),
  /** Why it was cancelled, missed or moved. */
  reason: z.string(),
  bookedAt: z.int(),
  bookedByName: z.string(),
  visitId: visitIdSchema.nullable(),
  seriesId: z.int().nullable(),
  rescheduledToId: appointmentIdSchema.nullable(),
  patientId: patientIdSchema,
  ...personOnList,
  doctorName: z.string(),
});
export type Appointment = z.infer<typeof appointmentSchema>;

/** Not refusals: what the desk should know before it books (APT-8). */
export const bookingNoticeSchema = z.object({
  kind: z.enum(['sameDayOtherDoctor', 'familySameDay', 'oftenAbsent', 'leaveSoon']),
  appointmentId: appointmentIdSchema.nullable(),
  fullName: z.string(),
  doctorName: z.string(),
  startMinute: minuteSchema.nullable(),
  /** oftenAbsent: how many of the last bookings were missed. */
  count: z.int(),
});
export type BookingNotice = z.infer<typeof bookingNoticeSchema>;

export const seriesSchema = z.object({
  id: z.int(),
  patientId: patientIdSchema,
  doctorId: userIdSchema,
  label: z.string(),
  /** Sittings bought or planned, and how many have been used. */
  total: z.int(),
  used: z.int(),
  booked: z.int(),
});
export type Series = z.infer<typeof seriesSchema>;
