import * as z from 'zod';
import { read, task, write } from '../../contract/procedure.ts';
import { patientIdSchema, userIdSchema, visitIdSchema } from '../../kernel/ids.ts';
import { localDateSchema } from '../../kernel/local-date.ts';
import { lineSchema } from '../../kernel/text.ts';
import { appointmentIdSchema } from '../appointments/appointment.schema.ts';
import { paymentModeSchema } from '../billing/bill.schema.ts';

export const NOTES_RUPEES = [500, 200, 100, 50, 20, 10] as const;

export const cashCountSchema = z.object({
  /** How many notes of each, and the coins as one sum. */
  notes: z.partialRecord(
    z.enum(['500', '200', '100', '50', '20', '10']),
    z.int().min(0, 'NEGATIVE_AMOUNT').max(10_000),
  ),
  coinsPaise: z.int().min(0, 'NEGATIVE_AMOUNT').max(10_000_000),
});
export type CashCount = z.infer<typeof cashCountSchema>;

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
  openingFloatPaise: z.int(),
  expectedCashPaise: z.int(),
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
    input: z.object({
      onDate: localDateSchema.optional(),
      /** So many days before it too, oldest first; a day closed with its loose ends has settled them. */
      daysBack: z.int().min(0).max(31).default(0),
    }),
    output: z.array(looseEndSchema),
  }),
  closeDay: write({
    permission: 'day:close',
    audit: 'day.closed',
    input: z.object({
      onDate: localDateSchema,
      openingFloatPaise: z.int().min(0, 'NEGATIVE_AMOUNT').max(100_000_000),
      count: cashCountSchema,
      reason: lineSchema(200).default(''),
      /** Why the day is closed with loose ends still there; required when there are any. */
      looseEndsReason: lineSchema(200).default(''),
      /** What the screen showed; a payment taken meanwhile refuses the close instead of hiding in it. */
      expectedCashPaise: z.int(),
    }),
    output: dayCloseSchema,
    errors: {
      DAY_ALREADY_CLOSED: z.object({}),
      DAY_IN_FUTURE: z.object({}),
      EARLIER_DAY_OPEN: z.object({ onDate: localDateSchema }),
      DIFFERENCE_NEEDS_REASON: z.object({ differencePaise: z.int() }),
      LOOSE_ENDS_NEED_REASON: z.object({ count: z.int() }),
    },
  }),
  printDaySheet: task({
    permission: 'reports:today',
    audit: 'daySheet.printed',
    input: z.object({ onDate: localDateSchema.optional(), paper: z.enum(['A4', '80mm']).default('A4') }),
    output: z.object({ pdf: z.string(), fileName: z.string() }),
  }),
};
