import { formatPhone } from '#shared/kernel/phone.ts';
import type { ClinicAtHead } from '../../ledger/letterheads.ts';
import type { ClinicOnPaper } from '../../printing/letterhead.ts';

/** At the head of a money page, without the e-mail address that a letter bears. */
export function clinicOnBill(clinic: ClinicAtHead): ClinicOnPaper {
  const place = [clinic.city, clinic.pinCode].filter(part => part).join('\u00a0');
  return {
    name: clinic.name,
    addressLines: [clinic.addressLine, place].filter(line => line),
    phone: formatPhone(clinic.phone),
    email: null,
    hours: clinic.hours || null,
  };
}
