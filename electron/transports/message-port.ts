import { RPCHandler } from '@orpc/server/message-port';
import type { ClinicServer } from '../server/start.ts';
import { type DoorContext, router } from './router.ts';

type Port = Parameters<RPCHandler<DoorContext>['upgrade']>[0];

/** Serves one window over its MessagePort; the connection ends with the port. */
export function serveMessagePort(server: ClinicServer, port: Port & { on?: unknown }): void {
  const connection = server.connect('window');
  const handler = new RPCHandler<DoorContext>(router, {
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
  handler.upgrade(port, { context: { server, connection } });
  const listen = (port as { on?: (event: string, listener: () => void) => void }).on;
  if (typeof listen === 'function') listen.call(port, 'close', () => server.end(connection));
}

function headerOf(value: string | readonly string[] | undefined): string | undefined {
  const id = Array.isArray(value) ? value[0] : value;
  return typeof id === 'string' && /^[\w-]{8,64}$/.test(id) ? id : undefined;
}
