import type { DateRange } from '#shared/kernel/date-ranges.ts';
import { addDays, addMonths } from '#shared/kernel/local-date.ts';

/** The calendar months of a range, the first and the last cut to it. */
export function monthsOf({ fromDate, toDate }: DateRange): DateRange[] {
  const months: DateRange[] = [];
  for (let first = fromDate; first <= toDate; ) {
    const next = addMonths(`${first.slice(0, 7)}-01`, 1);
    const last = addDays(next, -1);
    months.push({ fromDate: first, toDate: last < toDate ? last : toDate });
    first = next;
  }
  return months;
}
