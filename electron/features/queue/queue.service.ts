import { AppError } from '#shared/contract/app-error.ts';
import { isAllowed } from '#shared/contract/permissions.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { DayBoard, QueueRow, queueContract, VisitState } from '#shared/features/queue/queue.contract.ts';
import { byTurn, formatToken, mayMove } from '#shared/features/queue/queue.rules.ts';
import { fromDayNumber, type LocalDate } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import type { ReadContext, ServiceOf, WriteContext } from '../../server/service.ts';
import { getPatient, noteVisit } from '../patients/patients.service.ts';
import { type Doctor, getDoctor, listDoctors } from '../users/users.service.ts';
import * as queueSql from './queue.sql.ts';
import { tokenSlip } from './token-slip.ts';

export type { Visit } from './queue.sql.ts';

const WALK_IN_LETTER = 'A';

export function getVisit(db: ReadableDb, visitId: number): queueSql.Visit {
  const visit = queueSql.find(db, visitId);
  if (!visit) throw new AppError('NOT_FOUND', { what: 'visit' });
  return visit;
}

export function countWaiting(db: ReadableDb, onDate: LocalDate): number {
  return queueSql.countInState(db, onDate, 'waiting');
}

type Move = { event: string; detail?: Record<string, unknown> };

/** Moves a visit along its state machine and appends the event; the only way a state changes. */
export function moveVisit(
  ctx: WriteContext,
  visit: queueSql.Visit,
  to: VisitState,
  { event, detail = {} }: Move,
): void {
  queueSql.saveState(ctx.db, visit, to, ctx.now());
  queueSql.insertEvent(ctx.db, {
    visitId: visit.id,
    event,
    fromState: visit.state,
    toState: to,
    detail,
    at: ctx.now(),
    byUser: ctx.session.userId,
  });
  ctx.alsoChanges('queue');
}

/** The doctor has signed: to the desk for the bill, or home when it is paid already. */
export function markSeen(ctx: WriteContext, visitId: number): void {
  const visit = getVisit(ctx.db, visitId);
  if (visit.state === 'done') return;
  moveVisit(ctx, visit, visit.billId === null ? 'toBill' : 'done', { event: 'seen' });
}

/** The desk has billed; whoever was seen already is done. */
export function markBilled(ctx: WriteContext, visitId: number, billId: number): void {
  const visit = getVisit(ctx.db, visitId);
  queueSql.saveBill(ctx.db, visitId, billId);
  const to = visit.state === 'toBill' ? 'done' : visit.state;
  moveVisit(ctx, visit, to, { event: 'billed', detail: { billId } });
}

export function markVitalsTaken(ctx: WriteContext, visitId: number): void {
  queueSql.markVitals(ctx.db, visitId);
  ctx.alsoChanges('queue');
}

function rowOf(row: queueSql.BoardRow, maySeeMoney: boolean): QueueRow {
  return {
    visitId: row.id,
    patientId: row.patientId,
    token: row.token,
    fullName: row.fullName,
    localName: row.localName,
    birthOn: fromDayNumber(row.birthOn),
    birthIsEstimated: row.birthIsEstimated === 1,
    sex: row.sex,
    state: row.state,
    priority: row.priority,
    arrivedAt: row.arrivedAt,
    stateSince: row.stateSince,
    hasVitals: row.hasVitals === 1,
    duePaise: maySeeMoney ? row.duePaise : null,
    isBilled: row.billId !== null,
  };
}

/** The active ones, and who left the clinic today with people still in the queue: nobody vanishes from the board. */
function doctorsOfDay(ctx: ReadContext, rows: readonly queueSql.BoardRow[]): Doctor[] {
  const active = listDoctors(ctx.db);
  const unseen = rows.filter(row => row.state !== 'done' && row.state !== 'left');
  const missing = new Set(unseen.map(row => row.doctorId));
  for (const { userId } of active) missing.delete(userId);
  return [...active, ...[...missing].map(doctorId => getDoctor(ctx.db, doctorId))];
}

function dayBoard(ctx: ReadContext): DayBoard {
  const onDate = ctx.today();
  const maySeeMoney = isAllowed(ctx.session.roles, 'billing:read');
  const rows = queueSql.listBoard(ctx.db, onDate);
  const waiting = rows.filter(row => row.state === 'waiting');
  const longestMs = Math.max(0, ...waiting.map(row => ctx.now() - row.arrivedAt));
  return {
    onDate,
    now: ctx.now(),
    doctors: doctorsOfDay(ctx, rows).map(({ userId, fullName, profile }) => ({
      doctorId: userId,
      doctorName: fullName,
      speciality: profile.speciality,
      room: profile.room,
      consultationFeePaise: profile.consultationFeePaise,
      rows: rows.filter(row => row.doctorId === userId).map(row => rowOf(row, maySeeMoney)),
    })),
    waitingCount: waiting.length,
    longestWaitMinutes: Math.floor(longestMs / 60_000),
    toBillCount: rows.filter(row => row.state === 'toBill').length,
  };
}

function issueToken(ctx: WriteContext, doctorId: number, visitId: number): string {
  const onDate = ctx.today();
  const number = queueSql.nextTokenNumber(ctx.db, doctorId, onDate);
  queueSql.insertToken(ctx.db, { onDate, doctorId, number, visitId, issuedAt: ctx.now() });
  return formatToken(WALK_IN_LETTER, number);
}

function findOpenVisit(ctx: WriteContext, patientId: number, doctorId: number): queueSql.Visit | undefined {
  return queueSql.findOpen(ctx.db, { patientId, doctorId, onDate: ctx.today() });
}

