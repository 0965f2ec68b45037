import * as z from 'zod';
import { localDateSchema } from '../../../kernel/local-date.ts';
import { listUsedSchema } from './finding.schema.ts';

/** A proposed dose with its arithmetic; nobody takes it over but the doctor. */
export const childSuggestionSchema = z.object({
  rowId: z.string(),
  /** The very product whose strength was used: 'amoxicillin 250 mg/5 mL dry syrup'. */
  product: z.string(),
  indication: z.string(),
  component: z.string(),
  basis: z.enum(['mg_per_kg_dose', 'mg_per_kg_day', 'fixed']),
  amountMg: z.number(),
  weightKg: z.number().nullable(),
  weightOn: localDateSchema.nullable(),
  mgADose: z.number(),
  uncappedMg: z.number(),
  mlADose: z.number().nullable(),
  spoonMl: z.number().nullable(),
  pieces: z.number().nullable(),
  dosesADay: z.number(),
  /** '5ml tds', to be typed after the name. */
  typed: z.string().nullable(),
  warnings: z.array(z.enum(['weightOld', 'capped', 'roundedFar', 'tooSmallToMeasure'])),
  note: z.string(),
  source: z.string(),
  list: listUsedSchema,
});
export type ChildSuggestion = z.infer<typeof childSuggestionSchema>;
