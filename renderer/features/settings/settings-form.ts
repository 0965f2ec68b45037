import * as z from 'zod';
import { clinicProfileSchema, clinicSettingsSchema } from '#shared/features/settings/settings.schema.ts';
import type { FormOf } from '../../ui/form.tsx';

export const everythingSchema = z.object({
  clinic: clinicProfileSchema,
  settings: clinicSettingsSchema,
  version: z.int(),
});
type Everything = z.input<typeof everythingSchema>;
export type SectionProps = { form: FormOf<Everything> };
