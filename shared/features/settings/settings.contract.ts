import * as z from 'zod';
import { read, task, write } from '../../contract/procedure.ts';
import { clinicProfileSchema, clinicSettingsSchema, languageSchema } from './settings.schema.ts';

const everything = z.object({
  clinic: clinicProfileSchema,
  settings: clinicSettingsSchema,
  version: z.int(),
});

export const settingsContract = {
  get: read({
    permission: 'settings:read',
    audit: 'settings.read',
    input: z.object({}),
    output: everything,
  }),
  change: write({
    permission: 'settings:change',
    audit: 'settings.changed',
    input: everything,
    output: everything,
  }),
  /** Every key on one page, to be pinned beside the screen. */
  printKeyCard: task({
    permission: 'signedIn',
    audit: 'keyCard.printed',
    recorded: false,
    input: z.object({ language: languageSchema.optional() }),
    output: z.object({ pdf: z.string(), fileName: z.string() }),
  }),
};
