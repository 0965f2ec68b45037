import type { DayBoard, DoctorQueue, QueueRow, VisitState } from '#shared/features/queue/queue.contract.ts';
import { BOARD_ORDER, byTurn } from '#shared/features/queue/queue.rules.ts';
import type { WordKey } from '#shared/i18n/translate.ts';
import { formatTime } from '#shared/kernel/local-date.ts';

/** Past this a wait is amber. */
export const LONG_WAIT_MINUTES = 30;

export const STATE_WORDS: Readonly<Record<VisitState, WordKey>> = {
  waiting: 'queue.waiting',
  held: 'queue.held',
  withDoctor: 'queue.withDoctor',
  toBill: 'queue.toBill',
  done: 'queue.done',
  left: 'queue.left',
};

export function isOver(state: VisitState): boolean {
  return state === 'done' || state === 'left';
}

function byState(a: QueueRow, b: QueueRow): number {
  const place = BOARD_ORDER.indexOf(a.state) - BOARD_ORDER.indexOf(b.state);
  if (place !== 0) return place;
  if (a.state === 'waiting' || a.state === 'held') return byTurn(a, b);
  // What was finished last stands first; who has waited longest for the bill stands first.
  return isOver(a.state) ? b.stateSince - a.stateSince : a.stateSince - b.stateSince;
}

/** One doctor's people in the order of the board: what needs the desk first. */
export function inBoardOrder(rows: readonly QueueRow[]): QueueRow[] {
  return rows.toSorted(byState);
}

export function rowsOf(
  board: DayBoard | undefined,
  state: VisitState,
): (QueueRow & { doctor: DoctorQueue })[] {
  return (board?.doctors ?? [])
    .flatMap(doctor => doctor.rows.map(row => ({ ...row, doctor })))
    .filter(row => row.state === state)
    .sort(byState);
}

export function findRow(board: DayBoard | undefined, visitId: number | undefined) {
  for (const doctor of board?.doctors ?? []) {
    const row = doctor.rows.find(one => one.visitId === visitId);
    if (row) return { row, doctor };
  }
  return undefined;
}

/** Whole minutes in the present state; who waits is counted from arrival. */
export function minutesOf(row: QueueRow, now: number): number {
  const since = row.state === 'waiting' ? row.arrivedAt : row.stateSince;
  return Math.max(0, Math.floor((now - since) / 60_000));
}

export function isLongWait(row: QueueRow, now: number): boolean {
  return row.state === 'waiting' && minutesOf(row, now) > LONG_WAIT_MINUTES;
}

/** '11:31': the hour alone, because everything on the board is today. */
export function shortTime(instant: number, zone: string): string {
  return formatTime(instant, zone).replace(/ [ap]m$/, '');
}
