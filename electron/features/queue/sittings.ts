import type { Session } from '#shared/features/appointments/session.schema.ts';
import { addDays, minuteOfDayAt } from '#shared/kernel/local-date.ts';
import type { ReadContext, WriteContext } from '../../server/service.ts';
import {
  isAwayForTheDay,
  issueToken,
  type SessionNow,
  sessionForToken,
  sessionNow,
} from '../appointments/appointments.service.ts';
import { membersOf } from '../patients/patients.service.ts';
import { isOnBoard } from './left-over.ts';
import * as queueSql from './queue.sql.ts';
import type { Ctx } from './wall-clock.ts';

/** The sitting that runs, or the next of today. */
export function sittingOf(ctx: Ctx, doctorId: number): SessionNow | null {
  return sessionNow(ctx.db, doctorId, ctx.today(), minuteOfDayAt(ctx.now(), ctx.zone));
}

/** Where a walk-in's number would count just now. */
function placeOf(ctx: ReadContext | WriteContext, doctorId: number) {
  return sessionForToken(ctx.db, doctorId, ctx.today(), minuteOfDayAt(ctx.now(), ctx.zone));
}

type AtTheDoor = {
  code: 'LAST_TOKEN_GONE' | 'WALK_INS_FULL' | 'DOCTOR_BACK_LATER' | 'DOCTOR_AWAY';
  data: Record<string, unknown>;
};

function lastTokenGone({ lastTokenMinute, endMinute }: Session): AtTheDoor {
  return { code: 'LAST_TOKEN_GONE', data: { lastTokenMinute: lastTokenMinute ?? endMinute } };
}

/** What forbids a walk-in just now, if anything; a reason lets in, save where leave covers all that is left. */
export function refusalAtTheDoor(ctx: WriteContext, doctorId: number): AtTheDoor | null {
  const { sitting, over, nowMinute, openMinute } = placeOf(ctx, doctorId);
  if (openMinute === null) return { code: 'DOCTOR_AWAY', data: {} };
  if (over) return lastTokenGone(over);
  if (sitting && sitting.lastTokenMinute !== null && nowMinute >= sitting.lastTokenMinute) {
    return lastTokenGone(sitting);
  }
  if (sitting && sitting.walkInQuota !== null && sitting.walkInCount >= sitting.walkInQuota) {
    return { code: 'WALK_INS_FULL', data: { quota: sitting.walkInQuota } };
  }
  // Before a sitting begins nobody looks for the doctor yet.
  const isAwayNow = openMinute > nowMinute && (sitting === null || sitting.isRunning);
  return isAwayNow ? { code: 'DOCTOR_BACK_LATER', data: { backMinute: openMinute } } : null;
}

export function isGoneForTheDay(ctx: WriteContext, doctorId: number): boolean {
  return isAwayForTheDay(ctx.db, doctorId, ctx.today(), minuteOfDayAt(ctx.now(), ctx.zone));
}

/** The next number of the doctor's present sitting. */
export function takeToken(
  ctx: WriteContext,
  { doctorId, letter, visitId }: { doctorId: number; letter: 'A' | 'E'; visitId: number },
): string {
  const { onDate, sessionId } = placeOf(ctx, doctorId);
  return issueToken(ctx, { doctorId, onDate, sessionId, letter, visitId });
}

/** Last night's sitting, while it still runs. */
export function lastNightOf(ctx: Ctx, doctorId: number): SessionNow | null {
  const sitting = sittingOf(ctx, doctorId);
  return sitting?.isRunning && sitting.onDate < ctx.today() ? sitting : null;
}

/** The visit of the person with this doctor that is still open, what stays from the day before included. */
export function findOpenVisit(ctx: Ctx, patientId: number, doctorId: number): queueSql.Visit | undefined {
  const records = membersOf(ctx.db, patientId);
  const days = [ctx.today(), addDays(ctx.today(), -1)];
  for (const onDate of days) {
    for (const recordId of records) {
      const open = queueSql.findOpen(ctx.db, { patientId: recordId, doctorId, onDate });
      if (open && isOnBoard(ctx, open)) return open;
    }
  }
  return undefined;
}
