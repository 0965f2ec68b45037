import { daysBetween, type LocalDate } from '../../kernel/local-date.ts';
import type { MeasureLimits } from './measure-rows.ts';

const TERM_DAYS = 280;
/** The length of a month that WHO's tables reckon with: 365.25 / 12. */
export const DAYS_A_MONTH = 30.4375;

export type GrowthAge = { days: number; isCorrected: boolean };

/**
 * Age in days for a growth chart. A child born before 37 weeks is taken younger by the weeks that were missing to
 * 40, until the limit's age (by the calendar) is reached; negative before the day it was due.
 */
export function growthAgeOn(
  birth: { birthOn: LocalDate; gestationDays: number | null },
  limits: MeasureLimits,
  onDate: LocalDate,
): GrowthAge {
  const days = daysBetween(birth.birthOn, onDate);
  const isPreterm = birth.gestationDays !== null && birth.gestationDays < limits.pretermBelowDays;
  if (!isPreterm || days >= limits.correctedUntilMonths * DAYS_A_MONTH) return { days, isCorrected: false };
  return { days: days - (TERM_DAYS - (birth.gestationDays ?? TERM_DAYS)), isCorrected: true };
}
