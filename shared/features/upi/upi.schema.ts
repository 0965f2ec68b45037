import * as z from 'zod';
import { idSchema, patientIdSchema, paymentIdSchema } from '../../kernel/ids.ts';
import { localDateSchema } from '../../kernel/local-date.ts';
import { lineSchema } from '../../kernel/text.ts';

/** What the bank calls UTR or RRN: twelve digits. */
export const utrSchema = z
  .string()
  .transform(text => text.replace(/[\s-]/g, ''))
  .refine(text => /^\d{12}$/.test(text), 'UTR_TWELVE_DIGITS');

export const STATEMENT_FIELDS = [
  'date',
  'description',
  'utr',
  'credit',
  'debit',
  /** One column for both ways: its sign, its 'Cr' or `direction` tells which. */
  'amount',
  'direction',
  'status',
] as const;
export const statementFieldSchema = z.enum(STATEMENT_FIELDS);
export type StatementField = z.infer<typeof statementFieldSchema>;

/** By column, from 0. */
export const statementMapSchema = z.partialRecord(statementFieldSchema, z.int().min(0).max(100));
export type StatementMap = z.infer<typeof statementMapSchema>;

export const statementLayoutSchema = z.object({
  map: statementMapSchema,
  dateOrder: z.enum(['dayFirst', 'monthFirst', 'yearFirst']),
});
export type StatementLayout = z.infer<typeof statementLayoutSchema>;

/** A quarter of a busy clinic; what is larger would not fit through the door either. */
export const LARGEST_STATEMENT_BYTES = 650_000;
export const MOST_STATEMENT_ROWS = 10_000;

export const statementFileSchema = z.object({
  fileName: lineSchema(120),
  /** Base64. */
  content: z.string().max(900_000, 'STATEMENT_TOO_LARGE'),
});

export const statementProblemSchema = z.object({
  /** As the file counts them, its first row being 1. */
  row: z.int(),
  field: statementFieldSchema.nullable(),
  code: z.string(),
  value: z.string(),
});
export type StatementProblem = z.infer<typeof statementProblemSchema>;

/** What a file brings, or would bring. */
export const statementCheckSchema = z.object({
  rowCount: z.int(),
  /** Transfers that no statement had named before. */
  newCount: z.int(),
  newPaise: z.int(),
  /** In the clinic's books already, from an earlier statement. */
  knownCount: z.int(),
  /** Money that went out. */
  debitCount: z.int(),
  /** Neither UPI nor money: transfers of another kind, failed ones, balances, lines of text. */
  otherCount: z.int(),
  problemCount: z.int(),
  problems: z.array(statementProblemSchema),
  duplicates: z.array(z.object({ row: z.int(), sameAsRow: z.int(), utr: z.string() })),
  fromDate: localDateSchema.nullable(),
  toDate: localDateSchema.nullable(),
});
export type StatementCheck = z.infer<typeof statementCheckSchema>;

export const statementInspectionSchema = z.object({
  columns: z.array(z.string()),
  sample: z.array(z.array(z.string())),
  layout: statementLayoutSchema,
  /** The fields without which nothing can be taken. */
  missing: z.array(statementFieldSchema),
  check: statementCheckSchema,
});
export type StatementInspection = z.infer<typeof statementInspectionSchema>;

/**
 * How a transfer fits a taking: its number, the reference of the QR with the amount, the number's end with amount and
 * day, the paper that the QR named with the amount, amount and day alone, or none of these: its number or its QR with
 * another amount, or another number than was typed.
 */
export const matchKindSchema = z.enum(['utr', 'qr', 'lastSix', 'named', 'amountAndDay', 'mismatch']);
export type MatchKind = z.infer<typeof matchKindSchema>;

export const statementRowSchema = z.object({
  id: idSchema,
  onDate: localDateSchema,
  utr: z.string(),
  amountPaise: z.int(),
  description: z.string(),
});
export type StatementRow = z.infer<typeof statementRowSchema>;

export const upiTakingSchema = z.object({
  paymentId: paymentIdSchema,
  receiptNumber: z.string(),
  kind: z.enum(['receipt', 'advance']),
  billNumber: z.string().nullable(),
  patientId: patientIdSchema,
  patientName: z.string(),
  uhid: z.string(),
  /** The company whose settlement it is; its receipts stand and are confirmed together. */
  partyId: idSchema.nullable(),
  /** Empty when the person paid. */
  partyName: z.string(),
  receiptCount: z.int(),
  onDate: localDateSchema,
  receivedAt: z.int(),
  amountPaise: z.int(),
  /** As it was typed at the desk: twelve digits, their end, or nothing. */
  reference: z.string(),
  /** What the QR said; empty where none was shown. */
  qrReference: z.string(),
  suggestion: z.object({ kind: matchKindSchema, row: statementRowSchema }).nullable(),
  confirmation: z
    .object({
      utr: z.string(),
      /** What a statement says came under this number; null while none names it. */
      statementPaise: z.int().nullable(),
      confirmedByName: z.string(),
      confirmedAt: z.int(),
    })
    .nullable(),
});
export type UpiTaking = z.infer<typeof upiTakingSchema>;

export const upiDaySchema = z.object({
  onDate: localDateSchema,
  takenCount: z.int(),
  takenPaise: z.int(),
  awaitingCount: z.int(),
  awaitingPaise: z.int(),
  /** Null when no statement speaks of the day. */
  statementPaise: z.int().nullable(),
});
export type UpiDay = z.infer<typeof upiDaySchema>;

/** What waits for the bank, what it confirmed, and what came without a receipt. */
export const UPI_LISTS = ['waiting', 'confirmed', 'unclaimed'] as const;
export type UpiList = (typeof UPI_LISTS)[number];
/** What goes out as a file: a list, or the days with what was taken and what the bank says. */
export const UPI_FILES = [...UPI_LISTS, 'days'] as const;
export type UpiFile = (typeof UPI_FILES)[number];

export const awaitingSchema = z.object({
  fromDate: localDateSchema,
  toDate: localDateSchema,
  takings: z.array(upiTakingSchema),
  /** Transfers for which nobody wrote a receipt, as far as is known. */
  unclaimed: z.array(statementRowSchema),
  /** The newest first. */
  days: z.array(upiDaySchema),
  /** What has waited since before these days; `newestOn` leads to it. */
  older: z.object({ count: z.int(), amountPaise: z.int(), newestOn: localDateSchema.nullable() }),
});
export type Awaiting = z.infer<typeof awaitingSchema>;
