import { localDateAt, minuteOfDayAt } from '#shared/kernel/local-date.ts';

/** What the clinic's wall shows at an instant, '2026-11-21T18:40:00'. */
export function wallClockAt(instant: number, zone: string): string {
  const minute = minuteOfDayAt(instant, zone);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${localDateAt(instant, zone)}T${two(Math.floor(minute / 60))}:${two(minute % 60)}:00`;
}
