import type { Language } from '#shared/features/settings/settings.schema.ts';
import { addDays, addMonths, isLocalDate, type LocalDate } from '#shared/kernel/local-date.ts';
import { shortDay } from '../../app/wall-clock.ts';

export type FollowUpReading =
  | { kind: 'none' }
  | { kind: 'date'; onDate: LocalDate }
  | { kind: 'inPast' }
  | { kind: 'notUnderstood' };

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

function withYear(
  day: number,
  month: number,
  year: number | undefined,
  today: LocalDate,
): LocalDate | undefined {
  const make = (years: number) =>
    `${years}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const given = year === undefined ? Number(today.slice(0, 4)) : year < 100 ? 2000 + year : year;
  const date = make(given);
  if (!isLocalDate(date)) return undefined;
  // '5 Jan' written in December is next January.
  return year === undefined && date < today ? make(given + 1) : date;
}

function afterToday(count: number, unit: string, today: LocalDate): LocalDate {
  if (unit === 'w') return addDays(today, count * 7);
  return unit === 'm' ? addMonths(today, count) : addDays(today, count);
}

/** Reads '5', '5d', '2 weeks', '1m', '26/11', '26 nov', '26-11-2026' as a day from today on. */
export function readFollowUp(text: string, today: LocalDate): FollowUpReading {
  const typed = text.trim().toLowerCase();
  if (typed === '') return { kind: 'none' };
  const onDate = dateIn(typed, today);
  if (!onDate) return { kind: 'notUnderstood' };
  return onDate < today ? { kind: 'inPast' } : { kind: 'date', onDate };
}

function dateIn(typed: string, today: LocalDate): LocalDate | undefined {
  const span = /^(\d{1,3})\s*(d|days?|w|wks?|weeks?|m|mo|months?)?$/.exec(typed);
  if (span) return afterToday(Number(span[1]), (span[2] ?? 'd').charAt(0), today);
  if (isLocalDate(typed)) return typed;
  const figures = /^(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{2}|\d{4}))?$/.exec(typed);
  if (figures)
    return withYear(
      Number(figures[1]),
      Number(figures[2]),
      figures[3] ? Number(figures[3]) : undefined,
      today,
    );
  const named = /^(\d{1,2})\s*([a-z]{3})[a-z]*\s*(\d{2}|\d{4})?$/.exec(typed);
  const month = MONTHS.indexOf(named?.[2] ?? '') + 1;
  if (named && month > 0)
    return withYear(Number(named[1]), month, named[3] ? Number(named[3]) : undefined, today);
  return undefined;
}

type DayOptions = { language: Language; today: LocalDate; hasWeekday?: boolean };

/** 'Thu 26 Nov', with the year only when it is another one. */
export function dayWords(date: LocalDate, { language, today, hasWeekday = false }: DayOptions): string {
  const words = shortDay(date, language, hasWeekday);
  return date.slice(0, 4) === today.slice(0, 4) ? words : `${words} ${date.slice(0, 4)}`;
}
