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

function isBefore(visit: CountedVisit, question: FeeQuestion): boolean {
  return question.visit === null || visit.visitId < question.visit.visitId;
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
  const own = question.paid.filter(
    paid => paid.doctorId === doctorId && paid.onDate <= onDate && (!visit || paid.visitId !== visit.visitId),
  );
  const newest = own.reduce<PaidConsultation | null>(
    (last, paid) => (last === null || paid.onDate >= last.onDate ? paid : last),
    null,
  );
  if (!newest || free.days === 0 || free.visits === 0) return charged;
  const told = { ...charged, paidOn: newest.onDate, paidBillNumber: newest.billNumber };
  const freeUntil = addDays(newest.onDate, free.days);
  const used = question.visits.filter(
    past =>
      past.doctorId === doctorId &&
      !past.isCharged &&
      !past.isEmergency &&
      isAfter(past, newest) &&
      isBefore(past, question),
  ).length;
  const freeLeft = Math.max(0, free.visits - used);
  if (onDate > freeUntil || freeLeft === 0 || visit?.isEmergency) return told;
  return { ...told, isFree: true, feePaise: 0, freeUntil, freeLeft };
}
