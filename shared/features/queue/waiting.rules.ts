import type { Priority, WaitingWindow } from './queue.contract.ts';
import { byTurn } from './queue.rules.ts';

/** How long one consultation took, and whether it was the person's first visit. */
export type ConsultationTime = { isFirst: boolean; minutes: number };

export type Quartiles = { lower: number; median: number; upper: number };

/** What a doctor's consultations took lately; null until enough are known. */
export type Pace = { overall: Quartiles; first: Quartiles; again: Quartiles } | null;

/** How many of a doctor's last consultations count, and how old they may be. */
export const PACE_COUNT = 50;
export const PACE_DAYS = 60;
const FEWEST_KNOWN = 5;

const SHORTEST_MINUTES = 1;
const LONGEST_MINUTES = 90;

/** A slip of the finger and a note that was signed after lunch are no consultation times. */
export function isConsultationTime(minutes: number): boolean {
  return minutes >= SHORTEST_MINUTES && minutes <= LONGEST_MINUTES;
}

function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? below;
  return below + (above - below) * (place - Math.floor(place));
}

function quartilesOf(times: readonly ConsultationTime[]): Quartiles {
  const sorted = times.map(({ minutes }) => minutes).sort((a, b) => a - b);
  return { lower: quantile(sorted, 0.25), median: quantile(sorted, 0.5), upper: quantile(sorted, 0.75) };
}

/** Quartiles by visit type (APT-9); a type with too few of its own goes by all of them. */
export function paceOf(times: readonly ConsultationTime[]): Pace {
  if (times.length < FEWEST_KNOWN) return null;
  const overall = quartilesOf(times);
  const ofType = (isFirst: boolean) => {
    const own = times.filter(time => time.isFirst === isFirst);
    return own.length < FEWEST_KNOWN ? overall : quartilesOf(own);
  };
  return { overall, first: ofType(true), again: ofType(false) };
}

export type InQueue = {
  visitId: number;
  state: string;
  priority: Priority;
  turnAt: number;
  stateSince: number;
  isFirst: boolean;
};

/** Minutes on the clinic's wall. The doctor sees nobody before `startMinute`, the sitting's or that of coming back. */
export type WallNow = { now: number; nowMinute: number; startMinute: number };

const STEP = 5;
const LAST_MINUTE = 2_879;

function windowOf(from: number, to: number): WaitingWindow {
  const fromMinute = Math.min(Math.floor(from / STEP) * STEP, LAST_MINUTE - STEP);
  const toMinute = Math.min(Math.ceil(to / STEP) * STEP, LAST_MINUTE);
  return { fromMinute, toMinute: Math.max(toMinute, fromMinute + STEP) };
}

/** When each waiting person of one doctor should come in: the quartiles of everybody ahead, added up. */
export function waitingWindows(
  queue: readonly InQueue[],
  pace: Pace,
  wall: WallNow,
): Map<number, WaitingWindow> {
  const windows = new Map<number, WaitingWindow>();
  if (!pace) return windows;
  const typeOf = ({ isFirst }: InQueue) => (isFirst ? pace.first : pace.again);
  let [soonest, latest] = [0, 0];
  for (const visit of queue.filter(({ state }) => state === 'withDoctor')) {
    const inside = (wall.now - visit.stateSince) / 60_000;
    soonest += Math.max(0, typeOf(visit).lower - inside);
    latest += Math.max(0, typeOf(visit).upper - inside);
  }
  const waiting = queue.filter(({ state }) => state === 'waiting' || state === 'arrived').sort(byTurn);
  const begin = Math.max(wall.nowMinute, wall.startMinute);
  for (const visit of waiting) {
    // Who is booked for later and sits here already is not promised an earlier turn.
    const ownMinute = wall.nowMinute + (visit.turnAt - wall.now) / 60_000;
    const isEarly = visit.priority === 'routine' && visit.turnAt > wall.now;
    const wait = isEarly ? Math.max(0, ownMinute - begin - soonest) : 0;
    windows.set(visit.visitId, windowOf(begin + soonest + wait, begin + latest + wait));
    soonest += typeOf(visit).lower;
    latest += typeOf(visit).upper;
  }
  return windows;
}
