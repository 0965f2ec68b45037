import * as z from 'zod';
import { patientIdSchema, visitIdSchema } from '../../kernel/ids.ts';
import { localDateSchema } from '../../kernel/local-date.ts';
import { phoneSchema } from '../../kernel/phone.ts';
import { lineSchema, nameSchema } from '../../kernel/text.ts';

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
  registeredAt: z.int(),
  lastVisitOn: localDateSchema.nullable(),
  version: z.int(),
});
export type Patient = z.infer<typeof patientSchema>;

/** One line of a search result or a household. */
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

/** The sticky banner of every patient screen; dues are null for those who may not see money. */
export const patientBannerSchema = z.object({
  patient: patientSchema,
  allergies: allergiesSchema,
  duePaise: z.int().nullable(),
});
export type PatientBanner = z.infer<typeof patientBannerSchema>;

export const lookalikeSchema = z.object({
  patient: patientLineSchema,
  /** 0 to 100; see lookalike.rules.ts. */
  score: z.int(),
  because: z.array(z.enum(['phone', 'name', 'soundsAlike', 'age', 'sex', 'guardian', 'abha'])),
});
export type Lookalike = z.infer<typeof lookalikeSchema>;

export const searchHitSchema = z.object({
  patient: patientLineSchema,
  /** Today's token when the person is in a queue now. */
  token: z.string().nullable(),
  visitId: visitIdSchema.nullable(),
});
export type SearchHit = z.infer<typeof searchHitSchema>;
