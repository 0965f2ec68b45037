import * as z from 'zod';
import { localDateSchema } from '../../../kernel/local-date.ts';
import { checkLevelSchema } from './check-rows.schema.ts';

export const FINDING_KINDS = [
  'allergy',
  'interaction',
  'duplicateIngredient',
  'duplicateClass',
  'alreadyGiven',
  'dailyMaximum',
  'pregnancy',
  'lactation',
  'age',
  'elderly',
  'renal',
  'schedule',
  'notifiable',
  'teleconsultation',
] as const;
export const findingKindSchema = z.enum(FINDING_KINDS);
export type FindingKind = z.infer<typeof findingKindSchema>;

/** Which list said it, and how old it is. */
export const listUsedSchema = z.object({ name: z.string(), version: z.string(), date: localDateSchema });
export type ListUsed = z.infer<typeof listUsedSchema>;

export const findingSchema = z.object({
  /** The same for the same drugs, wherever the line stands: an answer survives a moved line. */
  key: z.string().max(200),
  ruleId: z.string().max(80),
  kind: findingKindSchema,
  level: checkLevelSchema,
  /** The line under which it stands; lines count from 1. */
  lineNumber: z.int(),
  /** The other new line, when two of them are meant. */
  otherLineNumber: z.int().nullable(),
  /** An earlier medicine that is still taken; null when it has no end. */
  earlier: z
    .object({ generic: z.string(), startedOn: localDateSchema, endsOn: localDateSchema.nullable() })
    .nullable(),
  drug: z.string(),
  /** The other drug, the allergen, the class or the group; empty when the drug alone is meant. */
  other: z.string(),
  effect: z.string(),
  advice: z.string(),
  /** Daily amounts against their maximum. */
  amounts: z
    .object({ total: z.number(), maximum: z.number(), unit: z.string(), per: z.enum(['day', 'week']) })
    .nullable(),
  isSure: z.boolean(),
  list: listUsedSchema,
});
export type Finding = z.infer<typeof findingSchema>;

export const NOT_CHECKED = [
  'freeText',
  'notInLists',
  'earlierFreeText',
  'allergiesNotAsked',
  'allergenUnknown',
  'amountNotCounted',
  'noWeight',
  'noHeight',
  'noCreatinine',
  'pregnancyNotAsked',
  'pregnancyUnknown',
  'breastFeedingNotAsked',
  'teleListUnknown',
] as const;

/** What no list could judge, said aloud (RX-10): silence is never "safe". */
export const notCheckedSchema = z.object({
  code: z.enum(NOT_CHECKED),
  lineNumber: z.int().nullable(),
  /** The drugs or the word that it is about. */
  what: z.string(),
});
export type NotChecked = z.infer<typeof notCheckedSchema>;

/** Whether the doctor has to answer before signing. */
export function needsReason({ level }: Pick<Finding, 'level'>): boolean {
  return level !== 'moderate';
}

export function keyOf(ruleId: string, ...names: readonly string[]): string {
  return [ruleId, ...names].join('|').toLowerCase().slice(0, 200);
}
