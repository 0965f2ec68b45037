import { createHash } from 'node:crypto';
import { AppError } from '#shared/contract/app-error.ts';
import type { OutputOf, ParsedInputOf } from '#shared/contract/procedure.ts';
import { kindOfName } from '#shared/features/documents/file-kind.rules.ts';
import type { phoneUploadContract } from '#shared/features/documents/phone-upload.contract.ts';
import {
  MOST_PHONE_PAGES,
  type OpenedUpload,
  type UploadState,
} from '#shared/features/documents/phone-upload.schema.ts';
import type { TaskContext } from '../../server/service.ts';
import { getPerson } from '../patients/patients.service.ts';
import { clinicAndSettings } from '../settings/settings.service.ts';
import { initialsOf } from './initials.ts';
import { certificateFor } from './phone-certificates.ts';
import { phoneDesk } from './phone-desk.ts';
import { type PhoneTicket, tell } from './phone-tickets.ts';
import * as phonesSql from './phone-uploads.sql.ts';
import { lookAt } from './put-file.ts';

type Contract = typeof phoneUploadContract;
type UploadInput = ParsedInputOf<Contract['phonePages']>;

/** What phones have sent and no desk has taken, of one code; three files of the largest size. */
const MOST_WAITING_BYTES = 90_000_000;

export async function openPhoneUpload(
  ctx: TaskContext,
  input: ParsedInputOf<Contract['openPhoneUpload']>,
): Promise<OpenedUpload> {
  const { phones } = ctx.host;
  const { session } = ctx.connection;
  if (!phones || !session) throw new AppError('HOST_CANNOT', { ability: 'phones' });
  const { address, patient, clinic, settings } = ctx.reading(({ db }) => ({
    ...clinicAndSettings(db),
    address: phonesSql.phoneAddress(db),
    patient: getPerson(db, input.patientId),
  }));
  ctx.subject('patient', patient.id);
  if (address === '') throw new AppError('PHONES_OFF');
  if (!phones.addresses().some(own => own.address === address))
    throw new AppError('PHONE_ADDRESS_GONE', { address });
  const desk = phoneDesk(ctx.house);
  const greeting = {
    ...{ clinicName: clinic.name, initials: initialsOf(patient.fullName) },
    language: settings.screenLanguage,
  };
  const { connection } = ctx;
  const { ticket, token } = desk.tickets.open({ connection, session, patientId: patient.id, greeting });
  try {
    const certificate = certificateFor(ctx, address, clinic.name);
    const { origin } = await desk.door(phones, { address, certificate });
    // Locked while the door was opening: nobody is there to show the code to.
    if (connection.session !== session) throw new AppError('NOT_SIGNED_IN');
    const { uploadId, expiresAt } = ticket;
    ctx.subject('patient', patient.id, { uploadId, expiresAt });
    return { uploadId, url: `${origin}/u/${token}`, expiresAt };
  } catch (error) {
    desk.tickets.forget(ticket);
    throw error;
  }
}

function stateOf(ticket: PhoneTicket): UploadState {
  return {
    isOpen: !ticket.isOver,
    hasPhoneCome: ticket.hasPhoneCome,
    received: ticket.received.size,
    waiting: [...ticket.waiting.values()].map(({ pageId, fileName, content }) => ({
      ...{ pageId, fileName, bytes: content.length },
    })),
  };
}

export async function phonePages(
  ctx: TaskContext,
  { uploadId }: UploadInput,
): Promise<AsyncIterable<UploadState>> {
  return states(phoneDesk(ctx.house).tickets.live(ctx.connection, uploadId), ctx.signal);
}

async function* states(ticket: PhoneTicket, signal: AbortSignal | undefined): AsyncGenerator<UploadState> {
  let wake: () => void = () => {};
  let hasChanged = true;
  const listener = () => {
    hasChanged = true;
    wake();
  };
  ticket.listeners.add(listener);
  signal?.addEventListener('abort', listener);
  try {
    while (!signal?.aborted) {
      if (!hasChanged) await new Promise<void>(resolve => (wake = resolve));
      hasChanged = false;
      if (signal?.aborted) return;
      const state = stateOf(ticket);
      yield state;
      if (!state.isOpen) return;
    }
  } finally {
    ticket.listeners.delete(listener);
    signal?.removeEventListener('abort', listener);
  }
}

/** Looked through before it is taken, so that the phone says at once why a page is not. */
export async function receivePhonePage(
  ctx: TaskContext,
  { uploadId, phonePageId, fileName, content }: ParsedInputOf<Contract['receivePhonePage']>,
): Promise<OutputOf<Contract['receivePhonePage']>> {
  const { tickets } = phoneDesk(ctx.house);
  const ticket = tickets.live(ctx.connection, uploadId);
  ctx.subject('patient', ticket.patientId, { uploadId });
  if (ticket.received.has(phonePageId)) return { received: ticket.received.size };
  if (ticket.received.size >= MOST_PHONE_PAGES)
    throw new AppError('PHONE_PAGES_FULL', { most: MOST_PHONE_PAGES });
  const sent = Buffer.from(content, 'base64');
  const waitingBytes = [...ticket.waiting.values()].reduce((sum, page) => sum + page.content.length, 0);
  if (waitingBytes + sent.length > MOST_WAITING_BYTES) throw new AppError('PHONE_DESK_FULL');
  const { kind, content: clean } = await lookAt(sent, kindOfName(fileName) ?? null);
  // Looking through a long PDF takes a moment, in which the desk may have been locked.
  tickets.live(ctx.connection, uploadId);
  ticket.received.add(phonePageId);
  const pageId = ticket.received.size;
  ticket.waiting.set(pageId, { pageId, fileName, kind, content: clean });
  tell(ticket);
  ctx.subject('patient', ticket.patientId, {
    ...{ uploadId, page: pageId, kind, bytes: sent.length },
    sha256: createHash('sha256').update(sent).digest('hex'),
  });
  return { received: pageId };
}

export async function takePhonePage(
  ctx: TaskContext,
  { uploadId, pageId }: ParsedInputOf<Contract['takePhonePage']>,
): Promise<OutputOf<Contract['takePhonePage']>> {
  const ticket = phoneDesk(ctx.house).tickets.live(ctx.connection, uploadId);
  const page = ticket.waiting.get(pageId);
  if (!page) throw new AppError('NOT_FOUND', { what: 'page' });
  const content = page.content.toString('base64');
  ticket.waiting.delete(pageId);
  page.content.fill(0);
  tell(ticket);
  return { kind: page.kind, fileName: page.fileName, content };
}

export async function closePhoneUpload(
  ctx: TaskContext,
  { uploadId }: UploadInput,
): Promise<OutputOf<Contract['closePhoneUpload']>> {
  const { tickets } = phoneDesk(ctx.house);
  const ticket = tickets.ofDesk(ctx.connection, uploadId);
  const received = ticket.received.size;
  ctx.subject('patient', ticket.patientId, { uploadId, received });
  tickets.forget(ticket);
  return { received };
}
