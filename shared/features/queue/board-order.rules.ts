import type { WordKey } from '../../i18n/translate.ts';
import type { Appointment } from '../appointments/appointment.schema.ts';
import type { DoctorQueue, QueueRow, VisitState } from './queue.contract.ts';
import { BOARD_ORDER, byTurn } from './queue.rules.ts';

export type BoardState = VisitState | 'booked';

export const BOARD_STATE_WORDS: Readonly<Record<BoardState, WordKey>> = {
  booked: 'queue.booked',
  arrived: 'queue.arrived',
  waiting: 'queue.waiting',
  held: 'queue.held',
  skipped: 'queue.skipped',
  withDoctor: 'queue.withDoctor',
  toBill: 'queue.toBill',
  done: 'queue.done',
  left: 'queue.left',
};

type Who = {
  /** 'v12' for a visit, 'b5' for somebody who is booked and not here yet. */
  key: string;
  token: string;
  state: BoardState;
};
export type VisitEntry = Who & { kind: 'visit'; person: QueueRow };
export type BookedEntry = Who & { kind: 'booked'; person: Appointment };
export type BoardEntry = VisitEntry | BookedEntry;

export function visitKey(visitId: number): string {
  return `v${visitId}`;
}

export function visitEntry(row: QueueRow): VisitEntry {
  return { kind: 'visit', key: visitKey(row.visitId), token: row.token, state: row.state, person: row };
}

export function bookedEntry(booked: Appointment): BookedEntry {
  return { kind: 'booked', key: `b${booked.id}`, token: booked.token, state: 'booked', person: booked };
}

export function isOver(state: BoardState): boolean {
  return state === 'done' || state === 'left';
}

export function byState(a: QueueRow, b: QueueRow): number {
  const place = BOARD_ORDER.indexOf(a.state) - BOARD_ORDER.indexOf(b.state);
  if (place !== 0) return place;
  if (a.state === 'waiting' || a.state === 'arrived' || a.state === 'held') return byTurn(a, b);
  // What was finished last stands first; who has waited longest for the bill stands first.
  return isOver(a.state) ? b.stateSince - a.stateSince : a.stateSince - b.stateSince;
}

/** The booked stand behind everybody who is here, and before those who are set aside. */
const AFTER_BOOKED: readonly VisitState[] = ['held', 'skipped', 'done', 'left'];

/** One doctor's people in the order of the board: what needs the desk first. */
export function inBoardOrder({ rows, booked }: Pick<DoctorQueue, 'rows' | 'booked'>): BoardEntry[] {
  const visits = rows.toSorted(byState).map(visitEntry);
  const here = visits.filter(({ person }) => !AFTER_BOOKED.includes(person.state));
  const due = booked.toSorted((a, b) => a.startMinute - b.startMinute || a.id - b.id).map(bookedEntry);
  return [...here, ...due, ...visits.filter(({ person }) => AFTER_BOOKED.includes(person.state))];
}
