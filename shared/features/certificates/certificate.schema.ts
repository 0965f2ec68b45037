import * as z from 'zod';
import { idSchema, patientIdSchema, userIdSchema, visitIdSchema } from '../../kernel/ids.ts';
import { localDateSchema } from '../../kernel/local-date.ts';
import { lineSchema, noteSchema } from '../../kernel/text.ts';
import { sexSchema } from '../patients/patient.schema.ts';

export const certificateIdSchema = idSchema;

export const CERTIFICATE_KINDS = ['sickness', 'fitness', 'leave', 'referral', 'admission'] as const;
export const certificateKindSchema = z.enum(CERTIFICATE_KINDS);
export type CertificateKind = z.infer<typeof certificateKindSchema>;

export const URGENCIES = ['routine', 'soon', 'emergency'] as const;
export const urgencySchema = z.enum(URGENCIES);
export type Urgency = z.infer<typeof urgencySchema>;

const line = (length: number) => lineSchema(length).default('');
const note = (length: number) => noteSchema(length).default('');
const date = localDateSchema.nullable().default(null);

/** What the doctor writes; which of it a kind has, `fieldsOf` says, and the rest is emptied before it is judged. */
export const certificateBodySchema = z.strictObject({
  kind: certificateKindSchema,
  fromOn: date,
  toOn: date,
  fitFromOn: date,
  /** Why more days than usual. */
  longBecause: line(160),
  diagnosis: line(160),
  /** Off: the page says "under my care"; the register keeps the diagnosis all the same. */
  showsDiagnosis: z.boolean().default(false),
  identificationMarks: line(120),
  address: line(200),
  purpose: line(120),
  addressedTo: line(160),
  reason: note(600),
  findings: note(1200),
  question: note(400),
  urgency: urgencySchema.default('routine'),
  remarks: note(400),
  /** A second text in Hindi under the English one. */
  hasHindi: z.boolean().default(false),
});
export type CertificateBody = z.infer<typeof certificateBodySchema>;

/** The person, and the clinic, as they stood when the certificate was issued. */
export const certificatePartySchema = z.object({
  fullName: z.string(),
  localName: z.string(),
  uhid: z.string(),
  age: z.string(),
  sex: sexSchema,
  relativeName: z.string(),
  /** Without it a reprint names the clinic as it stands that day. */
  clinic: z
    .object({
      name: z.string(),
      addressLines: z.array(z.string()).readonly(),
      phone: z.string(),
      email: z.string().nullable(),
      hours: z.string().nullable(),
      registrationNumber: z.string(),
    })
    .optional(),
});
export type CertificateParty = z.infer<typeof certificatePartySchema>;

export const certificateDoctorSchema = z.object({
  fullName: z.string(),
  qualification: z.string(),
  council: z.string(),
  registrationNumber: z.string(),
});
export type CertificateDoctor = z.infer<typeof certificateDoctorSchema>;

export const certificateVoidSchema = z.object({
  reason: z.string(),
  at: z.int(),
  byName: z.string(),
});

/** One row of the register; it is never changed, only printed again or voided. */
export const certificateSchema = z.object({
  id: certificateIdSchema,
  serial: z.string(),
  issuedOn: localDateSchema,
  issuedAt: z.int(),
  patientId: patientIdSchema,
  visitId: visitIdSchema.nullable(),
  doctorId: userIdSchema,
  doctor: certificateDoctorSchema,
  party: certificatePartySchema,
  body: certificateBodySchema,
  templateVersion: z.int(),
  textEn: z.string(),
  textHi: z.string(),
  contentHash: z.string(),
  /** How often it was printed, the original counted. */
  printCount: z.int(),
  voided: certificateVoidSchema.nullable(),
});
export type Certificate = z.infer<typeof certificateSchema>;

/** Days, as dated rows of the clinic's own choice. */
export const certificateLimitsSchema = z.object({
  /** A longer period asks for a reason. */
  longDays: z.int(),
  /** How far before an examination here a period may begin. */
  backDatedDays: z.int(),
  /** How far ahead a period may begin. */
  aheadDays: z.int(),
  /** Beyond this it is a slip of the keys. */
  mostDays: z.int(),
});
export type CertificateLimits = z.infer<typeof certificateLimitsSchema>;

export const certificateTemplateSchema = z.object({
  kind: certificateKindSchema,
  version: z.int(),
  textEn: z.string(),
  textHi: z.string(),
  changedAt: z.int().nullable(),
  /** Empty for the text that came with Parchi. */
  changedByName: z.string(),
});
export type CertificateTemplate = z.infer<typeof certificateTemplateSchema>;

export const PAPERS = ['A4', 'A5'] as const;
export const certificatePaperSchema = z.enum(PAPERS);
