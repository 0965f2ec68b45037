import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { TicketAtDoor, UploadDoor, UploadDoorPlan } from '../server/ports.ts';
import { fileNameOf, readBody } from './upload-door-body.ts';
import { openSockets, UPLOAD_DOOR_LIMITS, type UploadDoorLimits, wrongTokens } from './upload-door-limits.ts';
import { sendAuthority, sendGone, sendJson, sendPage, sendPlain } from './upload-door-page.ts';
import { refusalForPhone } from './upload-door-words.ts';

export type PhoneFile = { phonePageId: string; fileName: string; content: string };
/** Hands a page to the clinic as whoever opened the code. */
export type HandIn = (ticket: TicketAtDoor, file: PhoneFile) => Promise<{ received: number }>;

/** The same each time, so that a phone's exception and a firewall's rule go on holding. */
const USUAL_PORT = 48_443;
const TOKEN_PATH = /^\/u\/([\w-]{43})$/;

async function listen(server: Server, host: string, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port, exclusive: true }, () => {
      server.off('error', reject);
      resolve();
    });
  });
  return (server.address() as AddressInfo).port;
}

function isPortTaken(error: unknown): boolean {
  return (error as { code?: unknown }).code === 'EADDRINUSE';
}

function newServer({ certificate: { key, chain } }: UploadDoorPlan, limits: UploadDoorLimits): Server {
  return createServer({
    ...{ key, cert: chain, minVersion: 'TLSv1.3', ALPNProtocols: ['http/1.1'] },
    ...{ handshakeTimeout: limits.handshakeMs, headersTimeout: limits.headersMs },
    ...{ requestTimeout: limits.requestMs, keepAliveTimeout: 5_000, maxHeaderSize: 8_192 },
    connectionsCheckingInterval: Math.min(2_000, limits.headersMs),
  });
}

function visitors(plan: UploadDoorPlan, handIn: HandIn, limits: UploadDoorLimits, ownAddress: () => string) {
  const wrong = wrongTokens(limits);
  const sending = new Set<string>();

  function isForged({ headers }: IncomingMessage): boolean {
    const site = headers['sec-fetch-site'];
    const isOurs = headers.origin === `https://${ownAddress()}` && headers['x-parchi'] === '1';
    return !isOurs || (site !== undefined && site !== 'same-origin');
  }

  async function receive(request: IncomingMessage, response: ServerResponse, ticket: TicketAtDoor) {
    // One body at a time is in memory for each code.
    if (sending.has(ticket.uploadId)) return sendJson(response, 429, refusalForPhone('PHONE_ONE_AT_A_TIME'));
    sending.add(ticket.uploadId);
    try {
      const body = await readBody(request);
      if (body === 'tooLarge') return sendJson(response, 413, refusalForPhone('FILE_TOO_LARGE'));
      const { received } = await handIn(ticket, {
        phonePageId: String(request.headers['x-page-id'] ?? ''),
        fileName: fileNameOf(request.headers['x-file-name']),
        content: body.toString('base64'),
      });
      sendJson(response, 200, { received });
    } catch (error) {
      const { code, data } = error as { code?: string; data?: Record<string, unknown> };
      const isOver = code === 'NOT_SIGNED_IN' || code === 'PHONE_UPLOAD_CLOSED' || code === 'CLINIC_LOCKED';
      if (!response.destroyed) sendJson(response, isOver ? 404 : 422, refusalForPhone(code ?? '', data));
    } finally {
      sending.delete(ticket.uploadId);
    }
  }

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method, headers, url = '' } = request;
    if (headers.host !== ownAddress()) return sendPlain(response, 421);
    if (method === 'GET' && url === '/clinic-ca.crt')
      return sendAuthority(response, plan.certificate.authority);
    const token = TOKEN_PATH.exec(url)?.[1];
    if (!token || (method !== 'GET' && method !== 'POST')) return sendPlain(response, 404);
    if (method === 'POST' && isForged(request)) return sendPlain(response, 403);
    const address = request.socket.remoteAddress ?? '';
    const isBlocked = wrong.isBlocked(address);
    const ticket = isBlocked ? null : plan.ticketOf(token);
    if (!isBlocked && !ticket) wrong.note(address);
    if (ticket && method === 'GET') return sendPage(response, ticket.greeting);
    if (ticket) return receive(request, response, ticket);
    const status = isBlocked ? 429 : 404;
    if (method === 'GET') sendGone(response, status);
    else sendJson(response, status, refusalForPhone('PHONE_UPLOAD_CLOSED'));
  };
}

/** TLS 1.3 on one private address; the page for sending pages, where they are sent, and the clinic's certificate. */
export async function openUploadDoor(
  plan: UploadDoorPlan,
  handIn: HandIn,
  limits: UploadDoorLimits = UPLOAD_DOOR_LIMITS,
): Promise<UploadDoor> {
  const sockets = openSockets(limits);
  let port = 0;
  const ownAddress = () => `${plan.address}:${port}`;
  const visit = visitors(plan, handIn, limits, ownAddress);
  const server = newServer(plan, limits);
  server.on('connection', socket => sockets.take(socket as Socket));
  server.on('tlsClientError', (_error, socket) => socket.destroy());
  server.on('request', (request, response) => {
    visit(request, response).catch(() => response.destroy());
  });
  try {
    port = await listen(server, plan.address, USUAL_PORT);
  } catch (error) {
    if (!isPortTaken(error)) throw error;
    port = await listen(server, plan.address, 0);
  }
  return {
    origin: `https://${ownAddress()}`,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        sockets.endAll();
      }),
  };
}
