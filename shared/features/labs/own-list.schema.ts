import * as z from 'zod';
import { localDateSchema } from '../../kernel/local-date.ts';
import { lineSchema } from '../../kernel/text.ts';
import { labLimitsSchema } from './lab.schema.ts';

export const RANGE_SEXES = ['any', 'male', 'female', 'pregnant'] as const;
const limit = z.number().min(-1000).max(10_000_000).nullable().default(null);

export const newOwnTestSchema = z.strictObject({
  name: lineSchema(80).refine(text => text.length > 0, 'REQUIRED'),
  aliases: z.array(lineSchema(40)).max(8).default([]),
  group: lineSchema(40).default(''),
  specimen: lineSchema(40).default(''),
  unit: lineSchema(20).default(''),
  kind: z.enum(['number', 'text']),
  choices: z.array(lineSchema(60)).max(20).default([]),
  method: lineSchema(80).default(''),
});
export type NewOwnTest = z.infer<typeof newOwnTestSchema>;

const fileLimit = z.number('NOT_A_NUMBER').min(-1000).max(10_000_000).nullable();

/** A row of a file of own tests: the test, and one range for everybody where the file has one. */
export const ownTestRowSchema = newOwnTestSchema
  .extend({
    low: fileLimit,
    high: fileLimit,
    criticalLow: fileLimit,
    criticalHigh: fileLimit,
    text: lineSchema(80),
  })
  .refine(row => row.low === null || row.high === null || row.low < row.high, {
    message: 'LOW_NOT_BELOW_HIGH',
    path: ['high'],
  });
export type OwnTestRow = z.infer<typeof ownTestRowSchema>;

/** A range of the clinic's own analyser or kit; the newest that has begun stands before the shipped one. */
export const newOwnRangeSchema = z
  .strictObject({
    testId: z.string().max(40),
    sex: z.enum(RANGE_SEXES).default('any'),
    fromYears: z.number().min(0).max(120).default(0),
    /** Up to and with this age; null is for ever. */
    toYears: z.number().min(0).max(120).nullable().default(null),
    low: limit,
    high: limit,
    text: lineSchema(80).default(''),
    criticalLow: limit,
    criticalHigh: limit,
    validFrom: localDateSchema,
  })
  .refine(range => range.low === null || range.high === null || range.low < range.high, {
    message: 'LOW_NOT_BELOW_HIGH',
    path: ['high'],
  })
  .refine(range => range.toYears === null || range.toYears >= range.fromYears, {
    message: 'LAST_AGE_BEFORE_FIRST',
    path: ['toYears'],
  })
  .refine(range => range.low !== null || range.high !== null || range.text !== '', {
    message: 'REQUIRED',
    path: ['low'],
  });
export type NewOwnRange = z.infer<typeof newOwnRangeSchema>;

export const ownRangeSchema = z.object({ testId: z.string(), validFrom: localDateSchema });

export const testOnListSchema = z.object({
  id: z.string(),
  name: z.string(),
  group: z.string(),
  specimen: z.string(),
  unit: z.string(),
  loinc: z.string(),
  isOwn: z.boolean(),
  isSure: z.boolean(),
  ranges: z.array(
    labLimitsSchema.extend({
      sex: z.enum(RANGE_SEXES),
      fromDays: z.int(),
      toDays: z.int(),
      ownFrom: localDateSchema.nullable(),
    }),
  ),
});
export type TestOnList = z.infer<typeof testOnListSchema>;
