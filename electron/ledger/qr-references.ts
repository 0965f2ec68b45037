import { createHash } from 'node:crypto';
import type { UpiPayee } from '#shared/features/billing/bill.schema.ts';
import { QR_REFERENCE_LENGTH, QR_SIGNS } from '#shared/features/billing/qr-reference.rules.ts';
import type { ReadableDb } from '../database/db.ts';
import { clinicAndSettings } from '../features/settings/settings.service.ts';
import type { WriteContext } from '../server/service.ts';
import * as referencesSql from './qr-references.sql.ts';

/** What a QR asks money for. */
export type ShownFor = `${'visit' | 'bill' | 'person' | 'advance'} ${number}`;

/** A visit's bill is the same before it is issued and while it is due; on the slip, the screen and the paper. */
export function shownForBill(billId: number, visitId: number | null): ShownFor {
  return visitId === null ? `bill ${billId}` : `visit ${visitId}`;
}

function referenceOf(text: string): string {
  const [digit = 0, ...others] = createHash('sha256').update(text).digest();
  const signs = others.slice(0, QR_REFERENCE_LENGTH - 3).map(byte => QR_SIGNS[byte % QR_SIGNS.length]);
  return `PQ${digit % 10}${signs.join('')}`;
}

/**
 * The first in this row of references by which no money was taken yet. It names the taking and not its sum: shown
 * again, on another desk or for another sum, it is the same, for the payer may have scanned the earlier one.
 */
export function qrReferenceFor(db: ReadableDb, shownFor: ShownFor): string {
  const since = referencesSql.clinicSince(db);
  for (let turn = 0; ; turn++) {
    const reference = referenceOf(`${since} ${shownFor} ${turn}`);
    if (!referencesSql.isKept(db, reference)) return reference;
  }
}

/** Whom a QR pays and what it says; null for a clinic without a UPI address. */
export function upiPayeeFor(db: ReadableDb, shownFor: ShownFor): UpiPayee {
  const { clinic, settings } = clinicAndSettings(db);
  if (settings.upiAddress === '') return null;
  const reference = qrReferenceFor(db, shownFor);
  return { address: settings.upiAddress, payeeName: clinic.name, reference };
}

/** Keeps what the QR said with the takings of one transfer; nothing where the clinic shows no QR. */
export function keepQrReference(ctx: WriteContext, shownFor: ShownFor, paymentIds: readonly number[]): void {
  const payee = paymentIds.length > 0 ? upiPayeeFor(ctx.db, shownFor) : null;
  if (!payee) return;
  const kept = { reference: payee.reference, keptBy: ctx.session.userId, keptAt: ctx.now() };
  for (const paymentId of paymentIds) referencesSql.insert(ctx.db, { ...kept, paymentId });
}
