import * as z from 'zod';
import { idSchema, patientIdSchema, visitIdSchema } from '../../kernel/ids.ts';
import { localDateSchema } from '../../kernel/local-date.ts';
import { lineSchema, noteSchema } from '../../kernel/text.ts';
import { sexSchema } from '../patients/patient.schema.ts';
import { LAB_FLAGS } from './lab-flag.rules.ts';
import { orderPlaces } from './order-line.schema.ts';

export const LAB_STATES = ['ordered', 'collected', 'entered', 'released', 'cancelled'] as const;
export const labStateSchema = z.enum(LAB_STATES);
export type LabState = z.infer<typeof labStateSchema>;

export const labFlagSchema = z.enum(LAB_FLAGS);
export const orderIdSchema = idSchema;

const limit = z.number().nullable();
export const labLimitsSchema = z.object({
  low: limit,
  high: limit,
  text: z.string(),
  criticalLow: limit,
  criticalHigh: limit,
  /** Where the range comes from: the list with its version, the clinic's own row, the outside laboratory. */
  origin: z.string(),
});

/** One result as it was entered and as it is signed. */
export const labResultSchema = z.object({
  orderId: orderIdSchema,
  testId: z.string(),
  name: z.string(),
  unit: z.string(),
  specimen: z.string(),
  method: z.string(),
  loinc: z.string(),
  value: z.string(),
  limits: labLimitsSchema,
  flag: labFlagSchema.nullable(),
  isComputed: z.boolean(),
});
export type LabResult = z.infer<typeof labResultSchema>;

export const notComputedSchema = z.object({
  because: z.enum(['missing', 'triglyceridesHigh', 'sexNeeded', 'heightNeeded', 'tooYoung']),
  of: z.array(z.string()),
});

export const earlierValueSchema = z.object({
  onDate: localDateSchema,
  value: z.string(),
  flag: labFlagSchema.nullable(),
});

/** A line of the entry screen. */
export const sheetRowSchema = labResultSchema.extend({
  kind: z.enum(['number', 'text']),
  choices: z.array(z.string()),
  bound: z.object({ least: z.number(), most: z.number() }).nullable(),
  /** Null for what is measured; else the tests it is computed from. */
  computedFrom: z.array(z.string()).nullable(),
  notComputed: notComputedSchema.nullable(),
  isSure: z.boolean(),
  /** Latest first, at most three. */
  earlier: z.array(earlierValueSchema),
});
export type SheetRow = z.infer<typeof sheetRowSchema>;

export const criticalCallSchema = z.object({
  toldWhom: z.string(),
  toldAt: z.int(),
  isReadBack: z.boolean(),
  note: z.string(),
  byName: z.string(),
});

export const criticalValueSchema = z.object({
  orderId: orderIdSchema,
  testId: z.string(),
  name: z.string(),
  value: z.string(),
  unit: z.string(),
  flag: labFlagSchema,
  call: criticalCallSchema.nullable(),
});
export type CriticalValue = z.infer<typeof criticalValueSchema>;

export const labOrderSchema = z.object({
  orderId: orderIdSchema,
  itemId: z.string(),
  name: z.string(),
  place: z.enum(orderPlaces),
  isUrgent: z.boolean(),
  state: labStateSchema,
  sampleNumber: z.string().nullable(),
  /** Version of the newest entry; 0 before any. */
  version: z.int(),
  /** The report it stands on; entering again after release makes an amended one. */
  reportSerial: z.string().nullable(),
  orderedAt: z.int(),
  orderedByName: z.string(),
  cancelReason: z.string(),
});
export type LabOrder = z.infer<typeof labOrderSchema>;

export const labWhoSchema = z.object({
  patientId: patientIdSchema,
  fullName: z.string(),
  uhid: z.string(),
  birthOn: localDateSchema,
  birthIsEstimated: z.boolean(),
  /** The day on which they are so old: of the sample, of the visit. */
  onDate: localDateSchema,
  ageYears: z.int(),
  ageDays: z.int(),
  isPregnant: z.boolean(),
  sex: sexSchema,
  phone: z.string(),
});

export const labSheetSchema = z.object({
  who: labWhoSchema,
  visitId: visitIdSchema.nullable(),
  orders: z.array(labOrderSchema),
  rows: z.array(sheetRowSchema),
  labName: z.string(),
  /** The day on which the values were measured. */
  measuredOn: localDateSchema,
  heightCm: z.number().nullable(),
  comment: z.string(),
  criticals: z.array(criticalValueSchema),
  listVersion: z.string(),
});
export type LabSheet = z.infer<typeof labSheetSchema>;

const ownLimit = z.number().min(-1000).max(10_000_000).nullable().default(null);
/** The range as the outside laboratory prints it. */
export const typedRangeSchema = z
  .strictObject({ low: ownLimit, high: ownLimit, text: lineSchema(80).default('') })
  .refine(range => range.low === null || range.high === null || range.low < range.high, {
    message: 'LOW_NOT_BELOW_HIGH',
    path: ['high'],
  });

export const labEntrySchema = z.object({
  orders: z
    .array(z.object({ orderId: orderIdSchema, version: z.int().min(0) }))
    .min(1)
    .max(60),
  values: z
    .array(
      z.object({
        orderId: orderIdSchema,
        testId: z.string().max(40),
        value: lineSchema(200),
        range: typedRangeSchema.nullable().default(null),
      }),
    )
    .max(600),
  labName: lineSchema(80).default(''),
  measuredOn: localDateSchema,
  heightCm: z.number().min(30).max(230).nullable().default(null),
  comment: noteSchema(1000).default(''),
});
export type LabEntry = z.infer<typeof labEntrySchema>;

export const labJobSchema = z.object({
  who: labWhoSchema,
  visitId: visitIdSchema.nullable(),
  orderIds: z.array(orderIdSchema),
  names: z.array(z.string()),
  place: z.enum(orderPlaces),
  state: labStateSchema,
  isUrgent: z.boolean(),
  /** Critical values nobody has been told of. */
  untoldCount: z.int(),
  sampleNumber: z.string().nullable(),
  reportSerial: z.string().nullable(),
  since: z.int(),
});
export type LabJob = z.infer<typeof labJobSchema>;

export const labReportLineSchema = z.object({
  serial: z.string(),
  version: z.int(),
  onDate: localDateSchema,
  releasedAt: z.int(),
  doctorName: z.string(),
  labName: z.string(),
  names: z.array(z.string()),
  reason: z.string(),
  orderIds: z.array(orderIdSchema),
  results: z.array(labResultSchema),
  comment: z.string(),
});
export type LabReportLine = z.infer<typeof labReportLineSchema>;

export const labTrendSchema = z.object({
  testId: z.string(),
  name: z.string(),
  unit: z.string(),
  /** Oldest first. */
  points: z.array(z.object({ onDate: localDateSchema, number: z.number(), flag: labFlagSchema.nullable() })),
});
export type LabTrend = z.infer<typeof labTrendSchema>;