function getActiveDoctor(ctx: WriteContext, doctorId: number): Doctor {
  const doctor = getDoctor(ctx.db, doctorId);
  if (!doctor.isActive) throw new AppError('NOT_FOUND', { what: 'doctor' });
  return doctor;
}

function giveToken(ctx: WriteContext, input: ParsedInputOf<typeof queueContract.giveToken>) {
  const patient = getPatient(ctx.db, input.patientId);
  const doctor = getActiveDoctor(ctx, input.doctorId);
  const open = findOpenVisit(ctx, patient.id, doctor.userId);
  if (open) throw new AppError('ALREADY_IN_QUEUE', { visitId: open.id, token: open.token });
  const id = queueSql.nextVisitId(ctx.db);
  const token = issueToken(ctx, doctor.userId, id);
  queueSql.insert(ctx.db, {
    id,
    patientId: patient.id,
    doctorId: doctor.userId,
    onDate: ctx.today(),
    token,
    priority: input.priority,
    isFirst: !queueSql.hasEarlierVisit(ctx.db, patient.id),
    arrivedAt: ctx.now(),
    createdBy: ctx.session.userId,
  });
  moveVisit(ctx, getVisit(ctx.db, id), 'waiting', { event: 'issued', detail: { token } });
  noteVisit(ctx.db, patient, ctx.today());
  ctx.subject('visit', id, { patientId: patient.id, token });
  ctx.alsoChanges('patients');
  return { visitId: id, token, patientId: patient.id };
}

function summaryOf(visit: queueSql.Visit) {
  return { visitId: visit.id, token: visit.token, patientId: visit.patientId };
}

function callVisit(ctx: WriteContext, visit: queueSql.Visit) {
  if (!mayMove(visit.state, 'withDoctor')) throw new AppError('VISIT_NOT_WAITING', { state: visit.state });
  moveVisit(ctx, visit, 'withDoctor', { event: 'called' });
  ctx.subject('visit', visit.id, { patientId: visit.patientId, token: visit.token });
  return summaryOf(visit);
}

function callNext(ctx: WriteContext, input: ParsedInputOf<typeof queueContract.callNext>) {
  const [next] = queueSql
    .listOfDoctorAndDay(ctx.db, input.doctorId, ctx.today())
    .filter(visit => visit.state === 'waiting')
    .map(visit => ({ ...visit, visitId: visit.id }))
    .sort(byTurn);
  if (!next) throw new AppError('NOBODY_WAITING');
  return callVisit(ctx, next);
}

function call(ctx: WriteContext, input: ParsedInputOf<typeof queueContract.call>) {
  return callVisit(ctx, getVisit(ctx.db, input.visitId));
}

function assertMayMove(visit: queueSql.Visit, to: VisitState): void {
  if (!mayMove(visit.state, to)) throw new AppError('MOVE_NOT_POSSIBLE', { state: visit.state });
}

function assertNotQueuedAgain(ctx: WriteContext, { id, patientId, doctorId, onDate }: queueSql.Visit): void {
  const open = queueSql.findOpen(ctx.db, { patientId, doctorId, onDate });
  if (open && open.id !== id) throw new AppError('MOVE_NOT_POSSIBLE', { state: open.state });
}

function transfer(ctx: WriteContext, visit: queueSql.Visit, doctorId: number): void {
  // A token is one of today's list, so a visit of another day has no place there.
  if ((visit.state !== 'waiting' && visit.state !== 'held') || visit.onDate !== ctx.today()) {
    throw new AppError('MOVE_NOT_POSSIBLE', { state: visit.state });
  }
  const doctor = getActiveDoctor(ctx, doctorId);
  const open = findOpenVisit(ctx, visit.patientId, doctor.userId);
  if (open) throw new AppError('MOVE_NOT_POSSIBLE', { state: open.state });
  // A token belongs to one doctor's list, so the person gets the next of the other's; the old number stays used.
  const token = issueToken(ctx, doctor.userId, visit.id);
  queueSql.saveDoctorAndToken(ctx.db, visit.id, doctor.userId, token);
  moveVisit(ctx, visit, 'waiting', { event: 'transferred', detail: { fromDoctorId: visit.doctorId, token } });
}

function act(ctx: WriteContext, input: ParsedInputOf<typeof queueContract.act>) {
  const visit = getVisit(ctx.db, input.visitId);
  ctx.subject('visit', visit.id, { patientId: visit.patientId, action: input.action });
  switch (input.action) {
    case 'hold':
      assertMayMove(visit, 'held');
      moveVisit(ctx, visit, 'held', { event: 'held' });
      break;
    case 'return':
      assertMayMove(visit, 'waiting');
      assertNotQueuedAgain(ctx, visit);
      moveVisit(ctx, visit, 'waiting', { event: 'returned' });
      break;
    case 'leave':
      assertMayMove(visit, 'left');
      moveVisit(ctx, visit, 'left', { event: 'left', detail: { reason: input.reason } });
      break;
    case 'prioritise':
      queueSql.savePriority(ctx.db, visit.id, input.priority);
      moveVisit(ctx, visit, visit.state, { event: 'prioritised', detail: { priority: input.priority } });
      break;
    case 'transfer':
      transfer(ctx, visit, input.doctorId);
      break;
  }
  return summaryOf(getVisit(ctx.db, visit.id));
}

export const queueService = {
  dayBoard,
  giveToken,
  callNext,
  call,
  act,
  tokenSlip,
} satisfies ServiceOf<typeof queueContract>;
