import * as z from 'zod';
import { gridExport } from '../../contract/grid-export.ts';
import { read, task, write } from '../../contract/procedure.ts';
import { dateRangeSchema } from '../../kernel/date-range.ts';
import { billIdSchema, idSchema, patientIdSchema } from '../../kernel/ids.ts';
import { lineSchema } from '../../kernel/text.ts';
import { approvalRefusals } from '../approvals/approval.schema.ts';
import { newPaymentSchema } from '../billing/bill.schema.ts';
import {
  afterIssueSchema,
  chosenLineSchema,
  creditableBillSchema,
  creditNoteSchema,
  payOutSchema,
  refundSchema,
  refundStateSchema,
  restToSchema,
} from './refund.schema.ts';

const reasonSchema = lineSchema(200).refine(text => text.length > 0, 'REQUIRED');
const approvalIdSchema = idSchema.nullable().default(null);
const linesSchema = z.array(chosenLineSchema).min(1, 'REQUIRED').max(200);
const pageSchema = z.object({ pdf: z.string(), fileName: z.string() });
const paperSchema = z.enum(['A4', 'A5', '80mm', '58mm']).optional();

const ofBill = z.object({ billId: billIdSchema });
const ofRefund = z.object({ refundId: idSchema });

const billRefusals = {
  BILL_IS_CANCELLED: z.object({ number: z.string() }),
  /** A write-off stands on it: it is taken back first. */
  BILL_WRITTEN_OFF: z.object({ amountPaise: z.int() }),
  /** A company has paid so much of it, with the tax it kept back: that money is not the patient's. */
  BILL_OF_PARTY_PAID: z.object({ settledPaise: z.int() }),
};
const creditRefusals = {
  ...billRefusals,
  CREDIT_MORE_THAN_LEFT: z.object({ lineNumbers: z.array(z.int()) }),
  NOTHING_TO_CREDIT: z.object({}),
  /** Every session of the package is used. */
  PACKAGE_HAS_NOTHING_LEFT: z.object({}),
};
const refundRefusals = {
  ...creditRefusals,
  REFUND_MORE_THAN_ADVANCE: z.object({ advancePaise: z.int() }),
  NOTHING_TO_PAY_BACK: z.object({}),
};
const stateRefusal = { REFUND_NOT_THERE: z.object({ state: refundStateSchema }) };
const cashRefusal = { NOT_ENOUGH_CASH: z.object({ inDrawerPaise: z.int() }) };
const anotherRefusal = { APPROVER_MUST_BE_ANOTHER: z.object({}) };

const askedSchema = z.discriminatedUnion('source', [
  z.object({
    source: z.literal('advance'),
    patientId: patientIdSchema,
    amountPaise: newPaymentSchema.shape.amountPaise,
  }),
  z.object({ source: z.literal('bill'), billId: billIdSchema, lines: linesSchema }),
]);

const listSchema = dateRangeSchema(400);

