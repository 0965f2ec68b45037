import * as z from 'zod';
import { addDays, addMonths, daysBetween, isLocalDate, type LocalDate } from './local-date.ts';

export type Age = { years: number; months: number; days: number };

/** Completed years, months and days from birth to a day. */
export function ageOn(birthOn: LocalDate, onDate: LocalDate): Age {
  let months =
    (Number(onDate.slice(0, 4)) - Number(birthOn.slice(0, 4))) * 12 +
    Number(onDate.slice(5, 7)) -
    Number(birthOn.slice(5, 7));
  if (addMonths(birthOn, months) > onDate) months -= 1;
  return {
    years: Math.floor(months / 12),
    months: months % 12,
    days: daysBetween(addMonths(birthOn, months), onDate),
  };
}

/** Indian Majority Act 1875, section 3. */
const MAJORITY_YEARS = 18;

/** Whether somebody answers for this person on that day. */
export function isMinor(birthOn: LocalDate, onDate: LocalDate): boolean {
  return ageOn(birthOn, onDate).years < MAJORITY_YEARS;
}

/** The day on which somebody answers for themselves. */
export function majorityOn(birthOn: LocalDate): LocalDate {
  return addMonths(birthOn, 12 * MAJORITY_YEARS);
}

/** An age as it is said, without the words of a language; a paper keeps this and words it when it is printed. */
export const shortAgeSchema = z.object({
  count: z.int(),
  unit: z.enum(['years', 'months', 'days']),
  isEstimated: z.literal(true).optional(),
});
export type ShortAge = z.infer<typeof shortAgeSchema>;

/** Months under two years, days under a month. */
export function shortAge(birthOn: LocalDate, onDate: LocalDate, isEstimated = false): ShortAge {
  const age = ageOn(birthOn, onDate);
  const months = age.years * 12 + age.months;
  const mark = isEstimated ? { isEstimated: true as const } : {};
  if (age.years >= 2) return { count: age.years, unit: 'years', ...mark };
  return months >= 1
    ? { count: months, unit: 'months', ...mark }
    : { count: age.days, unit: 'days', ...mark };
}

/** As a clinic writes it: '52 y', '14 m', '9 d'; '~' when the birth date is estimated. */
export function formatAge(birthOn: LocalDate, onDate: LocalDate, isEstimated = false): string {
  const { count, unit } = shortAge(birthOn, onDate, isEstimated);
  return `${isEstimated ? '~' : ''}${count} ${unit.charAt(0)}`;
}

export type TypedAge =
  | { kind: 'birthDate'; birthOn: LocalDate; isEstimated: boolean }
  | { kind: 'notUnderstood' }
  | { kind: 'inFuture' }
  | { kind: 'tooOld' };

/** The longest verified human life is 122 years; anything above 125 is a typing mistake. */
export const OLDEST_AGE_YEARS = 125;

function readBirthDate(text: string): LocalDate | undefined {
  const parts = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})$/.exec(text);
  if (!parts) return isLocalDate(text) ? text : undefined;
  const date = `${parts[3]}-${parts[2]?.padStart(2, '0')}-${parts[1]?.padStart(2, '0')}`;
  return isLocalDate(date) ? date : undefined;
}

function estimateBirth(text: string, today: LocalDate): LocalDate | undefined {
  const parts = /^(\d{1,3})\s*(y|yr|yrs|years?|m|mo|months?|w|weeks?|d|days?)?$/i.exec(text);
  if (!parts) return undefined;
  const count = Number(parts[1]);
  const unit = (parts[2] ?? 'y').charAt(0).toLowerCase();
  if (unit === 'd') return addDays(today, -count);
  if (unit === 'w') return addDays(today, -7 * count);
  return addMonths(today, unit === 'm' ? -count : -12 * count);
}

/** Reads what a receptionist types: '34', '6m', '10d' (estimated) or '12/3/1980' (exact). */
export function readAgeOrBirthDate(typed: string, today: LocalDate): TypedAge {
  const text = typed.trim();
  const exact = readBirthDate(text);
  const birthOn = exact ?? estimateBirth(text, today);
  if (!birthOn) return { kind: 'notUnderstood' };
  if (birthOn > today) return { kind: 'inFuture' };
  if (ageOn(birthOn, today).years > OLDEST_AGE_YEARS) return { kind: 'tooOld' };
  return { kind: 'birthDate', birthOn, isEstimated: exact === undefined };
}
