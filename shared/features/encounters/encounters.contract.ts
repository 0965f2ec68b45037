import * as z from 'zod';
import { read, write } from '../../contract/procedure.ts';
import { dateRangeSchema } from '../../kernel/date-range.ts';
import { visitIdSchema } from '../../kernel/ids.ts';
import { lineSchema } from '../../kernel/text.ts';
import { findingSchema } from '../prescriptions/checks/finding.schema.ts';
import {
  encounterBodySchema,
  encounterDraftSchema,
  heededAlertSchema,
  signedEncounterSchema,
  visitViewSchema,
} from './encounter.schema.ts';
import { FOLLOW_UP_RESULTS, followUpSchema } from './follow-up.schema.ts';
import { MEASURES, newVitalsSchema, vitalsSchema } from './vitals.schema.ts';

export const encountersContract = {
  /** Everything the visit screen shows; opening a chart is recorded. */
  open: read({
    permission: 'patients:readChart',
    audit: 'chart.viewed',
    recorded: true,
    input: z.object({ visitId: visitIdSchema }),
    output: visitViewSchema,
  }),
  recordVitals: write({
    permission: 'vitals:record',
    audit: 'vitals.recorded',
    input: z.object({ visitId: visitIdSchema, vitals: newVitalsSchema }),
    output: vitalsSchema,
    errors: {
      /** Outside what a living person can have: a slip of the key, refused at its field. */
      NOT_PLAUSIBLE: z.object({ measures: z.array(z.enum(MEASURES)) }),
    },
  }),
  latestVitals: read({
    permission: 'vitals:read',
    audit: 'vitals.read',
    input: z.object({ visitId: visitIdSchema }),
    output: vitalsSchema.nullable(),
  }),
  /** Called within two seconds of a keystroke (RX-28), so success leaves no audit row; signing does. */
  saveDraft: write({
    permission: 'encounters:write',
    audit: 'draft.saved',
    recorded: false,
    input: z.object({ visitId: visitIdSchema, draft: encounterDraftSchema }),
    output: z.object({ savedAt: z.int() }),
    errors: { ALREADY_SIGNED: z.object({}), NOT_YOUR_VISIT: z.object({}) },
  }),
  /** Locks the visit with a content hash (RX-15); the author is the session's person. */
  sign: write({
    permission: 'encounters:write',
    audit: 'encounter.signed',
    input: z.object({
      visitId: visitIdSchema,
      body: encounterBodySchema,
      heeded: z.array(heededAlertSchema).max(100).default([]),
    }),
    output: signedEncounterSchema,
    errors: {
      ALREADY_SIGNED: z.object({}),
      NOT_YOUR_VISIT: z.object({}),
      REGISTRATION_NUMBER_MISSING: z.object({}),
      NOTHING_WRITTEN: z.object({}),
      REVIEW_DATE_REQUIRED: z.object({ lineNumbers: z.array(z.int()) }),
      FOLLOW_UP_IN_PAST: z.object({}),
      /** Gave up waiting and went: nobody was examined. Whoever came back is brought back in the queue first. */
      VISIT_LEFT: z.object({}),
      WARNINGS_NOT_ANSWERED: z.object({ warnings: z.array(findingSchema) }),
    },
  }),
  /** Who was asked to come back, by the day it is due (APT-14). */
  followUps: read({
    permission: 'appointments:read',
    audit: 'followUps.listed',
    input: dateRangeSchema(366, { includesClosed: z.boolean().default(false) }),
    output: z.array(followUpSchema),
  }),
  noteFollowUpCall: write({
    permission: 'appointments:book',
    audit: 'followUp.called',
    input: z.object({
      visitId: visitIdSchema,
      result: z.enum(FOLLOW_UP_RESULTS),
      note: lineSchema(120).default(''),
    }),
    output: followUpSchema,
    errors: { NO_FOLLOW_UP_ASKED: z.object({}) },
  }),
};
