import * as z from 'zod';
import { localDateSchema } from '../../kernel/local-date.ts';
import { lineSchema, noteSchema } from '../../kernel/text.ts';
import { KEPT_KINDS } from './file-kind.rules.ts';

export const DOCUMENT_KINDS = [
  'labReport',
  'imaging',
  'discharge',
  'referralLetter',
  'otherPrescription',
  'consent',
  'identity',
  'photo',
  'other',
] as const;
export const documentKindSchema = z.enum(DOCUMENT_KINDS);
export type DocumentKind = z.infer<typeof documentKindSchema>;

export const MOST_PAGES = 60;
export const MOST_TAGS = 8;
export const LARGEST_THUMBNAIL_BYTES = 20_480;

export const fileNameSchema = z.string().regex(/^[0-9a-f]{64}$/, 'NOT_A_FILE');
/** A JPEG in base64, made small in the page. */
export const thumbnailSchema = z.string().max(Math.ceil(LARGEST_THUMBNAIL_BYTES / 3) * 4, 'TOO_LONG');

/** What is said about a document; each change is the next version. */
export const documentFactsSchema = z.object({
  kind: documentKindSchema,
  /** Empty: named by its kind and day. */
  title: lineSchema(80).default(''),
  /** The document's own day, not the one on which it came. */
  datedOn: localDateSchema,
  tags: z
    .array(lineSchema(24).refine(tag => tag !== '', 'REQUIRED'))
    .max(MOST_TAGS)
    .default([]),
  note: noteSchema(500).default(''),
  /** The visit it belongs to; one of the same person. */
  visitId: z.int().nullable().default(null),
  mayShowPatient: z.boolean().default(false),
});
export type DocumentFacts = z.infer<typeof documentFactsSchema>;

export const newDocumentSchema = documentFactsSchema.extend({
  patientId: z.int(),
  /** Files sent before, in the order of the pages. */
  files: z.array(fileNameSchema).min(1, 'REQUIRED').max(MOST_PAGES, 'TOO_MANY_PAGES'),
  /** The printed consent form of which this is the signed scan. */
  consentFormId: z.int().nullable().default(null),
});

export const documentPageSchema = z.object({
  pageNumber: z.int(),
  kind: z.enum(KEPT_KINDS),
  bytes: z.int(),
  /** How many pages a PDF has; null for a picture and where it could not be counted. */
  pageCount: z.int().nullable(),
  hasThumbnail: z.boolean(),
});
export type DocumentPage = z.infer<typeof documentPageSchema>;

export const documentSchema = documentFactsSchema.extend({
  id: z.int(),
  /** The record it was added to; a joined person has several. */
  patientId: z.int(),
  version: z.int(),
  withdrawnBecause: z.string().nullable(),
  consentFormId: z.int().nullable(),
  addedAt: z.int(),
  addedByName: z.string(),
  pages: z.array(documentPageSchema),
});
export type ClinicDocument = z.infer<typeof documentSchema>;

export const documentVersionSchema = documentFactsSchema.extend({
  version: z.int(),
  withdrawnBecause: z.string().nullable(),
  changedAt: z.int(),
  changedByName: z.string(),
});
