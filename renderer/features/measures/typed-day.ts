import { isLocalDate, type LocalDate } from '#shared/kernel/local-date.ts';

/**
 * '4/7', '4.7.26' or '4/7/2026' as a day; undefined when it is none. Without a year it is the newest such day up to
 * today for 'past', the next one from today for 'future'.
 */
export function readDay(typed: string, today: LocalDate, side: 'past' | 'future'): LocalDate | undefined {
  const text = typed.trim();
  if (isLocalDate(text)) return text;
  const parts = /^(\d{1,2})[/.\- ](\d{1,2})(?:[/.\- ](\d{2}|\d{4}))?$/.exec(text);
  if (!parts) return undefined;
  const dayOf = (year: number): LocalDate | undefined => {
    const day = `${year}-${parts[2]?.padStart(2, '0')}-${parts[1]?.padStart(2, '0')}`;
    return isLocalDate(day) ? day : undefined;
  };
  const year = parts[3];
  if (year) return dayOf(Number(year.length === 2 ? `20${year}` : year));
  const thisYear = Number(today.slice(0, 4));
  const own = dayOf(thisYear);
  if (side === 'past') return own && own <= today ? own : dayOf(thisYear - 1);
  return own && own >= today ? own : dayOf(thisYear + 1);
}

/** '32' or '32+4' weeks and days of pregnancy as days; undefined when it is neither. */
export function readGestation(typed: string): number | undefined {
  const parts = /^(\d{2})(?:\s*[+/ ]\s*([0-6]))?$/.exec(typed.trim());
  return parts ? Number(parts[1]) * 7 + Number(parts[2] ?? 0) : undefined;
}
