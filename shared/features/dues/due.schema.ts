import * as z from 'zod';
import { billIdSchema, idSchema, patientIdSchema, userIdSchema, visitIdSchema } from '../../kernel/ids.ts';
import { localDateSchema } from '../../kernel/local-date.ts';
import { phoneSchema } from '../../kernel/phone.ts';
import { lineSchema } from '../../kernel/text.ts';
import { newPaymentSchema, paymentModeSchema, upiPayeeSchema } from '../billing/bill.schema.ts';
import { DUE_BANDS } from './ageing.rules.ts';

export const paidAmountSchema = newPaymentSchema.shape.amountPaise;

export const billShareSchema = z.object({ billId: billIdSchema, amountPaise: paidAmountSchema });

export const newPromiseSchema = z.object({
  billId: billIdSchema,
  promisedOn: localDateSchema,
  guarantorName: lineSchema(80).default(''),
  guarantorPhone: z.union([z.literal(''), phoneSchema]).default(''),
  note: lineSchema(200).default(''),
});

export const promiseSchema = z.object({
  promisedOn: localDateSchema,
  guarantorName: z.string(),
  guarantorPhone: z.string(),
  note: z.string(),
});

/** Over all records of one person. */
export const balanceSchema = z.object({
  advancePaise: z.int(),
  /** Approved and not yet paid back. */
  refundsPaise: z.int(),
  duePaise: z.int(),
});
export type Balance = z.infer<typeof balanceSchema>;

export const moneyReceiptSchema = z.object({
  id: idSchema,
  number: z.string(),
  billId: billIdSchema.nullable(),
  mode: paymentModeSchema,
  amountPaise: z.int(),
});

export const ADVANCE_MOVES = [
  'advance',
  'advanceReversed',
  'advanceApplied',
  'advanceAppliedReversed',
  'keptAsAdvance',
  'advanceToPayBack',
  'refundKept',
  'refundPaid',
] as const;

export const advanceMoveSchema = z.object({
  id: idSchema,
  kind: z.enum(ADVANCE_MOVES),
  number: z.string(),
  onDate: localDateSchema,
  at: z.int(),
  mode: paymentModeSchema.nullable(),
  amountPaise: z.int(),
  billId: billIdSchema.nullable(),
  billNumber: z.string(),
  userName: z.string(),
  isReversed: z.boolean(),
  /** Of a use on a day that is still open. */
  mayBeTakenBack: z.boolean(),
});
export type AdvanceMoveRow = z.infer<typeof advanceMoveSchema>;

export const openDueSchema = z.object({
  billId: billIdSchema,
  number: z.string(),
  visitId: visitIdSchema.nullable(),
  onDate: localDateSchema,
  totalPaise: z.int(),
  duePaise: z.int(),
  promise: promiseSchema.nullable(),
});
export type OpenDue = z.infer<typeof openDueSchema>;

/** With what a QR for it says; empty where the clinic has no UPI address. */
export const payableDueSchema = openDueSchema.extend({ upiReference: z.string() });
export type PayableDue = z.infer<typeof payableDueSchema>;

export const writtenOffSchema = z.object({
  id: idSchema,
  billId: billIdSchema,
  billNumber: z.string(),
  onDate: localDateSchema,
  amountPaise: z.int(),
  reason: z.string(),
  userName: z.string(),
});
export type WrittenOff = z.infer<typeof writtenOffSchema>;

/** All that the clinic and one person owe each other. */
export const moneyOfPersonSchema = balanceSchema.extend({
  /** Oldest first. */
  dues: z.array(payableDueSchema),
  /** Newest first. */
  moves: z.array(advanceMoveSchema),
  writtenOff: z.array(writtenOffSchema),
  /** For an advance's QR on the screen. */
  upi: upiPayeeSchema,
  /** What the next advance's receipt will be called, if nobody is faster. */
  nextAdvanceNumber: z.string(),
});
export type MoneyOfPerson = z.infer<typeof moneyOfPersonSchema>;

export const dueRowSchema = openDueSchema.extend({
  patientId: patientIdSchema,
  fullName: z.string(),
  localName: z.string(),
  uhid: z.string(),
  phone: z.string(),
  doctorId: userIdSchema,
  doctorName: z.string(),
  sinceOn: localDateSchema,
  ageDays: z.int(),
  band: z.enum(DUE_BANDS),
});
export type DueRow = z.infer<typeof dueRowSchema>;

export const duesFilterSchema = z.object({
  band: z.enum(DUE_BANDS).nullable().default(null),
  doctorId: userIdSchema.nullable().default(null),
  /** Only those with a promise, or only those without. */
  isPromised: z.boolean().nullable().default(null),
});
export type DuesFilter = z.infer<typeof duesFilterSchema>;

export const duesListSchema = z.object({
  rows: z.array(dueRowSchema),
  /** By band, whatever the band that was asked for. */
  sums: z.array(z.object({ band: z.enum(DUE_BANDS), billCount: z.int(), duePaise: z.int() })),
});
export type DuesList = z.infer<typeof duesListSchema>;
