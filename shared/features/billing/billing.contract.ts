import * as z from 'zod';
import { gridExport } from '../../contract/grid-export.ts';
import { read, task, write } from '../../contract/procedure.ts';
import {
  billIdSchema,
  idSchema,
  patientIdSchema,
  paymentIdSchema,
  userIdSchema,
  visitIdSchema,
} from '../../kernel/ids.ts';
import { localDateSchema } from '../../kernel/local-date.ts';
import { approvalRefusals } from '../approvals/approval.schema.ts';
import { billRoundingSchema } from '../settings/settings.schema.ts';
import {
  billDraftSchema,
  billFilterSchema,
  billLineOfListSchema,
  billSchema,
  feeStandingSchema,
  newBillLineSchema,
  newBillSchema,
  newPaymentSchema,
  suggestedLineSchema,
} from './bill.schema.ts';

const pageSchema = z.object({ pdf: z.string(), fileName: z.string() });
const paperSchema = z.enum(['A4', 'A5', '80mm', '58mm']);

export const billsSchema = z.object({
  bills: z.array(billLineOfListSchema),
  count: z.int(),
  /** Of those that are not cancelled. */
  totalPaise: z.int(),
  duePaise: z.int(),
});

const moneyRefusals = {
  PAID_MORE_THAN_BILL: z.object({ totalPaise: z.int() }),
  DISCOUNT_MORE_THAN_BILL: z.object({ subtotalPaise: z.int() }),
  DISCOUNT_NEEDS_REASON: z.object({}),
  /** Section 269ST: two lakh in cash from one person in a day (rules.md 5.5). */
  CASH_LIMIT_REACHED: z.object({ takenTodayPaise: z.int(), limitPaise: z.int() }),
  /** No figure of the law is known for so early a day. */
  CLOCK_LOOKS_WRONG: z.object({ onDate: localDateSchema }),
};

/** Not in force now, or neither the list nor the person's class leaves it to the desk. */
const listRefusal = { LIST_NOT_FOR_DESK: z.object({ listId: idSchema }) };

