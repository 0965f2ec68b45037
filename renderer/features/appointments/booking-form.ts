import * as z from 'zod';
import { newAppointmentSchema } from '#shared/features/appointments/appointment.schema.ts';
import { lineSchema } from '#shared/kernel/text.ts';

const shape = newAppointmentSchema.shape;

/** The booking as it is typed; a series only asks more when it is wished. */
export const bookingFormSchema = z
  .object({
    patientId: z.number('REQUIRED').pipe(shape.patientId),
    doctorId: z.number('REQUIRED').pipe(shape.doctorId),
    onDate: shape.onDate,
    startMinute: z.number('WHICH_SLOT').pipe(shape.startMinute),
    kind: shape.kind,
    note: shape.note,
    overbookReason: shape.overbookReason,
    isSeries: z.boolean(),
    everyDays: z.number('REQUIRED').int('INVALID').min(1, 'TOO_SMALL').max(90, 'TOO_BIG'),
    times: z.number('REQUIRED').int('INVALID').min(2, 'TOO_SMALL').max(60, 'TOO_BIG'),
    total: z.number('REQUIRED').int('INVALID').min(1, 'TOO_SMALL').max(200, 'TOO_BIG'),
    label: lineSchema(60),
  })
  .superRefine(({ isSeries, label }, context) => {
    if (isSeries && label === '') context.addIssue({ code: 'custom', path: ['label'], message: 'REQUIRED' });
  });

export type Booking = z.output<typeof bookingFormSchema>;

/** What the server may refuse, and the field it is about. */
export const BOOKING_REFUSALS = {
  SLOT_TAKEN: 'startMinute',
  QUOTA_REACHED: 'startMinute',
  NOT_IN_A_SESSION: 'startMinute',
  TIME_HAS_PASSED: 'startMinute',
  MAY_NOT_OVERBOOK: 'startMinute',
  DOCTOR_AWAY: 'onDate',
  TOO_FAR_AHEAD: 'onDate',
  ALREADY_BOOKED: 'patientId',
} as const;
