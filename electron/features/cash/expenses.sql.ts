import type { ExpenseCategory } from '#shared/features/cash/expense.schema.ts';
import type { MoneyMode } from '#shared/features/ledger/ledger.rules.ts';
import { fragment, type ReadableDb, sql, type WritableDb } from '../../database/db.ts';

export function listCategories(db: ReadableDb): ExpenseCategory[] {
  return db.all<ExpenseCategory>(
    sql`SELECT code, name FROM expense_categories WHERE is_retired = 0 ORDER BY name`,
  );
}

export function listStarters(db: ReadableDb): ExpenseCategory[] {
  return db.all<ExpenseCategory>(sql`SELECT code, name FROM expense_categories WHERE code IS NOT NULL`);
}

/** The category of this name, made at its first use. */
export function categoryOf(db: WritableDb, name: string): number {
  db.run(
    sql`INSERT INTO expense_categories (name) VALUES (${name}) ON CONFLICT (name) DO UPDATE SET is_retired = 0`,
  );
  return db.one<{ id: number }>(sql`SELECT id FROM expense_categories WHERE name = ${name}`).id;
}

export type NewExpenseRow = {
  number: string;
  onDate: number;
  categoryId: number;
  paidTo: string;
  note: string;
  billNumber: string;
};

export function insert(db: WritableDb, expense: NewExpenseRow): number {
  return db.run(sql`
    INSERT INTO expenses (number, on_date, category_id, paid_to, note, bill_number)
    VALUES (${expense.number}, ${expense.onDate}, ${expense.categoryId}, ${expense.paidTo}, ${expense.note},
      ${expense.billNumber})
  `).lastId;
}

export type ExpenseRow = {
  id: number;
  number: string;
  onDate: number;
  postedAt: number;
  category: string;
  /** Null for a category of the clinic's own. */
  categoryCode: string | null;
  paidTo: string;
  note: string;
  billNumber: string;
  amountPaise: number;
  mode: MoneyMode;
  reference: string;
  cashierName: string;
  ledgerId: number;
  shiftId: number | null;
  reversedBecause: string;
};

const EXPENSE = fragment(`
  SELECT expenses.id, expenses.number, expenses.on_date AS onDate, paid.posted_at AS postedAt,
    expense_categories.name AS category, expense_categories.code AS categoryCode, paid_to AS paidTo, note, bill_number AS billNumber,
    paid.amount_paise AS amountPaise, paid.mode, paid.reference, cashier.full_name AS cashierName,
    paid.id AS ledgerId, paid.shift_id AS shiftId, coalesce(back.reason, '') AS reversedBecause
  FROM expenses
  JOIN expense_categories ON expense_categories.id = category_id
  JOIN ledger AS paid ON paid.number = expenses.number
  JOIN users AS cashier ON cashier.id = paid.user_id
  LEFT JOIN ledger AS back ON back.reverses_id = paid.id
`);

export function find(db: ReadableDb, expenseId: number): ExpenseRow | undefined {
  return db.maybeOne<ExpenseRow>(sql`${EXPENSE} WHERE expenses.id = ${expenseId}`);
}

/** Newest first. */
export function listBetween(db: ReadableDb, fromDay: number, toDay: number): ExpenseRow[] {
  return db.all<ExpenseRow>(
    sql`${EXPENSE} WHERE expenses.on_date BETWEEN ${fromDay} AND ${toDay} ORDER BY expenses.id DESC`,
  );
}

export type CategorySum = ExpenseCategory & { mode: MoneyMode; amountPaise: number; count: number };

/** What was paid out on a day, whether it was taken back on a later one or not. */
export function listByCategory(db: ReadableDb, onDate: number): CategorySum[] {
  return db.all<CategorySum>(sql`
    SELECT expense_categories.code, expense_categories.name, mode, sum(amount_paise) AS amountPaise, count(*) AS count
    FROM ledger
    JOIN expenses ON expenses.id = document_id
    JOIN expense_categories ON expense_categories.id = category_id
    WHERE ledger.on_date = ${onDate} AND kind = 'expense' GROUP BY category_id, mode ORDER BY min(ledger.id)`);
}
