import * as z from 'zod';
import { gridExport } from '../../contract/grid-export.ts';
import { read, task, write } from '../../contract/procedure.ts';
import { patientIdSchema, userIdSchema, visitIdSchema } from '../../kernel/ids.ts';
import { localDateSchema } from '../../kernel/local-date.ts';
import { lineSchema, noteSchema } from '../../kernel/text.ts';
import {
  certificateBodySchema,
  certificateIdSchema,
  certificateKindSchema,
  certificateLimitsSchema,
  certificatePaperSchema,
  certificateSchema,
  certificateTemplateSchema,
} from './certificate.schema.ts';

const about = { patientId: patientIdSchema, visitId: visitIdSchema.nullable().default(null) };
const pdf = { pdf: z.string(), pageCount: z.int() };

const registerFilter = z.object({
  fromDate: localDateSchema,
  toDate: localDateSchema,
  kind: certificateKindSchema.nullable().default(null),
  doctorId: userIdSchema.nullable().default(null),
});
export type RegisterFilter = z.infer<typeof registerFilter>;

const registerErrors = {
  DATES_REVERSED: z.object({}),
  REGISTER_PERIOD_TOO_LONG: z.object({ days: z.int() }),
};

const reasonSchema = lineSchema(160).refine(text => text.length > 0, 'REQUIRED');

export const certificatesContract = {
  /** What a new certificate begins with: what is known of the person, and the days that limit it. */
  begin: read({
    permission: 'certificates:issue',
    audit: 'certificate.begun',
    recorded: true,
    input: z.object(about),
    output: z.object({
      identificationMarks: z.string(),
      address: z.string(),
      diagnosis: z.string(),
      findings: z.string(),
      limits: certificateLimitsSchema,
      seenOn: z.array(localDateSchema),
      /** False without a registration number: then nothing can be issued (1.4.2). */
      canIssue: z.boolean(),
      /** The clinic's usual sheet. */
      paper: certificatePaperSchema,
    }),
  }),
  /** The page of what is written so far; nothing is kept, and every blank still to be filled is a line. */
  preview: task({
    permission: 'certificates:issue',
    audit: 'certificate.previewed',
    recorded: false,
    input: z.object({ ...about, body: certificateBodySchema, paper: certificatePaperSchema }),
    output: z.object(pdf),
  }),
  issue: write({
    permission: 'certificates:issue',
    audit: 'certificate.issued',
    input: z.object({ ...about, body: certificateBodySchema }),
    output: certificateSchema,
    errors: {
      REGISTRATION_NUMBER_MISSING: z.object({}),
      ANOTHER_PERSONS_VISIT: z.object({}),
    },
  }),
  print: task({
    permission: 'certificates:read',
    audit: 'certificate.printed',
    input: z.object({
      certificateId: certificateIdSchema,
      paper: certificatePaperSchema,
      /** One A4 sheet: the person's above, the clinic's counterfoil below. */
      hasCounterfoil: z.boolean().default(false),
    }),
    output: z.object({ ...pdf, fileName: z.string(), duplicateCopy: z.int().nullable() }),
  }),
  void: write({
    permission: 'certificates:issue',
    audit: 'certificate.voided',
    input: z.object({ certificateId: certificateIdSchema, reason: reasonSchema }),
    output: certificateSchema,
    errors: { NOT_YOUR_CERTIFICATE: z.object({}), CERTIFICATE_VOIDED_ALREADY: z.object({}) },
  }),
  /** All of the person's records, newest first. */
  ofPatient: read({
    permission: 'certificates:read',
    audit: 'certificate.listed',
    recorded: true,
    input: z.object({ patientId: patientIdSchema }),
    output: z.array(certificateSchema),
  }),
  /** The register that the conduct regulations ask for (1.3.3), in the order of its numbers. */
  register: read({
    permission: 'certificates:read',
    audit: 'certificateRegister.read',
    recorded: true,
    input: registerFilter,
    output: z.array(certificateSchema),
    errors: registerErrors,
  }),
  /** Rows for a spreadsheet, or the register's own page (A4, lying). */
  exportRegister: gridExport({
    permission: 'certificates:read',
    audit: 'certificateRegister.exported',
    input: registerFilter,
    errors: registerErrors,
  }),
  templates: read({
    permission: 'certificates:read',
    audit: 'certificateTemplate.listed',
    input: z.object({}),
    output: z.array(certificateTemplateSchema),
  }),
  /** The words of one kind from now on; what was issued keeps its own. */
  saveTemplate: write({
    permission: 'lists:change',
    audit: 'certificateTemplate.changed',
    input: z.object({
      kind: certificateKindSchema,
      textEn: noteSchema(2000).refine(text => text.trim() !== '', 'REQUIRED'),
      textHi: noteSchema(2000).default(''),
      /** The version that was on the screen. */
      version: z.int().positive(),
    }),
    output: certificateTemplateSchema,
    errors: {
      WORDING_NOT_UNDERSTOOD: z.object({
        path: z.enum(['textEn', 'textHi']),
        code: z.string(),
        blank: z.string(),
      }),
    },
  }),
};
