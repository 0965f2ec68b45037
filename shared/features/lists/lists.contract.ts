import * as z from 'zod';
import { gridExport } from '../../contract/grid-export.ts';
import { read, write } from '../../contract/procedure.ts';
import { lineSchema } from '../../kernel/text.ts';
import { clinicListSchema, clinicRowSchema, newRowSchema, rowProblemSchema } from './clinic-rows.schema.ts';

/** A longer file is brought in in parts. */
export const LONGEST_FILE = 900_000;
export const csvSchema = z.string().min(1, 'REQUIRED').max(LONGEST_FILE, 'TOO_LONG');

export const listCheckSchema = z.object({
  rows: z.int(),
  added: z.int(),
  changed: z.int(),
  same: z.int(),
  /** Any problem keeps the whole file out. */
  problems: z.array(rowProblemSchema),
  warnings: z.array(rowProblemSchema),
  unknownColumns: z.array(z.string()),
});
export type ListCheck = z.infer<typeof listCheckSchema>;

export const listsContract = {
  /** The clinic's own rows, newest first, beside what is built in. */
  show: read({
    permission: 'lists:change',
    audit: 'lists.read',
    input: z.object({ list: clinicListSchema, text: z.string().max(80).default('') }),
    output: z.object({
      builtIn: z.object({ version: z.string(), date: z.string(), rows: z.int(), sourceNote: z.string() }),
      rows: z.array(clinicRowSchema),
      total: z.int(),
    }),
  }),
  /** All that the filter finds; the CSV has the columns of a file that can be brought in again. */
  exportRows: gridExport({
    permission: 'lists:change',
    audit: 'lists.exported',
    input: z.object({ list: clinicListSchema, text: z.string().max(80).default('') }),
  }),
  /** A corrected row is its next version; where its key is another one, the row it was stands no more. */
  save: write({
    permission: 'lists:change',
    audit: 'list.rowSaved',
    input: newRowSchema,
    output: z.object({ id: z.int(), isUnchecked: z.boolean() }),
    errors: { ROW_NOT_POSSIBLE: z.object({ problems: z.array(rowProblemSchema) }) },
  }),
  retire: write({
    permission: 'lists:change',
    audit: 'list.rowRetired',
    input: z.object({
      list: clinicListSchema,
      key: z.string().max(400),
      reason: lineSchema(120).refine(text => text.length > 0, 'REQUIRED'),
    }),
    output: z.object({}),
  }),
  /** What a file would do, row by row; nothing is written. */
  dryRun: read({
    permission: 'lists:change',
    audit: 'list.fileChecked',
    input: z.object({ list: clinicListSchema, csv: csvSchema }),
    output: listCheckSchema,
    errors: { NOT_A_LIST: z.object({ missing: z.string() }) },
  }),
  /** The whole file or nothing of it. */
  importFile: write({
    permission: 'lists:change',
    audit: 'list.fileImported',
    input: z.object({ list: clinicListSchema, csv: csvSchema, fileName: lineSchema(120) }),
    output: listCheckSchema,
    errors: {
      NOT_A_LIST: z.object({ missing: z.string() }),
      ROW_NOT_POSSIBLE: z.object({ problems: z.array(rowProblemSchema) }),
    },
  }),
};
