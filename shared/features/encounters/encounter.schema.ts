import * as z from 'zod';
import { userIdSchema, visitIdSchema } from '../../kernel/ids.ts';
import { localDateSchema } from '../../kernel/local-date.ts';
import { lineSchema, noteSchema } from '../../kernel/text.ts';
import { filledSectionSchema } from '../forms/filled-section.schema.ts';
import { orderLineSchema } from '../labs/order-line.schema.ts';
import { patientBannerSchema } from '../patients/patient.schema.ts';
import { checkLevelSchema } from '../prescriptions/checks/check-rows.schema.ts';
import { findingKindSchema } from '../prescriptions/checks/finding.schema.ts';
import { rxLineSchema } from '../prescriptions/dose.schema.ts';
import { visitStateSchema } from '../queue/queue.contract.ts';
import { submissionSchema, voidedSchema } from './signing.schema.ts';
import { vitalsSchema } from './vitals.schema.ts';

export const diagnosisSchema = z.object({
  text: lineSchema(120),
  icd10: z.string().max(8).default(''),
  isProvisional: z.boolean().default(false),
});

/** A doctor's answer to a warning; the reason is kept with the signed visit. */
export const warningAnswerSchema = z.object({
  /** Key of the warning from the check: allergen, ingredient and line. */
  warningKey: z.string().max(200),
  reason: lineSchema(160),
});

const text = (length: number) => noteSchema(length).default('');

/** An alert that made the doctor change the page: it no longer stands when signing, and is counted as heeded. */
export const heededAlertSchema = z.object({
  ruleId: z.string().max(80),
  kind: findingKindSchema,
  level: checkLevelSchema,
  drug: z.string().max(160),
  other: z.string().max(160),
});
export type HeededAlert = z.infer<typeof heededAlertSchema>;

/** An earlier medicine that is ended before its time; it no longer counts as taken (RX-7, RX-11). */
export const stoppedMedicineSchema = z.strictObject({
  generic: lineSchema(160).refine(text => text.length > 0, 'REQUIRED'),
  strength: lineSchema(100),
  form: lineSchema(60),
  reason: lineSchema(120),
});
export type StoppedMedicine = z.infer<typeof stoppedMedicineSchema>;

/** What the doctor writes; the same shape is draft and signed note. */
export const encounterBodySchema = z.object({
  complaints: text(2000),
  findings: text(2000),
  diagnoses: z.array(diagnosisSchema).max(20).default([]),
  lines: z.array(rxLineSchema).max(40, 'TOO_MANY_MEDICINES').default([]),
  stops: z.array(stoppedMedicineSchema).max(40).default([]),
  /** Specialty forms filled in at this visit. */
  sections: z.array(filledSectionSchema).max(12).default([]),
  /** Tests from the list; `tests` is what was written freely beside them. */
  orders: z.array(orderLineSchema).max(60).default([]),
  tests: text(1000),
  advice: text(2000),
  followUpOn: localDateSchema.nullable().default(null),
  answers: z.array(warningAnswerSchema).max(200).default([]),
});
export type EncounterBody = z.infer<typeof encounterBodySchema>;

/** A draft keeps whatever was typed, understood or not; it is never refused for its content, only for its size. */
export const encounterDraftSchema = z.object({
  body: encounterBodySchema,
  /** The smart line not yet taken over as a medicine. */
  typing: z.string().max(500).default(''),
  /** Why a signed note is being changed; empty while the visit is not signed yet. */
  amendReason: z.string().max(160).optional(),
  /** Begun on an empty page after a void; nothing else is written on a void note. */
  isAnew: z.boolean().optional(),
});
export type EncounterDraft = z.infer<typeof encounterDraftSchema>;

export const signedEncounterSchema = z.object({
  visitId: visitIdSchema,
  version: z.int(),
  onDate: localDateSchema,
  doctorId: userIdSchema,
  doctorName: z.string(),
  serial: z.string(),
  body: encounterBodySchema,
  contentHash: z.string(),
  signedAt: z.int(),
  /** Empty in the first version. */
  amendReason: z.string(),
  /** The assistant whose words were countersigned; empty where the doctor wrote. */
  enteredByName: z.string(),
  voided: voidedSchema.nullable(),
});
export type SignedEncounter = z.infer<typeof signedEncounterSchema>;

/** One signature of a visit, checked against its seal and the one before it. */
export const encounterVersionSchema = signedEncounterSchema.extend({ isUnaltered: z.boolean() });
export type EncounterVersion = z.infer<typeof encounterVersionSchema>;

export const pastVisitSchema = z.object({
  visitId: visitIdSchema,
  onDate: localDateSchema,
  doctorName: z.string(),
  diagnoses: z.array(z.string()),
  medicines: z.array(z.string()),
  /** Struck through: it counts for nothing that is taken or repeated. */
  isVoid: z.boolean(),
});
export type PastVisit = z.infer<typeof pastVisitSchema>;

export const visitViewSchema = z.object({
  visitId: visitIdSchema,
  token: z.string(),
  state: visitStateSchema,
  onDate: localDateSchema,
  doctorId: userIdSchema,
  doctorName: z.string(),
  doctorCanSign: z.boolean(),
  isBilled: z.boolean(),
  banner: patientBannerSchema,
  vitals: vitalsSchema.nullable(),
  /** Oldest first, at most twelve, for the trend lines. */
  vitalsTrend: z.array(vitalsSchema),
  draft: encounterDraftSchema.nullable(),
  draftSavedAt: z.int().nullable(),
  /** Who saved the draft last. */
  draftBy: z.object({ userId: userIdSchema, name: z.string() }).nullable(),
  /** The signed version that the draft amends; 0 for the first note. */
  draftFromVersion: z.int(),
  /** Whoever looks writes this unsigned visit for its doctor and cannot sign it. */
  isAssistant: z.boolean(),
  /** The last time this unsigned visit was put before its doctor. */
  submission: submissionSchema.nullable(),
  signed: signedEncounterSchema.nullable(),
  /** Newest first, at most twenty. */
  story: z.array(pastVisitSchema),
  /** The medicines of the last signed visit before this one, for Ctrl D. */
  lastLines: z.array(rxLineSchema),
});
export type VisitView = z.infer<typeof visitViewSchema>;
