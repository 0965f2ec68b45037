import * as z from 'zod';
import type { Grid, GridCell } from '../../kernel/grid.ts';
import { localDateSchema } from '../../kernel/local-date.ts';
import { languageSchema } from '../settings/settings.schema.ts';
import { REPORT_NAMES } from './report-list.ts';

const cellSchema: z.ZodType<GridCell> = z.union([z.string(), z.number(), z.null()]);

export const gridSchema: z.ZodType<Grid> = z.object({
  title: z.string(),
  subtitle: z.string(),
  columns: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      kind: z.enum(['text', 'number', 'paise', 'day', 'instant', 'percent']),
      align: z.enum(['left', 'right']),
      width: z.number().exactOptional(),
    }),
  ),
  rows: z.array(z.object({ cells: z.array(cellSchema), mark: z.enum(['struck', 'strong']).exactOptional() })),
  totals: z.array(cellSchema).nullable(),
  groups: z.array(
    z.object({
      label: z.string(),
      from: z.int(),
      count: z.int(),
      subtotals: z.array(cellSchema).nullable(),
    }),
  ),
  groupLabel: z.string(),
  notes: z.array(z.string()),
});

/** By the keys of the report's options; what is not said is the first choice. */
export const optionsSchema = z.record(z.string().max(20), z.string().max(80)).default({});

export const reportAskSchema = z.object({
  report: z.enum(REPORT_NAMES),
  fromDate: localDateSchema,
  toDate: localDateSchema,
  options: optionsSchema,
});
export type ReportAsk = z.infer<typeof reportAskSchema>;

/** What Enter on a row opens. */
export const reportOpensSchema = z.union([
  z.object({ kind: z.enum(['bill', 'patient', 'visit', 'drawer']), id: z.int() }),
  z.object({ kind: z.literal('report'), ask: reportAskSchema }),
]);
export type ReportOpens = z.infer<typeof reportOpensSchema>;

export const shownReportSchema = z.object({
  grid: gridSchema,
  /** By the place of the row; empty when nothing opens. */
  opens: z.array(reportOpensSchema.nullable()),
  /** By the place of the column: what a cell in it asks for besides what its row does. Empty when only rows open. */
  across: z.array(z.record(z.string(), z.string()).nullable()).default([]),
  /** All rows; the grid of a long report holds its first ones, its totals are of all. */
  rowCount: z.int(),
});

export const showInputSchema = reportAskSchema.extend({ language: languageSchema });
