import type { VisitState } from '#shared/features/queue/queue.contract.ts';
import { fragment, type ReadableDb, sql, type WritableDb } from '../../database/db.ts';

export type NewEvent = {
  visitId: number;
  event: string;
  fromState: VisitState;
  toState: VisitState;
  detail: Record<string, unknown>;
  at: number;
  byUser: number;
};

export function insert(db: WritableDb, event: NewEvent): void {
  db.run(sql`
    INSERT INTO queue_events (visit_id, event, from_state, to_state, detail, at, by_user)
    VALUES (${event.visitId}, ${event.event}, ${event.fromState}, ${event.toState}, ${JSON.stringify(event.detail)},
      ${event.at}, ${event.byUser})`);
}

export type EventRow = {
  id: number;
  visitId: number;
  event: string;
  fromState: VisitState;
  toState: VisitState;
  detail: string;
  at: number;
  byName: string;
};

const EVENT = fragment(`
  queue_events.id, visit_id AS visitId, event, from_state AS fromState, to_state AS toState, detail, at,
  users.full_name AS byName
`);

/** Oldest first. */
export function listOfVisit(db: ReadableDb, visitId: number): EventRow[] {
  return db.all<EventRow>(sql`
    SELECT ${EVENT} FROM queue_events JOIN users ON users.id = by_user
    WHERE visit_id = ${visitId} ORDER BY queue_events.id`);
}

export type LastEvent = { visitId: number; eventId: number; event: string; at: number };

/** The newest event of each of these visits. */
export function listLast(db: ReadableDb, visitIds: readonly number[]): LastEvent[] {
  return db.all<LastEvent>(sql`
    SELECT visit_id AS visitId, max(id) AS eventId, event, at FROM queue_events
    WHERE visit_id IN (SELECT value FROM json_each(${JSON.stringify(visitIds)})) GROUP BY visit_id`);
}

/** The newest call or recall of each of these visits. */
export function listLastCalls(db: ReadableDb, visitIds: readonly number[]): LastEvent[] {
  return db.all<LastEvent>(sql`
    SELECT visit_id AS visitId, max(id) AS eventId, event, at FROM queue_events
    WHERE visit_id IN (SELECT value FROM json_each(${JSON.stringify(visitIds)}))
      AND event IN ('called', 'recalled')
    GROUP BY visit_id`);
}
