import * as z from 'zod';
import { gridExport } from '../../contract/grid-export.ts';
import { read, task, write } from '../../contract/procedure.ts';
import { patientIdSchema, userIdSchema, visitIdSchema } from '../../kernel/ids.ts';
import { localDateSchema } from '../../kernel/local-date.ts';
import { lineSchema } from '../../kernel/text.ts';
import { appointmentIdSchema, appointmentSchema, reasonSchema } from '../appointments/appointment.schema.ts';
import { minuteSchema } from '../appointments/session.schema.ts';
import { sexSchema } from '../patients/patient.schema.ts';
import { slipPaperSchema } from '../settings/settings.schema.ts';
import { waitingScreenProcedures } from './waiting-screen.procedures.ts';

/** arrived: here, but the nurse has not finished; only where the clinic's nurse sees people first. */
export const VISIT_STATES = [
  'arrived',
  'waiting',
  'held',
  'skipped',
  'withDoctor',
  'toBill',
  'done',
  'left',
] as const;
export const visitStateSchema = z.enum(VISIT_STATES);
export type VisitState = z.infer<typeof visitStateSchema>;

export const PRIORITIES = ['routine', 'soon', 'urgent', 'emergency'] as const;
export const prioritySchema = z.enum(PRIORITIES);
export type Priority = z.infer<typeof prioritySchema>;

/** A person on the alert strip (REG-14). */
export const rowAlertSchema = z.enum(['allergy', 'mlc', 'infectious', 'vip', 'pregnant', 'other']);

/** When the person's turn should come, on the clinic's wall; a window, never one minute. */
export const waitingWindowSchema = z.object({ fromMinute: minuteSchema, toMinute: minuteSchema });
export type WaitingWindow = z.infer<typeof waitingWindowSchema>;

/** What vitals or complaint words suggest (APT-7); a person decides. */
export const triageSuggestionSchema = z.object({
  priority: prioritySchema,
  because: z.array(
    z.object({
      kind: z.enum(['vital', 'complaint', 'pregnancy', 'age']),
      /** The measure's or the rule's name, and the words or the value that matched. */
      what: z.string(),
      value: z.string(),
    }),
  ),
});
export type TriageSuggestion = z.infer<typeof triageSuggestionSchema>;

export const queueRowSchema = z.object({
  visitId: visitIdSchema,
  patientId: patientIdSchema,
  token: z.string(),
  fullName: z.string(),
  localName: z.string(),
  birthOn: localDateSchema,
  birthIsEstimated: z.boolean(),
  sex: sexSchema,
  state: visitStateSchema,
  priority: prioritySchema,
  arrivedAt: z.int(),
  /** When the present state began; minutes are counted from it, for waiting from arrivedAt. */
  stateSince: z.int(),
  hasVitals: z.boolean(),
  /** Null for people who may not see money. */
  duePaise: z.int().nullable(),
  isBilled: z.boolean(),
  /** Whose turn it is: earlier goes first within one priority. */
  turnAt: z.int(),
  /** The running OPD number (REG-12). */
  number: z.string(),
  /** What the person came for, in the desk's words. */
  complaint: z.string(),
  priorityReason: z.string(),
  callCount: z.int(),
  isOverbooked: z.boolean(),
  appointmentId: appointmentIdSchema.nullable(),
  /** The booked minute, for those who came by appointment. */
  bookedMinute: minuteSchema.nullable(),
  suggestion: triageSuggestionSchema.nullable(),
  window: waitingWindowSchema.nullable(),
  alerts: z.array(rowAlertSchema),
  /** The last thing done to this visit that can be taken back, if any. */
  undo: z.object({ eventId: z.int(), event: z.string(), at: z.int() }).nullable(),
});
export type QueueRow = z.infer<typeof queueRowSchema>;

export const doctorQueueSchema = z.object({
  doctorId: userIdSchema,
  doctorName: z.string(),
  speciality: z.string(),
  room: z.string(),
  consultationFeePaise: z.int(),
  /** Booked for today and not yet here, in order of time; missed and cancelled ones are not in it. */
  booked: z.array(appointmentSchema),
  /** The sitting that runs now, or the next of today; null when there is none. */
  session: z
    .object({
      sessionId: z.int(),
      startMinute: minuteSchema,
      endMinute: minuteSchema,
      lastTokenMinute: minuteSchema.nullable(),
      walkInsLeft: z.int().nullable(),
      isRunning: z.boolean(),
    })
    .nullable(),
  away: z.object({ untilMinute: minuteSchema.nullable(), reason: z.string() }).nullable(),
  /** Median minutes of a consultation lately; null until there are enough. */
  medianMinutes: z.number().nullable(),
  rows: z.array(queueRowSchema),
});
export type DoctorQueue = z.infer<typeof doctorQueueSchema>;

export const dayBoardSchema = z.object({
  onDate: localDateSchema,
  now: z.int(),
  doctors: z.array(doctorQueueSchema),
  waitingCount: z.int(),
  longestWaitMinutes: z.int(),
  toBillCount: z.int(),
});
export type DayBoard = z.infer<typeof dayBoardSchema>;

const issuedTokenSchema = z.object({ visitId: visitIdSchema, token: z.string(), patientId: patientIdSchema });

const sessionRefusals = {
  LAST_TOKEN_GONE: z.object({ lastTokenMinute: minuteSchema }),
  WALK_INS_FULL: z.object({ quota: z.int() }),
  /** Out in the middle of a sitting. */
  DOCTOR_BACK_LATER: z.object({ backMinute: minuteSchema }),
  /** Leave covers all that is left; no reason lets in. */
  DOCTOR_AWAY: z.object({}),
  MAY_NOT_OVERBOOK: z.object({}),
};

