import { addDays, type LocalDate } from '../../kernel/local-date.ts';
import type { FeeStanding } from './bill.schema.ts';

/** A consultation that was charged and is paid in full; an emergency is none. */
export type PaidConsultation = {
  doctorId: number;
  visitId: number | null;
  onDate: LocalDate;
  billNumber: string;
};

/** A visit that took place or is going on; who left unseen, or whose booking was called off, has none. */
export type CountedVisit = {
  visitId: number;
  doctorId: number;
  onDate: LocalDate;
  isEmergency: boolean;
  /** A consultation was charged for it, so it is not one of the free ones. */
  isCharged: boolean;
  /** A consultation stands on its bill at nothing; whatever it was called afterwards, it was one of the free ones. */
  isGivenFree: boolean;
  /** It reached the doctor or the bill; until then it may still, on its own day. */
  hasComeToPass: boolean;
};

export type FreeFollowUps = { days: number; visits: number };

export type FeeQuestion = {
  doctorId: number;
  onDate: LocalDate;
  feePaise: number;
  /** The visit that is asked about; null for one that has not begun. */
  visit: { visitId: number; isEmergency: boolean } | null;
  paid: readonly PaidConsultation[];
  visits: readonly CountedVisit[];
};

function isAfter(visit: CountedVisit, paid: PaidConsultation): boolean {
  if (visit.visitId === paid.visitId || visit.onDate < paid.onDate) return false;
  return visit.onDate > paid.onDate || paid.visitId === null || visit.visitId > paid.visitId;
}

/** What was paid for a later visit, also of the same day, makes no earlier one free. */
function isPaidBefore(paid: PaidConsultation, { onDate, visit }: FeeQuestion): boolean {
  if (paid.onDate !== onDate) return paid.onDate < onDate;
  return !visit || paid.visitId === null || paid.visitId < visit.visitId;
}

function usesOneUp(past: CountedVisit, { doctorId, onDate, visit }: FeeQuestion): boolean {
  if (past.doctorId !== doctorId || past.isCharged) return false;
  if (visit && past.visitId >= visit.visitId) return false;
  if (past.isGivenFree) return true;
  return !past.isEmergency && (past.hasComeToPass || past.onDate === onDate);
}

/**
 * Whether a visit comes free (APT-15): counted from the newest paid consultation of the same doctor only, up to and
 * with its last day, and at most so many free visits since then. A free visit opens no new period.
 */
export function feeStandingOf(question: FeeQuestion, free: FreeFollowUps): FeeStanding {
  const { doctorId, onDate, feePaise, visit } = question;
  const charged: FeeStanding = {
    ...{ isFree: false, feePaise, freeUntil: null, freeLeft: 0, paidOn: null, paidBillNumber: '' },
  };
  const own = question.paid.filter(paid => paid.doctorId === doctorId && isPaidBefore(paid, question));
  const newest = own.reduce<PaidConsultation | null>(
    (last, paid) => (last === null || paid.onDate >= last.onDate ? paid : last),
    null,
  );
  if (!newest || free.days === 0 || free.visits === 0) return charged;
  const told = { ...charged, paidOn: newest.onDate, paidBillNumber: newest.billNumber };
  const freeUntil = addDays(newest.onDate, free.days);
  const used = question.visits.filter(past => usesOneUp(past, question) && isAfter(past, newest)).length;
  const freeLeft = Math.max(0, free.visits - used);
  if (onDate > freeUntil || freeLeft === 0 || visit?.isEmergency) return told;
  return { ...told, isFree: true, feePaise: 0, freeUntil, freeLeft };
}
