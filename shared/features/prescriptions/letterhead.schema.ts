import * as z from 'zod';
import { userIdSchema } from '../../kernel/ids.ts';
import { nameSchema } from '../../kernel/text.ts';
import { PAPERS, roomProblem } from './letterhead.rules.ts';

export const letterheadIdSchema = z.int().positive();

const measure = (least: number, most: number) =>
  z.int('NOT_A_MEASURE').min(least, 'MEASURE_TOO_SMALL').max(most, 'MEASURE_TOO_LARGE');

/** How a prescription stands on its sheet; every length is in tenths of a millimetre. */
export const sheetLayoutSchema = z
  .object({
    paper: z.enum(PAPERS),
    /** Our own letterhead; without it the sheet is pre-printed and the four blank edges hold. */
    hasHeader: z.boolean(),
    /** QR, seal and the clinic's phone; page, patient, signature and registration number are never left out. */
    hasFooter: z.boolean(),
    blankTop: measure(0, 1500),
    blankLeft: measure(40, 600),
    blankRight: measure(40, 600),
    blankBottom: measure(0, 1000),
    /** Kept free at the left for the holes of a file. */
    punch: measure(0, 300),
    /** Against what this printer is off; negative is left and up. */
    shiftRight: measure(-150, 150),
    shiftDown: measure(-150, 150),
  })
  .superRefine((layout, check) => {
    const problem = roomProblem(layout);
    if (problem) check.addIssue({ code: 'custom', message: problem.code, path: [problem.field] });
  });
export type SheetLayout = z.infer<typeof sheetLayoutSchema>;

export const letterheadNameSchema = nameSchema(40);

/** One version of a named way to print: a sheet in a printer. */
export const letterheadSchema = z.object({
  id: letterheadIdSchema,
  version: z.int(),
  name: z.string(),
  layout: sheetLayoutSchema,
  changedAt: z.int(),
});
export type Letterhead = z.infer<typeof letterheadSchema>;

export const letterheadsSchema = z.object({
  letterheads: z.array(letterheadSchema),
  /** The doctors who print on a letterhead of their own; the others print as the clinic's papers say. */
  choices: z.array(z.object({ doctorId: userIdSchema, letterheadId: letterheadIdSchema })),
  /** What the clinic's papers say. */
  clinicLayout: sheetLayoutSchema,
});
export type Letterheads = z.infer<typeof letterheadsSchema>;
