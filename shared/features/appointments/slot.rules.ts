import { type Interval, overlaps } from './session.rules.ts';
import type { Session, Slot } from './session.schema.ts';

type Sitting = Pick<Session, 'startMinute' | 'endMinute' | 'slotMinutes' | 'perSlot' | 'breaks'>;

/** What is known of the day; minutes are counted from midnight of the day on which the sitting begins. */
export type DayOfSlots = {
  closed: readonly Interval[];
  /** Who is booked or has come, one entry a person. */
  takenAt: readonly number[];
  nowMinute: number;
};

/** Begins of the slots: a break cuts the sitting, and after it the slots begin anew; a last rest is no slot. */
export function slotStarts({ startMinute, endMinute, slotMinutes, breaks }: Sitting): number[] {
  const starts: number[] = [];
  const ends = [...breaks, { fromMinute: endMinute, toMinute: endMinute }].sort(
    (a, b) => a.fromMinute - b.fromMinute,
  );
  let at = startMinute;
  for (const { fromMinute, toMinute } of ends) {
    for (; at + slotMinutes <= fromMinute; at += slotMinutes) starts.push(at);
    at = toMinute;
  }
  return starts;
}

function slotOf(startMinute: number, { slotMinutes, perSlot }: Sitting, day: DayOfSlots): Slot {
  const slot = { fromMinute: startMinute, toMinute: startMinute + slotMinutes };
  const taken = day.takenAt.filter(minute => slot.fromMinute <= minute && minute < slot.toMinute).length;
  const stateOf = (): Slot['state'] => {
    // A slot that runs may still be booked; a walk-in covers what is over.
    if (slot.toMinute <= day.nowMinute) return 'past';
    if (day.closed.some(closed => overlaps(closed, slot))) return 'closed';
    return taken >= perSlot ? 'full' : 'free';
  };
  return { startMinute, state: stateOf(), taken, capacity: perSlot };
}

export function slotsOf(session: Sitting, day: DayOfSlots): Slot[] {
  return slotStarts(session).map(startMinute => slotOf(startMinute, session, day));
}

/** Whether an open slot of the sitting still holds a booking; what is past counts as open. */
export function holds(session: Sitting, closed: readonly Interval[], startMinute: number): boolean {
  const slot = { fromMinute: startMinute, toMinute: startMinute + session.slotMinutes };
  return slotStarts(session).includes(startMinute) && !closed.some(part => overlaps(part, slot));
}

/** The free slot nearest to a wished time, the earlier of two as near; null when there is none. */
export function nearestFree(slots: readonly Slot[], wishedMinute: number): number | null {
  const distance = (slot: Slot) => Math.abs(slot.startMinute - wishedMinute);
  const [nearest] = slots
    .filter(({ state }) => state === 'free')
    .sort((a, b) => distance(a) - distance(b) || a.startMinute - b.startMinute);
  return nearest?.startMinute ?? null;
}
