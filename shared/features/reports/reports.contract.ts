import * as z from 'zod';
import { gridExport } from '../../contract/grid-export.ts';
import { read, task, write } from '../../contract/procedure.ts';
import { patientIdSchema, userIdSchema, visitIdSchema } from '../../kernel/ids.ts';
import { localDateSchema } from '../../kernel/local-date.ts';
import { lineSchema } from '../../kernel/text.ts';
import { appointmentIdSchema } from '../appointments/appointment.schema.ts';
import { paymentModeSchema } from '../billing/bill.schema.ts';
import { cashCountSchema } from '../cash/cash-count.rules.ts';
import { differenceRefusal, slipAmountsSchema, slipsSchema } from '../cash/slips.rules.ts';
import { LEDGER_KINDS, type LedgerKind } from '../ledger/ledger.rules.ts';
import { languageSchema, sheetPaperSchema } from '../settings/settings.schema.ts';
import { moneyDayProcedures } from './money-day.procedures.ts';
import { ownerSheetInput, ownerSheetSchema } from './owner-sheet.schema.ts';
import { sheetExports } from './sheet-exports.procedures.ts';

const modeTotalSchema = z.object({ mode: paymentModeSchema, amountPaise: z.int(), count: z.int() });

export const dayCloseSchema = z.object({
  onDate: localDateSchema,
  openingFloatPaise: z.int(),
  expectedCashPaise: z.int(),
  countedCashPaise: z.int(),
  differencePaise: z.int(),
  reason: z.string(),
  count: cashCountSchema,
  closedByName: z.string(),
  closedAt: z.int(),
  /** Seal of this close; it carries the one before, so a changed day breaks the chain. */
  seal: z.string(),
  previousSeal: z.string(),
  /** Who signed beside the one who closed; empty in a clinic of one. */
  secondByName: z.string(),
});
export type DayClose = z.infer<typeof dayCloseSchema>;

export const daySheetSchema = z.object({
  onDate: localDateSchema,
  byMode: z.array(modeTotalSchema),
  collectedPaise: z.int(),
  byDoctor: z.array(
    z.object({
      doctorId: userIdSchema,
      doctorName: z.string(),
      visitCount: z.int(),
      billCount: z.int(),
      billedPaise: z.int(),
      collectedPaise: z.int(),
    }),
  ),
  billCount: z.int(),
  billedPaise: z.int(),
  discountPaise: z.int(),
  discountCount: z.int(),
  duesMadePaise: z.int(),
  duesMadeCount: z.int(),
  duesRecoveredPaise: z.int(),
  duesRecoveredCount: z.int(),
  visits: z.object({
    total: z.int(),
    newPatients: z.int(),
    done: z.int(),
    stillOpen: z.int(),
    left: z.int(),
  }),
  /** Same weekday of the four weeks before, oldest first. */
  sameWeekday: z.array(z.object({ onDate: localDateSchema, collectedPaise: z.int() })),
  monthCollectedPaise: z.int(),
  /** All drawers of the day together. */
  openingFloatPaise: z.int(),
  expectedCashPaise: z.int(),
  /** Floats out of what a drawer of the same day had handed over: in two drawers, and counted once. */
  refloatedPaise: z.int(),
  drawers: z.array(
    z.object({
      shiftId: z.int(),
      userName: z.string(),
      isOpen: z.boolean(),
      floatPaise: z.int(),
      expectedCashPaise: z.int(),
      countedCashPaise: z.int().nullable(),
      reason: z.string(),
      /** What the machines' slips said of this drawer, and how much more than the book: sealed beside the day's. */
      slips: slipAmountsSchema,
      slipDifferences: slipAmountsSchema,
    }),
  ),
  /** What closing the day would count: the only drawer still open, or the box of a day without takings. */
  drawerToCount: z
    .object({
      userName: z.string(),
      floatPaise: z.int(),
      expectedCashPaise: z.int(),
      /** Of the float, what still lies in the clinic's box. */
      fromBoxPaise: z.int(),
    })
    .nullable(),
  /** What came in and went out by mode and kind of entry; out is less than nothing. */
  moves: z.array(
    z.object({
      mode: paymentModeSchema,
      kind: z.enum(Object.keys(LEDGER_KINDS) as [LedgerKind, ...LedgerKind[]]),
      amountPaise: z.int(),
      count: z.int(),
    }),
  ),
  /** By the machines' own slips; only modes of which every drawer that used them gave one, or the close one of the day. */
  slips: slipAmountsSchema,
  /** Of the slips, those that were read for the whole day of several drawers when it was closed. */
  daySlips: slipAmountsSchema,
  /** Tax that companies deducted from what they paid on the day, and how much of it closed dues of earlier days. */
  tdsDeductedPaise: z.int(),
  tdsOnOldDuesPaise: z.int(),
  /** What patients owe and what the clinic holds of theirs, before the day and at its end. */
  standing: z.object({
    duesBeforePaise: z.int(),
    duesPaise: z.int(),
    advancesBeforePaise: z.int(),
    advancesPaise: z.int(),
  }),
  /** Bills cancelled on the day and its credit notes, of whichever day the bill was. */
  takenBackPaise: z.int(),
  takenBackCount: z.int(),
  refundsPaise: z.int(),
  refundCount: z.int(),
  advancesTakenPaise: z.int(),
  advancesUsedPaise: z.int(),
  /** Money of bills that became an advance again: a bill cancelled or credited, an advance taken off it, a refund kept. */
  advancesGivenBackPaise: z.int(),
  expensesPaise: z.int(),
  takenOutPaise: z.int(),
  depositedPaise: z.int(),
  /** In the clinic's box at the day's end: tomorrow's first float, before later days moved it. */
  safePaise: z.int(),
  /** What of it can still be taken out or banked: never more than lies there now. */
  takeablePaise: z.int(),
  /** The last day with money or a close, where this one lies so far after it that the clock may be wrong. */
  farFromOn: localDateSchema.nullable(),
  /** SHA-256 over the day's entries, sealed with the day; empty while it is open. */
  ledgerHash: z.string(),
  /** What the owner should look at before closing. */
  toLookAt: z.array(
    z.object({
      kind: z.enum([
        'visitNotBilled',
        'visitNotFinished',
        'upiWithoutReference',
        'discountGiven',
        'unsignedDraft',
      ]),
      what: z.string(),
      amountPaise: z.int().nullable(),
    }),
  ),
  close: dayCloseSchema.nullable(),
  previousClose: z.object({ onDate: localDateSchema, seal: z.string() }).nullable(),
});
export type DaySheet = z.infer<typeof daySheetSchema>;

