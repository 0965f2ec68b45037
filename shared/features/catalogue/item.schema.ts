import * as z from 'zod';
import { idSchema } from '../../kernel/ids.ts';
import { localDateSchema } from '../../kernel/local-date.ts';
import { lineSchema } from '../../kernel/text.ts';
import { taxClassSchema, taxOfItemSchema } from './tax.schema.ts';
import { codeProblemSchema, taxCodeSchema } from './tax-code.rules.ts';
import { unitSchema } from './unit.rules.ts';

export const CATEGORIES = [
  'consultation',
  'procedure',
  'investigation',
  'vaccine',
  'medicine',
  'consumable',
  'room',
  'package',
  'certificate',
  'other',
] as const;
export const categorySchema = z.enum(CATEGORIES);
export type Category = z.infer<typeof categorySchema>;

export const LARGEST_PRICE_PAISE = 100_000_000;
/** Every problem has a sentence: what is no number, less than nothing, or beyond ten lakh rupees. */
export const pricePaiseSchema = z
  .int('NOT_AN_AMOUNT')
  .min(0, 'NEGATIVE_AMOUNT')
  .max(LARGEST_PRICE_PAISE, 'AMOUNT_TOO_LARGE');

export const packageSchema = z.object({
  contents: z
    .array(
      z.object({ itemId: idSchema, uses: z.int('AT_LEAST_ONE').min(1, 'AT_LEAST_ONE').max(365, 'TOO_BIG') }),
    )
    .min(1, 'PACKAGE_NEEDS_SESSIONS')
    .max(20, 'TOO_BIG'),
  /** Days from the sale, the day of the sale not counted. */
  validDays: z.int('AT_LEAST_ONE').min(1, 'AT_LEAST_ONE').max(3660, 'TOO_BIG'),
  isTransferable: z.boolean(),
});

export const itemRowSchema = z
  .object({
    name: lineSchema(80).refine(text => text.length > 0, 'REQUIRED'),
    localName: lineSchema(80),
    /** What the desk types for it: 'ECG'. */
    code: z
      .string()
      .transform(text => text.trim().toUpperCase())
      .refine(text => /^[A-Z0-9]{0,12}$/.test(text), 'NOT_AN_ITEM_CODE'),
    category: categorySchema,
    sacCode: taxCodeSchema,
    taxClass: taxClassSchema,
    isTaxInclusive: z.boolean(),
    /** Of goods that are not counted by number; a service has none. */
    unit: unitSchema.optional(),
    package: packageSchema.nullable(),
  })
  .superRefine((row, ctx) => {
    if ((row.category === 'package') !== (row.package !== null))
      ctx.addIssue({ code: 'custom', path: ['category'], message: 'PACKAGE_NEEDS_SESSIONS' });
    const ids = row.package?.contents.map(({ itemId }) => itemId) ?? [];
    if (new Set(ids).size !== ids.length)
      ctx.addIssue({ code: 'custom', path: ['package', 'contents'], message: 'TWICE_IN_PACKAGE' });
    // The bar of the law is the rent before tax, so a rent with the tax inside would be judged by the wrong amount.
    if (row.taxClass === 'roomRent' && row.isTaxInclusive)
      ctx.addIssue({ code: 'custom', path: ['isTaxInclusive'], message: 'ROOM_RENT_IS_BEFORE_TAX' });
  });
export type ItemRow = z.infer<typeof itemRowSchema>;

/** `learned` is what was typed on a bill and is suggested again; saving it makes it one of the clinic's own. */
export const ITEM_ORIGINS = ['learned', 'typed', 'file', 'starter'] as const;
export const itemOriginSchema = z.enum(ITEM_ORIGINS);
export type ItemOrigin = z.infer<typeof itemOriginSchema>;

export const catalogueItemSchema = z.object({
  id: idSchema,
  version: z.int(),
  row: itemRowSchema,
  isRetired: z.boolean(),
  origin: itemOriginSchema,
  usedCount: z.int(),
  /** What was last taken for it on a bill; null when it never stood on one. */
  lastRatePaise: z.int().nullable(),
});
export type CatalogueItem = z.infer<typeof catalogueItemSchema>;

export const shownItemSchema = catalogueItemSchema.extend({
  /** The standard price of today, null while none is set. */
  ratePaise: z.int().nullable(),
  plannedFrom: localDateSchema.nullable(),
  /** Of a taxed item of a clinic with a GSTIN. */
  codeProblem: codeProblemSchema.nullable(),
});
export type ShownItem = z.infer<typeof shownItemSchema>;

/** What the desk is offered for a line of a bill. */
export const foundItemSchema = z.object({
  itemId: idSchema,
  version: z.int(),
  name: z.string(),
  localName: z.string(),
  code: z.string(),
  category: categorySchema,
  sacCode: z.string(),
  isLearned: z.boolean(),
  isPackage: z.boolean(),
  ratePaise: z.int().nullable(),
  listId: idSchema.nullable(),
  listName: z.string(),
  validFrom: localDateSchema.nullable(),
  /** Uses that this person has already paid for in a package. */
  prepaidUses: z.int(),
  tax: taxOfItemSchema,
});
export type FoundItem = z.infer<typeof foundItemSchema>;
