import * as z from 'zod';
import { gridExport } from '../../contract/grid-export.ts';
import { read, task, write } from '../../contract/procedure.ts';
import { lineSchema } from '../../kernel/text.ts';
import {
  changedTemplateSchema,
  consentTemplateIdSchema,
  consentTemplateSchema,
  printedConsentSchema,
  waitingConsentSchema,
} from './consent.schema.ts';
import {
  documentFactsSchema,
  documentSchema,
  documentVersionSchema,
  fileNameSchema,
  newDocumentSchema,
  thumbnailSchema,
} from './document.schema.ts';
import { keptFileErrors } from './file-errors.schema.ts';
import { FILE_KINDS, KEPT_KINDS } from './file-kind.rules.ts';
import { phoneUploadContract } from './phone-upload.contract.ts';

const reasonSchema = lineSchema(120).refine(text => text !== '', 'REQUIRED');
const pageOfDocument = z.object({ documentId: z.int(), pageNumber: z.int().min(1) });
const sheetSchema = z.object({ pdf: z.string(), fileName: z.string() });

const fileErrors = {
  /** The file is not in its place; a backup has it. */
  FILE_MISSING: z.object({}),
  /** Its content is not what was stored; a backup has it. */
  FILE_DAMAGED: z.object({}),
};

const consentErrors = { TEXT_MISSING: z.object({ language: z.string() }) };

export const documentsContract = {
  /** Seals one file beside the database; a document is made of such files afterwards. */
  putFile: task({
    permission: 'documents:add',
    audit: 'document.fileSent',
    recorded: false,
    input: z.object({
      /** What its name says it is. */
      saidKind: z.enum(FILE_KINDS).nullable(),
      // 30,000,000 bytes in base64.
      content: z.string().max(40_000_000, 'FILE_TOO_LARGE'),
      thumbnail: thumbnailSchema.default(''),
    }),
    output: z.object({
      file: fileNameSchema,
      kind: z.enum(KEPT_KINDS),
      bytes: z.int(),
      pageCount: z.int().nullable(),
    }),
    errors: keptFileErrors,
  }),
  add: write({
    permission: 'documents:add',
    audit: 'document.added',
    input: newDocumentSchema,
    output: z.object({ documentId: z.int() }),
    errors: {
      /** Sent more than a day ago and collected since: send it again. */
      FILE_NOT_SENT: z.object({ page: z.int() }),
      DATED_IN_FUTURE: z.object({}),
      NOT_THEIR_VISIT: z.object({}),
      NOT_THEIR_FORM: z.object({}),
    },
  }),
  /** Of all records of the person, latest day first. */
  list: read({
    permission: 'documents:read',
    audit: 'documents.listed',
    recorded: true,
    input: z.object({ patientId: z.int() }),
    output: z.array(documentSchema),
  }),
  /** What there is, not the pages themselves. */
  exportList: gridExport({
    permission: 'documents:read',
    audit: 'documents.exported',
    input: z.object({ patientId: z.int() }),
  }),
  thumbnail: read({
    permission: 'documents:read',
    audit: 'document.thumbnailShown',
    input: pageOfDocument,
    output: z.object({ jpeg: z.string().nullable() }),
  }),
  versions: read({
    permission: 'documents:read',
    audit: 'document.versionsShown',
    input: z.object({ documentId: z.int() }),
    output: z.array(documentVersionSchema),
  }),
  /** Every look at a page is on the record. */
  page: task({
    permission: 'documents:read',
    audit: 'document.viewed',
    input: pageOfDocument,
    output: z.object({ kind: z.enum(KEPT_KINDS), content: z.string() }),
    errors: fileErrors,
  }),
  saveCopy: task({
    permission: 'documents:read',
    audit: 'document.copied',
    input: pageOfDocument,
    output: z.object({ kind: z.enum(KEPT_KINDS), content: z.string(), fileName: z.string() }),
    errors: fileErrors,
  }),
  /** The PDF that is shown, or all pictures of the document as one. */
  print: task({
    permission: 'documents:read',
    audit: 'document.printed',
    input: pageOfDocument,
    output: sheetSchema,
    errors: { ...fileErrors, DOCUMENT_WITHDRAWN: z.object({}) },
  }),
  change: write({
    permission: 'documents:read',
    audit: 'document.changed',
    input: documentFactsSchema.extend({ documentId: z.int(), version: z.int() }),
    output: z.object({ version: z.int() }),
    errors: {
      DOCUMENT_WITHDRAWN: z.object({}),
      DATED_IN_FUTURE: z.object({}),
      NOT_THEIR_VISIT: z.object({}),
    },
  }),
  /** Struck through from then on, and kept. */
  withdraw: write({
    permission: 'documents:read',
    audit: 'document.withdrawn',
    input: z.object({ documentId: z.int(), version: z.int(), reason: reasonSchema }),
    output: z.object({ version: z.int() }),
    errors: { DOCUMENT_WITHDRAWN: z.object({}) },
  }),

  consentTemplates: read({
    permission: 'documents:add',
    audit: 'consentTemplates.listed',
    input: z.object({}),
    output: z.array(consentTemplateSchema),
  }),
  saveConsentTemplate: write({
    permission: 'templates:change',
    audit: 'consentTemplate.saved',
    input: changedTemplateSchema,
    output: z.object({ templateId: consentTemplateIdSchema, version: z.int() }),
    errors: { BLANK_UNKNOWN: z.object({ blank: z.string(), language: z.string() }), ...consentErrors },
  }),
  /** As it will print; nothing is kept. */
  previewConsent: task({
    permission: 'documents:add',
    audit: 'consentForm.previewed',
    recorded: false,
    input: printedConsentSchema,
    output: sheetSchema,
    errors: { ...consentErrors, NOT_THEIR_VISIT: z.object({}) },
  }),
  /** Keeps the words as they were printed; the form then waits for its signed scan. */
  printConsent: task({
    permission: 'documents:add',
    audit: 'consentForm.printed',
    input: printedConsentSchema,
    output: sheetSchema.extend({ formId: z.int() }),
    errors: { ...consentErrors, NOT_THEIR_VISIT: z.object({}) },
  }),
  reprintConsent: task({
    permission: 'documents:add',
    audit: 'consentForm.reprinted',
    input: z.object({ formId: z.int() }),
    output: sheetSchema,
  }),
  /** Oldest first; of one person or of the clinic. */
  waitingConsents: read({
    permission: 'documents:add',
    audit: 'consentForms.waitingListed',
    input: z.object({ patientId: z.int().nullable().default(null) }),
    output: z.array(waitingConsentSchema),
  }),
  /** The person did not consent, or another form was signed: it waits no longer. */
  closeConsent: write({
    permission: 'documents:add',
    audit: 'consentForm.closed',
    input: z.object({ formId: z.int(), reason: reasonSchema }),
    output: z.object({}),
    errors: { FORM_NOT_WAITING: z.object({}) },
  }),

  ...phoneUploadContract,
};
