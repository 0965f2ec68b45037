import * as z from 'zod';
import { RANGE_NAMES } from '../../kernel/date-ranges.ts';
import { localDateSchema } from '../../kernel/local-date.ts';
import { optionsSchema } from './register.schema.ts';
import { REPORT_NAMES } from './report-list.ts';

/** One for each of the keys 1 to 9. */
export const MOST_VIEWS = 9;

/** A range by its name goes with the calendar; own days stay. */
export const viewedRangeSchema = z.union([
  z.object({ name: z.enum(RANGE_NAMES) }),
  z.object({ fromDate: localDateSchema, toDate: localDateSchema }),
]);

/** What is chosen in the room of reports: which report, of which days, how cut. */
export const reportViewSchema = z.object({
  report: z.enum(REPORT_NAMES),
  range: viewedRangeSchema.nullable(),
  options: optionsSchema,
});
export type ReportView = z.infer<typeof reportViewSchema>;

export const viewNameSchema = z.string().trim().min(1, 'REQUIRED').max(60);

export const savedViewSchema = reportViewSchema.extend({ viewId: z.int(), name: z.string() });
export type SavedView = z.infer<typeof savedViewSchema>;
