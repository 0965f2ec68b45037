import * as z from 'zod';
import { billIdSchema, idSchema, userIdSchema } from '../../kernel/ids.ts';
import { localDateSchema } from '../../kernel/local-date.ts';
import { lineSchema } from '../../kernel/text.ts';
import { categorySchema, pricePaiseSchema } from '../catalogue/item.schema.ts';
import { MONEY_MODES } from '../ledger/ledger.rules.ts';
import { SHARE_BASES } from './share.rules.ts';

export const RATE_KINDS = ['percent', 'fixed', 'ended'] as const;
export type RateKind = (typeof RATE_KINDS)[number];

const permilleSchema = z.int('NOT_A_NUMBER').min(0, 'NOT_A_NUMBER').max(1_000, 'TOO_BIG');
export const panSchema = z
  .string()
  .transform(text => text.trim().toUpperCase())
  .refine(text => /^([A-Z]{5}\d{4}[A-Z])?$/.test(text), 'NOT_A_PAN');

/** An item, else a category, else everything; a percentage, so much a unit, or the end of what it matches. */
export const newRuleSchema = z
  .object({
    doctorId: userIdSchema,
    itemId: idSchema.nullable().default(null),
    category: categorySchema.nullable().default(null),
    rate: z.enum(RATE_KINDS),
    permille: permilleSchema.nullable().default(null),
    fixedPaise: pricePaiseSchema.nullable().default(null),
    basis: z.enum(SHARE_BASES).default('collected'),
    validFrom: localDateSchema,
    note: lineSchema(120).default(''),
  })
  .superRefine((rule, ctx) => {
    const refuse = (path: string, message: string) => ctx.addIssue({ code: 'custom', message, path: [path] });
    if (rule.rate === 'percent' && rule.permille === null) refuse('permille', 'REQUIRED');
    if (rule.rate === 'fixed' && rule.fixedPaise === null) refuse('fixedPaise', 'AMOUNT_REQUIRED');
    if (rule.itemId !== null && rule.category !== null) refuse('category', 'ONE_OF_THEM');
  });
export type NewRule = z.infer<typeof newRuleSchema>;

export const shareRuleSchema = z.object({
  ...{ id: idSchema, itemId: idSchema.nullable(), category: categorySchema.nullable() },
  /** Empty unless it is about one item. */
  itemName: z.string(),
  ...{ permille: z.int().nullable(), fixedPaise: z.int().nullable(), basis: z.enum(SHARE_BASES) },
  ...{ validFrom: localDateSchema, note: z.string(), at: z.int(), byName: z.string() },
  /** Today: it speaks, will speak, or another row has taken its place. */
  standing: z.enum(['inForce', 'coming', 'past']),
});
export type ShareRuleRecord = z.infer<typeof shareRuleSchema>;

export const doctorTaxSchema = z.object({
  version: z.int(),
  /** 'ABxxxxxx4F'; empty when none is known. */
  maskedPan: z.string(),
  keepsTds: z.boolean(),
});
export type DoctorTax = z.infer<typeof doctorTaxSchema>;

export const doctorRulesSchema = z.object({
  ...{ doctorId: userIdSchema, doctorName: z.string(), tax: doctorTaxSchema },
  /** Those in force first, then what is coming, then the past. */
  rules: z.array(shareRuleSchema),
});
export type DoctorRules = z.infer<typeof doctorRulesSchema>;

export const shareDoctorSchema = z.object({
  ...{ doctorId: userIdSchema, doctorName: z.string(), hasRules: z.boolean() },
  /** Up to today; less than nothing when too much was given. */
  duePaise: z.int(),
  paidUpTo: localDateSchema.nullable(),
});
export type ShareDoctor = z.infer<typeof shareDoctorSchema>;

export const shareLineSchema = z.object({
  ...{ billId: billIdSchema, number: z.string(), onDate: localDateSchema, lineNumber: z.int() },
  ...{ uhid: z.string(), description: z.string(), quantity: z.int() },
  ...{ netPaise: z.int(), collectedPaise: z.int() },
  ...{ permille: z.int().nullable(), fixedPaise: z.int().nullable(), basis: z.enum(SHARE_BASES).nullable() },
  ...{ sharePaise: z.int(), beforePaise: z.int(), nowPaise: z.int() },
});
export type ShareLine = z.infer<typeof shareLineSchema>;

