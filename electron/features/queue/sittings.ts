import { closedMinutes, overlaps } from '#shared/features/appointments/session.rules.ts';
import type { SessionDay } from '#shared/features/appointments/session.schema.ts';
import { OPEN_STATES } from '#shared/features/queue/queue.rules.ts';
import { addDays, daysBetween, type LocalDate, minuteOfDayAt } from '#shared/kernel/local-date.ts';
import type { ReadContext, WriteContext } from '../../server/service.ts';
import {
  appointmentsService,
  issueToken,
  NO_SESSION,
  type SessionNow,
  sessionNow,
} from '../appointments/appointments.service.ts';
import { membersOf } from '../patients/patients.service.ts';
import * as queueSql from './queue.sql.ts';

/** All that is needed to look at the queue; the screen on the wall has nobody signed in. */
export type Ctx = Pick<ReadContext, 'db' | 'now' | 'today' | 'zone'>;

/** The clinic's wall: minutes since midnight of `onDate`, past 1440 after it. */
export function minuteOn(ctx: Ctx, onDate: LocalDate): number {
  return daysBetween(onDate, ctx.today()) * 1_440 + minuteOfDayAt(ctx.now(), ctx.zone);
}

/** The instant at which the wall shows a minute of a day. */
export function instantOf(ctx: Ctx, onDate: LocalDate, minute: number): number {
  const thisMinute = Math.floor(ctx.now() / 60_000) * 60_000;
  return thisMinute + (minute - minuteOn(ctx, onDate)) * 60_000;
}

/** The sitting that runs, or the next of today. */
export function sittingOf(ctx: Ctx, doctorId: number): SessionNow | null {
  return sessionNow(ctx.db, doctorId, ctx.today(), minuteOfDayAt(ctx.now(), ctx.zone));
}

/** What forbids a walk-in just now, if anything, and the sitting whose number one would get. */
export type Door = {
  onDate: LocalDate;
  sessionId: number;
  refusal: {
    code: 'LAST_TOKEN_GONE' | 'WALK_INS_FULL' | 'DOCTOR_AWAY';
    data: Record<string, unknown>;
  } | null;
};

function lastTokenGone({ lastTokenMinute, endMinute }: SessionDay | SessionNow): Door['refusal'] {
  return { code: 'LAST_TOKEN_GONE', data: { lastTokenMinute: lastTokenMinute ?? endMinute } };
}

function refusalIn(sitting: SessionNow): Door['refusal'] {
  if (sitting.closure) return { code: 'DOCTOR_AWAY', data: { reason: sitting.closure.reason } };
  const { lastTokenMinute, nowMinute, walkInQuota, walkInCount } = sitting;
  if (lastTokenMinute !== null && nowMinute >= lastTokenMinute) return lastTokenGone(sitting);
  if (walkInQuota === null || walkInCount < walkInQuota) return null;
  return { code: 'WALK_INS_FULL', data: { quota: walkInQuota } };
}

/** A day without a sitting that is left: nothing is refused but a leave, and what comes after the last sitting. */
function doorOfEmptyDay(ctx: ReadContext, doctorId: number): Door {
  const onDate = ctx.today();
  const [day] = appointmentsService.slots(ctx, { doctorId, fromDate: onDate, toDate: onDate });
  const now = { fromMinute: minuteOn(ctx, onDate), toMinute: minuteOn(ctx, onDate) + 1 };
  const closure = day?.closures.find(one => overlaps(closedMinutes(one, onDate) ?? NEVER, now));
  const last = day?.sessions.at(-1);
  const sessionId = last?.sessionId ?? NO_SESSION;
  if (closure) {
    return { onDate, sessionId, refusal: { code: 'DOCTOR_AWAY', data: { reason: closure.reason } } };
  }
  return { onDate, sessionId, refusal: last ? lastTokenGone(last) : null };
}

const NEVER = { fromMinute: -1, toMinute: -1 };

export function doorOf(ctx: ReadContext | WriteContext, doctorId: number): Door {
  const sitting = sittingOf(ctx, doctorId);
  if (!sitting) return doorOfEmptyDay(ctx, doctorId);
  return { onDate: sitting.onDate, sessionId: sitting.sessionId, refusal: refusalIn(sitting) };
}

/** The next number of the doctor's present sitting. */
export function takeToken(
  ctx: WriteContext,
  { doctorId, letter, visitId }: { doctorId: number; letter: 'A' | 'E'; visitId: number },
): string {
  const { onDate, sessionId } = doorOf(ctx, doctorId);
  return issueToken(ctx, { doctorId, onDate, sessionId, letter, visitId });
}

/** Last night's sitting, while it still runs. */
export function lastNightOf(ctx: Ctx, doctorId: number): SessionNow | null {
  const sitting = sittingOf(ctx, doctorId);
  return sitting?.isRunning && sitting.onDate < ctx.today() ? sitting : null;
}

/** Today's visits, and those of last night's sitting while it still runs. */
export function isOnBoard(ctx: Ctx, visit: queueSql.Visit): boolean {
  const today = ctx.today();
  if (visit.onDate === today) return true;
  if (visit.onDate !== addDays(today, -1)) return false;
  const lastNight = lastNightOf(ctx, visit.doctorId);
  return lastNight !== null && queueSql.isOfSitting(ctx.db, visit, lastNight);
}

/** Visits of one doctor that are on the board; of last night's only what is unfinished. */
export function listOnBoardOfDoctor(ctx: Ctx, doctorId: number): queueSql.Visit[] {
  const ofToday = queueSql.listOfDoctorAndDay(ctx.db, doctorId, ctx.today());
  const lastNight = lastNightOf(ctx, doctorId);
  if (!lastNight) return ofToday;
  const earlier = queueSql
    .listOfDoctorAndDay(ctx.db, doctorId, lastNight.onDate)
    .filter(visit => isUnfinished(visit) && queueSql.isOfSitting(ctx.db, visit, lastNight));
  return [...earlier, ...ofToday];
}

function isUnfinished({ state }: queueSql.Visit): boolean {
  return OPEN_STATES.includes(state) || state === 'toBill';
}

/** The visit of the person with this doctor that is still open, last night's included while the sitting runs. */
export function findOpenVisit(ctx: Ctx, patientId: number, doctorId: number): queueSql.Visit | undefined {
  const records = membersOf(ctx.db, patientId);
  const findOn = (onDate: LocalDate) => {
    for (const recordId of records) {
      const open = queueSql.findOpen(ctx.db, { patientId: recordId, doctorId, onDate });
      if (open) return open;
    }
    return undefined;
  };
  const open = findOn(ctx.today());
  if (open) return open;
  const lastNight = lastNightOf(ctx, doctorId);
  if (!lastNight) return undefined;
  const earlier = findOn(lastNight.onDate);
  return earlier && queueSql.isOfSitting(ctx.db, earlier, lastNight) ? earlier : undefined;
}
