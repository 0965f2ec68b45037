import * as z from 'zod';
import { shortAgeSchema } from '../../kernel/age.ts';
import { dateRangeSchema } from '../../kernel/date-range.ts';
import {
  billIdSchema,
  idSchema,
  patientIdSchema,
  paymentIdSchema,
  userIdSchema,
  visitIdSchema,
} from '../../kernel/ids.ts';
import { localDateSchema } from '../../kernel/local-date.ts';
import { lineSchema } from '../../kernel/text.ts';
import { categorySchema } from '../catalogue/item.schema.ts';
import { taxClassSchema } from '../catalogue/tax.schema.ts';
import { codeRuleSchema, taxCodeSchema } from '../catalogue/tax-code.rules.ts';
import { MONEY_MODES } from '../ledger/ledger.rules.ts';
import { DOCUMENT_TYPES } from '../ledger/series.rules.ts';
import { sexSchema } from '../patients/patient.schema.ts';
import { billRoundingSchema } from '../settings/settings.schema.ts';
import { recipientSchema } from './recipient.rules.ts';

/** In the order of the keys: cash, UPI, card, cheque, bank transfer. */
export const PAYMENT_MODES = MONEY_MODES;
export const paymentModeSchema = z.enum(PAYMENT_MODES);
export type PaymentMode = z.infer<typeof paymentModeSchema>;

const amountSchema = z.int('NOT_AN_AMOUNT').min(0, 'NEGATIVE_AMOUNT').max(100_000_000, 'AMOUNT_TOO_LARGE');

