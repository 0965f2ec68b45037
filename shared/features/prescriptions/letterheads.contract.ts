import * as z from 'zod';
import { read, task, write } from '../../contract/procedure.ts';
import { userIdSchema } from '../../kernel/ids.ts';
import { PAPERS } from './letterhead.rules.ts';
import {
  letterheadIdSchema,
  letterheadNameSchema,
  letterheadSchema,
  letterheadsSchema,
  sheetLayoutSchema,
} from './letterhead.schema.ts';

const printedPage = z.object({ pdf: z.string(), pageCount: z.int(), fileName: z.string() });

/** How prescriptions stand on paper (RX-16): letterheads by name, the doctors' choices, and the printer's calibration. */
export const letterheadProcedures = {
  letterheads: read({
    permission: 'settings:read',
    audit: 'letterheads.read',
    input: z.object({}),
    output: letterheadsSchema,
  }),
  /** A new letterhead where no id is given, else its next version; the earlier ones stay. */
  saveLetterhead: write({
    permission: 'letterheads:change',
    audit: 'letterhead.saved',
    input: z.object({
      letterheadId: letterheadIdSchema.nullable(),
      /** The version that was changed; 0 for a new one. */
      version: z.int().min(0),
      name: letterheadNameSchema,
      layout: sheetLayoutSchema,
    }),
    output: letterheadSchema,
    errors: { LETTERHEAD_NAME_TAKEN: z.object({ letterheadId: letterheadIdSchema }) },
  }),
  retireLetterhead: write({
    permission: 'letterheads:change',
    audit: 'letterhead.retired',
    input: z.object({ letterheadId: letterheadIdSchema, version: z.int().positive() }),
    output: z.object({}),
    errors: { LETTERHEAD_IN_USE: z.object({ doctorIds: z.array(userIdSchema) }) },
  }),
  /** Null: as the clinic's papers say. */
  chooseLetterhead: write({
    permission: 'letterheads:change',
    audit: 'letterhead.chosen',
    input: z.object({ doctorId: userIdSchema, letterheadId: letterheadIdSchema.nullable() }),
    output: z.object({}),
  }),
  /** The sample prescription on a layout that need not be saved: for the screen, or to be laid on the real sheet. */
  letterheadSample: task({
    permission: 'settings:read',
    audit: 'letterhead.sampled',
    recorded: false,
    input: z.object({ layout: sheetLayoutSchema, shows: z.enum(['sheet', 'frame']) }),
    output: printedPage,
  }),
  /** A millimetre grid with two crosses, always without any shift: what is measured on it are the shifts. */
  calibrationSheet: task({
    permission: 'settings:read',
    audit: 'calibrationSheet.printed',
    recorded: false,
    input: z.object({ paper: z.enum(PAPERS) }),
    output: printedPage,
  }),
};
