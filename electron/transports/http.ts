import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, existsSync, statSync } from 'node:fs';
import { extname, join, normalize, sep } from 'node:path';
import { Readable } from 'node:stream';
import { type ServerType, serve } from '@hono/node-server';
import { RPCHandler } from '@orpc/server/fetch';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { getCookie, setCookie } from 'hono/cookie';
import { isAllowed, type Permission } from '#shared/contract/permissions.ts';
import type { Connection, Session } from '../server/service.ts';
import type { ClinicServer } from '../server/start.ts';
import { type DoorContext, router } from './router.ts';
import { securityHeaders } from './security-headers.ts';

export type HttpDoor = { readonly url: string; readonly port: number; close(): Promise<void> };
export type HttpOptions = { server: ClinicServer; pages: string; port: number };

const COOKIE = 'parchi';
const LARGEST_BODY = 1_000_000;
/** A file of 30 MB in base64, with what is said about it. */
const LARGEST_FILE = 42_000_000;
const TAKE_A_FILE: Readonly<Record<string, Permission>> = {
  '/rpc/imports/inspect': 'patients:import',
  '/rpc/imports/dryRun': 'patients:import',
  '/rpc/imports/run': 'patients:import',
  '/rpc/documents/putFile': 'documents:add',
};
const CONNECTION_IDLE_MS = 13 * 3_600_000;
const MOST_CONNECTIONS = 500;
const RETIRED_TOKENS_KEPT = 500;

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
};

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64');
}

/** Cookies to connections: only hashes are kept, and a new token is given whenever a session begins. */
function cookieJar(server: ClinicServer) {
  const connections = new Map<string, Connection>();
  const retired = new Set<string>();

  function drop(hash: string, connection: Connection): void {
    connections.delete(hash);
    server.end(connection);
  }

  /** First the long silent, then strangers, and a signed-in person only when nobody else is left. */
  function makeRoom(): void {
    const isIdle = ({ lastSeenAt }: Connection) => server.house.now() - lastSeenAt >= CONNECTION_IDLE_MS;
    for (const [hash, connection] of connections) if (isIdle(connection)) drop(hash, connection);
    for (const isFirstToGo of [({ session }: Connection) => session === null, () => true]) {
      for (const [hash, connection] of connections) {
        if (connections.size < MOST_CONNECTIONS) return;
        if (isFirstToGo(connection)) drop(hash, connection);
      }
    }
  }

  function give(c: Context, connection: Connection): void {
    const token = randomBytes(32).toString('base64url');
    connections.set(hashOf(token), connection);
    setCookie(c, COOKIE, token, { httpOnly: true, sameSite: 'Strict', path: '/' });
  }

  function retire(hash: string): void {
    connections.delete(hash);
    retired.add(hash);
    const [oldest] = retired;
    if (retired.size > RETIRED_TOKENS_KEPT && oldest) retired.delete(oldest);
  }

  return {
    /**
     * True for a token that a sign-in replaced. What was sent with it before the answer came is a stranger's:
     * given a cookie, it would overwrite the one of who has just signed in.
     */
    isRetired: (c: Context): boolean => retired.has(hashOf(getCookie(c, COOKIE) ?? '')),
    /** Who sends this, without making a connection for a stranger. */
    sessionOf: (c: Context): Session | null =>
      connections.get(hashOf(getCookie(c, COOKIE) ?? ''))?.session ?? null,
    connectionOf(c: Context): Connection {
      const token = getCookie(c, COOKIE);
      const known = token ? connections.get(hashOf(token)) : undefined;
      if (known) return known;
      if (connections.size >= MOST_CONNECTIONS) makeRoom();
      const fresh = server.connect('http');
      give(c, fresh);
      return fresh;
    },
    renew(c: Context, connection: Connection): void {
      const token = getCookie(c, COOKIE);
      if (token) retire(hashOf(token));
      give(c, connection);
    },
  };
}

function isOwnHost(host: string | undefined, port: number): boolean {
  return host === `127.0.0.1:${port}` || host === `localhost:${port}` || host === `[::1]:${port}`;
}

