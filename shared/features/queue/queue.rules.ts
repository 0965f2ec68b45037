import type { Priority, VisitState } from './queue.contract.ts';

/** From each state, where a visit may go next. A visit with the doctor cannot be cancelled, only finished. */
const NEXT: Readonly<Record<VisitState, readonly VisitState[]>> = {
  arrived: ['waiting', 'withDoctor', 'held', 'skipped', 'left'],
  waiting: ['withDoctor', 'held', 'skipped', 'left'],
  held: ['waiting', 'withDoctor', 'left'],
  skipped: ['waiting', 'withDoctor', 'left'],
  withDoctor: ['waiting', 'skipped', 'toBill', 'done'],
  // The note is signed: only the desk is left. A change of the note is an amendment, not a second consultation.
  toBill: ['done'],
  done: [],
  left: ['waiting'],
};

export function mayMove(from: VisitState, to: VisitState): boolean {
  return NEXT[from].includes(to);
}

const URGENCY: Readonly<Record<Priority, number>> = { emergency: 0, urgent: 1, soon: 2, routine: 3 };

export function isMoreUrgent(one: Priority, other: Priority): boolean {
  return URGENCY[one] < URGENCY[other];
}

type Waiting = { priority: Priority; turnAt: number; visitId: number };

/** Emergencies, then urgent, soon and routine; within one priority whoever's turn is earliest. */
export function byTurn(a: Waiting, b: Waiting): number {
  return URGENCY[a.priority] - URGENCY[b.priority] || a.turnAt - b.turnAt || a.visitId - b.visitId;
}

/** How late a booked person may come and still keep the turn of the booked time. */
export const BOOKED_GRACE_MINUTES = 15;

/** The booked instant for who came in time for it, otherwise the arrival. */
export function turnOf(arrivedAt: number, bookedAt: number | null): number {
  if (bookedAt === null || arrivedAt > bookedAt + BOOKED_GRACE_MINUTES * 60_000) return arrivedAt;
  return bookedAt;
}

const MOST_RECALLS = 3;

/** `callCount` counts the first call too; who does not come after the third recall is skipped. */
export function mayRecall(callCount: number): boolean {
  return callCount <= MOST_RECALLS;
}

/** Where a visit is still open for the queue: not with the desk for the bill, not finished, not gone. */
export const OPEN_STATES: readonly VisitState[] = ['arrived', 'waiting', 'held', 'skipped', 'withDoctor'];

const NOT_TAKEN_BACK: ReadonlySet<string> = new Set(['issued', 'seen', 'billed', 'billCancelled', 'undone']);

/** Which last event of a visit a person may take back. */
export function mayBeUndone(event: string): boolean {
  return !NOT_TAKEN_BACK.has(event);
}

/** Order of states on the board: what needs the desk first. */
export const BOARD_ORDER: readonly VisitState[] = [
  'toBill',
  'withDoctor',
  'waiting',
  'arrived',
  'held',
  'skipped',
  'done',
  'left',
];
