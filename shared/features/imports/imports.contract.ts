import * as z from 'zod';
import { gridExport, noFilter } from '../../contract/grid-export.ts';
import { read, streamOf, task, write } from '../../contract/procedure.ts';
import { localDateSchema } from '../../kernel/local-date.ts';
import { phoneSchema } from '../../kernel/phone.ts';
import { lineSchema } from '../../kernel/text.ts';

/** What a column of the old file may become. */
export const IMPORT_FIELDS = [
  'fullName',
  'localName',
  'phone',
  'altPhone',
  'birthOn',
  'age',
  'sex',
  'locality',
  'address',
  'city',
  'pinCode',
  'oldNumber',
  'abhaNumber',
  'relativeName',
  'registeredOn',
  'tags',
] as const;
export const importFieldSchema = z.enum(IMPORT_FIELDS);
export type ImportField = z.infer<typeof importFieldSchema>;

/** Most rows of one file; a clinic's whole past fits, a file that would fill the memory does not. */
export const MOST_ROWS = 100_000;

/** By column, from 0; a column that is not in it is left out. One column may be two fields ('34/F'). */
export const columnMapSchema = z.partialRecord(importFieldSchema, z.int().min(0).max(200));
export type ColumnMap = z.infer<typeof columnMapSchema>;

const base64 = z.string().max(40_000_000, 'FILE_TOO_LARGE');

export const importFileSchema = z.object({
  fileName: lineSchema(120),
  content: base64,
});

export const importLayoutSchema = z.object({
  map: columnMapSchema,
  /** How the old file writes its dates; Indian files are day first. */
  dateOrder: z.enum(['dayFirst', 'monthFirst', 'yearFirst']).default('dayFirst'),
  /** The day on which the ages of the file were right; today when absent. */
  agesOn: localDateSchema.nullable().default(null),
  /** The clinic's own number for rows without a phone; when empty they stay out as PHONE_MISSING. */
  phoneWhenMissing: z.union([z.literal(''), phoneSchema]).default(''),
  hasHeader: z.boolean().default(true),
});
export type ImportLayout = z.infer<typeof importLayoutSchema>;

export const importProblemSchema = z.object({
  /** As the file counts them, its first row being 1. */
  row: z.int(),
  /** Null when it is the whole row. */
  field: importFieldSchema.nullable(),
  code: z.string(),
  value: z.string(),
});
export type ImportProblem = z.infer<typeof importProblemSchema>;

export const importDuplicateSchema = z.object({
  row: z.int(),
  name: z.string(),
  /** A registered patient it looks like, or an earlier row of the same file (then empty). */
  likeUhid: z.string(),
  likeRow: z.int().nullable(),
  score: z.int(),
});

export const dryRunSchema = z.object({
  rowCount: z.int(),
  goodCount: z.int(),
  problemCount: z.int(),
  duplicateCount: z.int(),
  /** Of the duplicates, those that stay out in any case: they carry the ABHA of somebody else's record. */
  neverTakenCount: z.int(),
  /** The first hundred of each; the report file has them all. */
  problems: z.array(importProblemSchema),
  duplicates: z.array(importDuplicateSchema),
  /** Every row, with what became of it, as CSV. */
  report: z.string(),
});
export type DryRun = z.infer<typeof dryRunSchema>;

export const importRunSchema = z.object({
  id: z.int(),
  fileName: z.string(),
  startedAt: z.int(),
  byName: z.string(),
  state: z.enum(['running', 'done', 'undone']),
  importedCount: z.int(),
  leftOutCount: z.int(),
  /** Why it cannot be undone any more: how many of its people have come since. */
  seenSinceCount: z.int(),
});
export type ImportRun = z.infer<typeof importRunSchema>;

export const importProgressSchema = z.discriminatedUnion('step', [
  z.object({ step: z.literal('checking'), done: z.int(), of: z.int() }),
  z.object({ step: z.literal('saving'), done: z.int(), of: z.int() }),
  z.object({ step: z.literal('done'), run: importRunSchema, report: z.string() }),
]);
export type ImportProgress = z.infer<typeof importProgressSchema>;

const fileErrors = {
  /** Neither a text table nor an .xlsx workbook; an old .xls and a workbook with a password are neither. */
  FILE_NOT_READ: z.object({}),
  /** A quote that is opened in this row is never closed, so nobody can say where its cell ends. */
  QUOTE_NOT_CLOSED: z.object({ row: z.int() }),
  FILE_EMPTY: z.object({}),
  TOO_MANY_ROWS: z.object({ limit: z.int() }),
};

export const importsContract = {
  /** Reads a CSV or XLSX file: its columns, its first rows and what each column seems to be. */
  inspect: task({
    permission: 'patients:import',
    audit: 'import.inspected',
    recorded: false,
    input: importFileSchema,
    output: z.object({
      columns: z.array(z.string()),
      sample: z.array(z.array(z.string())),
      rowCount: z.int(),
      encoding: z.string(),
      layout: importLayoutSchema,
    }),
    errors: fileErrors,
  }),
  /** Everything the import would do and refuse, with nothing saved. */
  dryRun: task({
    permission: 'patients:import',
    audit: 'import.tried',
    recorded: false,
    input: importFileSchema.extend(importLayoutSchema.shape),
    output: dryRunSchema,
    errors: { ...fileErrors, COLUMN_MISSING: z.object({ field: importFieldSchema }) },
  }),
  /** All chosen rows or none; other people go on working meanwhile, and see nobody of it before it is done. */
  run: task({
    permission: 'patients:import',
    audit: 'import.run',
    outlastsLock: true,
    input: importFileSchema.extend({
      ...importLayoutSchema.shape,
      /** Whether rows that look like a registered patient come in too. */
      takesDuplicates: z.boolean().default(false),
    }),
    output: streamOf(importProgressSchema),
    errors: {
      ...fileErrors,
      COLUMN_MISSING: z.object({ field: importFieldSchema }),
      IMPORT_RUNNING: z.object({}),
    },
  }),
  list: read({
    permission: 'patients:import',
    audit: 'imports.listed',
    input: z.object({}),
    output: z.array(importRunSchema),
  }),
  exportList: gridExport({ permission: 'patients:import', audit: 'imports.exported', input: noFilter }),
  /** Takes a whole import back; refused once one of its people has been seen, booked or changed. */
  undo: write({
    permission: 'patients:import',
    audit: 'import.undone',
    input: z.object({ importId: z.int() }),
    output: importRunSchema,
    errors: {
      ALREADY_USED: z.object({ count: z.int() }),
      ALREADY_UNDONE: z.object({}),
      IMPORT_RUNNING: z.object({}),
    },
  }),
};
