import * as z from 'zod';
import { localDateSchema } from '../../kernel/local-date.ts';

/** What the charts can hold a measured child against. */
export const GROWTH_INDICATORS = [
  'weight_for_age_kg',
  'height_for_age_cm',
  'bmi_for_age',
  'weight_for_height_kg',
] as const;
export const growthIndicatorSchema = z.enum(GROWTH_INDICATORS);
export type GrowthIndicator = z.infer<typeof growthIndicatorSchema>;

export const growthTableSchema = z.object({
  id: z.int(),
  standard: z.string(),
  version: z.int(),
  fileName: z.string(),
  source: z.string(),
  rowCount: z.int(),
  indicators: z.array(growthIndicatorSchema),
  importedOn: localDateSchema,
  importedByName: z.string(),
  /** A later file of the same standard stands in its place. */
  isCurrent: z.boolean(),
});
export type GrowthTable = z.output<typeof growthTableSchema>;

export const GROWTH_COLUMNS = [
  'standard',
  'indicator',
  'sex',
  'x_unit',
  'x',
  'l',
  'm',
  's',
  'position',
  'source',
  'sure',
] as const;
export type GrowthColumn = (typeof GROWTH_COLUMNS)[number];

/** Row as in a spreadsheet, the header being 1. */
export const growthProblemSchema = z.object({
  row: z.int(),
  column: z.string(),
  code: z.string(),
  typed: z.string(),
});
export type GrowthProblem = z.output<typeof growthProblemSchema>;

export const growthFileSchema = z.strictObject({
  fileName: z.string().max(120),
  text: z.string().max(4_000_000, 'FILE_TOO_LARGE'),
});

export const growthDryRunSchema = z.object({
  standard: z.string(),
  /** The version that this file would become; 1 for a standard not known yet. */
  version: z.int(),
  rowCount: z.int(),
  groups: z.array(
    z.object({
      indicator: growthIndicatorSchema,
      sex: z.enum(['F', 'M']),
      xUnit: z.string(),
      from: z.number(),
      to: z.number(),
      count: z.int(),
    }),
  ),
  /** At most a hundred; `problemCount` says how many there are. */
  problems: z.array(growthProblemSchema),
  problemCount: z.int(),
});
export type GrowthDryRun = z.output<typeof growthDryRunSchema>;

export const growthPointSchema = z.object({
  onDate: localDateSchema,
  /** Months of (corrected) age, or centimetres. */
  x: z.number(),
  value: z.number(),
  ageDays: z.int(),
  isCorrected: z.boolean(),
  /** Null where the table has no row for that age or height. */
  z: z.number().nullable(),
  centile: z.number().nullable(),
  /** So far out that WHO takes it for a slip of measuring. */
  isExtreme: z.boolean(),
});
export type GrowthPoint = z.output<typeof growthPointSchema>;

const placeSchema = z.tuple([z.number(), z.number()]);
export const growthChartSchema = z.object({
  standard: z.string(),
  version: z.int(),
  source: z.string(),
  isSure: z.boolean(),
  indicator: growthIndicatorSchema,
  xUnit: z.enum(['month', 'cm']),
  curves: z.array(z.object({ z: z.int(), places: z.array(placeSchema) })),
  points: z.array(growthPointSchema),
});
export type GrowthChart = z.output<typeof growthChartSchema>;

export const growthSchema = z.object({
  /** False from twenty years on: no chart is looked for. */
  isChild: z.boolean(),
  hasTables: z.boolean(),
  gestationAtBirthDays: z.int().nullable(),
  charts: z.array(growthChartSchema),
});
export type Growth = z.output<typeof growthSchema>;
