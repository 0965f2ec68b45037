import { MessageChannel } from 'node:worker_threads';
import { RPCLink as HttpLink } from '@orpc/client/fetch';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { nameOf } from '#shared/contract/index.ts';
import type { AnyProcedure, InputOf, OutputOf } from '#shared/contract/procedure.ts';
import type { ClinicServer } from '../server/start.ts';
import { serveMessagePort } from './message-port.ts';

/** Somebody who calls the clinic through one of its doors, as a page does. */
export type Caller = {
  call<P extends AnyProcedure>(procedure: P, input: InputOf<P>): Promise<OutputOf<P>>;
  close(): void;
};

type Link = { call(path: readonly string[], input: unknown, options: { context: object }): Promise<unknown> };

function callerOn(link: Link, close: () => void): Caller {
  return {
    call: (procedure, input) =>
      link.call(nameOf(procedure).split('.'), input, { context: {} }) as Promise<never>,
    close,
  };
}

/** As the desktop window calls. */
export function callerThroughPort(server: ClinicServer): Caller {
  const { port1, port2 } = new MessageChannel();
  // The library is typed for the browser's ports; Node's behave alike.
  serveMessagePort(server, port1 as never);
  port1.start();
  const link = new PortLink({ port: port2 as never });
  port2.start();
  return callerOn(link as unknown as Link, () => port2.close());
}

/** As a browser on this machine calls: own origin, one cookie kept. `url` ends in a slash. */
export function callerThroughHttp(url: string): Caller {
  let cookie = '';
  const link = new HttpLink({
    url: `${url}rpc`,
    headers: () => ({ 'x-parchi': '1', origin: url.slice(0, -1), cookie }),
    fetch: async (request: Request) => {
      const response = await fetch(request);
      cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie;
      return response;
    },
  });
  return callerOn(link as unknown as Link, () => {});
}
