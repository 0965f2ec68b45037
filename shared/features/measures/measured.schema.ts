import * as z from 'zod';
import { localDateSchema } from '../../kernel/local-date.ts';
import { MEASURES } from '../encounters/vitals.schema.ts';
import { BMI_CLASSES, PRESSURE_STAGES } from './measure-rows.ts';
import { personStandingSchema } from './person-state.schema.ts';

const measureSchema = z.enum(MEASURES);

/** What the visit's readings say beyond themselves. */
export const measuredSchema = z.object({
  /** Of the last weight and height, unless one of them is too old. */
  bmi: z.number().nullable(),
  bmiClass: z.enum(BMI_CLASSES).nullable(),
  bodySurfaceM2: z.number().nullable(),
  /** 'notStaged' below 18 years; null without a reading. */
  pressureStage: z.enum([...PRESSURE_STAGES, 'notStaged']).nullable(),
  changes: z.array(z.object({ measure: measureSchema, by: z.number(), sinceOn: localDateSchema })),
  /** The last weight and height where they are too old for the person's age to reckon with. */
  oldSizes: z.array(
    z.object({ measure: measureSchema, value: z.number(), onDate: localDateSchema, days: z.int() }),
  ),
  standing: personStandingSchema,
});
export type Measured = z.output<typeof measuredSchema>;
