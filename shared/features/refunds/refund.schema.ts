import * as z from 'zod';
import { billIdSchema, idSchema, patientIdSchema, userIdSchema } from '../../kernel/ids.ts';
import { localDateSchema } from '../../kernel/local-date.ts';
import { newPaymentSchema, paymentModeSchema } from '../billing/bill.schema.ts';
import { billRoundingSchema } from '../settings/settings.schema.ts';

export const REFUND_STATES = ['requested', 'approved', 'rejected', 'paid', 'kept'] as const;
export const refundStateSchema = z.enum(REFUND_STATES);
export type RefundState = z.infer<typeof refundStateSchema>;

export const chosenLineSchema = z.object({
  lineNumber: z.int().min(1),
  quantity: z.int().min(1, 'AT_LEAST_ONE').max(999),
});

export const creditableLineSchema = z.object({
  lineNumber: z.int(),
  description: z.string(),
  quantity: z.int(),
  valuePaise: z.int(),
  cgstPaise: z.int(),
  sgstPaise: z.int(),
  creditedQuantity: z.int(),
  creditedPaise: z.int(),
  creditedCgstPaise: z.int(),
  creditedSgstPaise: z.int(),
  /** Of packages: what the used sessions of each that stands are worth, the least used first. */
  usedPaise: z.array(z.int()),
});

/** A bill as a credit note, a refund or a cancelling act finds it. */
export const creditableBillSchema = z.object({
  billId: billIdSchema,
  patientId: patientIdSchema,
  number: z.string(),
  onDate: localDateSchema,
  isCancelled: z.boolean(),
  totalPaise: z.int(),
  creditedPaise: z.int(),
  rounding: billRoundingSchema,
  paidPaise: z.int(),
  /** Of it what a company paid or kept back as tax: never the patient's. */
  settledPaise: z.int(),
  duePaise: z.int(),
  writtenOffPaise: z.int(),
  lines: z.array(creditableLineSchema),
  /** Whether it was issued on the day that is open now: the desk cancels it by itself. */
  isOfToday: z.boolean(),
  /** Its tax stands in the return of an earlier month: it is credited, no more cancelled. */
  isTaxOfEarlierMonth: z.boolean(),
});
export type CreditableBillRecord = z.infer<typeof creditableBillSchema>;

export const REST_TO = ['advance', 'payBack'] as const;
export const restToSchema = z.enum(REST_TO);
export type RestTo = z.infer<typeof restToSchema>;

export const creditNoteSchema = z.object({
  id: idSchema,
  number: z.string(),
  billId: billIdSchema,
  billNumber: z.string(),
  onDate: localDateSchema,
  issuedAt: z.int(),
  userName: z.string(),
  reason: z.string(),
  totalPaise: z.int(),
  taxPaise: z.int(),
  roundOffPaise: z.int(),
  lowersDuePaise: z.int(),
  restTo: restToSchema,
  lines: z.array(
    z.object({
      lineNumber: z.int(),
      description: z.string(),
      sacCode: z.string(),
      quantity: z.int(),
      amountPaise: z.int(),
      cgstPaise: z.int(),
      sgstPaise: z.int(),
    }),
  ),
});
export type CreditNote = z.infer<typeof creditNoteSchema>;

export const refundSchema = z.object({
  id: idSchema,
  state: refundStateSchema,
  source: z.enum(['advance', 'bill']),
  patientId: patientIdSchema,
  fullName: z.string(),
  uhid: z.string(),
  billId: billIdSchema.nullable(),
  billNumber: z.string(),
  amountPaise: z.int(),
  reason: z.string(),
  requestedById: userIdSchema,
  requestedBy: z.string(),
  requestedOn: localDateSchema,
  requestedAt: z.int(),
  /** Empty while nobody has said yes or no. */
  decidedBy: z.string(),
  rejectedBecause: z.string(),
  paid: z
    .object({
      entryId: idSchema,
      number: z.string(),
      mode: paymentModeSchema,
      onDate: localDateSchema,
      userName: z.string(),
    })
    .nullable(),
});
export type Refund = z.infer<typeof refundSchema>;

/** What became of a bill after it was issued. */
export const afterIssueSchema = z.object({
  cancel: z
    .object({
      onDate: localDateSchema,
      at: z.int(),
      userName: z.string(),
      reason: z.string(),
      keptPaise: z.int(),
    })
    .nullable(),
  creditNotes: z.array(creditNoteSchema),
  refunds: z.array(refundSchema),
  writtenOffPaise: z.int(),
});
export type AfterIssue = z.infer<typeof afterIssueSchema>;

export const payOutSchema = z.object({
  refundId: idSchema,
  mode: paymentModeSchema,
  reference: newPaymentSchema.shape.reference,
});
