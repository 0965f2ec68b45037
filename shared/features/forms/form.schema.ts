import * as z from 'zod';
import { lineSchema } from '../../kernel/text.ts';
import { definitionProblems } from './form-check.rules.ts';
import { LONGEST_FORMULA } from './formula.rules.ts';

/** A screen's words in both languages; an empty Hindi word falls back to the English one. */
export const wordsSchema = z.strictObject({
  en: lineSchema(120).refine(text => text.length > 0, 'REQUIRED'),
  hi: lineSchema(120).default(''),
});
export type Words = z.infer<typeof wordsSchema>;

/** Ids stand in formulas and in the signed note, so they are never changed once a form was used. */
const idSchema = z.string().regex(/^[a-z][a-zA-Z0-9]{0,30}$/, 'NOT_A_FIELD_ID');
const choiceIdSchema = z.string().regex(/^[a-zA-Z0-9][a-zA-Z0-9+/.-]{0,30}$/, 'NOT_A_FIELD_ID');
const formulaSchema = z.string().trim().max(LONGEST_FORMULA, 'FORMULA_TOO_LONG');

export const formChoiceSchema = z.strictObject({ id: choiceIdSchema, label: wordsSchema });
export type FormChoice = z.infer<typeof formChoiceSchema>;
const choices = z.array(formChoiceSchema).min(1, 'AT_LEAST_ONE').max(60);

const number = {
  unit: lineSchema(20).default(''),
  /** What a living person can have; outside it the value is a slip of the key and is refused. */
  min: z.number(),
  max: z.number(),
  decimals: z.int().min(0).max(3).default(0),
  /** 0.25 for dioptres; null is any. */
  step: z.number().positive().nullable().default(null),
  /** A sign is always written: lenses. */
  isSigned: z.boolean().default(false),
};

/** What each side of a pair asks. */
export const pairOfSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('number'), ...number }),
  z.strictObject({ type: z.literal('choice'), choices }),
  z.strictObject({ type: z.literal('text') }),
]);

/** What other rooms may read off a form whatever the clinic called the field. */
export const MEANINGS = ['lmp', 'edd', 'breastFeeding'] as const;

const every = {
  id: idSchema,
  label: wordsSchema,
  /** A target or an aid, said beside the field and never printed. */
  hint: wordsSchema.nullable().default(null),
  /** A formula that is true when the field is asked; empty is always. */
  showIf: formulaSchema.default(''),
  meaning: z.enum(MEANINGS).nullable().default(null),
};

export const formFieldSchema = z.discriminatedUnion('type', [
  z.strictObject({ ...every, type: z.literal('number'), ...number }),
  z.strictObject({ ...every, type: z.literal('text') }),
  z.strictObject({ ...every, type: z.literal('choice'), choices }),
  z.strictObject({ ...every, type: z.literal('several'), choices }),
  z.strictObject({ ...every, type: z.literal('yesNo') }),
  z.strictObject({ ...every, type: z.literal('date') }),
  /** Right and left: eyes, ears, knees. */
  z.strictObject({ ...every, type: z.literal('pair'), of: pairOfSchema }),
  /** A state for each tooth. */
  z.strictObject({ ...every, type: z.literal('dental'), choices }),
  z.strictObject({ ...every, type: z.literal('heading') }),
  z.strictObject({
    ...every,
    type: z.literal('computed'),
    formula: formulaSchema.refine(text => text.length > 0, 'REQUIRED'),
    /** `weeks` is a number of days told as weeks and days. */
    shows: z.enum(['number', 'date', 'weeks', 'text']),
    unit: lineSchema(20).default(''),
    decimals: z.int().min(0).max(3).default(0),
  }),
]);
export type FormField = z.infer<typeof formFieldSchema>;
export type FormFieldType = FormField['type'];

const printedFieldSchema = z.strictObject({
  field: z.string(),
  /** What the page says in place of the field's own label. */
  label: wordsSchema.nullable().default(null),
});
export type PrintedField = z.infer<typeof printedFieldSchema>;

const years = z.int('NOT_A_NUMBER').min(0).max(150).nullable().default(null);

/** For whom a form is offered first, in completed years; whatever is empty is not asked. */
const forWhomSchema = z.strictObject({
  sex: z.enum(['F', 'M']).nullable().default(null),
  fromYears: years,
  /** The first year for which it is no longer offered. */
  underYears: years,
});
export type ForWhom = z.output<typeof forWhomSchema>;
export const FOR_EVERYBODY: ForWhom = { sex: null, fromYears: null, underYears: null };

export const formIdSchema = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/, 'NOT_A_FORM_ID');

const shape = {
  id: formIdSchema,
  title: z.strictObject({
    en: lineSchema(60).refine(text => text.length > 0, 'REQUIRED'),
    hi: lineSchema(60).default(''),
  }),
  forWhom: forWhomSchema.default(FOR_EVERYBODY),
  fields: z.array(formFieldSchema).min(1, 'AT_LEAST_ONE').max(80, 'TOO_MANY_FIELDS'),
  /** In the order in which they print. */
  print: z.strictObject({
    prescription: z.array(printedFieldSchema).max(80).default([]),
    slip: z.array(printedFieldSchema).max(80).default([]),
  }),
  /** No longer offered; what was filled in is read as ever. */
  isRetired: z.boolean().default(false),
};

function refuseWrong(definition: DraftForm, context: z.RefinementCtx): void {
  for (const { path, code } of definitionProblems(definition)) {
    context.addIssue({ code: 'custom', path: [...path], message: code, input: definition });
  }
}

const draftShape = z.strictObject(shape);
export type DraftForm = z.output<typeof draftShape>;
/** A form before the clinic's server has given it its version. */
export const draftFormSchema = draftShape.superRefine(refuseWrong);

/** One version of a form; never changed once it is kept. */
export const formDefinitionSchema = z
  .strictObject({ ...shape, version: z.int().positive() })
  .superRefine(refuseWrong);
export type FormDefinition = z.output<typeof formDefinitionSchema>;

/** The app's own forms are versions up to this one; a clinic's begin above it, so the two never meet. */
export const LAST_SHIPPED_VERSION = 1000;
