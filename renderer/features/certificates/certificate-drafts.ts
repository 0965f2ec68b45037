import { emptyBody } from '#shared/features/certificates/certificate.rules.ts';
import type { CertificateBody, CertificateKind } from '#shared/features/certificates/certificate.schema.ts';

/** Whose unfinished certificate it is: another person at this screen never sees it. */
export type DraftOf = { userId: number; patientId: number };

const drafts = new Map<string, CertificateBody>();
const keyOf = ({ userId, patientId }: DraftOf, kind: CertificateKind) => `${userId}/${patientId}/${kind}`;

/** What was typed stays while the window is open, whatever panel is closed over it. */
export function keepDraft(of: DraftOf, body: CertificateBody): void {
  drafts.set(keyOf(of, body.kind), body);
}

export function draftOf(of: DraftOf, kind: CertificateKind): CertificateBody | undefined {
  return drafts.get(keyOf(of, kind));
}

export function forgetDraft(of: DraftOf, kind: CertificateKind): void {
  drafts.delete(keyOf(of, kind));
}

/** What is known when a certificate is begun. */
export type Known = { identificationMarks: string; address: string; diagnosis: string; findings: string };

/** A new one begins today, with what is known of the person. */
export function newBody(kind: CertificateKind, known: Known, today: string): CertificateBody {
  const body = { ...emptyBody(kind), ...known };
  if (kind === 'sickness' || kind === 'leave') return { ...body, fromOn: today };
  return kind === 'fitness' ? { ...body, fitFromOn: today } : body;
}
