import * as z from 'zod';
import { patientIdSchema, userIdSchema, visitIdSchema } from '../../kernel/ids.ts';
import { localDateSchema } from '../../kernel/local-date.ts';
import { personOnList } from '../patients/patient.schema.ts';

export const FOLLOW_UP_RESULTS = [
  'coming',
  'noAnswer',
  'callAgain',
  'wentElsewhere',
  'recovered',
  'refused',
] as const;

/** One person whose doctor asked them to come back. */
export const followUpSchema = z.object({
  visitId: visitIdSchema,
  patientId: patientIdSchema,
  ...personOnList,
  doctorId: userIdSchema,
  doctorName: z.string(),
  dueOn: localDateSchema,
  seenOn: localDateSchema,
  state: z.enum(['due', 'overdue', 'booked', 'came', 'closed']),
  bookedOn: localDateSchema.nullable(),
  calls: z.array(
    z.object({ at: z.int(), result: z.enum(FOLLOW_UP_RESULTS), note: z.string(), byName: z.string() }),
  ),
});
export type FollowUp = z.infer<typeof followUpSchema>;