function requestIdOf(c: Context): string | undefined {
  const id = c.req.header('x-request-id');
  return id !== undefined && /^[\w-]{8,64}$/.test(id) ? id : undefined;
}

function pathOf(c: Context): string | null {
  try {
    return decodeURIComponent(c.req.path);
  } catch {
    // '%E0%A4%A' is no path.
    return null;
  }
}

function servePage(c: Context, pages: string): Response {
  const asked = pathOf(c);
  if (asked === null) return c.text('Not found', 404);
  const path = normalize(join(pages, asked));
  const isInside = path.startsWith(pages + sep) && !asked.includes('\0');
  const isFile = isInside && existsSync(path) && statSync(path).isFile();
  // Routes of the page itself are answered with the page.
  const file = isFile ? path : join(pages, 'index.html');
  if (!isFile && extname(asked) !== '') return c.text('Not found', 404);
  const isHashed = asked.startsWith('/assets/');
  return c.body(Readable.toWeb(createReadStream(file)) as ReadableStream, 200, {
    'content-type': CONTENT_TYPES[extname(file)] ?? 'application/octet-stream',
    'cache-control': isHashed ? 'public, max-age=31536000, immutable' : 'no-store',
  });
}

/** Serves the clinic and its pages on loopback; strangers' Host and Origin headers are turned away (DNS rebinding, CSRF). */
export async function openHttpDoor({ server, pages, port }: HttpOptions): Promise<HttpDoor> {
  const jar = cookieJar(server);
  const handler = new RPCHandler<DoorContext>(router);
  const app = new Hono();
  let ownPort = port;

  app.use(async (c, next) => {
    if (!isOwnHost(c.req.header('host'), ownPort)) return c.text('Wrong host', 421);
    await next();
    for (const [name, value] of Object.entries(securityHeaders)) c.header(name, value);
  });
  app.use('/rpc/*', async (c, next) => {
    const origin = c.req.header('origin');
    const site = c.req.header('sec-fetch-site');
    const isOurs = origin !== undefined && isOwnHost(origin.replace(/^http:\/\//, ''), ownPort);
    const isWrongSite = site !== undefined && site !== 'same-origin';
    const isForged = !isOurs || isWrongSite || c.req.header('x-parchi') !== '1' || c.req.method !== 'POST';
    if (isForged) return c.text('Wrong origin', 403);
    await next();
  });
  const usualLimit = bodyLimit({ maxSize: LARGEST_BODY });
  const fileLimit = bodyLimit({ maxSize: LARGEST_FILE });
  app.use('/rpc/*', (c, next) => {
    // Whoever may not import or add documents has no reason to send forty megabytes.
    const needed = Object.hasOwn(TAKE_A_FILE, c.req.path) ? TAKE_A_FILE[c.req.path] : undefined;
    const roles = needed && jar.sessionOf(c)?.roles;
    return roles && isAllowed(roles, needed) ? fileLimit(c, next) : usualLimit(c, next);
  });
  app.all('/rpc/*', async c => {
    const isRetired = jar.isRetired(c);
    const connection = isRetired ? server.connect('http') : jar.connectionOf(c);
    const before = connection.session;
    const { response } = await handler.handle(c.req.raw, {
      prefix: '/rpc',
      context: { server, connection, requestId: requestIdOf(c) },
    });
    // A token seen before the sign-in is worth nothing after it.
    if (connection.session !== null && connection.session !== before) jar.renew(c, connection);
    else if (isRetired) server.end(connection);
    if (!response) return c.text('Not found', 404);
    return c.newResponse(response.body, response.status as 200, Object.fromEntries(response.headers));
  });
  app.get('/*', c => servePage(c, pages));

  const listening = await new Promise<ServerType>((resolve, reject) => {
    const started = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }, () => resolve(started));
    started.on('error', reject);
  });
  const address = listening.address();
  ownPort = typeof address === 'object' && address ? address.port : port;
  return {
    port: ownPort,
    url: `http://127.0.0.1:${ownPort}/`,
    close: () =>
      new Promise(resolve => {
        if ('closeAllConnections' in listening) listening.closeAllConnections();
        listening.close(() => resolve());
      }),
  };
}
