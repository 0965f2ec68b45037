import { type ClientLink, ORPCError } from '@orpc/client';
import { RPCLink as FetchLink } from '@orpc/client/fetch';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { FAULT } from '#shared/contract/app-error.ts';
import { nameOf } from '#shared/contract/index.ts';
import type { AnyProcedure, InputOf, OutputOf } from '#shared/contract/procedure.ts';
import { Refusal, UNREACHABLE } from './refusal.ts';

type CallContext = { requestId: string };
export type Link = Pick<ClientLink<CallContext>, 'call'>;
export type CallOptions = { requestId?: string; signal?: AbortSignal };

/** The desktop window serves its pages from its own scheme and answers a wish for a port with one. */
const DESKTOP_SCHEME = 'app:';
const WANT_PORT = 'parchi-want-port';
const PORT_MESSAGE = 'parchi-port';
const ABORTED = 'ABORTED';

type LinkOptions = { headers: (options: { context: CallContext }) => Record<string, string> };
const linkOptions: LinkOptions = {
  headers: ({ context }) => ({ 'x-request-id': context.requestId, 'x-parchi': '1' }),
};

function fetchLink(): Link {
  return new FetchLink<CallContext>({
    ...linkOptions,
    url: `${location.origin}/rpc`,
    fetch: (request, init) => fetch(request, { ...init, credentials: 'same-origin' }),
  });
}

/** The preload script may hand over a fresh port after the clinic server was started again. */
function desktopLink(): Link {
  let current: Link | undefined;
  let announce: (link: Link) => void = () => {};
  const first = new Promise<Link>(resolve => {
    announce = resolve;
  });
  window.addEventListener('message', event => {
    const port = event.ports[0];
    if (event.source !== window || event.data !== PORT_MESSAGE || !port) return;
    port.start();
    current = new PortLink<CallContext>({ ...linkOptions, port });
    announce(current);
  });
  window.postMessage(WANT_PORT, location.origin);
  return { call: async (path, input, options) => (current ?? (await first)).call(path, input, options) };
}

let link: Link | undefined;

/** Opens the way to the clinic server: the desktop's port, or HTTP to where this page came from. */
export function connect(): void {
  link = location.protocol === DESKTOP_SCHEME ? desktopLink() : fetchLink();
}

/** Puts another link in place; tests use it with a link typed by the contract. */
export function connectWith(other: Link): void {
  link = other;
}

export function newRequestId(): string {
  return crypto.randomUUID();
}

/** A signed-out answer from any call reaches the session provider through here. */
const signedOutListeners = new Set<() => void>();
export function onSignedOut(listener: () => void): () => void {
  signedOutListeners.add(listener);
  return () => signedOutListeners.delete(listener);
}

/** What went wrong, also in the middle of a stream. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof ORPCError) {
    const data = typeof error.data === 'object' && error.data !== null ? { ...error.data } : {};
    return new Refusal(error.code === 'INTERNAL_SERVER_ERROR' ? FAULT : error.code, data);
  }
  if (error instanceof DOMException && error.name === 'AbortError') return new Refusal(ABORTED);
  return new Refusal(UNREACHABLE);
}

/** One action of the contract; throws a `Refusal` and nothing else. */
export async function call<P extends AnyProcedure>(
  procedure: P,
  input: InputOf<P>,
  options: CallOptions = {},
): Promise<OutputOf<P>> {
  if (!link) connect();
  const path = nameOf(procedure).split('.');
  const context = { requestId: options.requestId ?? newRequestId() };
  try {
    const answer = await link?.call(path, input, {
      context,
      ...(options.signal ? { signal: options.signal } : {}),
    });
    return answer as OutputOf<P>;
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal.code === 'NOT_SIGNED_IN') for (const listener of signedOutListeners) listener();
    throw refusal;
  }
}