export const payoutSchema = z.object({
  ...{ id: idSchema, number: z.string(), doctorId: userIdSchema, doctorName: z.string() },
  ...{ upTo: localDateSchema, onDate: localDateSchema, at: z.int(), byName: z.string() },
  ...{ grossPaise: z.int(), tdsPaise: z.int(), askedTdsPaise: z.int(), tdsReason: z.string() },
  ...{ netPaise: z.int(), mode: z.enum(MONEY_MODES), reference: z.string() },
  takenBackOn: localDateSchema.nullable(),
  takenBackBecause: z.string(),
});
export type Payout = z.infer<typeof payoutSchema>;

export const sheetTdsSchema = z.object({
  tdsPaise: z.int(),
  permille: z.int(),
  thresholdPaise: z.int(),
  /** Paid in the financial year before this, and the tax kept back of it. */
  yearGrossPaise: z.int(),
  yearTdsPaise: z.int(),
  /** '26-27'. */
  year: z.string(),
  /** Where the law says so. */
  source: z.string(),
  /** The day from which its limit is in force: which words say where the law says so, in either language. */
  lawSince: localDateSchema,
  keepsTds: z.boolean(),
  maskedPan: z.string(),
});
export type SheetTds = z.infer<typeof sheetTdsSchema>;

/** What a doctor gets up to a day, or what a payout gave. */
export const shareSheetSchema = z.object({
  ...{ doctorId: userIdSchema, doctorName: z.string(), registration: z.string() },
  /** Null when no day is new since the last payout. */
  fromDate: localDateSchema.nullable(),
  ...{ toDate: localDateSchema, paidUpTo: localDateSchema.nullable(), hasRules: z.boolean() },
  lines: z.array(shareLineSchema),
  grossPaise: z.int(),
  tds: sheetTdsSchema,
  /** More cash than this to one person in a day is not an expense before the law. */
  cashLimitPaise: z.int(),
  payout: payoutSchema.nullable(),
});
export type ShareSheet = z.infer<typeof shareSheetSchema>;

export const newPayoutSchema = z.object({
  doctorId: userIdSchema,
  toDate: localDateSchema,
  /** As the screen showed it: refused when money moved meanwhile. */
  grossPaise: z.int(),
  tdsPaise: pricePaiseSchema,
  /** Why the tax is not what the figures of the law ask. */
  tdsReason: lineSchema(120).default(''),
  mode: z.enum(MONEY_MODES),
  reference: z
    .string()
    .regex(/^[0-9A-Za-z-]{0,22}$/, 'NOT_A_REFERENCE')
    .default(''),
});

export const previewSchema = z.object({
  ...{ lineCount: z.int(), netPaise: z.int(), collectedPaise: z.int() },
  /** By the rules as they are, and with the new one among them. */
  ...{ asIsPaise: z.int(), withRulePaise: z.int() },
});
export type Preview = z.infer<typeof previewSchema>;

export const tdsStandingSchema = z.object({
  /** Kept back and not yet deposited; less than nothing when a payout was taken back after its tax was deposited. */
  balancePaise: z.int(),
  months: z.array(
    z.object({ month: z.string(), keptPaise: z.int(), openPaise: z.int(), depositBy: localDateSchema }),
  ),
  /** The newest first. */
  deposits: z.array(
    z.object({
      ...{ id: idSchema, onDate: localDateSchema, amountPaise: z.int(), mode: z.enum(MONEY_MODES) },
      ...{ reference: z.string(), byName: z.string(), takenBackBecause: z.string() },
    }),
  ),
});
export type TdsStanding = z.infer<typeof tdsStandingSchema>;

export const newDepositSchema = z.object({
  amountPaise: pricePaiseSchema.min(1, 'AMOUNT_REQUIRED'),
  mode: z.enum(MONEY_MODES),
  /** The challan: BSR code, day and serial number. */
  challan: z.string().regex(/^[0-9A-Za-z-]{1,22}$/, 'NOT_A_REFERENCE'),
});
