import type { Language } from '../features/settings/settings.schema.ts';
import type { DateRange } from '../kernel/date-ranges.ts';
import { formatDate, type LocalDate } from '../kernel/local-date.ts';

const HINDI = new Intl.DateTimeFormat('hi-IN-u-nu-latn', {
  ...({ timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' } as const),
});

/** '21 Nov 2026', or '21 नव॰ 2026'. */
export function dayIn(language: Language, date: LocalDate): string {
  return language === 'hi' ? HINDI.format(Date.parse(`${date}T00:00:00Z`)) : formatDate(date);
}

/** '1 Apr 2026 to 21 Nov 2026', '1 अप्रैल 2026 से 21 नव॰ 2026 तक', or the one day. */
export function rangeIn(language: Language, { fromDate, toDate }: DateRange): string {
  const [from, to] = [dayIn(language, fromDate), dayIn(language, toDate)];
  if (from === to) return from;
  return language === 'hi' ? `${from} से ${to} तक` : `${from} to ${to}`;
}

const SUNDAY = Date.UTC(2026, 10, 22);
const DAY_MS = 86_400_000;

/** 'Sun', 'रवि': 0 is Sunday. */
export function weekdayIn(language: Language, weekday: number): string {
  const locale = language === 'hi' ? 'hi-IN' : 'en-IN';
  const words = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', weekday: 'short' });
  return words.format(SUNDAY + weekday * DAY_MS);
}
