import { addDays, type LocalDate } from '../../kernel/local-date.ts';

const WEEKS_COMPARED = 4;

/** The day that money received now belongs to: late entries after a close go to the next day (BIL-8). */
export function accountingDay(today: LocalDate, lastClosedOn: LocalDate | null): LocalDate {
  if (lastClosedOn === null || lastClosedOn < today) return today;
  return addDays(lastClosedOn, 1);
}

/** A close so many days after the last money or close is asked for once more: the computer's clock may be wrong. */
export const FAR_DAYS = 7;

/** The last day of which the books know, where a day is too far after it to be closed without a question. */
export function farFrom(onDate: LocalDate, lastKnownOn: LocalDate | null): LocalDate | null {
  return lastKnownOn !== null && addDays(lastKnownOn, FAR_DAYS) < onDate ? lastKnownOn : null;
}

/** The same weekday of the four weeks before, oldest first. */
export function sameWeekdaysBefore(onDate: LocalDate): LocalDate[] {
  return Array.from({ length: WEEKS_COMPARED }, (_, index) => addDays(onDate, -7 * (WEEKS_COMPARED - index)));
}
