import * as z from 'zod';
import { patientIdSchema, userIdSchema, visitIdSchema } from '../../kernel/ids.ts';
import { localDateSchema } from '../../kernel/local-date.ts';
import { lineSchema } from '../../kernel/text.ts';

/** Why a signed note is amended, voided or sent back: a sentence, never empty. */
export const signingReasonSchema = lineSchema(160).refine(text => text.length > 0, 'REQUIRED');

export const voidedSchema = z.object({ reason: z.string(), byName: z.string(), at: z.int() });
export type Voided = z.infer<typeof voidedSchema>;

/** What an assistant has put before the visit's doctor. */
export const submissionSchema = z.object({
  submissionId: z.int(),
  byUserId: userIdSchema,
  byName: z.string(),
  at: z.int(),
  sentBack: z.object({ reason: z.string(), byName: z.string(), at: z.int() }).nullable(),
});
export type Submission = z.infer<typeof submissionSchema>;

export const countersignEntrySchema = submissionSchema.extend({
  visitId: visitIdSchema,
  patientId: patientIdSchema,
  fullName: z.string(),
  token: z.string(),
  onDate: localDateSchema,
  doctorId: userIdSchema,
  doctorName: z.string(),
});
export type CountersignEntry = z.infer<typeof countersignEntrySchema>;

export const countersignsSchema = z.object({
  /** A doctor without a registration number writes for others and signs nothing. */
  isAssistant: z.boolean(),
  /** For a doctor what waits for the own signature; for an assistant what was submitted or came back. Oldest first. */
  entries: z.array(countersignEntrySchema),
});
export type Countersigns = z.infer<typeof countersignsSchema>;
