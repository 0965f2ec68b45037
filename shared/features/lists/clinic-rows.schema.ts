import * as z from 'zod';
import { lineSchema } from '../../kernel/text.ts';
import { checkLevelSchema } from '../prescriptions/checks/check-rows.schema.ts';
import { withLeadingZeros } from '../prescriptions/drug-name.rules.ts';

/** What a clinic may add to: its own brands and products, diagnoses, interactions. */
export const CLINIC_LISTS = ['drugs', 'diagnoses', 'interactions'] as const;
export const clinicListSchema = z.enum(CLINIC_LISTS);
export type ClinicList = z.infer<typeof clinicListSchema>;

const filled = (length: number) => lineSchema(length).refine(text => text.length > 0, 'REQUIRED');
/** What a doubtful row may do is what a doubtful built-in one may: an unsure interaction is a Note at most. */
const isSure = z.boolean().default(true);

export const drugRowSchema = z.object({
  brand: lineSchema(60),
  generic: filled(160),
  strength: lineSchema(100)
    .transform(withLeadingZeros)
    .refine(text => text.length <= 100, 'TOO_LONG'),
  form: filled(60),
  route: lineSchema(30),
  manufacturer: lineSchema(60),
  pack: lineSchema(30),
  mrpPaise: z.int('NOT_AN_AMOUNT').min(0, 'NEGATIVE_AMOUNT').max(100_000_000, 'TOO_LONG').nullable(),
  schedule: z.enum(['H', 'H1', 'X', 'G']).nullable(),
  /** As the smart line takes it, '1-0-1 5d'; offered as help, never filled in by itself. */
  usualDose: lineSchema(80),
  notes: lineSchema(160),
  isSure,
});
export type DrugRow = z.infer<typeof drugRowSchema>;

export const diagnosisRowSchema = z.object({
  code: z.string().regex(/^(?:[A-Z]\d{2}(?:\.\d{1,2})?)?$/, 'NOT_AN_ICD_CODE'),
  title: filled(120),
  synonyms: z.array(lineSchema(60)).max(20),
  group: lineSchema(60),
  isSure,
});
export type DiagnosisRow = z.infer<typeof diagnosisRowSchema>;

const sideSchema = z.enum(['generic', 'class']);
export const interactionRowSchema = z.object({
  a: filled(120),
  aType: sideSchema,
  b: filled(120),
  bType: sideSchema,
  severity: checkLevelSchema,
  effect: filled(240),
  management: filled(240),
  isSure,
});
export type OwnInteractionRow = z.infer<typeof interactionRowSchema>;

export const ROW_SCHEMAS = {
  drugs: drugRowSchema,
  diagnoses: diagnosisRowSchema,
  interactions: interactionRowSchema,
} as const;
export type RowOf = { drugs: DrugRow; diagnoses: DiagnosisRow; interactions: OwnInteractionRow };

/** The row that is corrected, as it was opened; null for one that is added. */
const changes = z
  .object({ key: z.string().max(400), version: z.int().positive() })
  .nullable()
  .default(null);
export type ChangedRow = z.infer<typeof changes>;

export const newRowSchema = z.discriminatedUnion('list', [
  z.object({ list: z.literal('drugs'), row: drugRowSchema, changes }),
  z.object({ list: z.literal('diagnoses'), row: diagnosisRowSchema, changes }),
  z.object({ list: z.literal('interactions'), row: interactionRowSchema, changes }),
]);

export const rowProblemSchema = z.object({
  /** As the spreadsheet counts: the heads are row 1. */
  row: z.int(),
  column: z.string(),
  code: z.string(),
  value: z.string(),
});
export type RowProblem = z.infer<typeof rowProblemSchema>;

export const clinicRowSchema = z.object({
  id: z.int(),
  key: z.string(),
  version: z.int(),
  origin: z.enum(['typed', 'file']),
  addedByName: z.string(),
  addedAt: z.int(),
  /** A medicine whose generic no list knows prints, but nothing can be checked of it. */
  isUnchecked: z.boolean(),
  row: z.union([drugRowSchema, diagnosisRowSchema, interactionRowSchema]),
});
export type ClinicRow = z.infer<typeof clinicRowSchema>;
