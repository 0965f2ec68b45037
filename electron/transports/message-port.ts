import { StandardRPCJsonSerializer, StandardRPCSerializer } from '@orpc/client/standard';
import { MessagePortHandler } from '@orpc/server/message-port';
import { StandardHandler, StandardRPCCodec, StandardRPCMatcher } from '@orpc/server/standard';
import type { ClinicServer } from '../server/start.ts';
import { type DoorContext, router } from './router.ts';

type Port = Parameters<MessagePortHandler<DoorContext>['upgrade']>[0];

/**
 * An answer is JSON already: its schema let nothing else through. The library would copy it node by node to mark dates
 * and big numbers, which takes longer than the question; streams and refusals still go its way.
 */
class JsonAnswers extends StandardRPCCodec {
  override encode(
    ...[output, procedure]: Parameters<StandardRPCCodec['encode']>
  ): ReturnType<StandardRPCCodec['encode']> {
    const isStream = typeof output === 'object' && output !== null && Symbol.asyncIterator in output;
    return isStream ? super.encode(output, procedure) : { status: 200, headers: {}, body: { json: output } };
  }
}

const codec = new JsonAnswers(new StandardRPCSerializer(new StandardRPCJsonSerializer()));

/** Serves one window over its MessagePort; the connection ends with the port. */
export function serveMessagePort(server: ClinicServer, port: Port & { on?: unknown }): void {
  const connection = server.connect('window');
  const standard = new StandardHandler<DoorContext>(router, new StandardRPCMatcher(), codec, {
    // The request id travels as a header on both doors.
    interceptors: [
      ({ context, request, next, ...rest }) =>
        next({
          ...rest,
          request,
          context: { ...context, requestId: headerOf(request.headers['x-request-id']) },
        }),
    ],
  });
  const handler = new MessagePortHandler(standard);
  handler.upgrade(port, { context: { server, connection } });
  const listen = (port as { on?: (event: string, listener: () => void) => void }).on;
  if (typeof listen === 'function') listen.call(port, 'close', () => server.end(connection));
}

function headerOf(value: string | readonly string[] | undefined): string | undefined {
  const id = Array.isArray(value) ? value[0] : value;
  return typeof id === 'string' && /^[\w-]{8,64}$/.test(id) ? id : undefined;
}