export const newBillLineSchema = z.object({
  description: lineSchema(80).refine(text => text.length > 0, 'REQUIRED'),
  /** Service accounting code; 9993 for human health services (rules.md 5.4). */
  sacCode: taxCodeSchema.default('999312'),
  quantity: z.int().min(1, 'AT_LEAST_ONE').max(999),
  ratePaise: amountSchema,
  /** The doctor's own fee: what free follow-ups are counted from (APT-15), whatever its words. */
  kind: z.literal('consultation').optional(),
  /** Of the catalogue, which then decides category and tax class; none for what was typed by hand. */
  itemId: idSchema.optional(),
  /** Who did it, where that is not the doctor of the bill. */
  doctorId: userIdSchema.optional(),
  /** The line's own discount. */
  discountPaise: amountSchema.optional(),
  /** What was asked for it when the line was shown; PRICE_CHANGED when it is something else by now. */
  listPricePaise: amountSchema.nullable().optional(),
  gstPermille: z.int().min(0).max(400).optional(),
  category: categorySchema.optional(),
  taxClass: taxClassSchema.optional(),
  isTaxInclusive: z.boolean().optional(),
  /** A bed of an ICU, CCU, ICCU or NICU, whose rent is never taxed. */
  isIcu: z.literal(true).optional(),
  /** A session of a package that the person has paid for: it costs nothing now. */
  isPrepaid: z.literal(true).optional(),
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
  lines: z.array(newBillLineSchema).min(1, 'REQUIRED').max(200),
  /** The bill's own discount, apart from those of its lines. */
  discountPaise: amountSchema.default(0),
  /** Of the clinic's list, whose words are then printed; else the reason is in words of one's own (BIL-6). */
  discountReasonId: idSchema.nullable().optional(),
  discountReason: lineSchema(60).default(''),
  /** What the screen rounded to; ROUNDING_CHANGED when the clinic rounds otherwise by now (BIL-20). */
  rounding: billRoundingSchema.optional(),
  /** Given on the spot for a discount above one's cap. */
  approvalId: idSchema.optional(),
  /** A price list that the desk chose for this bill, a camp's. */
  listId: idSchema.nullable().optional(),
  payments: z.array(newPaymentSchema).max(10),
  /** Of what the clinic holds of the person in advance. */
  advancePaise: amountSchema.optional(),
  /** The company on whose account the rest goes; null when the patient owes it. */
  partyId: idSchema.nullable().optional(),
  /** The buyer's address and state as typed, where the invoice must name them and the record does not. */
  recipient: recipientSchema.optional(),
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

export const issuedLineSchema = newBillLineSchema.omit({ gstPermille: true, isIcu: true }).extend({
  amountPaise: z.int(),
  discountPaise: z.int(),
  /** Its share of the bill's discount. */
  billDiscountPaise: z.int(),
  gstPermille: z.int(),
  isTaxInclusive: z.boolean(),
  taxablePaise: z.int(),
  cgstPaise: z.int(),
  sgstPaise: z.int(),
  /** In which it is counted: a unit quantity code, 'NA' for a service. */
  unit: z.string(),
  /** Where goods are supplied, when that is not the clinic's state: both halves are then one integrated tax (IGST). */
  otherState: z.string().optional(),
  /** Who did it, where that is not the doctor of the bill; else empty. */
  doneBy: z.string(),
});
export type IssuedLine = z.infer<typeof issuedLineSchema>;

export const billSchema = z.object({
  id: billIdSchema,
  number: z.string(),
  documentType: z.enum(DOCUMENT_TYPES),
  isCancelled: z.boolean(),
  /** Empty while it is not cancelled. */
  cancelReason: z.string(),
  onDate: localDateSchema,
  issuedAt: z.int(),
  patientId: patientIdSchema,
  visitId: visitIdSchema.nullable(),
  doctorId: userIdSchema,
  doctorName: z.string(),
  /** The company that owes what is due now; null when the patient does. */
  owedByPartyId: idSchema.nullable(),
  /** As printed, whatever happens to the patient's record later. */
  party: z.object({
    fullName: z.string(),
    /** Of that day; worded in the language of the paper. */
    age: shortAgeSchema,
    sex: sexSchema,
    uhid: z.string(),
    address: z.string(),
    phone: z.string(),
    /** Of the PIN code, where it is known. */
    state: z.string().optional(),
    /** On whose account the bill was put. */
    company: z
      .object({
        ...{ partyId: idSchema, name: z.string(), gstin: z.string(), address: z.string() },
        memberNumber: z.string(),
      })
      .optional(),
  }),
  lines: z.array(issuedLineSchema),
  subtotalPaise: z.int(),
  /** Of the lines and of the bill together. */
  discountPaise: z.int(),
  discountReason: z.string(),
  /** Null for a reason in words of one's own, and where nothing was discounted. */
  discountReasonId: idSchema.nullable(),
  /** Who approved it above the cashier's cap; empty when nobody had to. */
  discountApprovedBy: z.string(),
  taxPaise: z.int(),
  /** The part of the tax that comes on top of the rates. */
  addedTaxPaise: z.int(),
  /** The bill's own, whatever the clinic rounds to by now. */
  rounding: billRoundingSchema,
  roundOffPaise: z.int(),
  totalPaise: z.int(),
  paidPaise: z.int(),
  duePaise: z.int(),
  /** Taken back by credit notes. */
  creditedPaise: z.int(),
  /** Paid out of the person's advance. */
  advanceUsedPaise: z.int(),
  /** Of what was paid: kept as advance or paid back, after a credit note or the cancelling. */
  givenBackPaise: z.int(),
  writtenOffPaise: z.int(),
  /** Tax that a company kept back and paid for the clinic. */
  tdsPaise: z.int(),
  payments: z.array(paymentSchema),
  cashierName: z.string(),
});
export type Bill = z.infer<typeof billSchema>;

/** Whom a QR pays, and the reference that it says; null where the clinic has no UPI address. */
export const upiPayeeSchema = z
  .object({ address: z.string(), payeeName: z.string(), reference: z.string() })
  .nullable();
export type UpiPayee = z.infer<typeof upiPayeeSchema>;

export const billDraftSchema = z.object({
  /** Null for a bill by hand. */
  visitId: visitIdSchema.nullable(),
  patientId: patientIdSchema,
  doctorId: userIdSchema,
  doctorName: z.string(),
  /** Who may have done what stands on a line. */
  doctors: z.array(z.object({ userId: userIdSchema, fullName: z.string() })),
  /** Empty for a bill by hand. */
  token: z.string(),
  lines: z.array(newBillLineSchema),
  /** Price lists that the desk may choose for it now (a camp's). */
  lists: z.array(z.object({ listId: idSchema, name: z.string() })),
  /** Ordered or given at the visit, and nobody has set its price yet. */
  unpriced: z.array(z.string()),
  /** The next number of each kind of paper, if nobody is faster. */
  nextNumbers: z.record(z.enum(DOCUMENT_TYPES), z.string()),
  /** A clinic without a GSTIN may collect no tax (CGST Act, section 32). */
  chargesGst: z.boolean(),
  /** How many digits a taxed line's code has; null for a clinic without a GSTIN. */
  codeRule: codeRuleSchema.nullable(),
  /** The day that the bill would belong to now. */
  onDate: localDateSchema,
  /** Two digits, as its GSTIN begins; empty for a clinic without one. */
  clinicState: z.string(),
  /** The taxed value from which an invoice names the buyer's address and state; null where none does. */
  namesBuyerFromPaise: z.int().nullable(),
  /** What the person's record says of address and state, and whether that is all an invoice asks for. */
  recipient: z.object({
    isComplete: z.boolean(),
    address: z.string(),
    pinCode: z.string(),
    stateCode: z.string(),
  }),
  /** What the clinic's bills are rounded to now. */
  rounding: billRoundingSchema,
  oldDuesPaise: z.int(),
  /** What the clinic holds of the person and may use for this bill. */
  advancePaise: z.int(),
  existingBill: billSchema.nullable(),
  upi: upiPayeeSchema,
});
export type BillDraft = z.infer<typeof billDraftSchema>;

export const suggestedLineSchema = z.object({
  line: newBillLineSchema,
  code: z.string(),
  localName: z.string(),
  /** Empty for the standard price. */
  listName: z.string(),
  isPackage: z.boolean(),
  /** False for what nobody has priced and nobody has billed. */
  hasPrice: z.boolean(),
  /** Sessions the person has paid for in a package. */
  prepaidUses: z.int(),
});
export type SuggestedLine = z.infer<typeof suggestedLineSchema>;

export const BILL_STATES = ['due', 'paid', 'cancelled', 'credited'] as const;
export type BillState = (typeof BILL_STATES)[number];

export const billLineOfListSchema = z.object({
  id: billIdSchema,
  number: z.string(),
  documentType: z.enum(DOCUMENT_TYPES),
  isCancelled: z.boolean(),
  creditedPaise: z.int(),
  doctorName: z.string(),
  onDate: localDateSchema,
  issuedAt: z.int(),
  fullName: z.string(),
  uhid: z.string(),
  patientId: patientIdSchema,
  visitId: visitIdSchema.nullable(),
  totalPaise: z.int(),
  duePaise: z.int(),
});
export type BillOfList = z.infer<typeof billLineOfListSchema>;

/** Of a list of bills, beside its days. */
export const billFilterShape = {
  state: z.enum(BILL_STATES).nullable().default(null),
  doctorId: userIdSchema.nullable().default(null),
  /** Part of a name, a phone or a UHID, or the digits of a bill's number: then the days do not matter. */
  text: z.string().trim().max(60).default(''),
};
export const billFilterSchema = dateRangeSchema(3_660, billFilterShape);
export type BillFilter = z.infer<typeof billFilterSchema>;

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
