import * as z from 'zod';
import { streamOf, task } from '../../contract/procedure.ts';

/** Which features changed; open screens refetch what they show of them. */
export const liveChangeSchema = z.object({ features: z.array(z.string()) });
export type LiveChange = z.infer<typeof liveChangeSchema>;

export const liveContract = {
  changes: task({
    permission: 'signedIn',
    audit: 'live.followed',
    recorded: false,
    input: z.object({}),
    output: streamOf(liveChangeSchema),
  }),
};
