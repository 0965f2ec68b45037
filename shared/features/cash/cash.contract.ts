import * as z from 'zod';
import { gridExport } from '../../contract/grid-export.ts';
import { read, task, write } from '../../contract/procedure.ts';
import { localDateSchema } from '../../kernel/local-date.ts';
import { lineSchema } from '../../kernel/text.ts';
import { approvalRefusals } from '../approvals/approval.schema.ts';
import { LEDGER_KINDS, type LedgerKind, MONEY_MODES } from '../ledger/ledger.rules.ts';
import { billPaperSchema, sheetPaperSchema } from '../settings/settings.schema.ts';
import { cashCountSchema } from './cash-count.rules.ts';
import {
  expenseCategorySchema,
  expenseSchema,
  newExpenseSchema,
  positivePaiseSchema,
} from './expense.schema.ts';
import { differenceRefusal, slipAmountsSchema, slipsSchema } from './slips.rules.ts';

const amountSchema = z.int('NOT_AN_AMOUNT').min(0, 'NEGATIVE_AMOUNT').max(100_000_000, 'AMOUNT_TOO_LARGE');
const shiftIdSchema = z.int().min(1);
const modeSchema = z.enum(MONEY_MODES);
const reasonSchema = lineSchema(200).refine(text => text.length > 0, 'REQUIRED');

const daysSchema = z.object({ fromDate: localDateSchema, toDate: localDateSchema });
const pageSchema = z.object({ pdf: z.string(), fileName: z.string() });

export const drawerSchema = z.object({
  shiftId: z.int(),
  userName: z.string(),
  isOpen: z.boolean(),
  floatPaise: z.int(),
  expectedCashPaise: z.int(),
  /** Null while the drawer is open. */
  countedCashPaise: z.int().nullable(),
  reason: z.string(),
  /** By mode, what the machines' own slips said of it, and how much more than the book; none while it is open. */
  slips: slipAmountsSchema,
  slipDifferences: slipAmountsSchema,
});

const drawerOfDaySchema = drawerSchema.extend({ isOwn: z.boolean() });
export type DrawerOfDay = z.infer<typeof drawerOfDaySchema>;

export const shiftSheetSchema = drawerSchema.extend({
  onDate: localDateSchema,
  openedAt: z.int(),
  closedAt: z.int().nullable(),
  number: z.string(),
  closedByName: z.string(),
  secondByName: z.string(),
  isOwn: z.boolean(),
  /** What went through the drawer, by mode and kind of entry; out of it is less than nothing. */
  sums: z.array(
    z.object({
      mode: modeSchema,
      kind: z.enum(Object.keys(LEDGER_KINDS) as [LedgerKind, ...LedgerKind[]]),
      amountPaise: z.int(),
      count: z.int(),
    }),
  ),
  count: cashCountSchema.nullable(),
});
export type ShiftSheet = z.infer<typeof shiftSheetSchema>;

const secondSignature = {
  APPROVAL_EXPIRED: approvalRefusals.APPROVAL_EXPIRED,
  APPROVAL_USED: approvalRefusals.APPROVAL_USED,
  APPROVAL_OF_ANOTHER: approvalRefusals.APPROVAL_OF_ANOTHER,
};
const moreThanInSafe = { MORE_THAN_IN_SAFE: z.object({ safePaise: z.int() }) };
const notInDrawer = { NOT_IN_DRAWER: z.object({ drawerPaise: z.int() }) };

