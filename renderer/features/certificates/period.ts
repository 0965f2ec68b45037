import { daysOfPeriod, lastDayOfPeriod } from '#shared/features/certificates/certificate.rules.ts';
import type { CertificateBody } from '#shared/features/certificates/certificate.schema.ts';
import { addDays, type LocalDate } from '#shared/kernel/local-date.ts';

type Period = Pick<CertificateBody, 'fromOn' | 'toOn' | 'fitFromOn'>;

// Fit from the day after, as long as nobody has said another day.
function withFitDay(before: Period, after: Period): Period {
  const isFollowing =
    before.fitFromOn === null
      ? before.toOn === null
      : before.toOn !== null && before.fitFromOn === addDays(before.toOn, 1);
  if (!isFollowing) return after;
  return { ...after, fitFromOn: after.toOn === null ? null : addDays(after.toOn, 1) };
}

/** Of a period the first day is moved: it keeps its length, and the day of being fit follows. */
export function beginOn(period: Period, fromOn: LocalDate | null): Period {
  const { fromOn: before, toOn } = period;
  if (fromOn === null || before === null || toOn === null || toOn < before) return { ...period, fromOn };
  return withFitDay(period, { ...period, fromOn, toOn: lastDayOfPeriod(fromOn, daysOfPeriod(before, toOn)) });
}

export function endOn(period: Period, toOn: LocalDate | null): Period {
  return withFitDay(period, { ...period, toOn });
}

/** So many days from the first, both counted. */
export function lastFor(period: Period, days: number): Period {
  return period.fromOn === null ? period : endOn(period, lastDayOfPeriod(period.fromOn, days));
}

/** Undefined while it is no period yet. */
export function daysOf({ fromOn, toOn }: Period): number | undefined {
  if (fromOn === null || toOn === null || toOn < fromOn) return undefined;
  return daysOfPeriod(fromOn, toOn);
}
