import { AppError } from '#shared/contract/app-error.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { DoctorQueue, queueContract } from '#shared/features/queue/queue.contract.ts';
import type { WriteContext } from '../../server/service.ts';
import { getDoctor } from '../users/users.service.ts';
import * as queueSql from './queue.sql.ts';
import { type Ctx, minuteOn } from './sittings.ts';

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

/** Who is away just now; whoever said "till 11:10" is back at 11:10. */
export function awaysNow(ctx: Ctx): Map<number, NonNullable<DoctorQueue['away']>> {
  const now = minuteOn(ctx, ctx.today());
  return new Map(
    queueSql
      .listAways(ctx.db, ctx.today())
      .filter(({ isAway, untilMinute }) => isAway === 1 && (untilMinute === null || untilMinute > now))
      .map(({ doctorId, untilMinute, reason }) => [doctorId, { untilMinute, reason }]),
  );
}
