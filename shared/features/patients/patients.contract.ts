import * as z from 'zod';
import { gridExport } from '../../contract/grid-export.ts';
import { read, task, write } from '../../contract/procedure.ts';
import { patientIdSchema } from '../../kernel/ids.ts';
import { phoneSchema } from '../../kernel/phone.ts';
import { lineSchema, noteSchema } from '../../kernel/text.ts';
import { mergesContract } from './merges.contract.ts';
import {
  alertSchema,
  allergiesSchema,
  consentsGivenSchema,
  lookalikeSchema,
  MOST_JOINED_ALERTS,
  newAllergySchema,
  newPatientSchema,
  noticeSchema,
  patientBannerSchema,
  patientLineSchema,
  patientSchema,
  searchHitSchema,
  sexSchema,
} from './patient.schema.ts';
import { referralsContract } from './referrals.contract.ts';

const pageSchema = z.object({ pdf: z.string(), fileName: z.string() });
const cardSchema = z.object({ patientId: patientIdSchema, shape: z.enum(['CR80', 'A6', 'label']) });

/** A photo as JPEG in base64, at most 120 kB: the screen makes it small before it is sent. */
const photoSchema = z
  .string()
  .max(160_000, 'PHOTO_TOO_LARGE')
  .regex(/^[A-Za-z0-9+/]+=*$/, 'NOT_A_PHOTO');

const fieldRefusals = {
  BIRTH_DATE_IN_FUTURE: z.object({}),
  AGE_NOT_POSSIBLE: z.object({}),
  /** No reason makes one ABHA number two people's. */
  ABHA_OF_ANOTHER: z.object({ patientId: patientIdSchema }),
};

