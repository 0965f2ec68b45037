import type { QueueRow, VisitState } from '#shared/features/queue/queue.contract.ts';
import { byTurn } from '#shared/features/queue/queue.rules.ts';

const ORDER: readonly VisitState[] = [
  'withDoctor',
  'waiting',
  'arrived',
  'skipped',
  'held',
  'toBill',
  'done',
  'left',
];

/** As a doctor works: who is in the room, who is next, who was seen; the latest seen first. */
export function inOrderOfWork(rows: readonly QueueRow[]): QueueRow[] {
  return ORDER.flatMap(state => {
    const group = rows.filter(row => row.state === state);
    return state === 'waiting' || state === 'arrived'
      ? group.sort(byTurn)
      : group.sort((one, other) => other.stateSince - one.stateSince);
  });
}

/** As a nurse works: who waits without readings first, whichever doctor they wait for. */
export function inOrderOfMeasuring<R extends { row: QueueRow }>(entries: readonly R[]): R[] {
  const place = ({ row }: R) =>
    row.state === 'arrived' || row.state === 'waiting'
      ? row.hasVitals
        ? 1
        : 0
      : 2 + ORDER.indexOf(row.state);
  return [...entries].sort((one, other) => place(one) - place(other));
}

/** Whole minutes in the present state; for waiting since the arrival. */
export function minutesOf(row: QueueRow, now: number): number {
  const since = row.state === 'waiting' || row.state === 'arrived' ? row.arrivedAt : row.stateSince;
  return Math.max(0, Math.floor((now - since) / 60_000));
}

export const LONG_WAIT_MINUTES = 30;
