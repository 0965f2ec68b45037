import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { AppError } from '#shared/contract/app-error.ts';
import type { KeptKind } from '#shared/features/documents/file-kind.rules.ts';
import { PHONE_UPLOAD_MINUTES } from '#shared/features/documents/phone-upload.schema.ts';
import type { ClinicHouse } from '../../server/clinic-house.ts';
import type { PhoneGreeting, TicketAtDoor } from '../../server/ports.ts';
import type { Connection, Session } from '../../server/service.ts';

export type PhonePage = { pageId: number; fileName: string; kind: KeptKind; content: Buffer };

export type PhoneTicket = TicketAtDoor & {
  readonly tokenHash: Buffer;
  readonly session: Session;
  readonly patientId: number;
  readonly expiresAt: number;
  /** Sent and not yet taken by the desk; in memory alone. */
  readonly waiting: Map<number, PhonePage>;
  /** By the phone's own numbers, so that what is sent again comes in once. */
  readonly received: Set<string>;
  hasPhoneCome: boolean;
  isOver: boolean;
  /** Who follows it at the desk. */
  readonly listeners: Set<() => void>;
};

type NewTicket = { connection: Connection; session: Session; patientId: number; greeting: PhoneGreeting };

export type PhoneTickets = {
  open(ticket: NewTicket): { ticket: PhoneTicket; token: string };
  ofToken(token: string): PhoneTicket | null;
  /** The desk's own, also one that is over; anything else is refused. */
  ofDesk(connection: Connection, uploadId: string): PhoneTicket;
  live(connection: Connection, uploadId: string): PhoneTicket;
  end(ticket: PhoneTicket): void;
  endAll(): void;
  forget(ticket: PhoneTicket): void;
};

const MOST_OF_A_DESK = 3;
const MOST_OF_THE_CLINIC = 12;
const LOOK_AGAIN_MS = 1_000;

const hashOf = (token: string) => createHash('sha256').update(token).digest();

export function tell(ticket: PhoneTicket): void {
  for (const listener of ticket.listeners) listener();
}

/** Codes that phones may bring: of one desk's session and one person, for ten minutes, and dead at lock, sign-out and close. */
export function phoneTickets(house: ClinicHouse, onNoneLeft: () => void): PhoneTickets {
  const tickets = new Map<string, PhoneTicket>();
  let watch: NodeJS.Timeout | undefined;

  const isAlive = (ticket: PhoneTicket): boolean =>
    !ticket.isOver &&
    house.now() < ticket.expiresAt &&
    house.connections.has(ticket.connection) &&
    ticket.connection.session === ticket.session;
  const alive = () => [...tickets.values()].filter(isAlive);

  function end(ticket: PhoneTicket): void {
    if (ticket.isOver) return;
    ticket.isOver = true;
    for (const { content } of ticket.waiting.values()) content.fill(0);
    ticket.waiting.clear();
    tell(ticket);
    if (alive().length > 0) return;
    clearInterval(watch);
    watch = undefined;
    onNoneLeft();
  }

  function endTheDead(): void {
    for (const ticket of tickets.values()) if (!isAlive(ticket)) end(ticket);
  }

  function ofDesk(connection: Connection, uploadId: string): PhoneTicket {
    const ticket = tickets.get(uploadId);
    if (ticket?.connection !== connection || ticket.session !== connection.session)
      throw new AppError('PHONE_UPLOAD_CLOSED');
    return ticket;
  }

  return {
    open({ connection, session, patientId, greeting }) {
      endTheDead();
      for (const [uploadId, { isOver }] of tickets) if (isOver) tickets.delete(uploadId);
      const own = alive().filter(ticket => ticket.connection === connection);
      // Codes of tabs that were closed; the desk goes on with its newest ones.
      for (const ticket of own.slice(0, Math.max(0, own.length - MOST_OF_A_DESK + 1))) end(ticket);
      if (alive().length >= MOST_OF_THE_CLINIC)
        throw new AppError('TOO_MANY_PHONE_UPLOADS', { most: MOST_OF_THE_CLINIC });
      const token = randomBytes(32).toString('base64url');
      const ticket: PhoneTicket = {
        ...{ uploadId: randomBytes(8).toString('hex'), tokenHash: hashOf(token) },
        ...{ connection, session, patientId, greeting },
        expiresAt: house.now() + PHONE_UPLOAD_MINUTES * 60_000,
        ...{ waiting: new Map(), received: new Set(), listeners: new Set() },
        ...{ hasPhoneCome: false, isOver: false },
      };
      tickets.set(ticket.uploadId, ticket);
      watch ??= setInterval(endTheDead, LOOK_AGAIN_MS).unref();
      return { ticket, token };
    },
    ofToken(token) {
      const hash = hashOf(token);
      let found: PhoneTicket | null = null;
      // Every ticket is compared, so that the time tells nothing.
      for (const ticket of tickets.values()) if (timingSafeEqual(hash, ticket.tokenHash)) found = ticket;
      return found && isAlive(found) ? found : null;
    },
    ofDesk,
    live(connection, uploadId) {
      const ticket = ofDesk(connection, uploadId);
      if (!isAlive(ticket)) throw new AppError('PHONE_UPLOAD_CLOSED');
      return ticket;
    },
    end,
    endAll() {
      for (const ticket of tickets.values()) end(ticket);
      tickets.clear();
    },
    forget(ticket) {
      end(ticket);
      tickets.delete(ticket.uploadId);
    },
  };
}
