import { AppError } from '#shared/contract/app-error.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { cashContract } from '#shared/features/cash/cash.contract.ts';
import type { Expense, ExpenseCategory } from '#shared/features/cash/expense.schema.ts';
import { categoryInWords } from '#shared/features/cash/expense-category.rules.ts';
import { fromDayNumber, type LocalDate, toDayNumber } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import * as ledgerSql from '../../ledger/ledger.sql.ts';
import { takeNumber } from '../../ledger/numbers.ts';
import { openDay } from '../../ledger/open-day.ts';
import { post } from '../../ledger/post.ts';
import type { ReadContext, WriteContext } from '../../server/service.ts';
import * as expensesSql from './expenses.sql.ts';
import { shiftFor } from './shifts.ts';

type InputOf<Name extends keyof typeof cashContract> = ParsedInputOf<(typeof cashContract)[Name]>;

function expenseOf({ onDate, ledgerId: _ledger, shiftId: _shift, ...row }: expensesSql.ExpenseRow): Expense {
  return { ...row, onDate: fromDayNumber(onDate) };
}

function getRow(db: ReadableDb, expenseId: number): expensesSql.ExpenseRow {
  const row = expensesSql.find(db, expenseId);
  if (!row) throw new AppError('NOT_FOUND', { what: 'expense' });
  return row;
}

export function getExpense(db: ReadableDb, expenseId: number): Expense {
  return expenseOf(getRow(db, expenseId));
}

/** Nobody pays out cash that is not in the drawer. */
export function refuseMoreThanDrawer(ctx: WriteContext, shiftId: number, cashPaise: number): void {
  const drawerPaise = ledgerSql.cashOfShift(ctx.db, shiftId);
  if (cashPaise > drawerPaise) throw new AppError('NOT_IN_DRAWER', { drawerPaise });
}

/** A category of the program's is the same one in whatever language the desk names it. */
function nameOfCategory(db: ReadableDb, words: string): string {
  return categoryInWords(expensesSql.listStarters(db), words)?.name ?? words;
}

export function recordExpense(ctx: WriteContext, input: InputOf<'recordExpense'>): Expense {
  const { amountPaise, mode, reference } = input;
  const onDate = openDay(ctx);
  const shiftId = shiftFor(ctx, onDate, [mode]);
  if (mode === 'cash') refuseMoreThanDrawer(ctx, shiftId, amountPaise);
  const number = takeNumber(ctx.db, 'expense', onDate);
  const expenseId = expensesSql.insert(ctx.db, {
    number,
    onDate: toDayNumber(onDate),
    categoryId: expensesSql.categoryOf(ctx.db, nameOfCategory(ctx.db, input.category)),
    paidTo: input.paidTo,
    note: input.note,
    billNumber: input.billNumber,
  });
  post(ctx, {
    ...{ kind: 'expense', amountPaise, mode, reference, onDate, shiftId, number },
    documentId: expenseId,
  });
  ctx.subject('expense', expenseId, { number, amountPaise, mode });
  ctx.alsoChanges('reports');
  return getExpense(ctx.db, expenseId);
}

/** The money is back in the drawer of who takes the voucher back, on the day that is open. */
export function reverseExpense(ctx: WriteContext, { expenseId, reason }: InputOf<'reverseExpense'>): Expense {
  const row = getRow(ctx.db, expenseId);
  ctx.subject('expense', expenseId, { number: row.number, amountPaise: row.amountPaise });
  if (row.reversedBecause !== '') throw new AppError('ALREADY_REVERSED');
  const onDate = openDay(ctx);
  post(ctx, {
    ...{ kind: 'expenseReversed', amountPaise: row.amountPaise, mode: row.mode, onDate, reason },
    ...{ shiftId: shiftFor(ctx, onDate, [row.mode]), reversesId: row.ledgerId, documentId: expenseId },
  });
  ctx.alsoChanges('reports');
  return getExpense(ctx.db, expenseId);
}

export function listExpenses(ctx: ReadContext, { fromDate, toDate }: InputOf<'listExpenses'>): Expense[] {
  return expensesSql.listBetween(ctx.db, toDayNumber(fromDate), toDayNumber(toDate)).map(expenseOf);
}

export function expenseCategories(ctx: ReadContext): ExpenseCategory[] {
  return expensesSql.listCategories(ctx.db);
}

export type { CategorySum } from './expenses.sql.ts';

/** What was paid out on a day by category and mode. */
export function expensesByCategory(db: ReadableDb, onDate: LocalDate): expensesSql.CategorySum[] {
  return expensesSql.listByCategory(db, toDayNumber(onDate));
}
