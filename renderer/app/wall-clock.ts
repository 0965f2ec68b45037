import type { Language } from '#shared/features/settings/settings.schema.ts';
import { formatDate, formatDateWithWeekday, type LocalDate } from '#shared/kernel/local-date.ts';

const LOCALES: Record<Language, string> = { en: 'en-GB', hi: 'hi-IN-u-nu-latn' };

/** '11:42' on the clinic's wall. */
export function wallTime(instant: number, zone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(
    instant,
  );
}

/** 'Saturday 21 November' on the clinic's wall, in the language of the screen. */
export function wallDate(instant: number, zone: string, language: Language): string {
  const parts = { timeZone: zone, weekday: 'long', day: 'numeric', month: 'long' } as const;
  return new Intl.DateTimeFormat(LOCALES[language], parts).format(instant).replace(',', '');
}

/** 'Sat 21 Nov', or 'शनि 21 नव॰': a local date in the language of the screen. */
export function shortDay(date: LocalDate, language: Language, hasWeekday = false): string {
  const parts = { timeZone: 'UTC', day: 'numeric', month: 'short' } as const;
  const words = new Intl.DateTimeFormat(
    LOCALES[language],
    hasWeekday ? { ...parts, weekday: 'short' } : parts,
  );
  return words.format(Date.parse(`${date}T00:00:00Z`)).replace(',', '');
}

/** '21 Nov 2026', or '21 नव॰ 2026': a local date with its year in the language of the screen. */
export function longDay(date: LocalDate, language: Language, hasWeekday = false): string {
  if (language === 'en') return hasWeekday ? formatDateWithWeekday(date) : formatDate(date);
  return `${shortDay(date, language, hasWeekday)} ${date.slice(0, 4)}`;
}
