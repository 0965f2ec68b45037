import { AppError } from '#shared/contract/app-error.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { MoneyDay } from '#shared/features/reports/money-day.procedures.ts';
import type { reportsContract } from '#shared/features/reports/reports.contract.ts';
import { type LocalDate, toDayNumber } from '#shared/kernel/local-date.ts';
import { lastId } from '../../ledger/ledger.sql.ts';
import { lastClosedDay, openDay } from '../../ledger/open-day.ts';
import type { ReadContext, TaskContext } from '../../server/service.ts';
import { type Clock, secondSignature } from '../cash/cash.service.ts';
import { proveHere } from '../users/users.service.ts';
import * as closesSql from './day-closes.sql.ts';
import { setAsideSealOf } from './day-seal.ts';
import { MONEY_DAY_ROOMS } from './money-day-rooms.ts';

function closedAhead(ctx: Clock): LocalDate | null {
  const closedOn = lastClosedDay(ctx.db);
  return closedOn !== null && closedOn > ctx.today() ? closedOn : null;
}

export function moneyDay(ctx: Pick<ReadContext, 'db' | 'today'>): MoneyDay {
  return { today: ctx.today(), onDate: openDay(ctx), closedAheadOn: closedAhead(ctx) };
}

function getCloseAhead(ctx: Clock, onDate: LocalDate): closesSql.DayCloseRow {
  const close = closedAhead(ctx) === onDate ? closesSql.find(ctx.db, toDayNumber(onDate)) : undefined;
  if (!close) throw new AppError('CLOSE_NOT_AHEAD');
  return close;
}

/** Only the last close, of a day that has not come by the clock: days that were are never opened again. */
export async function setCloseAside(
  ctx: TaskContext,
  { onDate, reason, secret, approvalId }: ParsedInputOf<typeof reportsContract.setCloseAside>,
): Promise<MoneyDay> {
  const day = toDayNumber(onDate);
  ctx.subject('day', day);
  const ownerId = ctx.reading(read => {
    getCloseAhead(read, onDate);
    return read.session.userId;
  });
  await proveHere(ctx, ownerId, secret);
  return ctx.writing(write => {
    const close = getCloseAhead(write, onDate);
    const row = {
      ...{ closeId: close.id, lastLedgerId: lastId(write.db), reason },
      onDate: toDayNumber(write.today()),
      setBy: write.session.userId,
      secondBy: secondSignature(write, approvalId, 'day', day),
      setAt: write.now(),
      previousSeal: closesSql.nextLink(write.db).previousSeal,
    };
    const { id } = closesSql.nextLink(write.db);
    const seal = setAsideSealOf(row);
    closesSql.insertSetAside(write.db, { ...row, id, seal });
    ctx.subject('day', day, { reason, secondBy: row.secondBy, closeSeal: close.seal, seal });
    write.alsoChanges(...MONEY_DAY_ROOMS);
    return moneyDay(write);
  });
}
