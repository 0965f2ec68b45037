import { AppError } from '#shared/contract/app-error.ts';
import type { VisitState } from '#shared/features/queue/queue.contract.ts';
import { isConsultationTime } from '#shared/features/queue/waiting.rules.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import type { WriteContext } from '../../server/service.ts';
import * as queueSql from './queue.sql.ts';
import * as eventsSql from './queue-events.sql.ts';

export function getVisit(db: ReadableDb, visitId: number): queueSql.Visit {
  const visit = queueSql.find(db, visitId);
  if (!visit) throw new AppError('NOT_FOUND', { what: 'visit' });
  return visit;
}

export function countWaiting(db: ReadableDb, onDate: LocalDate): number {
  return queueSql.countInState(db, onDate, 'waiting');
}

export function summaryOf(visit: queueSql.Visit) {
  return { visitId: visit.id, token: visit.token, patientId: visit.patientId };
}

function standingOf(visit: queueSql.Visit): queueSql.Standing {
  const { state, priority, priorityReason, complaint } = visit;
  const { doctorId, token, turnAt, stateSince, callCount } = visit;
  return { state, priority, priorityReason, complaint, doctorId, token, turnAt, stateSince, callCount };
}

type Move = {
  event: string;
  to?: VisitState;
  detail?: Record<string, unknown>;
  changes?: Partial<Omit<queueSql.Standing, 'state' | 'stateSince'>>;
};

/** Changes where a visit stands and appends the event with what it was before; the only way either happens. */
export function moveVisit(ctx: WriteContext, visit: queueSql.Visit, move: Move): void {
  const before = standingOf(visit);
  const state = move.to ?? visit.state;
  const stateSince = state === visit.state ? visit.stateSince : ctx.now();
  queueSql.saveStanding(ctx.db, visit, { ...before, ...move.changes, state, stateSince });
  appendEvent(ctx, visit, state, { event: move.event, detail: { ...move.detail, before } });
}

export function appendEvent(
  ctx: WriteContext,
  visit: queueSql.Visit,
  toState: VisitState,
  { event, detail }: { event: string; detail: Record<string, unknown> },
): void {
  eventsSql.insert(ctx.db, {
    visitId: visit.id,
    event,
    fromState: visit.state,
    toState,
    detail,
    at: ctx.now(),
    byUser: ctx.session.userId,
  });
  ctx.alsoChanges('queue');
}

/** From the last call to the signature, kept for the waiting windows. */
function noteConsultationTime(ctx: WriteContext, visit: queueSql.Visit): void {
  if (visit.state !== 'withDoctor') return;
  const [called] = eventsSql.listLastCalls(ctx.db, [visit.id]);
  const minutes = (ctx.now() - (called?.at ?? visit.stateSince)) / 60_000;
  if (!isConsultationTime(minutes)) return;
  const { id: visitId, doctorId, isFirst } = visit;
  queueSql.insertTime(ctx.db, { doctorId, seenAt: ctx.now(), visitId, isFirst, minutes });
}

/** The doctor has signed: to the desk for the bill, or home when it is paid already. */
export function markSeen(ctx: WriteContext, visitId: number): void {
  const visit = getVisit(ctx.db, visitId);
  if (visit.state === 'done') return;
  noteConsultationTime(ctx, visit);
  moveVisit(ctx, visit, { event: 'seen', to: visit.billId === null ? 'toBill' : 'done' });
}

/** The desk has billed; whoever was seen already is done. */
export function markBilled(ctx: WriteContext, visitId: number, billId: number): void {
  const visit = getVisit(ctx.db, visitId);
  queueSql.saveBill(ctx.db, visitId, billId);
  const to = visit.state === 'toBill' ? 'done' : visit.state;
  moveVisit(ctx, visit, { event: 'billed', to, detail: { billId } });
}

/** The visit's bill was cancelled: whoever was done asks for a bill again. */
export function markBillCancelled(ctx: WriteContext, visitId: number, billId: number): void {
  const visit = getVisit(ctx.db, visitId);
  if (visit.billId !== billId) return;
  queueSql.clearBill(ctx.db, visitId);
  const to = visit.state === 'done' ? 'toBill' : visit.state;
  moveVisit(ctx, visit, { event: 'billCancelled', to, detail: { billId } });
  ctx.alsoChanges('queue');
}

/** The nurse is done with who has only arrived. */
export function markVitalsTaken(ctx: WriteContext, visitId: number): void {
  const visit = getVisit(ctx.db, visitId);
  queueSql.markVitals(ctx.db, visitId);
  if (visit.state === 'arrived') moveVisit(ctx, visit, { event: 'ready', to: 'waiting' });
  ctx.alsoChanges('queue');
}
