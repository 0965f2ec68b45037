import type { NewBillLine } from '#shared/features/billing/bill.schema.ts';
import { typedWordsKey } from '#shared/features/catalogue/item-text.rules.ts';
import { PRINT_WORDS, type PrintWords } from '#shared/i18n/print-words.ts';
import { formatDayAndMonth, type LocalDate } from '#shared/kernel/local-date.ts';
import type { Doctor } from '../users/users.service.ts';

// Human health services by a medical practitioner (rules.md 5.4).
const CONSULTATION_SAC = '999312';
/** In whose words a bill keeps a consultation, whatever language it is printed in. */
const KEPT = PRINT_WORDS.en;

/** A kept consultation in the words of a paper; what somebody typed, and any other line, stays as it is. */
export function lineOnPaper(
  { kind, description }: { kind?: string | undefined; description: string },
  words: PrintWords,
): string {
  if (kind !== 'consultation') return description;
  const [whole, followUp] = [KEPT.consultation, KEPT.freeFollowUp('')];
  if (description.startsWith(followUp)) return words.freeFollowUp(description.slice(followUp.length));
  const isOwn = description === whole || description.startsWith(`${whole}, `);
  return isOwn ? words.consultation + description.slice(whole.length) : description;
}

export function consultationLine({ profile }: Doctor): NewBillLine {
  return {
    description: [KEPT.consultation, profile.speciality].filter(part => part).join(', '),
    sacCode: CONSULTATION_SAC,
    quantity: 1,
    ratePaise: profile.consultationFeePaise,
    kind: 'consultation',
  };
}

/** A free follow-up of a paid consultation stands on the bill at nothing, with its last day (APT-15). */
export function freeConsultationLine(freeUntil: LocalDate): NewBillLine {
  return {
    description: KEPT.freeFollowUp(formatDayAndMonth(freeUntil)),
    sacCode: CONSULTATION_SAC,
    quantity: 1,
    ratePaise: 0,
    kind: 'consultation',
  };
}

/**
 * Whether a line is the consultation of one of these doctors: the caller says so, or its words do, also where the desk
 * typed them or took them from the list of services.
 */
export function isConsultation(line: NewBillLine, doctors: readonly Doctor[]): boolean {
  if (line.kind === 'consultation') return true;
  if (line.itemId === undefined && line.category === 'consultation') return true;
  const words = typedWordsKey(line.description);
  return doctors.some(doctor => typedWordsKey(consultationLine(doctor).description) === words);
}
