import type { Priority, VisitState } from './queue.contract.ts';

/** From each state, where a visit may go next. A visit with the doctor cannot be cancelled, only finished. */
const NEXT: Readonly<Record<VisitState, readonly VisitState[]>> = {
  waiting: ['withDoctor', 'held', 'left'],
  held: ['waiting', 'withDoctor', 'left'],
  withDoctor: ['waiting', 'toBill', 'done'],
  // The note is signed: only the desk is left. A change of the note is an amendment, not a second consultation.
  toBill: ['done'],
  done: [],
  left: ['waiting'],
};

export function mayMove(from: VisitState, to: VisitState): boolean {
  return NEXT[from].includes(to);
}

const URGENCY: Readonly<Record<Priority, number>> = { urgent: 0, soon: 1, routine: 2 };

type Waiting = { priority: Priority; arrivedAt: number; visitId: number };

/** Urgent before soon before routine; within one priority whoever came first. */
export function byTurn(a: Waiting, b: Waiting): number {
  return URGENCY[a.priority] - URGENCY[b.priority] || a.arrivedAt - b.arrivedAt || a.visitId - b.visitId;
}

/** 'A-07': A for walk-ins; P for booked and E for emergencies come with appointments (APT-3). */
export function formatToken(letter: string, number: number): string {
  return `${letter}-${String(number).padStart(2, '0')}`;
}

/** Order of states on the board: what needs the desk first. */
export const BOARD_ORDER: readonly VisitState[] = ['toBill', 'withDoctor', 'waiting', 'held', 'done', 'left'];