export const queueContract = {
  dayBoard: read({
    permission: 'queue:read',
    audit: 'dayBoard.read',
    input: z.object({}),
    output: dayBoardSchema,
  }),
  /** The day's people, of one doctor or of all. */
  exportDayBoard: gridExport({
    permission: 'queue:read',
    audit: 'dayBoard.exported',
    input: z.object({ doctorId: userIdSchema.nullable().default(null) }),
  }),
  /** A walk-in joins a doctor's queue with the next token of the day (APT-3). */
  giveToken: write({
    permission: 'queue:manage',
    audit: 'token.issued',
    input: z.object({
      patientId: patientIdSchema,
      doctorId: userIdSchema,
      /** An emergency has tokens of its own (E) and goes first; nothing of the session refuses it. */
      kind: z.enum(['walkIn', 'emergency']).default('walkIn'),
      /** Whoever goes before others is put there by `prioritise`, with a reason. */
      priority: prioritySchema.extract(['routine', 'soon']).default('routine'),
      complaint: lineSchema(80).default(''),
      /** Given only past the last token or the quota, or while the doctor is out; needs the permission for it. */
      overbookReason: lineSchema(120).default(''),
    }),
    /** Somebody booked with this doctor today is checked in by it instead: with the booked token, an emergency with an E. */
    output: issuedTokenSchema.extend({ isFromBooking: z.boolean() }),
    errors: {
      ALREADY_IN_QUEUE: z.object({ visitId: visitIdSchema, token: z.string() }),
      ...sessionRefusals,
    },
  }),
  /** A booked person is here: the booking becomes a visit with the token that was promised. */
  arrive: write({
    permission: 'queue:manage',
    audit: 'appointment.arrived',
    input: z.object({ appointmentId: appointmentIdSchema, complaint: lineSchema(80).default('') }),
    output: issuedTokenSchema,
    errors: {
      NOT_POSSIBLE_ANY_MORE: z.object({ state: z.string() }),
      NOT_TODAY: z.object({ onDate: localDateSchema }),
      ALREADY_IN_QUEUE: z.object({ visitId: visitIdSchema, token: z.string() }),
    },
  }),
  /** The next waiting person of the signed-in doctor, urgent first, then by arrival. */
  callNext: write({
    permission: 'queue:call',
    audit: 'token.called',
    input: z.object({ doctorId: userIdSchema }),
    output: issuedTokenSchema,
    errors: { NOBODY_WAITING: z.object({}) },
  }),
  call: write({
    permission: 'queue:call',
    audit: 'token.called',
    input: z.object({ visitId: visitIdSchema }),
    output: issuedTokenSchema,
    errors: { VISIT_NOT_WAITING: z.object({ state: visitStateSchema }) },
  }),
  /** hold, return to the queue, mark as left, set priority, give to another doctor: each an appended event. */
  act: write({
    permission: 'queue:manage',
    audit: 'token.moved',
    input: z.discriminatedUnion('action', [
      z.object({ action: z.literal('ready'), visitId: visitIdSchema }),
      z.object({ action: z.literal('recall'), visitId: visitIdSchema }),
      z.object({ action: z.literal('skip'), visitId: visitIdSchema }),
      z.object({ action: z.literal('hold'), visitId: visitIdSchema }),
      /** To the turn it had, or behind everybody who waits now. */
      z.object({
        action: z.literal('return'),
        visitId: visitIdSchema,
        to: z.enum(['place', 'end']).default('place'),
      }),
      z.object({ action: z.literal('leave'), visitId: visitIdSchema, reason: reasonSchema }),
      z.object({
        action: z.literal('prioritise'),
        visitId: visitIdSchema,
        priority: prioritySchema,
        reason: lineSchema(120).default(''),
      }),
      z.object({ action: z.literal('complaint'), visitId: visitIdSchema, complaint: lineSchema(80) }),
      z.object({ action: z.literal('transfer'), visitId: visitIdSchema, doctorId: userIdSchema }),
    ]),
    output: issuedTokenSchema,
    errors: {
      MOVE_NOT_POSSIBLE: z.object({ state: visitStateSchema }),
      /** transfer: the other doctor does not come any more today. */
      DOCTOR_AWAY: z.object({}),
    },
  }),
  /** Takes the last move of a visit back by appending another event; refused when something newer has happened. */
  undo: write({
    permission: 'queue:manage',
    audit: 'token.moveUndone',
    input: z.object({ visitId: visitIdSchema, eventId: z.int() }),
    output: issuedTokenSchema,
    errors: { NOTHING_TO_UNDO: z.object({}) },
  }),
  /** Every event of a visit, oldest first: who did what, and when. */
  events: read({
    permission: 'queue:read',
    audit: 'queueEvents.read',
    input: z.object({ visitId: visitIdSchema }),
    output: z.array(
      z.object({
        id: z.int(),
        event: z.string(),
        fromState: visitStateSchema,
        toState: visitStateSchema,
        reason: z.string(),
        at: z.int(),
        byName: z.string(),
        isUndone: z.boolean(),
      }),
    ),
  }),
  ...waitingScreenProcedures,
  tokenSlip: task({
    permission: 'queue:manage',
    audit: 'tokenSlip.printed',
    input: z.object({ visitId: visitIdSchema, paper: slipPaperSchema.optional() }),
    output: z.object({ pdf: z.string(), fileName: z.string() }),
  }),
};
