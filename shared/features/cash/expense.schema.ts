import * as z from 'zod';
import { localDateSchema } from '../../kernel/local-date.ts';
import { lineSchema, nameSchema } from '../../kernel/text.ts';
import { MONEY_MODES } from '../ledger/ledger.rules.ts';

export const positivePaiseSchema = z
  .int('NOT_AN_AMOUNT')
  .min(1, 'AMOUNT_REQUIRED')
  .max(100_000_000, 'AMOUNT_TOO_LARGE');

export const newExpenseSchema = z.object({
  /** A category by its words in any language; a new one is kept for the next time. */
  category: nameSchema(40),
  paidTo: nameSchema(80),
  amountPaise: positivePaiseSchema,
  mode: z.enum(MONEY_MODES),
  reference: z
    .string()
    .regex(/^[0-9A-Za-z-]{0,22}$/, 'NOT_A_REFERENCE')
    .default(''),
  note: lineSchema(120).default(''),
  billNumber: lineSchema(30).default(''),
});
export type NewExpense = z.infer<typeof newExpenseSchema>;

/** The program's own has a code and is worded in each language; the clinic's own is its name. */
export const expenseCategorySchema = z.object({ code: z.string().nullable(), name: z.string() });
export type ExpenseCategory = z.infer<typeof expenseCategorySchema>;

export const expenseSchema = z.object({
  id: z.int(),
  number: z.string(),
  onDate: localDateSchema,
  postedAt: z.int(),
  category: z.string(),
  categoryCode: z.string().nullable(),
  paidTo: z.string(),
  note: z.string(),
  billNumber: z.string(),
  amountPaise: z.int(),
  mode: z.enum(MONEY_MODES),
  reference: z.string(),
  cashierName: z.string(),
  /** Why it was taken back; empty for one that stands. */
  reversedBecause: z.string(),
});
export type Expense = z.infer<typeof expenseSchema>;
