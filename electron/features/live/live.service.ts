import type { LiveChange, liveContract } from '#shared/features/live/live.contract.ts';
import type { ServiceOf, TaskContext } from '../../server/service.ts';

async function changes(ctx: TaskContext): Promise<AsyncIterable<LiveChange>> {
  return ctx.live.follow(ctx.signal);
}

export const liveService = { changes } satisfies ServiceOf<typeof liveContract>;
