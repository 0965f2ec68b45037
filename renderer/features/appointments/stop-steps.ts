import { MINUTES_A_DAY } from '#shared/features/appointments/session.rules.ts';
import type { DoctorDay } from '#shared/features/appointments/session.schema.ts';
import { addDays, type LocalDate } from '#shared/kernel/local-date.ts';
import { type PlacedColumn, type Stop, slotLength } from './stops.ts';

type Step = 'up' | 'down' | 'left' | 'right' | 'first' | 'last';

/** The stop a key leads to; sideways it is the one nearest in time, skipping columns where there is none. */
export function stepFrom(
  columns: readonly PlacedColumn[],
  key: string | undefined,
  step: Step,
  isOpen: (stop: Stop) => boolean = () => true,
): Stop | undefined {
  const lists = columns.map(column => column.stops.filter(isOpen));
  const at = lists.findIndex(list => list.some(stop => stop.key === key));
  const list = lists[at];
  if (!list) return lists.find(one => one.length > 0)?.[0];
  const index = list.findIndex(stop => stop.key === key);
  const here = list[index];
  if (step === 'up') return list[Math.max(0, index - 1)];
  if (step === 'down') return list[Math.min(list.length - 1, index + 1)];
  if (step === 'first') return list[0];
  if (step === 'last') return list.at(-1);
  const by = step === 'left' ? -1 : 1;
  const minute = here?.wallMinute ?? 0;
  for (let other = at + by; other >= 0 && other < lists.length; other += by) {
    const nearest = nearestTo(lists[other] ?? [], minute);
    if (nearest) return nearest;
  }
  return here;
}

function nearestTo(stops: readonly Stop[], minute: number): Stop | undefined {
  return stops.reduce<Stop | undefined>(
    (best, stop) =>
      best === undefined || Math.abs(stop.wallMinute - minute) < Math.abs(best.wallMinute - minute)
        ? stop
        : best,
    undefined,
  );
}

/** The free or full place that holds a minute of the wall, for what is dropped there. */
export function placeAt(
  days: readonly DoctorDay[],
  doctorId: number,
  onDate: LocalDate,
  wallMinute: number,
): { onDate: LocalDate; startMinute: number; isFull: boolean } | undefined {
  for (const day of days) {
    if (day.doctorId !== doctorId) continue;
    const minute = wallMinute + (day.onDate === onDate ? 0 : MINUTES_A_DAY);
    if (day.onDate !== onDate && day.onDate !== addDays(onDate, -1)) continue;
    for (const session of day.sessions) {
      const length = slotLength(session);
      const slot = session.slots.find(
        one => one.startMinute <= minute && minute < one.startMinute + length && one.state !== 'closed',
      );
      if (slot) return { onDate: day.onDate, startMinute: slot.startMinute, isFull: slot.state === 'full' };
    }
  }
  return undefined;
}

export const STEP_KEYS = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Home: 'first',
  End: 'last',
} as const;

/** Where the keyboard stands at first: now on the day itself, else at the first place. */
export function startOf(
  columns: readonly PlacedColumn[],
  today: LocalDate,
  minute: number,
): Stop | undefined {
  const column = columns.find(one => one.onDate === today && one.stops.length > 0);
  const ahead = column?.stops.filter(stop => stop.wallMinute >= minute) ?? [];
  return (
    ahead[0] ?? nearestTo(column?.stops ?? [], minute) ?? columns.find(one => one.stops.length > 0)?.stops[0]
  );
}
