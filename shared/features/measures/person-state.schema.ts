import * as z from 'zod';
import { patientIdSchema } from '../../kernel/ids.ts';
import { localDateSchema } from '../../kernel/local-date.ts';
import { USUAL_CYCLE_DAYS } from './pregnancy.rules.ts';

/** Weeks of pregnancy at birth that a living child can have had: 22 to 44. */
const SHORTEST_GESTATION_DAYS = 154;
const LONGEST_GESTATION_DAYS = 314;

const pregnancySchema = z.strictObject({
  kind: z.literal('pregnancy'),
  /** 'ended' by birth or otherwise: how is not asked here. */
  answer: z.enum(['yes', 'no', 'unknown', 'ended']),
  lastPeriodOn: localDateSchema.nullable().default(null),
  cycleDays: z.int().min(20, 'CYCLE_NOT_USUAL').max(45, 'CYCLE_NOT_USUAL').default(USUAL_CYCLE_DAYS),
  /** By a scan; it goes before the last period. */
  dueOnByScan: localDateSchema.nullable().default(null),
  endedOn: localDateSchema.nullable().default(null),
});
const breastFeedingSchema = z.strictObject({
  kind: z.literal('breastFeeding'),
  answer: z.enum(['yes', 'no', 'unknown']),
});
const birthGestationSchema = z.strictObject({
  kind: z.literal('gestationAtBirth'),
  answer: z.literal('known').default('known'),
  gestationDays: z
    .int()
    .min(SHORTEST_GESTATION_DAYS, 'GESTATION_NOT_POSSIBLE')
    .max(LONGEST_GESTATION_DAYS, 'GESTATION_NOT_POSSIBLE'),
});

export const newPersonStateSchema = z.discriminatedUnion('kind', [
  pregnancySchema,
  breastFeedingSchema,
  birthGestationSchema,
]);
export type NewPersonState = z.output<typeof newPersonStateSchema>;

export const askedPersonSchema = z.object({ patientId: patientIdSchema });

/** What was answered on a day, to whom; never changed, a later answer stands in its place. */
export const personStateSchema = z.object({
  id: z.int(),
  kind: z.enum(['pregnancy', 'breastFeeding', 'gestationAtBirth']),
  answer: z.enum(['yes', 'no', 'unknown', 'ended', 'known']),
  askedOn: localDateSchema,
  askedByName: z.string(),
  lastPeriodOn: localDateSchema.nullable(),
  cycleDays: z.int().nullable(),
  dueOn: localDateSchema.nullable(),
  isDueByScan: z.boolean(),
  endedOn: localDateSchema.nullable(),
  gestationDays: z.int().nullable(),
});
export type PersonState = z.output<typeof personStateSchema>;

const askedSchema = z.enum(['yes', 'no', 'notAsked']);
export const pregnancyStandingSchema = z.object({
  answer: askedSchema,
  askedOn: localDateSchema.nullable(),
  dueOn: localDateSchema.nullable(),
  isDueByScan: z.boolean(),
  gestation: z.object({ weeks: z.int(), days: z.int() }).nullable(),
  trimester: z.union([z.literal(1), z.literal(2), z.literal(3)]).nullable(),
});
export type PregnancyStanding = z.output<typeof pregnancyStandingSchema>;

/** What holds today of what was asked before. */
export const personStandingSchema = z.object({
  pregnancy: pregnancyStandingSchema,
  breastFeeding: z.object({ answer: askedSchema, askedOn: localDateSchema.nullable() }),
  gestationAtBirthDays: z.int().nullable(),
});
export type PersonStanding = z.output<typeof personStandingSchema>;

export const personStatesSchema = z.object({
  standing: personStandingSchema,
  /** Whether the two questions are asked of this person at all: women from 12 to 55 years. */
  isAsked: z.boolean(),
  /** The alert 'pregnant' at the desk says yes until it is taken away there. */
  hasPregnantAlert: z.boolean(),
  /** Newest first. */
  history: z.array(personStateSchema),
});
export type PersonStates = z.output<typeof personStatesSchema>;
