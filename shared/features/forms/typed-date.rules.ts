import { daysBetween, isLocalDate, type LocalDate } from '../../kernel/local-date.ts';

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

function dateOf(day: number, month: number, year: number): LocalDate | undefined {
  const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isLocalDate(date) ? date : undefined;
}

/** Without a year the nearest such day is meant: an LMP lies behind, the due date ahead. */
function nearest(day: number, month: number, today: LocalDate): LocalDate | undefined {
  const year = Number(today.slice(0, 4));
  const distance = (date: LocalDate) => Math.abs(daysBetween(today, date));
  return [year - 1, year, year + 1]
    .flatMap(one => dateOf(day, month, one) ?? [])
    .sort((a, b) => distance(a) - distance(b))[0];
}

/** Reads '12/9', '12/9/26', '12 sep 2026' or '2026-09-12', the day first as in India; undefined when it is no day. */
export function readTypedDate(text: string, today: LocalDate): LocalDate | undefined {
  const typed = text.trim().toLowerCase();
  if (isLocalDate(typed)) return typed;
  const parts =
    /^(\d{1,2})[/. -](\d{1,2})(?:[/. -](\d{4}|\d{2}))?$/.exec(typed) ??
    /^(\d{1,2})[/. -]?([a-z]{3})[a-z]*(?:[/. ,-]*(\d{4}|\d{2}))?$/.exec(typed);
  if (!parts) return undefined;
  const [, day, month = '', year] = parts;
  const monthNumber = /^\d/.test(month) ? Number(month) : MONTHS.indexOf(month) + 1;
  if (year === undefined) return nearest(Number(day), monthNumber, today);
  return dateOf(Number(day), monthNumber, year.length === 2 ? 2000 + Number(year) : Number(year));
}
