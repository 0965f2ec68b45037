import * as z from 'zod';
import { read, task, write } from '../../contract/procedure.ts';
import { patientIdSchema, userIdSchema, visitIdSchema } from '../../kernel/ids.ts';
import { localDateSchema } from '../../kernel/local-date.ts';
import { lineSchema } from '../../kernel/text.ts';
import { sexSchema } from '../patients/patient.schema.ts';

export const VISIT_STATES = ['waiting', 'held', 'withDoctor', 'toBill', 'done', 'left'] as const;
export const visitStateSchema = z.enum(VISIT_STATES);
export type VisitState = z.infer<typeof visitStateSchema>;

export const PRIORITIES = ['routine', 'soon', 'urgent'] as const;
export const prioritySchema = z.enum(PRIORITIES);
export type Priority = z.infer<typeof prioritySchema>;

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
});
export type QueueRow = z.infer<typeof queueRowSchema>;

export const doctorQueueSchema = z.object({
  doctorId: userIdSchema,
  doctorName: z.string(),
  speciality: z.string(),
  room: z.string(),
  consultationFeePaise: z.int(),
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

export const queueContract = {
  dayBoard: read({
    permission: 'queue:read',
    audit: 'dayBoard.read',
    input: z.object({}),
    output: dayBoardSchema,
  }),
  /** A walk-in joins a doctor's queue with the next token of the day (APT-3). */
  giveToken: write({
    permission: 'queue:manage',
    audit: 'token.issued',
    input: z.object({
      patientId: patientIdSchema,
      doctorId: userIdSchema,
      priority: prioritySchema.default('routine'),
    }),
    output: issuedTokenSchema,
    errors: { ALREADY_IN_QUEUE: z.object({ visitId: visitIdSchema, token: z.string() }) },
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
      z.object({ action: z.literal('hold'), visitId: visitIdSchema }),
      z.object({ action: z.literal('return'), visitId: visitIdSchema }),
      z.object({
        action: z.literal('leave'),
        visitId: visitIdSchema,
        reason: lineSchema(120).refine(text => text.length > 0, 'REQUIRED'),
      }),
      z.object({ action: z.literal('prioritise'), visitId: visitIdSchema, priority: prioritySchema }),
      z.object({ action: z.literal('transfer'), visitId: visitIdSchema, doctorId: userIdSchema }),
    ]),
    output: issuedTokenSchema,
    errors: { MOVE_NOT_POSSIBLE: z.object({ state: visitStateSchema }) },
  }),
  tokenSlip: task({
    permission: 'queue:manage',
    audit: 'tokenSlip.printed',
    input: z.object({ visitId: visitIdSchema, paper: z.enum(['80mm', 'A6']).optional() }),
    output: z.object({ pdf: z.string(), fileName: z.string() }),
  }),
};
