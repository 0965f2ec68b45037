import { AppError } from '#shared/contract/app-error.ts';
import type { OutputOf, ParsedInputOf } from '#shared/contract/procedure.ts';
import type { queueContract } from '#shared/features/queue/queue.contract.ts';
import { mayBeUndone, OPEN_STATES } from '#shared/features/queue/queue.rules.ts';
import type { ReadContext, WriteContext } from '../../server/service.ts';
import { getDoctor } from '../users/users.service.ts';
import { isOnBoard } from './left-over.ts';
import * as queueSql from './queue.sql.ts';
import * as eventsSql from './queue-events.sql.ts';
import { findOpenVisit } from './sittings.ts';
import { appendEvent, getVisit, summaryOf } from './visits.ts';

type Detail = { before?: queueSql.Standing; reason?: string; eventId?: number };

function detailOf(event: { detail: string }): Detail {
  return JSON.parse(event.detail);
}

/** Whether the place is still there: the doctor has not left, and the person was not queued again meanwhile. */
function canStandThereAgain(ctx: WriteContext, visit: queueSql.Visit, before: queueSql.Standing): boolean {
  if (before.doctorId !== visit.doctorId && !getDoctor(ctx.db, before.doctorId).isActive) return false;
  if (!isOnBoard(ctx, { ...visit, doctorId: before.doctorId })) return false;
  if (!OPEN_STATES.includes(before.state)) return true;
  const open = findOpenVisit(ctx, visit.patientId, before.doctorId);
  return !open || open.id === visit.id;
}

export function undo(ctx: WriteContext, input: ParsedInputOf<typeof queueContract.undo>) {
  const visit = getVisit(ctx.db, input.visitId);
  ctx.subject('visit', visit.id, { patientId: visit.patientId, eventId: input.eventId });
  const last = eventsSql.listOfVisit(ctx.db, visit.id).at(-1);
  const before = last && detailOf(last).before;
  const mayUndo =
    last?.id === input.eventId && mayBeUndone(last.event) && before !== undefined && isOnBoard(ctx, visit);
  if (!mayUndo || !canStandThereAgain(ctx, visit, before)) throw new AppError('NOTHING_TO_UNDO');
  queueSql.saveStanding(ctx.db, visit, before);
  appendEvent(ctx, visit, before.state, {
    event: 'undone',
    detail: { eventId: last.id, undone: last.event },
  });
  return summaryOf(getVisit(ctx.db, visit.id));
}

export function events(
  ctx: ReadContext,
  input: ParsedInputOf<typeof queueContract.events>,
): OutputOf<typeof queueContract.events> {
  const visit = getVisit(ctx.db, input.visitId);
  ctx.subject('visit', visit.id, { patientId: visit.patientId });
  const rows = eventsSql.listOfVisit(ctx.db, visit.id);
  const undone = new Set(
    rows.filter(({ event }) => event === 'undone').map(event => detailOf(event).eventId),
  );
  return rows.map(({ visitId: _, detail, ...row }) => ({
    ...row,
    reason: detailOf({ detail }).reason ?? '',
    isUndone: undone.has(row.id),
  }));
}
