import { addDays, addMonths, type LocalDate } from '#shared/kernel/local-date.ts';

export const SPANS = ['month', 'year', 'day', 'own'] as const;
export type Span = (typeof SPANS)[number];
export type Days = { fromDate: LocalDate; toDate: LocalDate };

/** The day, month or financial year (April to March) in which a day lies. */
export function daysOfSpan(span: Exclude<Span, 'own'>, onDate: LocalDate): Days {
  if (span === 'day') return { fromDate: onDate, toDate: onDate };
  if (span === 'month') {
    const fromDate = `${onDate.slice(0, 8)}01`;
    return { fromDate, toDate: addDays(addMonths(fromDate, 1), -1) };
  }
  const year = Number(onDate.slice(0, 4)) - (onDate.slice(5, 7) < '04' ? 1 : 0);
  return { fromDate: `${year}-04-01`, toDate: `${year + 1}-03-31` };
}

/** The same span before (`-1`) or after (`1`). */
export function shiftedSpan(span: Exclude<Span, 'own'>, { fromDate }: Days, by: 1 | -1): Days {
  if (span === 'day') return daysOfSpan(span, addDays(fromDate, by));
  return daysOfSpan(span, addMonths(fromDate, span === 'month' ? by : 12 * by));
}
