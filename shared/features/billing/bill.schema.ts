import * as z from 'zod';
import {
  billIdSchema,
  patientIdSchema,
  paymentIdSchema,
  userIdSchema,
  visitIdSchema,
} from '../../kernel/ids.ts';
import { localDateSchema } from '../../kernel/local-date.ts';
import { lineSchema } from '../../kernel/text.ts';

export const PAYMENT_MODES = ['cash', 'upi', 'card'] as const;
export const paymentModeSchema = z.enum(PAYMENT_MODES);
export type PaymentMode = z.infer<typeof paymentModeSchema>;

const amountSchema = z.int('NOT_AN_AMOUNT').min(0, 'NEGATIVE_AMOUNT').max(100_000_000, 'AMOUNT_TOO_LARGE');

export const newBillLineSchema = z.object({
  description: lineSchema(80).refine(text => text.length > 0, 'REQUIRED'),
  /** Service accounting code; 9993 for human health services (rules.md 5.4). */
  sacCode: z
    .string()
    .regex(/^(\d{4,8})?$/, 'NOT_A_SAC')
    .default('999312'),
  quantity: z.int().min(1, 'AT_LEAST_ONE').max(999),
  ratePaise: amountSchema,
  /** The doctor's own fee: what free follow-ups are counted from (APT-15), whatever its words. */
  kind: z.literal('consultation').optional(),
});
export type NewBillLine = z.infer<typeof newBillLineSchema>;

export const newPaymentSchema = z.object({
  mode: paymentModeSchema,
  amountPaise: amountSchema.refine(amount => amount > 0, 'AMOUNT_REQUIRED'),
  /** A bank's 12-digit reference for UPI, or its last six digits; a card slip's number. */
  reference: z
    .string()
    .regex(/^[0-9A-Za-z-]{0,22}$/, 'NOT_A_REFERENCE')
    .default(''),
});
export type NewPayment = z.infer<typeof newPaymentSchema>;

export const newBillSchema = z.object({
  patientId: patientIdSchema,
  visitId: visitIdSchema.nullable(),
  doctorId: userIdSchema,
  lines: z.array(newBillLineSchema).min(1, 'REQUIRED').max(60),
  discountPaise: amountSchema.default(0),
  discountReason: lineSchema(60).default(''),
  payments: z.array(newPaymentSchema).max(5),
});
export type NewBill = z.infer<typeof newBillSchema>;

export const paymentSchema = z.object({
  id: paymentIdSchema,
  receiptNumber: z.string(),
  mode: paymentModeSchema,
  amountPaise: z.int(),
  reference: z.string(),
  receivedAt: z.int(),
  onDate: localDateSchema,
  cashierName: z.string(),
});
export type Payment = z.infer<typeof paymentSchema>;

export const billSchema = z.object({
  id: billIdSchema,
  number: z.string(),
  onDate: localDateSchema,
  issuedAt: z.int(),
  patientId: patientIdSchema,
  visitId: visitIdSchema.nullable(),
  doctorId: userIdSchema,
  doctorName: z.string(),
  /** As printed, whatever happens to the patient's record later. */
  party: z.object({
    fullName: z.string(),
    ageAndSex: z.string(),
    uhid: z.string(),
    address: z.string(),
    phone: z.string(),
  }),
  lines: z.array(newBillLineSchema.extend({ amountPaise: z.int() })),
  subtotalPaise: z.int(),
  discountPaise: z.int(),
  discountReason: z.string(),
  roundOffPaise: z.int(),
  totalPaise: z.int(),
  paidPaise: z.int(),
  duePaise: z.int(),
  payments: z.array(paymentSchema),
  cashierName: z.string(),
});
export type Bill = z.infer<typeof billSchema>;

export const billDraftSchema = z.object({
  visitId: visitIdSchema,
  patientId: patientIdSchema,
  doctorId: userIdSchema,
  doctorName: z.string(),
  token: z.string(),
  lines: z.array(newBillLineSchema),
  nextNumber: z.string(),
  oldDuesPaise: z.int(),
  existingBill: billSchema.nullable(),
  upi: z.object({ address: z.string(), payeeName: z.string() }).nullable(),
});
export type BillDraft = z.infer<typeof billDraftSchema>;

export const billLineOfListSchema = z.object({
  id: billIdSchema,
  number: z.string(),
  onDate: localDateSchema,
  issuedAt: z.int(),
  fullName: z.string(),
  uhid: z.string(),
  patientId: patientIdSchema,
  visitId: visitIdSchema.nullable(),
  totalPaise: z.int(),
  duePaise: z.int(),
});

/** Whether a consultation is charged: free visits count only from a paid one with the same doctor (APT-15). */
export const feeStandingSchema = z.object({
  isFree: z.boolean(),
  feePaise: z.int(),
  /** The last day on which a free visit is left, and how many are; null when there is none. */
  freeUntil: localDateSchema.nullable(),
  freeLeft: z.int(),
  paidOn: localDateSchema.nullable(),
  paidBillNumber: z.string(),
});
export type FeeStanding = z.infer<typeof feeStandingSchema>;
