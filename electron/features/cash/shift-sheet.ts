import { AppError } from '#shared/contract/app-error.ts';
import { isAllowed } from '#shared/contract/permissions.ts';
import type { ShiftSheet } from '#shared/features/cash/cash.contract.ts';
import type { CashCount } from '#shared/features/cash/cash-count.rules.ts';
import { fromDayNumber } from '#shared/kernel/local-date.ts';
import type { ReadContext } from '../../server/service.ts';
import { getPerson } from '../users/users.service.ts';
import { drawerOf } from './day-drawers.ts';
import * as shiftsSql from './shifts.sql.ts';
import { getShift } from './shifts.ts';

/** A shift with all that went through it; another person's only for who may see all of them. */
export function shiftSheetOf(ctx: ReadContext, shiftId: number): ShiftSheet {
  const { db, session } = ctx;
  const shift = getShift(db, shiftId);
  const isOwn = shift.userId === session.userId;
  if (!isOwn && !isAllowed(session.roles, 'cash:readAll'))
    throw new AppError('NOT_ALLOWED', { permission: 'cash:readAll' });
  const close = shiftsSql.findClose(db, shiftId);
  const nameOf = (userId: number | null | undefined) => (userId ? getPerson(db, userId).fullName : '');
  return {
    ...drawerOf(db, shift),
    isOwn,
    onDate: fromDayNumber(shift.onDate),
    openedAt: shift.openedAt,
    closedAt: close?.closedAt ?? null,
    number: close?.number ?? '',
    closedByName: nameOf(close?.closedBy),
    secondByName: nameOf(close?.secondBy),
    sums: shiftsSql.listSums(db, shiftId),
    count: close ? (JSON.parse(close.cashCount) as CashCount) : null,
  };
}
