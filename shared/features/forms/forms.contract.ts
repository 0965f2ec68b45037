import * as z from 'zod';
import { gridExport, noFilter } from '../../contract/grid-export.ts';
import { read, write } from '../../contract/procedure.ts';
import { draftFormSchema, formDefinitionSchema, formIdSchema } from './form.schema.ts';

const whichSchema = z.object({ formId: z.string().max(40), formVersion: z.int().positive() });

export const listedFormSchema = z.object({
  definition: formDefinitionSchema,
  /** As it came with the program, unchanged by the clinic. */
  isShipped: z.boolean(),
  savedAt: z.int().nullable(),
  savedByName: z.string().nullable(),
});
export type ListedForm = z.infer<typeof listedFormSchema>;

/** Refusals of signing a note with forms in it. */
export const sectionRefusals = {
  FORM_NOT_KNOWN: whichSchema,
  FORM_TWICE: z.object({ formId: z.string() }),
  FORM_VALUES_WRONG: z.object({
    problems: z.array(z.object({ formId: z.string(), key: z.string(), code: z.string() })),
  }),
};

export const formsContract = {
  /** The newest version of every form, retired ones too. */
  list: read({
    permission: 'settings:read',
    audit: 'forms.listed',
    input: z.object({}),
    output: z.array(listedFormSchema),
  }),
  exportList: gridExport({ permission: 'settings:read', audit: 'forms.exported', input: noFilter }),
  /** The versions some sections were filled in by; one that is not known is left out. */
  get: read({
    permission: 'settings:read',
    audit: 'forms.read',
    input: z.object({ forms: z.array(whichSchema).max(60) }),
    output: z.array(formDefinitionSchema),
  }),
  /** A new or changed form is the next version; `changes` is the version it was made from, null for a new form. */
  save: write({
    permission: 'lists:change',
    audit: 'form.saved',
    input: z.object({ form: draftFormSchema, changes: z.int().positive().nullable() }),
    output: formDefinitionSchema,
    errors: { FORM_ID_TAKEN: z.object({ formId: formIdSchema }) },
  }),
};
