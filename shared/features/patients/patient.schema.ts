import * as z from 'zod';
import { patientIdSchema, visitIdSchema } from '../../kernel/ids.ts';
import { localDateSchema } from '../../kernel/local-date.ts';
import { phoneSchema } from '../../kernel/phone.ts';
import { lineSchema, nameSchema } from '../../kernel/text.ts';
import { languageSchema } from '../settings/settings.schema.ts';

export const SEXES = ['F', 'M', 'T', 'O', 'U'] as const;
export const sexSchema = z.enum(SEXES);
export type Sex = z.infer<typeof sexSchema>;

export const PHONE_RELATIONS = ['self', 'spouse', 'parent', 'child', 'sibling', 'other'] as const;
export const phoneRelationSchema = z.enum(PHONE_RELATIONS);

/** A child's guardian (REG-11); of an identity document only the last four digits are kept. */
export const guardianSchema = z.object({
  fullName: nameSchema(80),
  relation: lineSchema(30),
  phone: z.union([z.literal(''), phoneSchema]).default(''),
  idType: lineSchema(30).default(''),
  idLast4: z
    .string()
    .regex(/^(\d{4})?$/, 'FOUR_DIGITS')
    .default(''),
});
export type Guardian = z.infer<typeof guardianSchema>;

const optionalLine = (length: number) => lineSchema(length).default('');

export const ALERT_KINDS = ['mlc', 'infectious', 'pregnant', 'vip', 'other'] as const;
/** One mark on the coloured strip (REG-14); past its last day it is no longer shown. */
export const alertSchema = z.object({
  kind: z.enum(ALERT_KINDS),
  note: optionalLine(60),
  until: localDateSchema.nullable().default(null),
});
export type PatientAlert = z.infer<typeof alertSchema>;
/** So many may be put on one record; a merge that joins those of two never loses one, and it can still be changed. */
export const MOST_ALERTS = 6;
export const MOST_JOINED_ALERTS = 200;

export const CONSENT_PURPOSES = ['care', 'messages', 'shareWithDoctors', 'research'] as const;
export const purposeSchema = z.enum(CONSENT_PURPOSES);
export type ConsentPurpose = z.infer<typeof purposeSchema>;

/** What a person agreed to at the desk, and which notice they were shown (REG-13). */
export const consentsGivenSchema = z.object({
  noticeVersion: z.int().positive(),
  language: languageSchema,
  /** Every purpose that was asked; a purpose not in it was not asked. */
  purposes: z
    .partialRecord(purposeSchema, z.boolean())
    .refine(purposes => Object.keys(purposes).length > 0, 'AT_LEAST_ONE'),
  /** The guardian's or another's name when it is not the patient who agreed. */
  givenBy: optionalLine(80),
});
export type ConsentsGiven = z.infer<typeof consentsGivenSchema>;

const extras = {
  altPhone: z.union([z.literal(''), phoneSchema]).default(''),
  /** Father's, husband's or mother's name, as Indian forms ask it; told apart in a duplicate check. */
  relativeName: optionalLine(80),
  tags: z
    .array(lineSchema(24).refine(text => text.length > 0, 'REQUIRED'))
    .max(12)
    .default([]),
  alerts: z.array(alertSchema).max(MOST_ALERTS).default([]),
  referrerId: z.int().positive().nullable().default(null),
};

export const newPatientSchema = z.object({
  fullName: nameSchema(80),
  localName: optionalLine(80),
  phone: phoneSchema,
  phoneRelation: phoneRelationSchema.default('self'),
  birthOn: localDateSchema,
  birthIsEstimated: z.boolean(),
  sex: sexSchema,
  address: optionalLine(120),
  locality: optionalLine(60),
  city: optionalLine(60),
  pinCode: z
    .string()
    .regex(/^(\d{6})?$/, 'PIN_CODE_NOT_SIX_DIGITS')
    .default(''),
  oldNumber: optionalLine(30),
  /** 14 digits are required; the Luhn digit only warns (rules.md 5.9). */
  abhaNumber: z
    .string()
    .transform(text => text.replace(/[\s-]/g, ''))
    .refine(text => /^(\d{14})?$/.test(text), 'ABHA_NOT_14_DIGITS')
    .default(''),
  guardian: guardianSchema.nullable().default(null),
  ...extras,
  /** Why this is not the person whom the duplicate warning named (REG-5); empty when no warning was given. */
  notADuplicateBecause: optionalLine(120),
});
export type NewPatient = z.infer<typeof newPatientSchema>;
export type NewPatientInput = z.input<typeof newPatientSchema>;

export const ALLERGY_STATUSES = ['notRecorded', 'none', 'listed'] as const;

export const newAllergySchema = z.object({
  /** What the person is allergic to, as it is matched against ingredients and groups. */
  substance: nameSchema(60),
  reaction: optionalLine(60),
  severity: z.enum(['unknown', 'mild', 'severe']).default('unknown'),
});
export const allergySchema = newAllergySchema.extend({ id: z.int(), recordedAt: z.int() });
export type Allergy = z.infer<typeof allergySchema>;

/** None, not asked and listed are three things. */
export const allergiesSchema = z.object({
  status: z.enum(ALLERGY_STATUSES),
  items: z.array(allergySchema),
});
export type Allergies = z.infer<typeof allergiesSchema>;

