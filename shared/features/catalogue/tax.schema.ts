import * as z from 'zod';
import { localDateSchema } from '../../kernel/local-date.ts';
import { lineSchema } from '../../kernel/text.ts';

/** What decides the tax of a line; the rate of each on a day is a dated row with its source. */
export const TAX_CLASSES = [
  'exempt',
  'nil',
  'nonGst',
  'medicine',
  'lifeSaving',
  'device',
  'cosmetic',
  'roomRent',
  'gst5',
  'gst12',
  'gst18',
] as const;
export const taxClassSchema = z.enum(TAX_CLASSES);
export type TaxClass = z.infer<typeof taxClassSchema>;

/** The returns tell the three kinds of no tax apart. */
export const TAX_TREATMENTS = ['taxable', 'exempt', 'nil', 'nonGst'] as const;
export const taxTreatmentSchema = z.enum(TAX_TREATMENTS);
export type TaxTreatment = z.infer<typeof taxTreatmentSchema>;

const sourceSchema = lineSchema(300).refine(text => text.length > 0, 'REQUIRED');

export const taxRateSchema = z.object({
  taxClass: taxClassSchema,
  validFrom: localDateSchema,
  treatment: taxTreatmentSchema,
  /** Of the central and the state half together: 50 is 5 %. */
  gstPermille: z.int(),
  /** Taxed only where the value of a day, after discounts and without tax, is above this; null taxes every price. */
  overPaise: z.int().nullable(),
  /** An ICU, CCU, ICCU or NICU bed stays exempt. */
  sparesIcu: z.boolean(),
  /** The bill says that no input tax credit was taken. */
  needsItcNote: z.boolean(),
  source: z.string(),
});
export type TaxRate = z.infer<typeof taxRateSchema>;

export const shownTaxRateSchema = taxRateSchema.extend({
  id: z.int(),
  standing: z.enum(['past', 'now', 'planned']),
  /** Empty for the rows that Parchi came with. */
  addedByName: z.string(),
});
export type ShownTaxRate = z.infer<typeof shownTaxRateSchema>;

export const newTaxRateSchema = z
  .object({
    taxClass: taxClassSchema,
    validFrom: localDateSchema,
    treatment: taxTreatmentSchema,
    gstPermille: z.int('NOT_A_RATE').min(0, 'NOT_A_RATE').max(400, 'NOT_A_RATE'),
    overPaise: z
      .int('NOT_AN_AMOUNT')
      .min(0, 'NEGATIVE_AMOUNT')
      .max(100_000_000, 'AMOUNT_TOO_LARGE')
      .nullable(),
    sparesIcu: z.boolean(),
    needsItcNote: z.boolean(),
    source: sourceSchema,
  })
  .superRefine((row, ctx) => {
    if ((row.treatment === 'taxable') !== row.gstPermille > 0)
      ctx.addIssue({ code: 'custom', path: ['gstPermille'], message: 'RATE_AND_KIND_DIFFER' });
    if (row.treatment !== 'taxable' && (row.overPaise !== null || row.sparesIcu))
      ctx.addIssue({ code: 'custom', path: ['treatment'], message: 'RATE_AND_KIND_DIFFER' });
  });
export type NewTaxRate = z.infer<typeof newTaxRateSchema>;

export const taxOfItemSchema = z.object({
  taxClass: taxClassSchema,
  isTaxInclusive: z.boolean(),
  permille: z.int(),
  isExempt: z.boolean(),
});