export const cashContract = {
  /** Every drawer of a day, in the order in which they were opened. */
  drawers: read({
    permission: 'cash:keep',
    audit: 'drawers.listed',
    input: z.object({ onDate: localDateSchema.optional() }),
    output: z.array(drawerOfDaySchema),
  }),
  exportDrawers: gridExport({
    permission: 'cash:keep',
    audit: 'drawers.exported',
    input: z.object({ onDate: localDateSchema.optional() }),
  }),
  /** One's own open drawer with its sums; null when nothing was taken yet. */
  myShift: read({
    permission: 'cash:keep',
    audit: 'shift.read',
    input: z.object({}),
    output: z.object({
      shift: shiftSheetSchema.nullable(),
      safePaise: z.int(),
      /** The day that money taken now belongs to: tomorrow once today is closed. */
      onDate: localDateSchema,
    }),
  }),
  /** Anybody's shift, for who may see all; one's own for everyone who keeps a drawer. */
  shift: read({
    permission: 'cash:keep',
    audit: 'shift.read',
    input: z.object({ shiftId: shiftIdSchema }),
    output: shiftSheetSchema,
  }),
  exportShift: gridExport({
    permission: 'cash:keep',
    audit: 'shift.exported',
    input: z.object({ shiftId: shiftIdSchema }),
  }),
  /**
   * Takes cash out of the box into a drawer or gives it back, until the drawer's float is so much: one's own drawer, or
   * anybody's for who may close the day. Cash that the box does not have is put in by the owner, and by nobody else.
   */
  setFloat: write({
    permission: 'cash:keep',
    audit: 'shift.floatSet',
    input: z.object({ floatPaise: amountSchema, shiftId: shiftIdSchema.optional() }),
    output: shiftSheetSchema,
    errors: { ...notInDrawer, ...moreThanInSafe },
  }),
  /**
   * Counts a drawer and hands its cash to the clinic's box: one's own, or anybody's for who may close the day. The float
   * is what the book says; what is missing of it is a difference too.
   */
  handOver: write({
    permission: 'cash:keep',
    audit: 'shift.closed',
    input: z.object({
      shiftId: shiftIdSchema,
      count: cashCountSchema,
      reason: lineSchema(200).default(''),
      /** What the screen showed; money taken meanwhile refuses the close instead of hiding in it. */
      expectedCashPaise: z.int(),
      /** What the card machine's and the UPI app's own slips say of this drawer. */
      slips: slipsSchema.default({}),
      /** The second signature: an approval of kind 'countersign'. */
      approvalId: z.int().nullable().default(null),
    }),
    output: shiftSheetSchema,
    errors: {
      ...differenceRefusal,
      ...secondSignature,
    },
  }),
  /** The sheet that lies with the cash of a drawer, to be signed by two; also while the drawer is open. */
  printShift: task({
    permission: 'cash:keep',
    audit: 'shift.printed',
    input: z.object({ shiftId: shiftIdSchema, paper: sheetPaperSchema.default('slip') }),
    output: pageSchema,
  }),
  /** Between the clinic's box, the owner and the bank, apart from a day's close. */
  moveSafe: write({
    permission: 'day:close',
    audit: 'safe.moved',
    input: z.object({
      kind: z.enum(['putIn', 'takenOut', 'deposited']),
      amountPaise: positivePaiseSchema,
      reason: reasonSchema,
      reference: lineSchema(22).default(''),
    }),
    output: z.object({ safePaise: z.int() }),
    errors: moreThanInSafe,
  }),
  expenseCategories: read({
    permission: 'expenses:record',
    audit: 'expenseCategories.listed',
    input: z.object({}),
    output: z.array(expenseCategorySchema),
  }),
  recordExpense: write({
    permission: 'expenses:record',
    audit: 'expense.recorded',
    input: newExpenseSchema,
    output: expenseSchema,
    errors: notInDrawer,
  }),
  /** Takes a voucher back, on the day that is open; the voucher and its number stay. */
  reverseExpense: write({
    permission: 'expenses:record',
    audit: 'expense.reversed',
    input: z.object({ expenseId: z.int().min(1), reason: reasonSchema }),
    output: expenseSchema,
    errors: { ALREADY_REVERSED: z.object({}) },
  }),
  listExpenses: read({
    permission: 'expenses:record',
    audit: 'expenses.listed',
    input: daysSchema,
    output: z.array(expenseSchema),
  }),
  exportExpenses: gridExport({
    permission: 'expenses:record',
    audit: 'expenses.exported',
    input: daysSchema,
  }),
  /** The voucher, for the receiver to sign. */
  printExpense: task({
    permission: 'expenses:record',
    audit: 'expense.printed',
    input: z.object({ expenseId: z.int().min(1), paper: billPaperSchema.optional() }),
    output: pageSchema,
  }),
};
