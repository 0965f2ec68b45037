import type { Dose, RxLine } from '#shared/features/prescriptions/dose.schema.ts';
import { addDays, addMonths, type LocalDate } from '#shared/kernel/local-date.ts';

/** The last day on which a dose is taken; null while it goes on, or when that is not known. */
function lastDay({ schedule, duration }: Dose, from: LocalDate): LocalDate | null {
  if (schedule.kind === 'stat') return from;
  if (schedule.kind === 'taper')
    return addDays(from, schedule.steps.reduce((sum, { days }) => sum + days, 0) - 1);
  if (!duration) return null;
  if (duration.kind === 'days') return addDays(from, duration.count - 1);
  if (duration.kind === 'weeks') return addDays(from, duration.count * 7 - 1);
  if (duration.kind === 'months') return addDays(addMonths(from, duration.count), -1);
  return null;
}

/** What should still be taken today of the medicines prescribed on a day; as-needed and one-time ones are not. */
export function takingNow(lines: readonly RxLine[], prescribedOn: LocalDate, today: LocalDate): RxLine[] {
  return lines.filter(({ dose }) => {
    if (dose.schedule.kind === 'stat' || dose.schedule.kind === 'sos' || dose.asNeeded) return false;
    if (!dose.duration && dose.schedule.kind !== 'taper') return false;
    const last = lastDay(dose, prescribedOn);
    return last === null ? dose.duration?.kind === 'continue' : last >= today;
  });
}
