import * as z from 'zod';
import { read, task, write } from '../../contract/procedure.ts';
import {
  billIdSchema,
  patientIdSchema,
  paymentIdSchema,
  userIdSchema,
  visitIdSchema,
} from '../../kernel/ids.ts';
import { localDateSchema } from '../../kernel/local-date.ts';
import {
  billDraftSchema,
  billLineOfListSchema,
  billSchema,
  feeStandingSchema,
  newBillLineSchema,
  newBillSchema,
  newPaymentSchema,
} from './bill.schema.ts';

const pageSchema = z.object({ pdf: z.string(), fileName: z.string() });

const moneyRefusals = {
  PAID_MORE_THAN_BILL: z.object({ totalPaise: z.int() }),
  DISCOUNT_MORE_THAN_BILL: z.object({ subtotalPaise: z.int() }),
  DISCOUNT_NEEDS_REASON: z.object({}),
  /** Section 269ST: two lakh in cash from one person in a day (rules.md 5.5). */
  CASH_LIMIT_REACHED: z.object({ takenTodayPaise: z.int(), limitPaise: z.int() }),
};

export const billingContract = {
  /** What the bill of a token would be: the doctor's fee, old dues, the next number. */
  draftForVisit: read({
    permission: 'billing:read',
    audit: 'billDraft.read',
    input: z.object({ visitId: visitIdSchema }),
    output: billDraftSchema,
  }),
  /** Who of today's queue comes free, as a follow-up of a paid consultation (APT-15). */
  feeStandings: read({
    permission: 'billing:read',
    audit: 'feeStandings.read',
    input: z.object({}),
    output: z.array(feeStandingSchema.extend({ visitId: visitIdSchema })),
  }),
  /** What one person's next consultation with a doctor would cost, before a token is given. */
  feeStanding: read({
    permission: 'billing:read',
    audit: 'feeStanding.read',
    input: z.object({ patientId: patientIdSchema, doctorId: userIdSchema }),
    output: feeStandingSchema,
  }),
  /** Issues the bill and takes what is paid, in one transaction; the bill is frozen from then on. */
  issue: write({
    permission: 'billing:issue',
    audit: 'bill.issued',
    input: newBillSchema,
    output: billSchema,
    errors: {
      ...moneyRefusals,
      VISIT_ALREADY_BILLED: z.object({ billId: billIdSchema, number: z.string() }),
    },
  }),
  /** A later payment against what is still due. */
  receive: write({
    permission: 'billing:issue',
    audit: 'payment.received',
    input: z.object({ billId: billIdSchema, payment: newPaymentSchema }),
    output: billSchema,
    errors: moneyRefusals,
  }),
  get: read({
    permission: 'billing:read',
    audit: 'bill.viewed',
    input: z.object({ billId: billIdSchema }),
    output: billSchema,
  }),
  listForDay: read({
    permission: 'billing:read',
    audit: 'bills.listed',
    input: z.object({ onDate: localDateSchema.optional() }),
    output: z.array(billLineOfListSchema),
  }),
  listForPatient: read({
    permission: 'billing:read',
    audit: 'bills.listed',
    input: z.object({ patientId: patientIdSchema }),
    output: z.array(billLineOfListSchema),
  }),
  suggestLines: read({
    permission: 'billing:read',
    audit: 'services.searched',
    input: z.object({ text: z.string().max(80) }),
    output: z.array(newBillLineSchema),
  }),
  printBill: task({
    permission: 'billing:read',
    audit: 'bill.printed',
    input: z.object({ billId: billIdSchema, paper: z.enum(['A5', '80mm']).optional() }),
    output: pageSchema,
  }),
  printReceipt: task({
    permission: 'billing:read',
    audit: 'receipt.printed',
    input: z.object({ paymentId: paymentIdSchema, paper: z.enum(['A5', '80mm']).optional() }),
    output: pageSchema,
  }),
};
