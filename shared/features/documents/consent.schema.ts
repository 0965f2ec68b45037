import * as z from 'zod';
import { nameSchema, noteSchema } from '../../kernel/text.ts';
import { patientLanguageSchema } from '../settings/settings.schema.ts';

export const consentTextSchema = z.object({
  title: nameSchema(80),
  body: noteSchema(6_000).refine(text => text.trim() !== '', 'REQUIRED'),
});

/** By language; English always, the patient's where somebody has written it. */
export const consentTextsSchema = z.partialRecord(patientLanguageSchema, consentTextSchema);
export type ConsentTexts = z.infer<typeof consentTextsSchema>;

export const consentTemplateIdSchema = z.string().regex(/^[a-z0-9-]{1,40}$/, 'NOT_A_TEMPLATE');

export const consentTemplateSchema = z.object({
  templateId: consentTemplateIdSchema,
  /** 0 is the text as it came with the program. */
  version: z.int().min(0),
  /** The procedure it is for, as the list shows it. */
  procedure: z.string(),
  texts: consentTextsSchema,
  /** Whether a lawyer has read it, as the clinic says. */
  isReviewed: z.boolean(),
  isOff: z.boolean(),
});
export type ConsentTemplate = z.infer<typeof consentTemplateSchema>;

export const changedTemplateSchema = z.object({
  /** Null for a new one. */
  templateId: consentTemplateIdSchema.nullable(),
  /** The version that was on the screen; null for a new one. */
  version: z.int().min(0).nullable(),
  procedure: nameSchema(80),
  texts: consentTextsSchema,
  isReviewed: z.boolean(),
  isOff: z.boolean().default(false),
});

export const printedConsentSchema = z.object({
  templateId: consentTemplateIdSchema,
  patientId: z.int(),
  visitId: z.int().nullable().default(null),
  procedure: nameSchema(80),
  doctorId: z.int(),
  /** One or two; a text must stand in each. */
  languages: z.array(patientLanguageSchema).min(1, 'REQUIRED').max(2),
});

/** A printed form that waits for its signed scan. */
export const waitingConsentSchema = z.object({
  formId: z.int(),
  patientId: z.int(),
  patientName: z.string(),
  uhid: z.string(),
  procedure: z.string(),
  doctorName: z.string(),
  printedAt: z.int(),
  printedByName: z.string(),
});
export type WaitingConsent = z.infer<typeof waitingConsentSchema>;
