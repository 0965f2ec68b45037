import * as z from 'zod';
import { read, write } from '../../contract/procedure.ts';
import { clinicProfileSchema, clinicSettingsSchema } from './settings.schema.ts';

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
};
