import { AppError } from '#shared/contract/app-error.ts';
import { isAllowed } from '#shared/contract/permissions.ts';
import type { MoneyMode } from '#shared/features/ledger/ledger.rules.ts';
import { type LocalDate, toDayNumber } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import * as ledgerSql from '../../ledger/ledger.sql.ts';
import { post, postAll } from '../../ledger/post.ts';
import type { WriteContext } from '../../server/service.ts';
import { getPerson } from '../users/users.service.ts';
import { boxOfDay } from './box.ts';
import * as shiftsSql from './shifts.sql.ts';

export function getShift(db: ReadableDb, shiftId: number): shiftsSql.ShiftRow {
  const shift = shiftsSql.find(db, shiftId);
  if (!shift) throw new AppError('NOT_FOUND', { what: 'shift' });
  return shift;
}

/** Whether the day's float still lies in the box: nobody who keeps cash has had cash in a drawer on it. */
export function isFloatInBox(db: ReadableDb, onDate: LocalDate): boolean {
  const keepers = shiftsSql.listUsersWithCash(db, toDayNumber(onDate)).map(userId => getPerson(db, userId));
  return !keepers.some(({ roles }) => isAllowed(roles, 'cash:keep'));
}

/** What the clinic left in its box becomes the float of the drawer that has the day's first cash. */
export function putFloatInto(ctx: WriteContext, shiftId: number, onDate: LocalDate): void {
  if (shiftsSql.hasCash(ctx.db, shiftId) || !isFloatInBox(ctx.db, onDate)) return;
  const { freePaise } = boxOfDay(ctx, onDate);
  postAll(ctx, [{ kind: 'float', mode: 'cash', amountPaise: freePaise, onDate, shiftId }]);
}

/** An empty drawer of the signed-in person. */
export function openShift(ctx: WriteContext, onDate: LocalDate): number {
  const openedAt = ctx.now();
  return shiftsSql.insert(ctx.db, { userId: ctx.session.userId, onDate: toDayNumber(onDate), openedAt });
}

/**
 * The drawer that the signed-in person's money of a day goes through, opened without a question; `modes` are those of
 * the money. The day's first cash of somebody who keeps cash finds the float there.
 */
export function shiftFor(ctx: WriteContext, onDate: LocalDate, modes: readonly MoneyMode[]): number {
  const open = shiftsSql.findOpen(ctx.db, ctx.session.userId, toDayNumber(onDate));
  const shiftId = open?.id ?? openShift(ctx, onDate);
  if (modes.includes('cash') && isAllowed(ctx.session.roles, 'cash:keep')) putFloatInto(ctx, shiftId, onDate);
  return shiftId;
}

/** So much of a float that the box does not have is put in by the owner, and only by who may move the box's money. */
function putInForFloat(ctx: WriteContext, onDate: LocalDate, morePaise: number): void {
  const { freePaise } = boxOfDay(ctx, onDate);
  if (morePaise <= freePaise) return;
  if (!isAllowed(ctx.session.roles, 'day:close')) {
    throw new AppError('MORE_THAN_IN_SAFE', { safePaise: freePaise });
  }
  post(ctx, { kind: 'putIn', amountPaise: morePaise - freePaise, onDate });
}

/** Takes cash out of the box into a drawer or gives it back, until the drawer's float is so much. */
export function setFloat(ctx: WriteContext, shiftId: number, onDate: LocalDate, floatPaise: number): void {
  const morePaise = floatPaise - shiftsSql.floatOf(ctx.db, shiftId);
  if (morePaise < 0) {
    const drawerPaise = ledgerSql.cashOfShift(ctx.db, shiftId);
    if (-morePaise > drawerPaise) throw new AppError('NOT_IN_DRAWER', { drawerPaise });
    post(ctx, { kind: 'handedOver', mode: 'cash', amountPaise: -morePaise, onDate, shiftId });
    return;
  }
  putInForFloat(ctx, onDate, morePaise);
  postAll(ctx, [{ kind: 'float', mode: 'cash', amountPaise: morePaise, onDate, shiftId }]);
}
