import { addDays, daysBetween, type LocalDate } from '../../kernel/local-date.ts';

const TERM_DAYS = 280;
export const USUAL_CYCLE_DAYS = 28;
const DAYS_A_WEEK = 7;

/**
 * The day a child is due: 280 days after the first day of the last period, later or earlier by as many days as the
 * cycle is longer or shorter than 28 (Naegele's rule; ACOG Committee Opinion 700, 2017).
 */
export function dueOnByLastPeriod(lastPeriodOn: LocalDate, cycleDays = USUAL_CYCLE_DAYS): LocalDate {
  return addDays(lastPeriodOn, TERM_DAYS + cycleDays - USUAL_CYCLE_DAYS);
}

export type Gestation = { weeks: number; days: number };

/** Completed weeks and days of a pregnancy whose child is due on a day; never below none. */
export function gestationOn(dueOn: LocalDate, onDate: LocalDate): Gestation {
  const passed = Math.max(0, TERM_DAYS - daysBetween(onDate, dueOn));
  return { weeks: Math.floor(passed / DAYS_A_WEEK), days: passed % DAYS_A_WEEK };
}

/** To 13 weeks 6 days the first, to 27 weeks 6 days the second, then the third (ACOG). */
export function trimesterOf({ weeks }: Gestation): 1 | 2 | 3 {
  if (weeks < 14) return 1;
  return weeks < 28 ? 2 : 3;
}
