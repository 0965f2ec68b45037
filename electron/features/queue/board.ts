import { isAllowed } from '#shared/contract/permissions.ts';
import type { Appointment } from '#shared/features/appointments/appointment.schema.ts';
import type { PatientAlert } from '#shared/features/patients/patient.schema.ts';
import type { DayBoard, DoctorQueue, QueueRow } from '#shared/features/queue/queue.contract.ts';
import { mayBeUndone } from '#shared/features/queue/queue.rules.ts';
import {
  type InQueue,
  PACE_COUNT,
  PACE_DAYS,
  type Pace,
  paceOf,
  waitingWindows,
} from '#shared/features/queue/waiting.rules.ts';
import { fromDayNumber, type LocalDate } from '#shared/kernel/local-date.ts';
import type { ReadContext } from '../../server/service.ts';
import { bookedOf, type SessionNow } from '../appointments/appointments.service.ts';
import { membersOfAll } from '../patients/patients.service.ts';
import { type Doctor, getDoctor, listDoctors } from '../users/users.service.ts';
import { awaysNow } from './aways.ts';
import * as boardSql from './board.sql.ts';
import { leftOver } from './left-over.ts';
import * as queueSql from './queue.sql.ts';
import * as eventsSql from './queue-events.sql.ts';
import { sittingOf } from './sittings.ts';
import { suggestionsFor } from './suggestions.ts';
import { type Ctx, minuteOn } from './wall-clock.ts';

type Row = boardSql.BoardRow;
const DAY_MS = 86_400_000;

function alertsOf(row: Row, today: LocalDate): QueueRow['alerts'] {
  const allergy = row.allergyStatus === 'listed' ? (['allergy'] as const) : [];
  if (row.alerts === '[]') return [...allergy];
  const marks = (JSON.parse(row.alerts) as PatientAlert[])
    .filter(({ until }) => until === null || until >= today)
    .map(({ kind }) => kind);
  return [...allergy, ...new Set(marks)];
}

export function paceOfDoctor(ctx: Ctx, doctorId: number): Pace {
  const after = ctx.now() - PACE_DAYS * DAY_MS;
  const times = queueSql.listTimes(ctx.db, { doctorId, after, limit: PACE_COUNT });
  return paceOf(times.map(({ isFirst, minutes }) => ({ isFirst: isFirst === 1, minutes })));
}

/** The windows of one doctor's queue; nobody is seen before the sitting begins or the doctor is back. */
export function windowsOf(
  ctx: Ctx,
  queue: readonly (Omit<InQueue, 'visitId' | 'isFirst'> & { id: number; isFirst: boolean | number })[],
  { pace, session, away }: { pace: Pace; session: SessionNow | null; away: DoctorQueue['away'] },
) {
  const daysBefore = session && session.onDate < ctx.today() ? 1_440 : 0;
  return waitingWindows(
    queue.map(visit => ({ ...visit, visitId: visit.id, isFirst: Boolean(visit.isFirst) })),
    pace,
    {
      now: ctx.now(),
      nowMinute: minuteOn(ctx, ctx.today()),
      startMinute: Math.max((session?.startMinute ?? 0) - daysBefore, away?.untilMinute ?? 0),
    },
  );
}

function undoOf(last: eventsSql.LastEvent | undefined): QueueRow['undo'] {
  if (!last || !mayBeUndone(last.event)) return null;
  return { eventId: last.eventId, event: last.event, at: last.at };
}

type Extras = Pick<QueueRow, 'suggestion' | 'window' | 'undo' | 'duePaise'> & { today: LocalDate };

function rowOf(row: Row, { today, ...extras }: Extras): QueueRow {
  return {
    ...extras,
    visitId: row.id,
    patientId: row.personId,
    token: row.token,
    number: row.number,
    fullName: row.fullName,
    localName: row.localName,
    birthOn: fromDayNumber(row.birthOn),
    birthIsEstimated: row.birthIsEstimated === 1,
    sex: row.sex,
    state: row.state,
    priority: row.priority,
    priorityReason: row.priorityReason,
    complaint: row.complaint,
    turnAt: row.turnAt,
    callCount: row.callCount,
    isOverbooked: row.isOverbooked === 1,
    appointmentId: row.appointmentId,
    bookedMinute: row.bookedMinute,
    arrivedAt: row.arrivedAt,
    stateSince: row.stateSince,
    hasVitals: row.hasVitals === 1,
    isBilled: row.billId !== null,
    alerts: alertsOf(row, today),
  };
}

