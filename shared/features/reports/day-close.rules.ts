import { addDays, type LocalDate } from '../../kernel/local-date.ts';

const WEEKS_COMPARED = 4;

/** What should be in the drawer: the float it opened with and the day's cash, refunds already taken off. */
export function expectedCashPaise(openingFloatPaise: number, cashOfDayPaise: number): number {
  return openingFloatPaise + cashOfDayPaise;
}

/** The day that money received now belongs to: late entries after a close go to the next day (BIL-8). */
export function accountingDay(today: LocalDate, lastClosedOn: LocalDate | null): LocalDate {
  if (lastClosedOn === null || lastClosedOn < today) return today;
  return addDays(lastClosedOn, 1);
}

/** The same weekday of the four weeks before, oldest first. */
export function sameWeekdaysBefore(onDate: LocalDate): LocalDate[] {
  return Array.from({ length: WEEKS_COMPARED }, (_, index) => addDays(onDate, -7 * (WEEKS_COMPARED - index)));
}