/** What a day leaves undone (APT-12). */
export const looseEndSchema = z.object({
  kind: z.enum(['visitNotFinished', 'visitNotBilled', 'unsignedDraft', 'bookedNotArrived']),
  visitId: visitIdSchema.nullable(),
  appointmentId: appointmentIdSchema.nullable(),
  onDate: localDateSchema,
  token: z.string(),
  fullName: z.string(),
  localName: z.string(),
  patientId: patientIdSchema,
  doctorId: userIdSchema,
  doctorName: z.string(),
  state: z.string(),
});
export type LooseEnd = z.infer<typeof looseEndSchema>;

const looseEndsInput = z.object({
  onDate: localDateSchema.optional(),
  /** So many days before it too, oldest first; a day closed with its loose ends has settled them. */
  daysBack: z.int().min(0).max(31).default(0),
});

export const reportsContract = {
  daySheet: read({
    permission: 'reports:today',
    audit: 'daySheet.read',
    input: z.object({ onDate: localDateSchema.optional() }),
    output: daySheetSchema,
  }),
  looseEnds: read({
    permission: 'queue:read',
    audit: 'looseEnds.listed',
    input: looseEndsInput,
    output: z.array(looseEndSchema),
  }),
  exportLooseEnds: gridExport({
    permission: 'queue:read',
    audit: 'looseEnds.exported',
    input: looseEndsInput,
  }),
  closeDay: write({
    permission: 'day:close',
    audit: 'day.closed',
    input: z.object({
      onDate: localDateSchema,
      /** Of the drawer that is still open (`drawerToCount`), as is what should be in it. */
      count: cashCountSchema,
      reason: lineSchema(200).default(''),
      /** Why the day is closed with loose ends still there; required when there are any. */
      looseEndsReason: lineSchema(200).default(''),
      /** What the screen showed; a payment taken meanwhile refuses the close instead of hiding in it. */
      expectedCashPaise: z.int(),
      /** By the slips of the card machine and the UPI app, for the whole day. */
      slips: slipsSchema.default({}),
      /** Out of the clinic's box, to the owner and to the bank; the rest is tomorrow's float. */
      takeOutPaise: z.int().min(0, 'NEGATIVE_AMOUNT').max(100_000_000).default(0),
      depositPaise: z.int().min(0, 'NEGATIVE_AMOUNT').max(100_000_000).default(0),
      depositReference: lineSchema(22).default(''),
      /** The second signature: an approval of kind 'countersign' by another person. */
      approvalId: z.int().nullable().default(null),
      /** Looked at once more, where the day lies far after all that the books know. */
      isClockRight: z.boolean().default(false),
    }),
    output: dayCloseSchema,
    errors: {
      DAY_ALREADY_CLOSED: z.object({}),
      DAY_IN_FUTURE: z.object({}),
      APPROVAL_EXPIRED: z.object({}),
      APPROVAL_USED: z.object({}),
      APPROVAL_OF_ANOTHER: z.object({}),
      CLOCK_LOOKS_WRONG: z.object({ onDate: localDateSchema, lastOn: localDateSchema }),
      SHIFTS_STILL_OPEN: z.object({ names: z.string(), count: z.int() }),
      MORE_THAN_IN_SAFE: z.object({ safePaise: z.int() }),
      EARLIER_DAY_OPEN: z.object({ onDate: localDateSchema }),
      ...differenceRefusal,
      LOOSE_ENDS_NEED_REASON: z.object({ count: z.int() }),
    },
  }),
  ...moneyDayProcedures,
  ...sheetExports,
  /** The day on one page for its owner (REP-1), compared with the same weekday of the four weeks before. */
  ownerSheet: read({
    permission: 'reports:today',
    audit: 'ownerSheet.read',
    input: ownerSheetInput,
    output: ownerSheetSchema,
  }),
  printOwnerSheet: task({
    permission: 'reports:today',
    audit: 'ownerSheet.printed',
    input: z.intersection(ownerSheetInput, z.object({ language: languageSchema.default('en') })),
    output: z.object({ pdf: z.string(), fileName: z.string() }),
  }),
  printDaySheet: task({
    permission: 'reports:today',
    audit: 'daySheet.printed',
    input: z.object({ onDate: localDateSchema.optional(), paper: sheetPaperSchema.default('A4') }),
    output: z.object({ pdf: z.string(), fileName: z.string() }),
  }),
};
