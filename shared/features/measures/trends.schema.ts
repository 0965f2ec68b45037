import * as z from 'zod';
import { localDateSchema } from '../../kernel/local-date.ts';

export const trendSeriesSchema = z.object({
  /** A measure of the vitals or 'lab:' and the test's code. */
  id: z.string(),
  /** What a laboratory calls it; empty for a measure, whose word the screen knows. */
  name: z.string(),
  unit: z.string(),
  /** Oldest first; `second` is the lower pressure. */
  points: z.array(z.object({ onDate: localDateSchema, value: z.number(), second: z.number().nullable() })),
});
export type TrendSeries = z.output<typeof trendSeriesSchema>;

export const medicineBarSchema = z.object({
  name: z.string(),
  fromOn: localDateSchema,
  /** Null while it goes on. */
  toOn: localDateSchema.nullable(),
});
export type MedicineBar = z.output<typeof medicineBarSchema>;

export const trendsSchema = z.object({
  series: z.array(trendSeriesSchema),
  /** Newest course first; courses of one medicine that touch are one bar. */
  medicines: z.array(medicineBarSchema),
  onDate: localDateSchema,
});
export type Trends = z.output<typeof trendsSchema>;
