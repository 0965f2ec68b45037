import * as z from 'zod';
import { gridExport } from '../../contract/grid-export.ts';
import { read, task, write } from '../../contract/procedure.ts';
import { idSchema, paymentIdSchema } from '../../kernel/ids.ts';
import { daysBetween, localDateSchema } from '../../kernel/local-date.ts';
import { lineSchema } from '../../kernel/text.ts';
import {
  awaitingSchema,
  statementCheckSchema,
  statementFieldSchema,
  statementFileSchema,
  statementInspectionSchema,
  statementLayoutSchema,
  UPI_FILES,
  utrSchema,
} from './upi.schema.ts';

const LONGEST_DAYS = 100;

const daysSchema = z
  .object({ fromDate: localDateSchema.optional(), toDate: localDateSchema.optional() })
  .superRefine(({ fromDate, toDate }, ctx) => {
    if (fromDate === undefined || toDate === undefined) return;
    const refuse = (message: string) => ctx.addIssue({ code: 'custom', message, path: ['toDate'] });
    if (fromDate > toDate) refuse('ENDS_BEFORE_IT_BEGINS');
    else if (daysBetween(fromDate, toDate) >= LONGEST_DAYS) refuse('TOO_MANY_DAYS');
  });

const fileRefusals = {
  FILE_NOT_READ: z.object({}),
  STATEMENT_EMPTY: z.object({}),
  STATEMENT_TOO_LARGE: z.object({}),
  QUOTE_NOT_CLOSED: z.object({ row: z.int() }),
  TOO_MANY_ROWS: z.object({ limit: z.int() }),
};

export const upiContract = {
  /** What a statement would bring, by the layout given or by what its headers say; nothing is kept. */
  inspectStatement: task({
    permission: 'statements:match',
    audit: 'upiStatement.inspected',
    recorded: false,
    input: statementFileSchema.extend({ layout: statementLayoutSchema.optional() }),
    output: statementInspectionSchema,
    errors: fileRefusals,
  }),
  importStatement: task({
    permission: 'statements:match',
    audit: 'upiStatement.imported',
    input: statementFileSchema.extend({ layout: statementLayoutSchema }),
    output: statementCheckSchema.extend({
      /** Null when the file brought nothing. */
      statementId: idSchema.nullable(),
      /** The same file was brought in before; nothing was changed. */
      wasKnown: z.boolean(),
    }),
    errors: { ...fileRefusals, STATEMENT_COLUMN_MISSING: z.object({ field: statementFieldSchema }) },
  }),
  /** UPI takings of these days with what confirms them or could; the last 31 days when none are given. */
  awaiting: read({
    permission: 'statements:match',
    audit: 'upi.listed',
    input: daysSchema,
    output: awaitingSchema,
  }),
  exportList: gridExport({
    permission: 'statements:match',
    audit: 'upi.exported',
    input: z.intersection(daysSchema, z.object({ list: z.enum(UPI_FILES) })),
  }),
  /** The corrected number stands in the confirmation; the ledger keeps what was typed. */
  confirm: write({
    permission: 'statements:match',
    audit: 'upi.confirmed',
    input: z.object({
      paymentId: paymentIdSchema,
      utr: utrSchema,
      statementRowId: idSchema.optional(),
    }),
    output: z.object({ confirmationId: idSchema }),
    errors: {
      UPI_CONFIRMED_ALREADY: z.object({ confirmationId: idSchema }),
      /** One transfer pays two bills only of one person, or of one company's settlement, on one day. */
      UTR_OF_ANOTHER: z.object({ paymentId: paymentIdSchema }),
      /** The transfer is smaller than what it would confirm. */
      UTR_AMOUNT_TOO_SMALL: z.object({ transferPaise: z.int(), neededPaise: z.int() }),
      UPI_PAYMENT_REVERSED: z.object({}),
      /** A suggestion is not ticked against what was typed on the receipt; a number typed by hand is. */
      UTR_NOT_AS_TYPED: z.object({}),
      /** A suggestion whose transfer came by another QR of the clinic is not ticked, unless its end was typed. */
      TRANSFER_OF_ANOTHER_QR: z.object({}),
    },
  }),
  unconfirm: write({
    permission: 'statements:match',
    audit: 'upi.confirmationWithdrawn',
    input: z.object({
      paymentId: paymentIdSchema,
      reason: lineSchema(160).refine(text => text.length > 0, 'REQUIRED'),
    }),
    output: z.object({}),
    errors: { UPI_NOT_CONFIRMED: z.object({}) },
  }),
};
