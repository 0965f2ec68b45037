import * as z from 'zod';
import { gridExport } from '../../contract/grid-export.ts';
import { read, task, write } from '../../contract/procedure.ts';
import { billIdSchema, idSchema, patientIdSchema } from '../../kernel/ids.ts';
import { localDateSchema } from '../../kernel/local-date.ts';
import { lineSchema } from '../../kernel/text.ts';
import { newPaymentSchema } from '../billing/bill.schema.ts';
import {
  balanceSchema,
  billShareSchema,
  duesFilterSchema,
  duesListSchema,
  moneyOfPersonSchema,
  moneyReceiptSchema,
  newPromiseSchema,
  openDueSchema,
  paidAmountSchema,
} from './due.schema.ts';

const reasonSchema = lineSchema(200).refine(text => text.length > 0, 'REQUIRED');
const paymentsSchema = z.array(newPaymentSchema).min(1, 'AMOUNT_REQUIRED').max(10);
const sharesSchema = z.array(billShareSchema).min(1, 'REQUIRED').max(60);

/** No figure of the law is known for so early a day. */
const clockRefusal = { CLOCK_LOOKS_WRONG: z.object({ onDate: localDateSchema }) };
const cashRefusal = {
  /** Section 269ST: two lakh in cash from one person in a day, or for one event (rules.md 5.5). */
  CASH_LIMIT_REACHED: z.object({ takenTodayPaise: z.int(), limitPaise: z.int() }),
  ...clockRefusal,
};
const dueRefusal = { PAID_MORE_THAN_DUE: z.object({ duePaise: z.int() }) };

export const duesContract = {
  /** What the clinic holds of a person and what they owe, over all their records. */
  balance: read({
    permission: 'billing:read',
    audit: 'balance.read',
    input: z.object({ patientId: patientIdSchema }),
    output: balanceSchema,
  }),
  money: read({
    permission: 'billing:read',
    audit: 'personMoney.read',
    input: z.object({ patientId: patientIdSchema }),
    output: moneyOfPersonSchema,
  }),
  exportMoney: gridExport({
    permission: 'billing:read',
    audit: 'personMoney.exported',
    input: z.object({ patientId: patientIdSchema }),
  }),
  /** Cash that the law counts already: of the day, and with a bill, or (null) with the advances that wait for one. */
  cashStanding: read({
    permission: 'billing:read',
    audit: 'cashStanding.read',
    input: z.object({ patientId: patientIdSchema, billId: billIdSchema.nullable().optional() }),
    output: z.object({ takenPaise: z.int(), warnPaise: z.int(), limitPaise: z.int() }),
    errors: clockRefusal,
  }),
  /** Money before there is a bill for it; one receipt for each mode. */
  takeAdvance: write({
    permission: 'billing:issue',
    audit: 'advance.received',
    input: z.object({
      patientId: patientIdSchema,
      payments: paymentsSchema,
      note: lineSchema(120).default(''),
    }),
    output: balanceSchema.extend({ receipts: z.array(moneyReceiptSchema) }),
    errors: cashRefusal,
  }),
  applyAdvance: write({
    permission: 'billing:issue',
    audit: 'advance.applied',
    input: z.object({ patientId: patientIdSchema, shares: sharesSchema }),
    output: balanceSchema,
    errors: { ...cashRefusal, ...dueRefusal, ADVANCE_NOT_ENOUGH: z.object({ availablePaise: z.int() }) },
  }),
  /** Takes a use of an advance back, until its day is closed. */
  takeAdvanceBack: write({
    permission: 'billing:issue',
    audit: 'advance.takenBack',
    input: z.object({ entryId: idSchema, reason: reasonSchema }),
    output: balanceSchema,
    errors: {
      DAY_IS_CLOSED: z.object({}),
      /** A credit note or the cancelling of the bill gave it back already. */
      ADVANCE_GIVEN_BACK: z.object({}),
    },
  }),
  /** Several old dues in one act, the oldest first unless chosen; one receipt for each bill and mode. */
  receive: write({
    permission: 'billing:issue',
    audit: 'dues.received',
    input: z.object({
      patientId: patientIdSchema,
      payments: paymentsSchema,
      shares: sharesSchema.optional(),
    }),
    output: balanceSchema.extend({ receipts: z.array(moneyReceiptSchema) }),
    errors: { ...cashRefusal, ...dueRefusal },
  }),
  promise: write({
    permission: 'billing:issue',
    audit: 'due.promised',
    input: newPromiseSchema,
    output: openDueSchema,
    errors: { NOTHING_DUE: z.object({}) },
  }),
  writeOff: write({
    permission: 'dues:writeOff',
    audit: 'due.writtenOff',
    input: z.object({ billId: billIdSchema, amountPaise: paidAmountSchema, reason: reasonSchema }),
    output: balanceSchema,
    errors: dueRefusal,
  }),
  takeWriteOffBack: write({
    permission: 'dues:writeOff',
    audit: 'writeOff.takenBack',
    input: z.object({ entryId: idSchema, reason: reasonSchema }),
    output: balanceSchema,
  }),
  list: read({
    permission: 'billing:read',
    audit: 'dues.listed',
    input: duesFilterSchema,
    output: duesListSchema,
  }),
  exportList: gridExport({ permission: 'billing:read', audit: 'dues.exported', input: duesFilterSchema }),
  printAdvance: task({
    permission: 'billing:read',
    audit: 'advanceReceipt.printed',
    input: z.object({ entryId: idSchema, paper: z.enum(['A4', 'A5', '80mm', '58mm']).optional() }),
    output: z.object({ pdf: z.string(), fileName: z.string() }),
  }),
};