export const refundsContract = {
  /** What may still be credited of a bill, line by line. */
  creditable: read({
    permission: 'billing:read',
    audit: 'billCredits.read',
    input: ofBill,
    output: creditableBillSchema,
  }),
  afterIssue: read({
    permission: 'billing:read',
    audit: 'billAfterIssue.read',
    input: ofBill,
    output: afterIssueSchema,
  }),
  /** The number stays; what was paid becomes the patient's advance, and the visit asks for a bill again. */
  cancelBill: write({
    permission: 'billing:cancel',
    audit: 'bill.cancelled',
    input: ofBill.extend({ reason: reasonSchema, approvalId: approvalIdSchema }),
    output: afterIssueSchema,
    errors: {
      ...approvalRefusals,
      ...billRefusals,
      BILL_HAS_CREDIT_NOTES: z.object({ count: z.int() }),
      /** Its tax stands in the return of an earlier month: a credit note is the way (CGST Act 2017, section 34). */
      TAX_OF_EARLIER_MONTH: z.object({ number: z.string() }),
      /** Sessions of its package were used: a credit note gives back what is left. */
      PACKAGE_WAS_USED: z.object({ refundablePaise: z.int() }),
    },
  }),
  /** For lines of a bill; first lowers the due, the rest goes where it is asked to. */
  creditNote: write({
    permission: 'refunds:request',
    audit: 'creditNote.issued',
    input: ofBill.extend({
      lines: linesSchema,
      reason: reasonSchema,
      restTo: restToSchema,
      approvalId: approvalIdSchema,
    }),
    output: creditNoteSchema,
    errors: { ...approvalRefusals, ...creditRefusals },
  }),
  /** Asks for money back; approved at once by who may approve, or with an approval given on the spot. */
  request: write({
    permission: 'refunds:request',
    audit: 'refund.requested',
    input: z.object({ asked: askedSchema, reason: reasonSchema, approvalId: approvalIdSchema }),
    output: z.array(refundSchema),
    errors: { ...approvalRefusals, ...refundRefusals },
  }),
  approve: write({
    permission: 'refunds:request',
    audit: 'refund.approved',
    input: ofRefund.extend({ approvalId: approvalIdSchema }),
    output: refundSchema,
    errors: { ...approvalRefusals, ...refundRefusals, ...stateRefusal, ...anotherRefusal },
  }),
  reject: write({
    permission: 'refunds:approve',
    audit: 'refund.rejected',
    input: ofRefund.extend({ reason: reasonSchema }),
    output: refundSchema,
    errors: stateRefusal,
  }),
  /** From the payer's own drawer or account, with a voucher. */
  payOut: write({
    permission: 'refunds:request',
    audit: 'refund.paid',
    input: payOutSchema,
    output: refundSchema,
    errors: { ...stateRefusal, ...cashRefusal },
  }),
  /** Not paid out after all: it becomes an advance. */
  keep: write({
    permission: 'refunds:request',
    audit: 'refund.kept',
    input: ofRefund,
    output: refundSchema,
    errors: stateRefusal,
  }),
  /** A wrong mode or amount, or a cheque that came back: the receipt of a bill or of an advance is taken back. */
  reverseReceipt: write({
    permission: 'billing:reverse',
    audit: 'receipt.reversed',
    input: z.object({ entryId: idSchema, reason: reasonSchema, approvalId: approvalIdSchema }),
    output: z.object({ number: z.string(), amountPaise: z.int(), billId: billIdSchema.nullable() }),
    errors: {
      ...approvalRefusals,
      ...billRefusals,
      ...cashRefusal,
      /** One payment of a company over many bills: it is taken back whole, in the company's account. */
      RECEIPT_OF_SETTLEMENT: z.object({}),
      /** The money is an advance, another bill's or paid back by now. */
      RECEIPT_IS_SPENT: z.object({}),
      /** The receipt of an advance that a bill has used, or that was paid back. */
      ADVANCE_IS_SPENT: z.object({}),
      RECEIPT_REVERSED_ALREADY: z.object({}),
    },
  }),
  /** All that wait for somebody, and what was done in the period. */
  list: read({
    permission: 'billing:read',
    audit: 'refunds.listed',
    input: listSchema,
    output: z.array(refundSchema),
  }),
  exportList: gridExport({ permission: 'billing:read', audit: 'refunds.exported', input: listSchema }),
  ofPatient: read({
    permission: 'billing:read',
    audit: 'refundsOfPatient.read',
    input: z.object({ patientId: patientIdSchema }),
    output: z.array(refundSchema),
  }),
  exportOfPatient: gridExport({
    permission: 'billing:read',
    audit: 'refundsOfPatient.exported',
    input: z.object({ patientId: patientIdSchema }),
  }),
  printCreditNote: task({
    permission: 'billing:read',
    audit: 'creditNote.printed',
    input: z.object({ creditNoteId: idSchema, paper: paperSchema }),
    output: pageSchema,
  }),
  printVoucher: task({
    permission: 'billing:read',
    audit: 'refundVoucher.printed',
    input: z.object({ refundId: idSchema, paper: paperSchema }),
    output: pageSchema,
  }),
};
