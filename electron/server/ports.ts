import type { Language } from '#shared/features/settings/settings.schema.ts';
import type { OwnAddress } from '../keys/private-ranges.ts';
import type { Connection } from './service.ts';

/** What the clinic server needs from the host it runs in; a host without an ability leaves it out. */
export type Host = {
  readonly kind: 'desktop' | 'headless' | 'test';
  pickFolder?(title: string): Promise<string | null>;
  /** Opens a PDF in the desktop's own viewer. */
  openPdf?(fileName: string, pdf: Uint8Array): Promise<void>;
  printPdf?(fileName: string, pdf: Uint8Array): Promise<void>;
  /** A second window with the waiting room's wall. */
  openWaitingScreen?(): Promise<void>;
  phones?: PhoneHost;
};

/** The way by which phones in the clinic's network send pages; nothing else of the clinic is reached by it. */
export type PhoneHost = {
  /** Of this computer, in private networks. */
  addresses(): readonly OwnAddress[];
  openDoor(plan: UploadDoorPlan): Promise<UploadDoor>;
};

export type UploadDoor = { readonly origin: string; close(): Promise<void> };

export type UploadDoorPlan = {
  readonly address: string;
  /** In PEM, the clinic's own authority in DER. */
  readonly certificate: { readonly key: string; readonly chain: string; readonly authority: Buffer };
  /** Null for a token that is unknown or over, and as fast as for one that is not. */
  ticketOf(token: string): TicketAtDoor | null;
};

/** What the door knows of a code; the page names the person by initials alone. */
export type TicketAtDoor = {
  readonly uploadId: string;
  readonly connection: Connection;
  readonly greeting: PhoneGreeting;
};
export type PhoneGreeting = {
  readonly clinicName: string;
  readonly initials: string;
  readonly language: Language;
};

/** Local redacted log: codes and references, never names or clinical text. */
export type FaultLog = (reference: string, error: unknown, where: string) => void;
