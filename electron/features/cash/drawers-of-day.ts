import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { cashContract, DrawerOfDay } from '#shared/features/cash/cash.contract.ts';
import { toDayNumber } from '#shared/kernel/local-date.ts';
import { openDay } from '../../ledger/open-day.ts';
import type { ReadContext } from '../../server/service.ts';
import { drawerOf } from './day-drawers.ts';
import * as shiftsSql from './shifts.sql.ts';

type Asked = ParsedInputOf<typeof cashContract.drawers>;

/** Every drawer of a day, in the order in which they were opened. */
export function drawers(ctx: ReadContext, { onDate = ctx.today() }: Asked): DrawerOfDay[] {
  const { db, session } = ctx;
  const day = toDayNumber(onDate);
  // Opened by a wrong clock whose close was set aside: their cash is here, and they are handed over like any other.
  const ahead = onDate === openDay(ctx) ? shiftsSql.listOpenAfter(db, day) : [];
  return [...shiftsSql.listOfDay(db, day), ...ahead].map(row => ({
    ...drawerOf(db, row),
    isOwn: row.userId === session.userId,
  }));
}
