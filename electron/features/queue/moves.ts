import { AppError } from '#shared/contract/app-error.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { queueContract, VisitState } from '#shared/features/queue/queue.contract.ts';
import { byTurn, isMoreUrgent, mayMove, mayRecall, OPEN_STATES } from '#shared/features/queue/queue.rules.ts';
import type { WriteContext } from '../../server/service.ts';
import { type Doctor, getDoctor } from '../users/users.service.ts';
import { isOnBoard, listOnBoard } from './left-over.ts';
import type { Visit } from './queue.sql.ts';
import { findOpenVisit, isGoneForTheDay, takeToken } from './sittings.ts';
import { getVisit, moveVisit, summaryOf } from './visits.ts';

type Act = ParsedInputOf<typeof queueContract.act>;
type ActOf<Action extends Act['action']> = Extract<Act, { action: Action }>;

function callVisit(ctx: WriteContext, visit: Visit) {
  if (!mayMove(visit.state, 'withDoctor') || !isOnBoard(ctx, visit)) {
    throw new AppError('VISIT_NOT_WAITING', { state: visit.state });
  }
  moveVisit(ctx, visit, { event: 'called', to: 'withDoctor', changes: { callCount: 1 } });
  ctx.subject('visit', visit.id, { patientId: visit.patientId, token: visit.token });
  return summaryOf(visit);
}

export function callNext(ctx: WriteContext, input: ParsedInputOf<typeof queueContract.callNext>) {
  const [next] = listOnBoard(ctx, input.doctorId)
    .filter(visit => visit.state === 'waiting')
    .map(visit => ({ ...visit, visitId: visit.id }))
    .sort(byTurn);
  if (!next) throw new AppError('NOBODY_WAITING');
  return callVisit(ctx, next);
}

export function call(ctx: WriteContext, input: ParsedInputOf<typeof queueContract.call>) {
  return callVisit(ctx, getVisit(ctx.db, input.visitId));
}

function notPossible({ state }: { state: VisitState }): AppError {
  return new AppError('MOVE_NOT_POSSIBLE', { state });
}

function assertFrom(visit: Visit, states: readonly VisitState[]): void {
  if (!states.includes(visit.state)) throw notPossible(visit);
}

function assertNotQueuedAgain(ctx: WriteContext, visit: Visit): void {
  const open = findOpenVisit(ctx, visit.patientId, visit.doctorId);
  if (open && open.id !== visit.id) throw notPossible(open);
}

export function getActiveDoctor(ctx: WriteContext, doctorId: number): Doctor {
  const doctor = getDoctor(ctx.db, doctorId);
  if (!doctor.isActive) throw new AppError('NOT_FOUND', { what: 'doctor' });
  return doctor;
}

function recall(ctx: WriteContext, visit: Visit): void {
  assertFrom(visit, ['withDoctor']);
  if (!mayRecall(visit.callCount)) throw notPossible(visit);
  moveVisit(ctx, visit, { event: 'recalled', changes: { callCount: visit.callCount + 1 } });
}

function putBack(ctx: WriteContext, visit: Visit, to: 'place' | 'end'): void {
  assertFrom(visit, ['held', 'skipped', 'withDoctor', 'left']);
  assertNotQueuedAgain(ctx, visit);
  const changes = to === 'end' ? { turnAt: ctx.now() } : {};
  moveVisit(ctx, visit, { event: 'returned', to: 'waiting', detail: { place: to }, changes });
}

function prioritise(ctx: WriteContext, visit: Visit, { priority, reason }: ActOf<'prioritise'>): void {
  assertFrom(visit, OPEN_STATES);
  if (isMoreUrgent(priority, 'routine') && reason === '') {
    throw new AppError('INVALID_INPUT', { problems: [{ path: 'reason', code: 'REASON_REQUIRED' }] });
  }
  const priorityReason = priority === 'routine' ? '' : reason;
  moveVisit(ctx, visit, {
    event: 'prioritised',
    detail: { priority, reason },
    changes: { priority, priorityReason },
  });
}

function transfer(ctx: WriteContext, visit: Visit, doctorId: number): void {
  assertFrom(visit, ['arrived', 'waiting', 'held', 'skipped']);
  const doctor = getActiveDoctor(ctx, doctorId);
  const open = findOpenVisit(ctx, visit.patientId, doctor.userId);
  if (open) throw notPossible(open);
  if (isGoneForTheDay(ctx, doctor.userId)) throw new AppError('DOCTOR_AWAY');
  // What a night sitting has kept on the board past its hours would be on nobody's under another doctor.
  if (!isOnBoard(ctx, { ...visit, doctorId: doctor.userId })) throw notPossible(visit);
  // A token belongs to one doctor's list, so the person gets the next of the other's; the old number stays used.
  const letter = visit.token.startsWith('E') ? 'E' : 'A';
  const token = takeToken(ctx, { doctorId: doctor.userId, letter, visitId: visit.id });
  moveVisit(ctx, visit, {
    event: 'transferred',
    to: visit.state === 'arrived' ? 'arrived' : 'waiting',
    detail: { fromDoctorId: visit.doctorId, doctorId: doctor.userId, token },
    changes: { doctorId: doctor.userId, token, callCount: 0 },
  });
}

function assertMayMove(visit: Visit, to: VisitState): void {
  if (!mayMove(visit.state, to)) throw notPossible(visit);
}

function perform(ctx: WriteContext, visit: Visit, input: Act): void {
  switch (input.action) {
    case 'ready':
      assertFrom(visit, ['arrived']);
      moveVisit(ctx, visit, { event: 'ready', to: 'waiting' });
      break;
    case 'recall':
      recall(ctx, visit);
      break;
    case 'skip':
      assertMayMove(visit, 'skipped');
      moveVisit(ctx, visit, { event: 'skipped', to: 'skipped' });
      break;
    case 'hold':
      assertMayMove(visit, 'held');
      moveVisit(ctx, visit, { event: 'held', to: 'held' });
      break;
    case 'return':
      putBack(ctx, visit, input.to);
      break;
    case 'leave':
      assertMayMove(visit, 'left');
      moveVisit(ctx, visit, { event: 'left', to: 'left', detail: { reason: input.reason } });
      break;
    case 'prioritise':
      prioritise(ctx, visit, input);
      break;
    case 'complaint':
      assertFrom(visit, OPEN_STATES);
      moveVisit(ctx, visit, { event: 'complaintNoted', changes: { complaint: input.complaint } });
      break;
    case 'transfer':
      transfer(ctx, visit, input.doctorId);
      break;
  }
}

// What yesterday left unfinished can still be brought to its end.
const ALSO_LATER: ReadonlySet<Act['action']> = new Set(['skip', 'leave']);

export function act(ctx: WriteContext, input: Act) {
  const visit = getVisit(ctx.db, input.visitId);
  ctx.subject('visit', visit.id, { patientId: visit.patientId, action: input.action });
  if (!ALSO_LATER.has(input.action) && !isOnBoard(ctx, visit)) throw notPossible(visit);
  perform(ctx, visit, input);
  return summaryOf(getVisit(ctx.db, visit.id));
}
