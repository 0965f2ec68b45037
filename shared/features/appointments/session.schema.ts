import * as z from 'zod';
import { userIdSchema } from '../../kernel/ids.ts';
import { localDateSchema } from '../../kernel/local-date.ts';
import { lineSchema } from '../../kernel/text.ts';
import { closureProblems, sessionProblems } from './session.rules.ts';

/** Minutes since midnight on the clinic's wall; a session that ends after midnight runs past 1440. */
export const minuteSchema = z.int().min(0).max(2_879);

export const SESSION_MODES = ['slots', 'tokens'] as const;

type Problem = { code: string; path: (string | number)[] };

/** Hands problems that a rule found to zod, each at its field. */
export function refuse(ctx: z.RefinementCtx, problems: readonly Problem[]): void {
  for (const { code, path } of problems) ctx.addIssue({ code: 'custom', message: code, path });
}

const breakSchema = z.object({
  fromMinute: minuteSchema,
  toMinute: minuteSchema,
  word: lineSchema(30).default(''),
});

const quota = z.int().min(0, 'NEGATIVE').max(500, 'TOO_MANY').nullable();

const sessionFields = {
  /** 0 is Sunday. */
  weekday: z.int().min(0).max(6),
  startMinute: z.int().min(0).max(1_439),
  endMinute: minuteSchema,
  /** Slots have a time each; a token session only counts. */
  mode: z.enum(SESSION_MODES),
  /** Length of a slot; in a token session the time one person is thought to take. */
  slotMinutes: z.int().min(3, 'SLOT_TOO_SHORT').max(120, 'SLOT_TOO_LONG'),
  perSlot: z.int().min(1).max(10).default(1),
  breaks: z.array(breakSchema).max(4).default([]),
  /** No walk-in token from this minute on; null means until the session ends. */
  lastTokenMinute: minuteSchema.nullable().default(null),
  /** How many walk-ins and how many bookings fit; null means no limit of its own. */
  walkInQuota: quota.default(null),
  phoneQuota: quota.default(null),
  room: lineSchema(20).default(''),
};

/** One sitting of a doctor on one weekday, as the owner types it. */
export const newSessionSchema = z
  .object(sessionFields)
  .superRefine((session, ctx) => refuse(ctx, sessionProblems(session)));
export type NewSession = z.infer<typeof newSessionSchema>;

/** The id stays with the sitting while its times change. */
export const sessionSchema = z.object({ ...sessionFields, id: z.int(), doctorId: userIdSchema });
export type Session = z.infer<typeof sessionSchema>;

/** What holds from one day until the next change. */
export const scheduleSchema = z.object({
  validFrom: localDateSchema,
  /** The last day it holds; null while nothing follows. */
  validTo: localDateSchema.nullable(),
  sessions: z.array(sessionSchema),
});
export type Schedule = z.infer<typeof scheduleSchema>;

const closureFields = {
  doctorId: userIdSchema.nullable(),
  fromDate: localDateSchema,
  toDate: localDateSchema,
  /** Both or neither; only when it is one day. */
  fromMinute: minuteSchema.nullable().default(null),
  toMinute: minuteSchema.nullable().default(null),
  reason: lineSchema(60).refine(text => text.length > 0, 'REQUIRED'),
};

/** A holiday of the clinic (no doctor) or a doctor's leave, whole days or part of one day. */
export const newClosureSchema = z
  .object(closureFields)
  .superRefine((closure, ctx) => refuse(ctx, closureProblems(closure)));
export type NewClosure = z.infer<typeof newClosureSchema>;

export const closureSchema = z.object({ ...closureFields, id: z.int() });
export type Closure = z.infer<typeof closureSchema>;

export const SLOT_STATES = ['free', 'full', 'past', 'closed'] as const;

export const slotSchema = z.object({
  startMinute: minuteSchema,
  state: z.enum(SLOT_STATES),
  taken: z.int(),
  capacity: z.int(),
});
export type Slot = z.infer<typeof slotSchema>;

/** A session as it falls on one date. */
export const sessionDaySchema = z.object({
  sessionId: z.int(),
  startMinute: minuteSchema,
  endMinute: minuteSchema,
  mode: z.enum(SESSION_MODES),
  room: z.string(),
  lastTokenMinute: minuteSchema.nullable(),
  breaks: z.array(breakSchema),
  /** In a token session the slots are the times by which each next number is expected. */
  slots: z.array(slotSchema),
  bookedCount: z.int(),
  phoneQuota: z.int().nullable(),
  walkInCount: z.int(),
  walkInQuota: z.int().nullable(),
});
export type SessionDay = z.infer<typeof sessionDaySchema>;

export const doctorDaySchema = z.object({
  doctorId: userIdSchema,
  onDate: localDateSchema,
  sessions: z.array(sessionDaySchema),
  /** What keeps the doctor away that day, if anything. */
  closures: z.array(closureSchema),
});
export type DoctorDay = z.infer<typeof doctorDaySchema>;
