import { AppError } from '#shared/contract/app-error.ts';
import { type LocalDate, toDayNumber } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import * as ledgerSql from '../../ledger/ledger.sql.ts';
import { post, postAll } from '../../ledger/post.ts';
import type { WriteContext } from '../../server/service.ts';
import * as shiftsSql from './shifts.sql.ts';

/** What lies in the clinic's box between shifts. */
export function safePaise(db: ReadableDb): number {
  return ledgerSql.balanceOf(db, 'safe');
}

export function getShift(db: ReadableDb, shiftId: number): shiftsSql.ShiftRow {
  const shift = shiftsSql.find(db, shiftId);
  if (!shift) throw new AppError('NOT_FOUND', { what: 'shift' });
  return shift;
}

/** Opens a drawer; the first of a day finds in it what the clinic left there, any other is empty. */
export function openShift(ctx: WriteContext, onDate: LocalDate): number {
  const day = toDayNumber(onDate);
  const isFirst = shiftsSql.listOfDay(ctx.db, day).length === 0;
  const shiftId = shiftsSql.insert(ctx.db, { userId: ctx.session.userId, onDate: day, openedAt: ctx.now() });
  if (isFirst) {
    postAll(ctx, [{ kind: 'float', mode: 'cash', amountPaise: safePaise(ctx.db), onDate, shiftId }]);
  }
  return shiftId;
}

/** The drawer that the signed-in person's takings of a day go to; opened at the first of them without a question. */
export function shiftFor(ctx: WriteContext, onDate: LocalDate): number {
  const open = shiftsSql.findOpen(ctx.db, ctx.session.userId, toDayNumber(onDate));
  return open?.id ?? openShift(ctx, onDate);
}

/** Makes the drawer's float what was really put there; cash that the safe does not have comes from the owner. */
export function setFloat(ctx: WriteContext, shiftId: number, onDate: LocalDate, floatPaise: number): void {
  const morePaise = floatPaise - shiftsSql.floatOf(ctx.db, shiftId);
  if (morePaise < 0) {
    const drawerPaise = ledgerSql.cashOfShift(ctx.db, shiftId);
    if (-morePaise > drawerPaise) throw new AppError('NOT_IN_DRAWER', { drawerPaise });
    post(ctx, { kind: 'handedOver', mode: 'cash', amountPaise: -morePaise, onDate, shiftId });
    return;
  }
  postAll(ctx, [
    { kind: 'putIn', amountPaise: Math.max(0, morePaise - safePaise(ctx.db)), onDate },
    { kind: 'float', mode: 'cash', amountPaise: morePaise, onDate, shiftId },
  ]);
}
