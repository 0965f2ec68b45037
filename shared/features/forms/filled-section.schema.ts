import * as z from 'zod';
import { lineSchema } from '../../kernel/text.ts';

const fieldValueSchema = z.union([
  z.string().max(500),
  z.number(),
  z.boolean(),
  z.array(z.string().max(80)).max(64),
]);

/** One specialty form as it was filled in, with the form's version, so that it can be read as it was asked (RX-25). */
export const filledSectionSchema = z.strictObject({
  formId: z.string().max(40),
  formVersion: z.int().positive(),
  title: lineSchema(60),
  /** By field id; a field nobody filled is absent. */
  values: z.record(z.string().max(40), fieldValueSchema),
});
export type FilledSection = z.infer<typeof filledSectionSchema>;