export const billingContract = {
  /** What the bill of a token would be: the doctor's fee, what was ordered, old dues, the next numbers. */
  draftForVisit: read({
    permission: 'billing:read',
    audit: 'billDraft.read',
    input: z.object({ visitId: visitIdSchema }),
    output: billDraftSchema,
  }),
  /** A bill by hand for a person; without a doctor the one who billed them last, or the first of the clinic. */
  draftForPatient: read({
    permission: 'billing:read',
    audit: 'billDraft.read',
    input: z.object({ patientId: patientIdSchema, doctorId: userIdSchema.nullable().default(null) }),
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
  /** The lines of a bill that is being typed by another list, company or doctor; rates changed by hand stay. */
  priceLines: read({
    permission: 'billing:read',
    audit: 'billLines.priced',
    input: newBillSchema
      .pick({ patientId: true, visitId: true, doctorId: true, discountPaise: true })
      .extend({
        lines: z.array(newBillLineSchema).max(200),
        listId: idSchema.nullable().default(null),
        partyId: idSchema.nullable().default(null),
      }),
    output: z.array(newBillLineSchema),
    errors: listRefusal,
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
      /** What is given away is above the cap of whoever bills, who needs an approval for all of it (BIL-6). */
      DISCOUNT_NEEDS_APPROVAL: z.object({ capPaise: z.int(), givenPaise: z.int() }),
      APPROVAL_EXPIRED: approvalRefusals.APPROVAL_EXPIRED,
      APPROVAL_USED: approvalRefusals.APPROVAL_USED,
      APPROVAL_TOO_SMALL: approvalRefusals.APPROVAL_TOO_SMALL,
      APPROVAL_OF_ANOTHER: approvalRefusals.APPROVAL_OF_ANOTHER,
      /** Price or tax of a line is not what the screen showed; null where the list has no price any more. */
      PRICE_CHANGED: z.object({
        lineNumber: z.int(),
        wasPaise: z.int().nullable(),
        nowPaise: z.int().nullable(),
        wasPermille: z.int(),
        nowPermille: z.int(),
      }),
      /** The screen rounded to something else than the clinic does by now. */
      ROUNDING_CHANGED: z.object({ rounding: billRoundingSchema }),
      /** Put away since, or never of this clinic's list. */
      DISCOUNT_REASON_GONE: z.object({ reasonId: idSchema }),
      /** Only who may give any discount bills it still. */
      ITEM_RETIRED: z.object({ lineNumber: z.int(), itemId: idSchema }),
      /** A taxed line without its HSN or SAC, or with one too short for the clinic's turnover (rule 46). */
      LINE_NEEDS_TAX_CODE: z.object({ lineNumber: z.int(), digits: z.int() }),
      /** An invoice of this value names an unregistered buyer's address and state (rule 46(e)). */
      RECIPIENT_NEEDED: z.object({ limitPaise: z.int() }),
      ...listRefusal,
      PACKAGE_USED_UP: z.object({ itemId: idSchema }),
      /** Nothing at all was paid for it, and no company owes it. */
      PACKAGE_NOT_PAID: z.object({ billNumber: z.string() }),
      ADVANCE_NOT_ENOUGH: z.object({ availablePaise: z.int() }),
      /** The company does not pay for this person today, or not so much more (BIL-15). */
      NOT_A_MEMBER: z.object({ partyId: idSchema }),
      PARTY_LIMIT_REACHED: z.object({ limitPaise: z.int(), duePaise: z.int() }),
      /** Taxed and exempt lines for a company with a GSTIN: rule 46A lets them stand together for others alone. */
      MIXED_BILL_TO_REGISTERED: z.object({ partyId: idSchema }),
      /** A tax invoice names a registered buyer's address (rule 46(d)). */
      COMPANY_NEEDS_ADDRESS: z.object({ partyId: idSchema }),
    },
  }),
  /** A later payment against what is still due. */
  receive: write({
    permission: 'billing:issue',
    audit: 'payment.received',
    input: z.object({
      billId: billIdSchema,
      payment: newPaymentSchema,
      /** The patient pays of what their company owes: only where somebody chose it. */
      isCoPayment: z.boolean().default(false),
    }),
    output: billSchema,
    errors: { ...moneyRefusals, BILL_OWED_BY_PARTY: z.object({ partyId: idSchema }) },
  }),
  get: read({
    permission: 'billing:read',
    audit: 'bill.viewed',
    input: z.object({ billId: billIdSchema }),
    output: billSchema,
  }),
  listForPatient: read({
    permission: 'billing:read',
    audit: 'bills.listed',
    input: z.object({ patientId: patientIdSchema }),
    output: z.array(billLineOfListSchema),
  }),
  exportOfPatient: gridExport({
    permission: 'billing:read',
    audit: 'billsOfPatient.exported',
    input: z.object({ patientId: patientIdSchema }),
  }),
  /** A day's, a year's or somebody's bills, newest first; the sums are of all, however many are listed. */
  list: read({
    permission: 'billing:read',
    audit: 'bills.listed',
    input: billFilterSchema,
    output: billsSchema,
  }),
  exportList: gridExport({ permission: 'billing:read', audit: 'bills.exported', input: billFilterSchema }),
  /** For a line of a bill: the catalogue with today's price for this person, and what was typed on bills before. */
  suggestLines: read({
    permission: 'billing:read',
    audit: 'services.searched',
    input: z.object({
      text: z.string().max(80),
      doctorId: userIdSchema.nullable().default(null),
      patientId: patientIdSchema.nullable().default(null),
      listId: idSchema.nullable().default(null),
      /** The company that pays, whose own list may be agreed. */
      partyId: idSchema.nullable().default(null),
    }),
    output: z.array(suggestedLineSchema),
  }),
  printBill: task({
    permission: 'billing:read',
    audit: 'bill.printed',
    input: z.object({ billId: billIdSchema, paper: paperSchema.optional() }),
    output: pageSchema,
  }),
  printReceipt: task({
    permission: 'billing:read',
    audit: 'receipt.printed',
    input: z.object({ paymentId: paymentIdSchema, paper: paperSchema.optional() }),
    output: pageSchema,
  }),
};