/** The active ones, and who left the clinic today with people still in the queue: nobody vanishes from the board. */
function doctorsOfDay(ctx: ReadContext, active: readonly Doctor[], rows: readonly Row[]): Doctor[] {
  const unseen = rows.filter(row => row.state !== 'done' && row.state !== 'left');
  const missing = new Set(unseen.map(row => row.doctorId));
  for (const { userId } of active) missing.delete(userId);
  return [...active, ...[...missing].map(doctorId => getDoctor(ctx.db, doctorId))];
}

function sessionOf(session: SessionNow | null): DoctorQueue['session'] {
  if (!session) return null;
  const { sessionId, startMinute, endMinute, lastTokenMinute, walkInQuota, walkInCount, isRunning } = session;
  const walkInsLeft = walkInQuota === null ? null : Math.max(0, walkInQuota - walkInCount);
  return { sessionId, startMinute, endMinute, lastTokenMinute, walkInsLeft, isRunning };
}

/** Sittings of the active doctors, and the rows of everybody who is on the board. */
export function readBoard(ctx: Ctx) {
  const active = listDoctors(ctx.db);
  const sessions = new Map(active.map(({ userId }) => [userId, sittingOf(ctx, userId)]));
  const { onDate, arrivedAfter, isStill } = leftOver(ctx);
  const earlier = arrivedAfter === null ? [] : boardSql.listUnfinished(ctx.db, onDate, arrivedAfter);
  const rows = [...earlier.filter(isStill), ...boardSql.listOfDay(ctx.db, ctx.today())];
  return { active, sessions, rows };
}

/** What each person owes, under whichever of their records; by the record they are known by. */
function duesOf(ctx: ReadContext, rows: readonly Row[]): Map<number, number> {
  const records = membersOfAll(
    ctx.db,
    rows.map(({ personId }) => personId),
  );
  const dues = boardSql.duesOf(ctx.db, [...records.values()].flat());
  const sumOf = (ids: readonly number[]) => ids.reduce((sum, id) => sum + (dues.get(id) ?? 0), 0);
  return new Map([...records].map(([personId, ids]) => [personId, sumOf(ids)]));
}

/** Today's bookings, and those of a sitting of last night that still runs. */
function bookedToCome(ctx: ReadContext, sessions: ReadonlyMap<number, SessionNow | null>): Appointment[] {
  const ofLastNight = [...sessions.values()].flatMap(session =>
    session?.isRunning && session.onDate < ctx.today()
      ? bookedOf(ctx.db, session.onDate).filter(booking => booking.sessionId === session.sessionId)
      : [],
  );
  return [...ofLastNight, ...bookedOf(ctx.db, ctx.today())];
}

export function dayBoard(ctx: ReadContext): DayBoard {
  const today = ctx.today();
  const { active, sessions, rows } = readBoard(ctx);
  const booked = bookedToCome(ctx, sessions);
  const aways = awaysNow(ctx);
  const last = new Map(
    eventsSql
      .listLast(
        ctx.db,
        rows.map(({ id }) => id),
      )
      .map(event => [event.visitId, event]),
  );
  const suggestions = suggestionsFor(ctx, rows);
  const dues = isAllowed(ctx.session.roles, 'billing:read') ? duesOf(ctx, rows) : null;
  const waiting = rows.filter(row => row.state === 'waiting' || row.state === 'arrived');
  const longestMs = Math.max(0, ...waiting.map(row => ctx.now() - row.arrivedAt));

  const queueOf = ({ userId, fullName, profile }: Doctor): DoctorQueue => {
    const own = rows.filter(row => row.doctorId === userId);
    const session = sessions.get(userId) ?? null;
    const away = aways.get(userId) ?? null;
    const pace = paceOfDoctor(ctx, userId);
    const windows = windowsOf(ctx, own, { pace, session, away });
    return {
      doctorId: userId,
      doctorName: fullName,
      speciality: profile.speciality,
      room: session?.room || profile.room,
      consultationFeePaise: profile.consultationFeePaise,
      booked: booked.filter(({ doctorId }) => doctorId === userId),
      session: sessionOf(session),
      away,
      medianMinutes: pace?.overall.median ?? null,
      rows: own.map(row =>
        rowOf(row, {
          today,
          duePaise: dues && (dues.get(row.personId) ?? 0),
          suggestion: suggestions.get(row.id) ?? null,
          window: windows.get(row.id) ?? null,
          undo: undoOf(last.get(row.id)),
        }),
      ),
    };
  };

  return {
    onDate: today,
    now: ctx.now(),
    doctors: doctorsOfDay(ctx, active, rows).map(queueOf),
    waitingCount: waiting.length,
    longestWaitMinutes: Math.floor(longestMs / 60_000),
    toBillCount: rows.filter(row => row.state === 'toBill').length,
  };
}
