import { useState } from 'react';
import { addDays, type LocalDate } from '#shared/kernel/local-date.ts';

/** So many days are shown at once, at most. */
const MOST_DAYS = 92;

/** Which days the screen shows: the last so many, or as many up to an older day where something still waits. */
export function useUpiDays(today: LocalDate) {
  const [days, setLast] = useState(31);
  const [until, setUntil] = useState<LocalDate | null>(null);
  const length = until === null ? days : MOST_DAYS;
  const toDate = until ?? today;
  return {
    /** Null while older days are shown. */
    days: until === null ? days : null,
    range: { fromDate: addDays(toDate, 1 - length), toDate },
    setDays(next: number): void {
      setLast(next);
      setUntil(null);
    },
    goBackTo: (day: LocalDate): void => setUntil(day),
  };
}
