import type { ClinicProfile } from '#shared/features/settings/settings.schema.ts';
import { formatPhone } from '#shared/kernel/phone.ts';
import type { ReadableDb } from '../../database/db.ts';
import type { ClinicOnPaper } from '../../printing/letterhead.ts';
import { clinicAndSettings } from './clinic-and-settings.ts';

export function clinicOnPaper(clinic: ClinicProfile): ClinicOnPaper {
  const place = [clinic.city, clinic.pinCode].filter(Boolean).join('\u00a0');
  return {
    name: clinic.name,
    addressLines: [clinic.addressLine, place].filter(Boolean),
    phone: formatPhone(clinic.phone),
    email: clinic.email || null,
    hours: clinic.hours || null,
  };
}

export type SignedClinic = ClinicOnPaper & { registrationNumber: string };

/** The clinic as it stands now, to be sealed with what is signed: a reprint names the clinic that gave the page. */
export function clinicToSeal(db: ReadableDb): SignedClinic {
  const { clinic } = clinicAndSettings(db);
  return { ...clinicOnPaper(clinic), registrationNumber: clinic.registrationNumber };
}