export const patientSchema = z.object({
  id: patientIdSchema,
  uhid: z.string(),
  oldNumber: z.string(),
  fullName: z.string(),
  localName: z.string(),
  phone: z.string(),
  phoneRelation: phoneRelationSchema,
  birthOn: localDateSchema,
  birthIsEstimated: z.boolean(),
  sex: sexSchema,
  address: z.string(),
  locality: z.string(),
  city: z.string(),
  pinCode: z.string(),
  abhaNumber: z.string(),
  guardian: guardianSchema.nullable(),
  altPhone: z.string(),
  relativeName: z.string(),
  tags: z.array(z.string()),
  alerts: z.array(alertSchema),
  referrerId: z.int().nullable(),
  hasPhoto: z.boolean(),
  /** Registered without a name (REG-7); `foundAt` says where, until somebody knows who it is. */
  isUnknown: z.boolean(),
  foundAt: z.string(),
  /** Merged away: the record whose chart this person's records are part of now. */
  mergedInto: z.object({ id: patientIdSchema, uhid: z.string() }).nullable(),
  /** The numbers of the records merged into this one; all of them find this person for ever. */
  alsoKnownAs: z.array(z.string()),
  registeredAt: z.int(),
  lastVisitOn: localDateSchema.nullable(),
  version: z.int(),
});
export type Patient = z.infer<typeof patientSchema>;

/** One line of a search result or a household. */
/** Who a person is, on a list that is rung through. */
export const personOnList = {
  fullName: z.string(),
  localName: z.string(),
  phone: z.string(),
  uhid: z.string(),
  birthOn: localDateSchema,
  birthIsEstimated: z.boolean(),
  sex: sexSchema,
};

export const patientLineSchema = z.object({
  id: patientIdSchema,
  uhid: z.string(),
  fullName: z.string(),
  localName: z.string(),
  phone: z.string(),
  phoneRelation: phoneRelationSchema,
  birthOn: localDateSchema,
  birthIsEstimated: z.boolean(),
  sex: sexSchema,
  locality: z.string(),
  lastVisitOn: localDateSchema.nullable(),
  duePaise: z.int(),
});
export type PatientLine = z.infer<typeof patientLineSchema>;

/** The sticky banner of every patient screen; dues and advance are null for those who may not see money. */
export const patientBannerSchema = z.object({
  patient: patientSchema,
  allergies: allergiesSchema,
  duePaise: z.int().nullable(),
  /** What the clinic holds of the person and may use for the next bill (BIL-4). */
  advancePaise: z.int().nullable(),
  /** A child whose eighteenth birthday has passed or is near: the guardian's word is about to end (REG-11). */
  comesOfAgeOn: localDateSchema.nullable(),
  /** Null when the person was not asked yet. */
  consents: z
    .object({ noticeVersion: z.int(), at: z.int(), purposes: z.partialRecord(purposeSchema, z.boolean()) })
    .nullable(),
  referrerName: z.string(),
});
export type PatientBanner = z.infer<typeof patientBannerSchema>;

export const lookalikeSchema = z.object({
  patient: patientLineSchema,
  /** 0 to 100; see lookalike.rules.ts. */
  score: z.int(),
  because: z.array(
    z.enum(['phone', 'name', 'soundsAlike', 'age', 'sex', 'guardian', 'relative', 'locality', 'abha']),
  ),
});
export type Lookalike = z.infer<typeof lookalikeSchema>;

export const searchHitSchema = z.object({
  patient: patientLineSchema,
  /** Today's token when the person is in a queue now. */
  token: z.string().nullable(),
  visitId: visitIdSchema.nullable(),
  /** Booked for today and not here yet. */
  bookedMinute: z.int().nullable(),
  /** The older number, name or ABHA by which the person was found, when it is not one that the line shows. */
  foundBy: z.string(),
});
export type SearchHit = z.infer<typeof searchHitSchema>;

export const referrerSchema = z.object({
  id: z.int().positive(),
  name: nameSchema(80),
  kind: z.enum(['doctor', 'hospital', 'patient', 'camp', 'online', 'other']),
  phone: z.union([z.literal(''), phoneSchema]),
});
export type Referrer = z.infer<typeof referrerSchema>;

export const suspectSchema = z.object({
  first: patientLineSchema,
  second: patientLineSchema,
  score: z.int(),
  because: lookalikeSchema.shape.because,
});
export type Suspect = z.infer<typeof suspectSchema>;

/** What a merge would join, and what forbids it (REG-6). */
export const mergePreviewSchema = z.object({
  kept: patientSchema,
  gone: patientSchema,
  /** What the gone record brings along. */
  brings: z.array(
    z.object({
      what: z.enum([
        'visits',
        'prescriptions',
        'vitals',
        'bills',
        'payments',
        'appointments',
        'allergies',
        'photos',
        'consents',
        'certificates',
        'documents',
        'consentForms',
        'tests',
        'immunisations',
      ]),
      count: z.int(),
    }),
  ),
  /** Any of these and the merge is refused. */
  guards: z.array(
    z.enum([
      'openVisit',
      'dueBill',
      'differentSex',
      'differentAbha',
      'alreadyMerged',
      'samePerson',
      'openAdmission',
    ]),
  ),
  /** Fields that differ; the merge keeps the kept record's unless told otherwise. */
  differs: z.array(z.object({ field: z.string(), kept: z.string(), gone: z.string() })),
});
export type MergePreview = z.infer<typeof mergePreviewSchema>;

export const mergeSchema = z.object({
  id: z.int(),
  kept: patientLineSchema,
  gone: patientLineSchema,
  reason: z.string(),
  at: z.int(),
  byName: z.string(),
  /** Null while it stands. */
  undoneAt: z.int().nullable(),
  undoneReason: z.string(),
});
export type Merge = z.infer<typeof mergeSchema>;

export const noticeSchema = z.object({
  version: z.int(),
  validFrom: localDateSchema,
  textEn: z.string(),
  textHi: z.string(),
});
export type Notice = z.infer<typeof noticeSchema>;
