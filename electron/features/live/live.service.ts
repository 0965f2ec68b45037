import type { LiveChange, liveContract } from '#shared/features/live/live.contract.ts';
import type { ServiceOf, TaskContext } from '../../server/service.ts';

async function changes(ctx: TaskContext): Promise<AsyncIterable<LiveChange>> {
  const { connection, live, signal } = ctx;
  const session = connection.session;
  return live.follow(signal, () => connection.session === session);
}

export const liveService = { changes } satisfies ServiceOf<typeof liveContract>;
