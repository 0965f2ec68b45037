import { AppError } from '#shared/contract/app-error.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import { MINUTES_A_DAY } from '#shared/features/appointments/session.rules.ts';
import type { DoctorQueue, queueContract } from '#shared/features/queue/queue.contract.ts';
import { addDays } from '#shared/kernel/local-date.ts';
import type { WriteContext } from '../../server/service.ts';
import { nightSittings } from '../appointments/appointments.service.ts';
import { getDoctor } from '../users/users.service.ts';
import * as queueSql from './queue.sql.ts';
import { type Ctx, minuteOn } from './wall-clock.ts';

export function setAway(
  ctx: WriteContext,
  input: ParsedInputOf<typeof queueContract.setAway>,
): Record<string, never> {
  const { userId: doctorId } = getDoctor(ctx.db, input.doctorId);
  const onDate = ctx.today();
  const untilMinute = input.isAway ? input.untilMinute : null;
  if (untilMinute !== null && untilMinute <= minuteOn(ctx, onDate)) {
    throw new AppError('INVALID_INPUT', { problems: [{ path: 'untilMinute', code: 'TIME_HAS_PASSED' }] });
  }
  queueSql.insertAway(ctx.db, {
    ...{ onDate, doctorId, untilMinute, isAway: input.isAway, reason: input.isAway ? input.reason : '' },
    at: ctx.now(),
    byUser: ctx.session.userId,
  });
  ctx.subject('user', doctorId, { isAway: input.isAway, untilMinute });
  return {};
}

/** Minutes of today until which it holds; null until further notice, which ends with the day or with its night sitting. */
function heldUntil(ctx: Ctx, away: queueSql.AwayRow): number | null {
  const { onDate, doctorId, untilMinute } = away;
  if (onDate === ctx.today()) return untilMinute;
  const last = untilMinute ?? nightSittings(ctx.db, onDate).get(doctorId)?.endMinute ?? 0;
  const isStill = last > minuteOn(ctx, onDate);
  if (untilMinute === null && isStill) return null;
  return last - MINUTES_A_DAY;
}

/** Who is away just now; whoever said "till 11:10" is back at 11:10, and "till 00:40" goes past midnight. */
export function awaysNow(ctx: Ctx): Map<number, NonNullable<DoctorQueue['away']>> {
  const now = minuteOn(ctx, ctx.today());
  const said = queueSql
    .listAwaysSince(ctx.db, addDays(ctx.today(), -1))
    .filter(({ isAway }) => isAway === 1)
    .map(away => ({ ...away, untilMinute: heldUntil(ctx, away) }));
  return new Map(
    said
      .filter(({ untilMinute }) => untilMinute === null || untilMinute > now)
      .map(({ doctorId, untilMinute, reason }) => [doctorId, { untilMinute, reason }]),
  );
}
