import { addDays, addMonths, type LocalDate } from './local-date.ts';

export const RANGE_NAMES = [
  'today',
  'yesterday',
  'week',
  'month',
  'lastMonth',
  'quarter',
  'year',
  'lastYear',
] as const;
/** `quarter`, `year` and `lastYear` are those of the financial year, 1 April to 31 March. */
export type RangeName = (typeof RANGE_NAMES)[number];
export type DateRange = { fromDate: LocalDate; toDate: LocalDate };

/** The days of a named range, seen from a day; a range that still runs ends today, for nothing is known of tomorrow. */
export function dateRange(name: RangeName, today: LocalDate): DateRange {
  const firstOfMonth = `${today.slice(0, 7)}-01`;
  const firstOfYear = startOfFinancialYear(today);
  const until = (toDate: LocalDate, fromDate: LocalDate): DateRange => ({ fromDate, toDate });
  switch (name) {
    case 'today':
      return until(today, today);
    case 'yesterday':
      return until(addDays(today, -1), addDays(today, -1));
    case 'week':
      return until(today, mondayOf(today));
    case 'month':
      return until(today, firstOfMonth);
    case 'lastMonth':
      return until(addDays(firstOfMonth, -1), addMonths(firstOfMonth, -1));
    case 'quarter':
      return until(today, addMonths(firstOfMonth, -((Number(today.slice(5, 7)) - 1) % 3)));
    case 'year':
      return until(today, firstOfYear);
    case 'lastYear':
      return until(addDays(firstOfYear, -1), addMonths(firstOfYear, -12));
  }
}

/** The name of a range of days, seen from a day; undefined when it is the person's own. The shortest name wins. */
export function nameOfRange({ fromDate, toDate }: DateRange, today: LocalDate): RangeName | undefined {
  return RANGE_NAMES.find(name => {
    const range = dateRange(name, today);
    return range.fromDate === fromDate && range.toDate === toDate;
  });
}

/** A week begins on Monday, as on an Indian office calendar (ISO 8601). */
function mondayOf(date: LocalDate): LocalDate {
  return addDays(date, -((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7));
}

/** 1 April of the financial year in which a day lies. */
export function startOfFinancialYear(date: LocalDate): LocalDate {
  return `${Number(date.slice(0, 4)) - (date.slice(5, 7) < '04' ? 1 : 0)}-04-01`;
}
