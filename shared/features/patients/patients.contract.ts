import * as z from 'zod';
import { read, write } from '../../contract/procedure.ts';
import { patientIdSchema } from '../../kernel/ids.ts';
import {
  allergiesSchema,
  lookalikeSchema,
  newAllergySchema,
  newPatientSchema,
  patientBannerSchema,
  patientLineSchema,
  patientSchema,
  searchHitSchema,
} from './patient.schema.ts';

export const patientsContract = {
  register: write({
    permission: 'patients:register',
    audit: 'patient.registered',
    input: newPatientSchema,
    output: patientSchema,
    errors: {
      /** Shown side by side before anything is saved (REG-5); saving again with a reason is allowed. */
      LOOKS_LIKE_A_REGISTERED_PATIENT: z.object({ patientIds: z.array(patientIdSchema) }),
      BIRTH_DATE_IN_FUTURE: z.object({}),
      AGE_NOT_POSSIBLE: z.object({}),
    },
  }),
  change: write({
    permission: 'patients:register',
    audit: 'patient.changed',
    input: newPatientSchema.extend({ patientId: patientIdSchema, version: z.int() }),
    output: patientSchema,
    errors: { BIRTH_DATE_IN_FUTURE: z.object({}), AGE_NOT_POSSIBLE: z.object({}) },
  }),
  search: read({
    permission: 'patients:search',
    audit: 'patients.searched',
    input: z.object({ text: z.string().max(100), limit: z.int().min(1).max(50).default(20) }),
    output: z.array(searchHitSchema),
  }),
  household: read({
    permission: 'patients:search',
    audit: 'household.listed',
    input: z.object({ phone: z.string().max(20) }),
    output: z.array(patientLineSchema),
  }),
  lookalikes: read({
    permission: 'patients:search',
    audit: 'lookalikes.listed',
    input: newPatientSchema.pick({ fullName: true, phone: true, birthOn: true, sex: true, abhaNumber: true }),
    output: z.array(lookalikeSchema),
  }),
  banner: read({
    permission: 'patients:search',
    audit: 'patient.viewed',
    input: z.object({ patientId: patientIdSchema }),
    output: patientBannerSchema,
  }),
  recordAllergies: write({
    permission: 'allergies:record',
    audit: 'allergies.recorded',
    input: z
      .object({
        patientId: patientIdSchema,
        status: z.enum(['none', 'listed']),
        items: z.array(newAllergySchema).max(30),
      })
      .refine(value => (value.status === 'none') === (value.items.length === 0), {
        message: 'NONE_AND_LISTED_TOGETHER',
        path: ['items'],
      }),
    output: allergiesSchema,
  }),
};
