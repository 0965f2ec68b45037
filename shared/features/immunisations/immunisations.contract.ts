import * as z from 'zod';
import { gridExport } from '../../contract/grid-export.ts';
import { read, task, write } from '../../contract/procedure.ts';
import { patientIdSchema } from '../../kernel/ids.ts';
import { localDateSchema } from '../../kernel/local-date.ts';
import { lineSchema } from '../../kernel/text.ts';
import {
  duePageSchema,
  immunisationChartSchema,
  immunisationIdSchema,
  newImmunisationSchema,
} from './immunisation.schema.ts';

const reasonSchema = lineSchema(120).refine(text => text.trim().length > 0, 'REQUIRED');
const scheduleSchema = z.string().min(1, 'REQUIRED').max(40);

export const immunisationsContract = {
  /** Every dose of the person's schedule with its state, and what was given (RX-22). */
  chart: read({
    permission: 'immunisations:read',
    audit: 'immunisations.read',
    input: z.object({ patientId: patientIdSchema, schedule: scheduleSchema.optional() }),
    output: immunisationChartSchema,
    errors: { NO_SUCH_SCHEDULE: z.object({}) },
  }),
  exportChart: gridExport({
    permission: 'immunisations:read',
    audit: 'immunisations.exported',
    input: z.object({ patientId: patientIdSchema, schedule: scheduleSchema.optional() }),
    errors: { NO_SUCH_SCHEDULE: z.object({}) },
  }),
  record: write({
    permission: 'immunisations:record',
    audit: 'immunisation.recorded',
    input: newImmunisationSchema,
    output: z.object({ id: immunisationIdSchema }),
    errors: {
      NO_SUCH_VACCINE: z.object({}),
      GIVEN_BEFORE_BIRTH: z.object({}),
      GIVEN_IN_FUTURE: z.object({}),
      GIVEN_HERE_LONG_AGO: z.object({}),
      VACCINE_EXPIRED: z.object({}),
      ALREADY_RECORDED: z.object({ id: immunisationIdSchema }),
      VISIT_OF_SOMEBODY_ELSE: z.object({}),
    },
  }),
  /** A record made in error: it stays, struck through, and counts no more. */
  withdraw: write({
    permission: 'immunisations:record',
    audit: 'immunisation.withdrawn',
    input: z.object({ id: immunisationIdSchema, reason: reasonSchema }),
    output: z.object({}),
    errors: { ALREADY_WITHDRAWN: z.object({}) },
  }),
  noteReaction: write({
    permission: 'immunisations:record',
    audit: 'immunisation.reactionNoted',
    input: z.object({ id: immunisationIdSchema, text: reasonSchema, isSerious: z.boolean() }),
    output: z.object({}),
    errors: { ALREADY_WITHDRAWN: z.object({}) },
  }),
  /** Which schedule this person follows from now on; a course after an exposure is begun with its day 0. */
  choosePlan: write({
    permission: 'immunisations:record',
    audit: 'immunisation.planChosen',
    input: z.object({
      patientId: patientIdSchema,
      schedule: scheduleSchema,
      startOn: localDateSchema.nullable().default(null),
    }),
    output: z.object({}),
    errors: { NO_SUCH_SCHEDULE: z.object({}), START_NEEDED: z.object({}), START_IN_FUTURE: z.object({}) },
  }),
  /** Whoever has a plan and a dose due by a day, the longest waiting first, a page at a time. */
  dueList: task({
    permission: 'immunisations:read',
    audit: 'immunisations.dueListed',
    recorded: false,
    input: z.object({ byDate: localDateSchema, page: z.int().min(0).max(10_000).default(0) }),
    output: duePageSchema,
  }),
  exportDueList: gridExport({
    permission: 'immunisations:read',
    audit: 'immunisations.dueExported',
    input: z.object({ byDate: localDateSchema }),
  }),
  printCard: task({
    permission: 'immunisations:read',
    audit: 'immunisationCard.printed',
    input: z.object({ patientId: patientIdSchema }),
    output: z.object({ pdf: z.string(), pageCount: z.int(), fileName: z.string() }),
  }),
};
