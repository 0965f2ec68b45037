import { AppError } from '#shared/contract/app-error.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { TdsStanding } from '#shared/features/shares/share.schema.ts';
import type { sharesContract } from '#shared/features/shares/shares.contract.ts';
import { openMonths } from '#shared/features/shares/tds.rules.ts';
import { fromDayNumber } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import { openDay, openDayFrom } from '../../ledger/open-day.ts';
import { post } from '../../ledger/post.ts';
import type { ReadContext, WriteContext } from '../../server/service.ts';
import { refuseMoreThanDrawer, shiftFor } from '../cash/cash.service.ts';
import * as tdsSql from './tds.sql.ts';

type InputOf<Name extends keyof typeof sharesContract> = ParsedInputOf<(typeof sharesContract)[Name]>;

function standingOf(db: ReadableDb): TdsStanding {
  const deposits = tdsSql.listDeposits(db).map(row => ({
    ...{ ...row, onDate: fromDayNumber(row.onDate), takenBackBecause: row.takenBackBecause ?? '' },
  }));
  const standing = deposits.filter(({ takenBackBecause }) => takenBackBecause === '');
  const depositedPaise = standing.reduce((sum, { amountPaise }) => sum + amountPaise, 0);
  const kept = tdsSql.listKept(db).map(({ month, keptPaise }) => ({
    ...{ month: `${Math.floor(month / 100)}-${String(month % 100).padStart(2, '0')}`, keptPaise },
  }));
  return {
    balancePaise: tdsSql.balancePaise(db),
    months: openMonths(kept, depositedPaise).reverse(),
    deposits,
  };
}

export function tds(ctx: ReadContext): TdsStanding {
  return standingOf(ctx.db);
}

export function depositTds(
  ctx: WriteContext,
  { amountPaise, mode, challan: reference }: InputOf<'depositTds'>,
): TdsStanding {
  ctx.subject('tds', null, { amountPaise, mode });
  const balancePaise = tdsSql.balancePaise(ctx.db);
  if (amountPaise > balancePaise) throw new AppError('MORE_THAN_KEPT_BACK', { balancePaise });
  const onDate = openDay(ctx);
  const shiftId = shiftFor(ctx, onDate, [mode]);
  if (mode === 'cash') refuseMoreThanDrawer(ctx, shiftId, amountPaise);
  post(ctx, { kind: 'tdsPaid', amountPaise, mode, reference, onDate, shiftId });
  ctx.alsoChanges('reports', 'registers', 'cash');
  return standingOf(ctx.db);
}

export function takeDepositBack(
  ctx: WriteContext,
  { entryId, reason }: InputOf<'takeDepositBack'>,
): TdsStanding {
  const deposit = tdsSql.listDeposits(ctx.db).find(({ id }) => id === entryId);
  if (!deposit) throw new AppError('NOT_FOUND', { what: 'payment' });
  const { amountPaise, mode, takenBackBecause } = deposit;
  ctx.subject('tds', entryId, { amountPaise });
  if (takenBackBecause !== null) throw new AppError('ALREADY_REVERSED');
  const onDate = openDayFrom(ctx, deposit.onDate);
  const shiftId = shiftFor(ctx, onDate, [mode]);
  post(ctx, { kind: 'tdsPaidReversed', amountPaise, mode, reason, onDate, shiftId, reversesId: entryId });
  ctx.alsoChanges('reports', 'registers', 'cash');
  return standingOf(ctx.db);
}
