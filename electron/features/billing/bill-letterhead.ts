import type { ClinicProfile } from '#shared/features/settings/settings.schema.ts';
import { formatPhone } from '#shared/kernel/phone.ts';
import type { ReadableDb, WritableDb } from '../../database/db.ts';
import type { ClinicOnPaper } from '../../printing/letterhead.ts';
import { clinicAndSettings } from '../settings/settings.service.ts';
import * as letterheadsSql from './letterheads.sql.ts';

const KEPT = ['name', 'addressLine', 'city', 'pinCode', 'stateCode', 'phone', 'hours', 'gstin'] as const;

/** The clinic as it stands at the head of a bill and in its tax lines. */
export type ClinicOfBill = Pick<ClinicProfile, (typeof KEPT)[number]>;

/** Keeps the clinic as it is now for a bill that is being issued; returns the letterhead's id. */
export function freezeLetterhead(db: WritableDb): number {
  const { clinic } = clinicAndSettings(db);
  return letterheadsSql.keepLetterhead(
    db,
    JSON.stringify(Object.fromEntries(KEPT.map(key => [key, clinic[key]]))),
  );
}

/** The clinic as it stood when the bill was issued. */
export function clinicOfBill(db: ReadableDb, billId: number): ClinicOfBill {
  const kept = letterheadsSql.findLetterhead(db, billId);
  return kept === undefined ? clinicAndSettings(db).clinic : (JSON.parse(kept) as ClinicOfBill);
}

/** At the head of a money page, without the e-mail address that a letter bears. */
export function clinicOnBill(clinic: ClinicOfBill): ClinicOnPaper {
  const place = [clinic.city, clinic.pinCode].filter(part => part).join('\u00a0');
  return {
    name: clinic.name,
    addressLines: [clinic.addressLine, place].filter(line => line),
    phone: formatPhone(clinic.phone),
    email: null,
    hours: clinic.hours || null,
  };
}
