import * as z from 'zod';
import type { Permission } from './permissions.ts';
import { task } from './procedure.ts';

export const GRID_FORMATS = ['csv', 'xlsx', 'pdf'] as const;
export type GridFormat = (typeof GRID_FORMATS)[number];

export const exportedFileSchema = z.object({
  fileName: z.string(),
  mimeType: z.string(),
  base64: z.string(),
});
export type ExportedFile = z.infer<typeof exportedFileSchema>;

const wanted = z.object({
  format: z.enum(GRID_FORMATS),
  /** Of the heads and words on the page, as the person's screen has it. */
  language: z.enum(['en', 'hi']).default('en'),
});
export type WantedFile = z.infer<typeof wanted>;

const tooLong = z.object({ rows: z.int(), atMost: z.int() });
export const exportErrors = { TOO_LONG_FOR_PAPER: tooLong, TOO_LONG_FOR_SHEET: tooLong };

/** For a list that is shown whole. */
export const noFilter: z.ZodType<object, object> = z.object({});

type Refusals = Record<string, z.ZodType>;

/** A task that gives a list as a file: `input` are the list's own filters, the format and language join them. */
export function gridExport<I extends z.ZodType, E extends Refusals = Record<never, never>>(declaration: {
  permission: Permission;
  audit: string;
  input: I;
  errors?: E;
}) {
  return task({
    permission: declaration.permission,
    audit: declaration.audit,
    input: z.intersection(declaration.input, wanted),
    output: exportedFileSchema,
    errors: { ...exportErrors, ...declaration.errors } as typeof exportErrors & E,
  });
}
