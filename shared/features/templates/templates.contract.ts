import * as z from 'zod';
import { gridExport, noFilter } from '../../contract/grid-export.ts';
import { read, write } from '../../contract/procedure.ts';
import { idSchema } from '../../kernel/ids.ts';
import { lineSchema } from '../../kernel/text.ts';
import { rxLineSchema } from '../prescriptions/dose.schema.ts';
import { shorthandRowSchema } from './complaint-shorthand.rules.ts';
import { newTemplateSchema, templateSchema } from './template.schema.ts';

const diagnosis = z.object({ text: z.string().max(120), icd10: z.string().max(8) });

export const favouriteSchema = z.object({
  line: rxLineSchema,
  uses: z.int(),
  /** Why it is offered: for a diagnosis of the note, for a complaint, or because it is written often. */
  basis: z.enum(['diagnosis', 'complaint', 'usual']),
  /** The words of the diagnosis or complaint. */
  of: z.string(),
});
export type Favourite = z.infer<typeof favouriteSchema>;

const refusals = {
  TEMPLATE_NAME_TAKEN: z.object({ templateId: idSchema }),
  TEMPLATE_KEY_TAKEN: z.object({ templateId: idSchema }),
  NOT_YOUR_TEMPLATE: z.object({}),
  TEMPLATE_CHANGED_MEANWHILE: z.object({ version: z.int() }),
};

export const templatesContract = {
  /** Kits and texts in force: one's own and the team's. */
  list: read({
    permission: 'templates:change',
    audit: 'templates.listed',
    input: z.object({}),
    output: z.array(templateSchema),
  }),
  exportList: gridExport({ permission: 'templates:change', audit: 'templates.exported', input: noFilter }),
  add: write({
    permission: 'templates:change',
    audit: 'template.added',
    input: newTemplateSchema,
    output: templateSchema,
    errors: {
      TEMPLATE_NAME_TAKEN: refusals.TEMPLATE_NAME_TAKEN,
      TEMPLATE_KEY_TAKEN: refusals.TEMPLATE_KEY_TAKEN,
    },
  }),
  /** The next version; refused when somebody saved one meanwhile. */
  change: write({
    permission: 'templates:change',
    audit: 'template.changed',
    input: z.object({ id: idSchema, fromVersion: z.int().positive(), template: newTemplateSchema }),
    output: templateSchema,
    errors: refusals,
  }),
  retire: write({
    permission: 'templates:change',
    audit: 'template.retired',
    input: z.object({ id: idSchema, fromVersion: z.int().positive() }),
    output: z.object({ id: idSchema }),
    errors: {
      NOT_YOUR_TEMPLATE: refusals.NOT_YOUR_TEMPLATE,
      TEMPLATE_CHANGED_MEANWHILE: refusals.TEMPLATE_CHANGED_MEANWHILE,
    },
  }),
  /** This doctor's commonest whole lines for the note so far, at most nine, for persons of this size. */
  favourites: read({
    permission: 'templates:use',
    audit: 'favourites.read',
    input: z.object({
      ageMonths: z.int().min(0).max(1800),
      weightKg: z.number().min(0).max(400).nullable(),
      diagnoses: z.array(diagnosis).max(21),
      complaints: z.string().max(2000),
    }),
    output: z.array(favouriteSchema).max(9),
  }),
  /** What was chosen for what was typed: it comes first next time (RX-24). */
  learnDiagnosis: write({
    permission: 'templates:use',
    audit: 'diagnosis.learned',
    recorded: false,
    input: z.object({
      typed: lineSchema(100),
      code: z.string().max(8),
      title: lineSchema(120).refine(text => text.length > 0, 'REQUIRED'),
    }),
    output: z.object({}),
  }),
  shorthand: read({
    permission: 'templates:use',
    audit: 'shorthand.read',
    input: z.object({}),
    output: z.array(shorthandRowSchema),
  }),
};
