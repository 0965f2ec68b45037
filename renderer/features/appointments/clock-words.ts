export { clock, span } from '#shared/kernel/wall-minutes.ts';

/** Reads '9', '930', '9:30', '9.30', '1:30 pm' or '13:30' as minutes since midnight, '24:00' as 1440. */
export function readClock(typed: string): number | undefined {
  const [, hourText, minuteText = '0', half] =
    /^(\d{1,2})(?:[:. ]?(\d{2}))?\s*(a|p|am|pm)?$/.exec(typed.trim().toLowerCase()) ?? [];
  if (hourText === undefined) return undefined;
  const hour = Number(hourText);
  const minute = Number(minuteText);
  if (minute > 59) return undefined;
  if (half) {
    if (hour < 1 || hour > 12) return undefined;
    return ((hour % 12) + (half.startsWith('p') ? 12 : 0)) * 60 + minute;
  }
  return hour < 24 || (hour === 24 && minute === 0) ? hour * 60 + minute : undefined;
}
