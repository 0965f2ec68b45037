import type { Language } from '#shared/features/settings/settings.schema.ts';
import { localDateAt } from '#shared/kernel/local-date.ts';
import { longDay, wallTime } from '../../app/wall-clock.ts';

/** '22 Nov 2026, 11:42' on the clinic's wall. */
export function momentWords(
  instant: number,
  { zone, language }: { zone: string; language: Language },
): string {
  return `${longDay(localDateAt(instant, zone), language)}, ${wallTime(instant, zone)}`;
}
