import { ORPCError, os } from '@orpc/server';
import { AppError } from '#shared/contract/app-error.ts';
import { procedures } from '#shared/contract/index.ts';
import { isStream } from '../server/dispatch.ts';
import type { Connection } from '../server/service.ts';
import type { ClinicServer } from '../server/start.ts';

export type DoorContext = { server: ClinicServer; connection: Connection; requestId?: string | undefined };

// The library's own validation stays off: the dispatcher validates once, for every transport.
const base = os.$context<DoorContext>();

function handlerFor(name: string) {
  return base.handler(async ({ context, input, signal }) => {
    const { server, connection, requestId } = context;
    try {
      const answer = await server.call(connection, name, input, { requestId, signal });
      return isStream(answer) ? inTheDoorsWords(answer) : answer;
    } catch (error) {
      throw asDoorError(error);
    }
  });
}

/** A stream may be refused long after it began. */
async function* inTheDoorsWords(stream: AsyncIterable<unknown>) {
  try {
    yield* stream;
  } catch (error) {
    throw asDoorError(error);
  }
}

function asDoorError(error: unknown): unknown {
  if (!(error instanceof AppError)) return error;
  return new ORPCError(error.code, {
    defined: true,
    status: statusOf(error.code),
    data: error.data,
    message: error.code,
  });
}

function statusOf(code: string): number {
  if (code === 'NOT_SIGNED_IN') return 401;
  if (code === 'NOT_ALLOWED') return 403;
  return code === 'FAULT' || code === 'DISK_FULL' ? 500 : 422;
}

/** The same handlers behind both doors, by the names of the contract. */
export const router = procedures.reduce<Record<string, Record<string, ReturnType<typeof handlerFor>>>>(
  (rooms, { feature, name }) => {
    const verb = name.slice(feature.length + 1);
    rooms[feature] = { ...rooms[feature], [verb]: handlerFor(name) };
    return rooms;
  },
  {},
);
