import { addDays, daysBetween, isLocalDate, type LocalDate } from '../../kernel/local-date.ts';
import type { FormField } from './form.schema.ts';
import { OVERDUE_DAYS } from './pregnancy-days.rules.ts';

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

function dateOf(day: number, month: number, year: number): LocalDate | undefined {
  const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isLocalDate(date) ? date : undefined;
}

/** Without a year an LMP lies behind and a due date ahead, an overdue one a little behind; else the nearest day is meant. */
function withoutYear(
  day: number,
  month: number,
  { today, meaning }: { today: LocalDate; meaning: FormField['meaning'] },
): LocalDate | undefined {
  const year = Number(today.slice(0, 4));
  const days = [year - 1, year, year + 1].flatMap(one => dateOf(day, month, one) ?? []);
  if (meaning === 'lmp') return days.findLast(date => date <= today);
  if (meaning === 'edd') return days.find(date => date >= addDays(today, -OVERDUE_DAYS));
  const distance = (date: LocalDate) => Math.abs(daysBetween(today, date));
  return days.sort((a, b) => distance(a) - distance(b))[0];
}

/** Reads '12/9', '12/9/26', '12 sep 2026' or '2026-09-12', the day first as in India; undefined when it is no day. */
export function readTypedDate(
  text: string,
  today: LocalDate,
  meaning: FormField['meaning'] = null,
): LocalDate | undefined {
  const typed = text.trim().toLowerCase();
  if (isLocalDate(typed)) return typed;
  const parts =
    /^(\d{1,2})[/. -](\d{1,2})(?:[/. -](\d{4}|\d{2}))?$/.exec(typed) ??
    /^(\d{1,2})[/. -]?([a-z]{3})[a-z]*(?:[/. ,-]*(\d{4}|\d{2}))?$/.exec(typed);
  if (!parts) return undefined;
  const [, day, month = '', year] = parts;
  const monthNumber = /^\d/.test(month) ? Number(month) : MONTHS.indexOf(month) + 1;
  if (year === undefined) return withoutYear(Number(day), monthNumber, { today, meaning });
  return dateOf(Number(day), monthNumber, year.length === 2 ? 2000 + Number(year) : Number(year));
}
