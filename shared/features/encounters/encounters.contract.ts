import * as z from 'zod';
import { gridExport } from '../../contract/grid-export.ts';
import { read, task, write } from '../../contract/procedure.ts';
import { dateRangeSchema } from '../../kernel/date-range.ts';
import { patientIdSchema, userIdSchema, visitIdSchema } from '../../kernel/ids.ts';
import { localDateSchema } from '../../kernel/local-date.ts';
import { lineSchema } from '../../kernel/text.ts';
import { filledSectionSchema } from '../forms/filled-section.schema.ts';
import { sectionRefusals } from '../forms/forms.contract.ts';
import { growthIndicatorSchema, growthSchema } from '../measures/growth.schema.ts';
import { measuredSchema } from '../measures/measured.schema.ts';
import { trendsSchema } from '../measures/trends.schema.ts';
import { findingSchema } from '../prescriptions/checks/finding.schema.ts';
import {
  encounterBodySchema,
  encounterDraftSchema,
  encounterVersionSchema,
  heededAlertSchema,
  signedEncounterSchema,
  visitViewSchema,
} from './encounter.schema.ts';
import { FOLLOW_UP_RESULTS, followUpSchema } from './follow-up.schema.ts';
import { countersignsSchema, signingReasonSchema, submissionSchema } from './signing.schema.ts';
import { MEASURES, newVitalsSchema, vitalsSchema } from './vitals.schema.ts';

const seenRefusals = {
  /** Somebody else saved this visit since it was last seen here. */
  DRAFT_BY_SOMEBODY_ELSE: z.object({ savedAt: z.int(), byUserId: userIdSchema }),
};

const draftRefusals = {
  ALREADY_SIGNED: z.object({}),
  NOT_YOUR_VISIT: z.object({}),
  /** Signed again, or struck, on another screen since this change of it began. */
  AMENDED_MEANWHILE: z.object({ version: z.int() }),
  ...seenRefusals,
  WAITING_FOR_COUNTERSIGN: z.object({ submissionId: z.int() }),
};

const noteRefusals = {
  ...seenRefusals,
  NOT_YOUR_VISIT: z.object({}),
  REGISTRATION_NUMBER_MISSING: z.object({}),
  NOTHING_WRITTEN: z.object({}),
  REVIEW_DATE_REQUIRED: z.object({ lineNumbers: z.array(z.int()) }),
  FOLLOW_UP_IN_PAST: z.object({}),
  /** A whole medicine stands where tests are asked for, where nothing checks it and no chemist reads it. */
  MEDICINE_AMONG_TESTS: z.object({ lineNumbers: z.array(z.int()) }),
  ...sectionRefusals,
  WARNINGS_NOT_ANSWERED: z.object({ warnings: z.array(findingSchema) }),
};

/** When the draft was saved that was last seen here; nobody else's words are replaced unseen. */
const seenSavedAt = z.int().nullable().default(null);

const noteToSign = {
  visitId: visitIdSchema,
  body: encounterBodySchema,
  heeded: z.array(heededAlertSchema).max(100).default([]),
  seenSavedAt,
};

const draftToKeep = {
  visitId: visitIdSchema,
  draft: encounterDraftSchema,
  seenSavedAt,
};

