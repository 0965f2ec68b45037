import * as z from 'zod';
import { lineSchema } from '../../kernel/text.ts';

export const orderPlaces = ['here', 'outside'] as const;

/** A test asked for in a visit (LAB-1); without a `testId` the name is free text and nobody can enter its result. */
export const orderLineSchema = z.strictObject({
  /** A test or a panel of the test list. */
  testId: z.string().max(60).nullable(),
  name: lineSchema(80).refine(text => text.length > 0, 'REQUIRED'),
  place: z.enum(orderPlaces),
  isUrgent: z.boolean(),
});
export type OrderLine = z.infer<typeof orderLineSchema>;
