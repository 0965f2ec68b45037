import { daysBetween, type LocalDate } from '../../kernel/local-date.ts';

/** Since 2026-11-22, our own choice as for the answers about a person: a pregnancy is over three weeks after its due date. */
export const OVERDUE_DAYS = 21;
/** Since 2026-11-22, our own choice as for the answers about a person: 45 weeks from the last period, and as far ahead. */
const LONGEST_PREGNANCY_DAYS = 315;

/** Why no pregnancy of the visit's day can have such a day; undefined when one can. */
export function pregnancyDayProblem(
  meaning: 'lmp' | 'edd',
  day: LocalDate,
  today: LocalDate,
): 'DAY_NOT_YET' | 'TOO_LONG_AGO' | 'DUE_TOO_FAR_AHEAD' | undefined {
  const ahead = daysBetween(today, day);
  if (meaning === 'lmp') {
    if (ahead > 0) return 'DAY_NOT_YET';
    return -ahead > LONGEST_PREGNANCY_DAYS ? 'TOO_LONG_AGO' : undefined;
  }
  if (ahead > LONGEST_PREGNANCY_DAYS) return 'DUE_TOO_FAR_AHEAD';
  return -ahead > OVERDUE_DAYS ? 'TOO_LONG_AGO' : undefined;
}