export const patientsContract = {
  register: write({
    permission: 'patients:register',
    audit: 'patient.registered',
    input: newPatientSchema.extend({ consents: consentsGivenSchema.nullable().default(null) }),
    output: patientSchema,
    errors: {
      /** Shown side by side before anything is saved (REG-5); saving again with a reason is allowed. */
      LOOKS_LIKE_A_REGISTERED_PATIENT: z.object({ patientIds: z.array(patientIdSchema) }),
      ...fieldRefusals,
      NO_SUCH_NOTICE: z.object({}),
    },
  }),
  change: write({
    permission: 'patients:register',
    audit: 'patient.changed',
    input: newPatientSchema.extend({
      patientId: patientIdSchema,
      version: z.int(),
      /** Empty only while nobody knows who the person is. */
      phone: z.union([z.literal(''), phoneSchema]),
      /** No more than may be put on a record, or than a merge has joined on it. */
      alerts: z.array(alertSchema).max(MOST_JOINED_ALERTS).default([]),
    }),
    output: patientSchema,
    errors: fieldRefusals,
  }),
  search: read({
    permission: 'patients:search',
    audit: 'patients.searched',
    input: z.object({ text: z.string().max(100), limit: z.int().min(1).max(50).default(20) }),
    output: z.array(searchHitSchema),
  }),
  /** Those whom the search lists; without a search nobody. */
  exportFound: gridExport({
    permission: 'patients:export',
    audit: 'patients.exported',
    input: z.object({
      text: z
        .string()
        .max(100)
        .refine(text => text.trim().length > 0, 'REQUIRED'),
    }),
  }),
  household: read({
    permission: 'patients:search',
    audit: 'household.listed',
    input: z.object({ phone: z.string().max(20) }),
    output: z.array(patientLineSchema),
  }),
  lookalikes: read({
    permission: 'patients:search',
    audit: 'lookalikes.listed',
    input: newPatientSchema.pick({
      fullName: true,
      phone: true,
      altPhone: true,
      birthOn: true,
      sex: true,
      abhaNumber: true,
      oldNumber: true,
      locality: true,
      relativeName: true,
      guardian: true,
    }),
    output: z.array(lookalikeSchema),
  }),
  banner: read({
    permission: 'patients:search',
    audit: 'patient.viewed',
    input: z.object({ patientId: patientIdSchema }),
    output: patientBannerSchema,
  }),
  recordAllergies: write({
    permission: 'allergies:record',
    audit: 'allergies.recorded',
    input: z
      .object({
        patientId: patientIdSchema,
        status: z.enum(['none', 'listed']),
        items: z.array(newAllergySchema).max(30),
        /** What stood on the record when this was written: what somebody named meanwhile is never wiped by it. */
        seenIds: z.array(z.int()).max(200),
      })
      .refine(value => (value.status === 'none') === (value.items.length === 0), {
        message: 'NONE_AND_LISTED_TOGETHER',
        path: ['items'],
      }),
    output: allergiesSchema,
  }),
  /** Nobody knows the name: "Unknown man ~40, found at …" (REG-7). A merge or a change says later who it is. */
  registerUnknown: write({
    permission: 'patients:register',
    audit: 'patient.registeredUnknown',
    input: z.object({
      sex: sexSchema,
      aboutYears: z.int().min(0, 'NEGATIVE').max(120, 'AGE_NOT_POSSIBLE'),
      foundAt: lineSchema(80).default(''),
      broughtBy: lineSchema(80).default(''),
    }),
    output: patientSchema,
  }),
  photo: read({
    permission: 'patients:search',
    audit: 'photo.viewed',
    input: z.object({ patientId: patientIdSchema }),
    /** JPEG in base64; null when there is none. */
    output: z.object({ jpeg: z.string().nullable(), takenAt: z.int().nullable() }),
  }),
  savePhoto: write({
    permission: 'patients:register',
    audit: 'photo.saved',
    input: z.object({ patientId: patientIdSchema, jpeg: photoSchema }),
    output: z.object({ takenAt: z.int() }),
    errors: { NOT_A_PHOTO: z.object({}) },
  }),
  /** The card as it will print, to be looked at; the same builder makes what is printed. */
  previewCard: task({
    permission: 'patients:register',
    audit: 'card.previewed',
    recorded: false,
    input: cardSchema,
    output: pageSchema,
  }),
  /** The clinic's own id alone stands in its code: no name, no phone (REG-8). */
  printCard: task({
    permission: 'patients:register',
    audit: 'card.printed',
    input: cardSchema,
    output: pageSchema,
  }),
  /** How the name may be written in the clinic's script: a suggestion to be looked at, never saved by itself. */
  suggestLocalName: read({
    permission: 'patients:search',
    audit: 'localName.suggested',
    input: z.object({ fullName: z.string().max(80) }),
    output: z.object({ localName: z.string() }),
  }),
  /** Localities, cities and tags the clinic has used, most used first; a PIN code brings its own. */
  suggestPlaces: read({
    permission: 'patients:search',
    audit: 'places.suggested',
    input: z.object({ text: z.string().max(60), pinCode: z.string().max(6).default('') }),
    /** The last one of a PIN code is its district from the list, with an empty locality; the state stands only there. */
    output: z.array(
      z.object({ locality: z.string(), city: z.string(), pinCode: z.string(), state: z.string() }),
    ),
  }),
  notices: read({
    permission: 'patients:search',
    audit: 'notices.read',
    input: z.object({}),
    output: z.array(noticeSchema),
  }),
  /** A new version of the privacy notice; the older ones stay as they were shown. */
  addNotice: write({
    permission: 'settings:change',
    audit: 'notice.added',
    input: z.object({
      textEn: noteSchema(4_000)
        .transform(text => text.trim())
        .refine(text => text.length >= 20, 'REQUIRED'),
      textHi: noteSchema(4_000),
    }),
    output: noticeSchema,
  }),
  printNotice: task({
    permission: 'patients:register',
    audit: 'notice.printed',
    input: z.object({ patientId: patientIdSchema }),
    output: pageSchema,
  }),
  /** Adds what was agreed or withdrawn; what was said before stays. */
  recordConsents: write({
    permission: 'patients:register',
    audit: 'consents.recorded',
    input: consentsGivenSchema.extend({ patientId: patientIdSchema }),
    output: z.object({}),
    errors: { NO_SUCH_NOTICE: z.object({}) },
  }),
  /** Whether the person said that they want messages; null when they were never asked. */
  wantsMessages: read({
    permission: 'patients:search',
    audit: 'consents.looked',
    input: z.object({ patientId: patientIdSchema }),
    output: z.object({ isAgreed: z.boolean().nullable() }),
  }),
  ...referralsContract,
  ...mergesContract,
};
