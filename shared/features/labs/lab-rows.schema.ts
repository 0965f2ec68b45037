import * as z from 'zod';
import { localDateSchema } from '../../kernel/local-date.ts';

const filled = z.string().min(1);
const limit = z.string().transform((cell, ctx) => {
  if (cell === '') return null;
  const value = Number(cell);
  if (!Number.isFinite(value)) ctx.addIssue({ code: 'custom', message: 'NOT_A_NUMBER' });
  return value;
});
const number = z
  .string()
  .min(1)
  .transform(Number)
  .refine(value => Number.isFinite(value), 'NOT_A_NUMBER');
const list = z.string().transform(cell =>
  cell
    .split(';')
    .map(part => part.trim())
    .filter(Boolean),
);

/** One row is one test for one sex and age; a test stands on as many rows as it has ranges. */
export const labTestRowSchema = z
  .object({
    test_id: z.string().regex(/^LAB\d{3}$/),
    name: filled,
    aliases: list,
    panel: filled,
    specimen: filled,
    unit: z.string(),
    ucum: z.string(),
    sex: z.enum(['any', 'male', 'female', 'pregnant']),
    age_min: limit,
    age_max: limit,
    age_unit: z.enum(['y', 'mo', 'd', '']),
    ref_low: limit,
    ref_high: limit,
    ref_text: z.string(),
    critical_low: limit,
    critical_high: limit,
    loinc: z.string().regex(/^(\d{1,5}-\d)?$/),
    loinc_name: z.string(),
    loinc_checked: z.enum(['yes', '']),
    source: filled,
    sure: z.enum(['yes', 'no']),
  })
  .refine(
    row => row.ref_low === null || row.ref_high === null || row.ref_low < row.ref_high,
    'LOW_NOT_BELOW_HIGH',
  )
  .refine(row => (row.loinc === '') === (row.loinc_name === ''), 'LOINC_WITHOUT_NAME');
export type LabTestRow = z.infer<typeof labTestRowSchema>;

export const labPanelRowSchema = z
  .object({
    panel_id: z.string().regex(/^PNL\d{2}$/),
    name: filled,
    aliases: list,
    specimen: filled,
    test_ids: list,
  })
  .transform(row => ({
    id: row.panel_id,
    name: row.name,
    aliases: row.aliases,
    specimen: row.specimen,
    testIds: row.test_ids,
  }));
export type LabPanel = z.infer<typeof labPanelRowSchema>;

/** Beyond these no living person is; a value there is a slip of the key or another unit. */
export const labBoundRowSchema = z
  .object({
    test_id: z.string().regex(/^LAB\d{3}$/),
    least: number,
    most: number,
    valid_from: localDateSchema,
    source: filled,
  })
  .refine(row => row.least < row.most, 'LEAST_NOT_BELOW_MOST')
  .transform(row => ({ testId: row.test_id, least: row.least, most: row.most, validFrom: row.valid_from }));
export type LabBound = z.infer<typeof labBoundRowSchema>;
