import { type LocalDate, localDateAt } from '#shared/kernel/local-date.ts';

/** The clinic's date, worked out at most once a minute: a calendar's answer costs as much as a search. */
export function wallCalendar(now: () => number): (zone: string) => LocalDate {
  let last = { zone: '', minute: Number.NaN, date: '' };
  return zone => {
    const instant = now();
    const minute = Math.floor(instant / 60_000);
    if (minute !== last.minute || zone !== last.zone)
      last = { zone, minute, date: localDateAt(instant, zone) };
    return last.date;
  };
}
