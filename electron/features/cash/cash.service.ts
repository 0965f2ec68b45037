import { AppError } from '#shared/contract/app-error.ts';
import { isAllowed } from '#shared/contract/permissions.ts';
import type { OutputOf, ParsedInputOf } from '#shared/contract/procedure.ts';
import type { cashContract, ShiftSheet } from '#shared/features/cash/cash.contract.ts';
import { fromDayNumber, toDayNumber } from '#shared/kernel/local-date.ts';
import { openDay } from '../../ledger/open-day.ts';
import { post } from '../../ledger/post.ts';
import type { ReadContext, ServiceOf, WriteContext } from '../../server/service.ts';
import { safePaise } from './box.ts';
import { closeShift } from './close-shift.ts';
import { drawers } from './drawers-of-day.ts';
import { exportExpenses, printExpense } from './expense-papers.ts';
import { expenseCategories, listExpenses, recordExpense, reverseExpense } from './expenses.ts';
import { exportDrawers, exportShift } from './export-drawers.ts';
import { printShift } from './print-shift.ts';
import { secondSignature } from './second-signature.ts';
import { shiftSheetOf } from './shift-sheet.ts';
import * as shiftsSql from './shifts.sql.ts';
import { getShift, setFloat as putFloat, shiftFor } from './shifts.ts';

export { boxOfDay, type Clock, safePaise } from './box.ts';
export {
  closeLastDrawer,
  countsOfDay,
  drawersOf,
  drawerToCount,
  leaveOldDrawers,
  reasonsOfDay,
  slipsOfDay,
} from './day-drawers.ts';
export { type ExpenseVoucherPrint, expenseVoucher } from './expense-voucher.document.ts';
export { type CategorySum, expensesByCategory, refuseMoreThanDrawer } from './expenses.ts';
export {
  type CashCountRow,
  countRows,
  figure,
  groupedSeal,
  HALF,
  inPairs,
  longDate,
  type MoneyRow,
  type MoneyTables,
  moneyTables,
  pairOf,
  SHEET_SETTINGS,
  type SheetSetting,
  SMALL,
  type SumOfRows,
} from './money-tables.ts';
export { secondSignature } from './second-signature.ts';
export { listOpenUntil } from './shifts.sql.ts';
export { getShift, shiftFor } from './shifts.ts';

type InputOf<Name extends keyof typeof cashContract> = ParsedInputOf<(typeof cashContract)[Name]>;

function myShift(ctx: ReadContext): OutputOf<typeof cashContract.myShift> {
  const onDate = openDay(ctx);
  const open = shiftsSql.findOpen(ctx.db, ctx.session.userId, toDayNumber(onDate));
  return { shift: open ? shiftSheetOf(ctx, open.id) : null, safePaise: safePaise(ctx.db), onDate };
}

function shift(ctx: ReadContext, { shiftId }: InputOf<'shift'>): ShiftSheet {
  return shiftSheetOf(ctx, shiftId);
}

/** One's own drawer, or anybody's for who may close the day. */
function drawerOfMine(ctx: WriteContext, shiftId: number): shiftsSql.ShiftRow {
  const drawer = getShift(ctx.db, shiftId);
  if (drawer.userId !== ctx.session.userId && !isAllowed(ctx.session.roles, 'day:close')) {
    throw new AppError('NOT_ALLOWED', { permission: 'day:close' });
  }
  return drawer;
}

function setFloat(ctx: WriteContext, { shiftId: asked, floatPaise }: InputOf<'setFloat'>): ShiftSheet {
  const day = openDay(ctx);
  const shiftId = asked ?? shiftFor(ctx, day, ['cash']);
  ctx.subject('shift', shiftId);
  const drawer = drawerOfMine(ctx, shiftId);
  if (drawer.isOpen !== 1) throw new AppError('CHANGED_MEANWHILE');
  const wasPaise = shiftsSql.floatOf(ctx.db, shiftId);
  putFloat(ctx, shiftId, fromDayNumber(drawer.onDate), floatPaise);
  ctx.subject('shift', shiftId, { wasPaise, floatPaise });
  ctx.alsoChanges('reports');
  return shiftSheetOf(ctx, shiftId);
}

function handOver(ctx: WriteContext, { shiftId, approvalId, ...count }: InputOf<'handOver'>): ShiftSheet {
  ctx.subject('shift', shiftId);
  drawerOfMine(ctx, shiftId);
  const secondBy = secondSignature(ctx, approvalId, 'shift', shiftId);
  const { number, expectedCashPaise, countedCashPaise } = closeShift(ctx, shiftId, { ...count, secondBy });
  const differencePaise = countedCashPaise - expectedCashPaise;
  const sheet = shiftSheetOf(ctx, shiftId);
  ctx.subject('shift', shiftId, {
    ...{ number, expectedCashPaise, countedCashPaise, differencePaise },
    slipDifferences: sheet.slipDifferences,
  });
  ctx.alsoChanges('reports');
  return sheet;
}

function moveSafe(ctx: WriteContext, input: InputOf<'moveSafe'>): { safePaise: number } {
  const { kind, amountPaise, reason, reference } = input;
  ctx.subject('safe', null, { kind, amountPaise });
  const inSafe = safePaise(ctx.db);
  if (kind !== 'putIn' && amountPaise > inSafe)
    throw new AppError('MORE_THAN_IN_SAFE', { safePaise: inSafe });
  const entry = { amountPaise, reason, reference, onDate: openDay(ctx) };
  if (kind === 'deposited') post(ctx, { ...entry, kind, mode: 'bank' });
  else post(ctx, { ...entry, kind });
  ctx.alsoChanges('reports');
  return { safePaise: safePaise(ctx.db) };
}

export const cashService = {
  drawers,
  exportDrawers,
  myShift,
  shift,
  exportShift,
  setFloat,
  handOver,
  printShift,
  moveSafe,
  expenseCategories,
  recordExpense,
  reverseExpense,
  listExpenses,
  exportExpenses,
  printExpense,
} satisfies ServiceOf<typeof cashContract>;