export const encountersContract = {
  /** Everything the visit screen shows; opening a chart is recorded. */
  open: read({
    permission: 'patients:readChart',
    audit: 'chart.viewed',
    recorded: true,
    input: z.object({ visitId: visitIdSchema }),
    output: visitViewSchema,
  }),
  recordVitals: write({
    permission: 'vitals:record',
    audit: 'vitals.recorded',
    input: z.object({ visitId: visitIdSchema, vitals: newVitalsSchema }),
    output: vitalsSchema,
    errors: {
      /** Outside what a living person can have: a slip of the key, refused at its field. */
      NOT_PLAUSIBLE: z.object({ measures: z.array(z.enum(MEASURES)) }),
    },
  }),
  latestVitals: read({
    permission: 'vitals:read',
    audit: 'vitals.read',
    input: z.object({ visitId: visitIdSchema }),
    output: vitalsSchema.nullable(),
  }),
  /** What each specialty form said the last time it was filled in, before this visit (RX-25). */
  lastSections: read({
    permission: 'patients:readChart',
    audit: 'sections.viewed',
    input: z.object({ visitId: visitIdSchema }),
    output: z.array(z.object({ onDate: localDateSchema, section: filledSectionSchema })),
  }),
  /** Called within two seconds of a keystroke (RX-28), so success leaves no audit row; signing does. */
  saveDraft: write({
    permission: 'encounters:write',
    audit: 'draft.saved',
    recorded: false,
    input: z.object({ ...draftToKeep, fromVersion: z.int().min(0).default(0) }),
    output: z.object({ savedAt: z.int() }),
    errors: draftRefusals,
  }),
  /** Throws the unsigned change of a signed note away; the signed note stands as it was. */
  discardDraft: write({
    permission: 'encounters:write',
    audit: 'draft.discarded',
    input: z.object({ visitId: visitIdSchema }),
    output: z.object({}),
    errors: { NOT_YOUR_VISIT: z.object({}), NOT_SIGNED: z.object({}) },
  }),
  /** Locks the visit with a content hash (RX-15); the author is the session's person. */
  sign: write({
    permission: 'encounters:write',
    audit: 'encounter.signed',
    input: z.object(noteToSign),
    output: signedEncounterSchema,
    errors: {
      ALREADY_SIGNED: z.object({}),
      /** Gave up waiting and went: nobody was examined. Whoever came back is brought back in the queue first. */
      VISIT_LEFT: z.object({}),
      ...noteRefusals,
    },
  }),
  /** Signs the next version with the same serial; the version before stays as it is. After a void it is the visit anew. */
  amend: write({
    permission: 'encounters:write',
    audit: 'encounter.amended',
    input: z.object({
      ...noteToSign,
      fromVersion: z.int().positive(),
      reason: signingReasonSchema,
      /** Begun on an empty page after that version was struck. */
      isAnew: z.boolean().default(false),
    }),
    output: signedEncounterSchema,
    errors: {
      NOT_SIGNED: z.object({}),
      AMENDED_MEANWHILE: z.object({ version: z.int() }),
      /** The same words as before: there is nothing to sign again. */
      NOTHING_CHANGED: z.object({}),
      ...noteRefusals,
    },
  }),
  /** Strikes the visit through: its medicines no longer count as taken. Nothing is deleted. */
  void: write({
    permission: 'encounters:write',
    audit: 'encounter.voided',
    input: z.object({
      visitId: visitIdSchema,
      version: z.int().positive(),
      reason: signingReasonSchema,
    }),
    output: signedEncounterSchema,
    errors: {
      NOT_YOUR_VISIT: z.object({}),
      NOT_SIGNED: z.object({}),
      ALREADY_VOID: z.object({}),
      AMENDED_MEANWHILE: z.object({ version: z.int() }),
    },
  }),
  /** Every signature of a visit, newest first. */
  versions: read({
    permission: 'patients:readChart',
    audit: 'versions.viewed',
    recorded: true,
    input: z.object({ visitId: visitIdSchema }),
    output: z.array(encounterVersionSchema),
  }),
  /** A doctor without a registration number puts what was written before the visit's doctor, and it is locked. */
  submitForCountersign: write({
    permission: 'encounters:write',
    audit: 'encounter.submitted',
    input: z.object(draftToKeep),
    output: submissionSchema,
    errors: {
      ...draftRefusals,
      NOTHING_WRITTEN: z.object({}),
      /** Whoever may sign does not ask for another signature. */
      MAY_SIGN_ALONE: z.object({}),
      /** The visit's doctor has no registration number either: give the visit to a doctor who has one. */
      COUNTERSIGNER_NEEDED: z.object({}),
    },
  }),
  sendBack: write({
    permission: 'encounters:write',
    audit: 'encounter.sentBack',
    input: z.object({ visitId: visitIdSchema, submissionId: z.int(), reason: signingReasonSchema }),
    output: submissionSchema,
    errors: { NOT_YOUR_VISIT: z.object({}), NOT_WAITING_FOR_COUNTERSIGN: z.object({}) },
  }),
  countersigns: read({
    permission: 'encounters:write',
    audit: 'countersigns.listed',
    input: z.object({}),
    output: countersignsSchema,
  }),
  /** Classes, stage and change of the visit's readings, and what holds of pregnancy and feeding (RX-20). */
  measured: read({
    permission: 'vitals:read',
    audit: 'measures.read',
    input: z.object({ visitId: visitIdSchema }),
    output: measuredSchema,
  }),
  /** Readings and results over the visits, with the medicines beneath (LAB-7). */
  trends: read({
    permission: 'patients:readChart',
    audit: 'trends.viewed',
    recorded: true,
    input: z.object({ patientId: patientIdSchema }),
    output: trendsSchema,
  }),
  exportTrends: gridExport({
    permission: 'patients:readChart',
    audit: 'trends.exported',
    input: z.object({ patientId: patientIdSchema }),
  }),
  /** Every signed visit of the person. */
  exportStory: gridExport({
    permission: 'patients:readChart',
    audit: 'story.exported',
    input: z.object({ patientId: patientIdSchema }),
  }),
  /** A child's points on every imported reference (RX-21). */
  growth: read({
    permission: 'patients:readChart',
    audit: 'growth.viewed',
    recorded: true,
    input: z.object({ patientId: patientIdSchema }),
    output: growthSchema,
  }),
  printGrowth: task({
    permission: 'patients:readChart',
    audit: 'growthChart.printed',
    input: z.object({
      patientId: patientIdSchema,
      standard: z.string().max(40),
      indicator: growthIndicatorSchema,
    }),
    output: z.object({ pdf: z.string(), fileName: z.string() }),
  }),
  /** Who was asked to come back, by the day it is due (APT-14). */
  followUps: read({
    permission: 'appointments:read',
    audit: 'followUps.listed',
    input: dateRangeSchema(366, { includesClosed: z.boolean().default(false) }),
    output: z.array(followUpSchema),
  }),
  exportFollowUps: gridExport({
    permission: 'appointments:read',
    audit: 'followUps.exported',
    input: dateRangeSchema(366, { includesClosed: z.boolean().default(false) }),
  }),
  noteFollowUpCall: write({
    permission: 'appointments:book',
    audit: 'followUp.called',
    input: z.object({
      visitId: visitIdSchema,
      result: z.enum(FOLLOW_UP_RESULTS),
      note: lineSchema(120).default(''),
    }),
    output: followUpSchema,
    errors: { NO_FOLLOW_UP_ASKED: z.object({}) },
  }),
};
