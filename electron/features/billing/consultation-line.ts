import type { NewBillLine } from '#shared/features/billing/bill.schema.ts';
import { formatDayAndMonth, type LocalDate } from '#shared/kernel/local-date.ts';
import type { Doctor } from '../users/users.service.ts';

// Human health services by a medical practitioner (rules.md 5.4).
const CONSULTATION_SAC = '999312';

export function consultationLine({ profile }: Doctor): NewBillLine {
  return {
    description: ['Consultation', profile.speciality].filter(part => part).join(', '),
    sacCode: CONSULTATION_SAC,
    quantity: 1,
    ratePaise: profile.consultationFeePaise,
    kind: 'consultation',
  };
}

/** A free follow-up of a paid consultation stands on the bill at nothing, with its last day (APT-15). */
export function freeConsultationLine(freeUntil: LocalDate): NewBillLine {
  return {
    description: `Follow-up, free until ${formatDayAndMonth(freeUntil)}`,
    sacCode: CONSULTATION_SAC,
    quantity: 1,
    ratePaise: 0,
    kind: 'consultation',
  };
}

/** What the desk took from the list of services under the doctor's own words is a consultation too. */
export function kindOfLine(line: NewBillLine, doctor: Doctor): 'consultation' | 'other' {
  const words = consultationLine(doctor).description.toLowerCase();
  return line.kind ?? (line.description.toLowerCase() === words ? 'consultation' : 'other');
}
