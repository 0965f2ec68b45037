import * as z from 'zod';
import { roleSchema } from '../../contract/permissions.ts';
import { userIdSchema } from '../../kernel/ids.ts';
import { lineSchema, nameSchema } from '../../kernel/text.ts';

export const signInNameSchema = z
  .string()
  .transform(text => text.trim().toLowerCase())
  .refine(text => /^[a-z][a-z0-9._-]{1,29}$/.test(text), 'NOT_A_SIGN_IN_NAME');

/** Length and strength are judged by the key room, which knows the role; here only what a keyboard can send. */
export const passwordSchema = z.string().min(1, 'REQUIRED').max(200, 'TOO_LONG');
export const pinSchema = z.string().regex(/^\d{4,6}$/, 'PIN_FOUR_TO_SIX_DIGITS');

/** What a prescription must carry of its doctor (rules.md 5.1); without a registration number nothing can be signed. */
export const doctorProfileSchema = z.object({
  qualification: lineSchema(80),
  council: lineSchema(80),
  registrationNumber: lineSchema(30),
  speciality: lineSchema(60),
  room: lineSchema(20),
  consultationFeePaise: z.int('NOT_AN_AMOUNT').min(0, 'NEGATIVE_AMOUNT').max(10_000_000, 'AMOUNT_TOO_LARGE'),
});
export type DoctorProfile = z.infer<typeof doctorProfileSchema>;

export const newPersonSchema = z
  .object({
    fullName: nameSchema(60),
    signInName: signInNameSchema,
    roles: z
      .array(roleSchema)
      .min(1, 'REQUIRED')
      .refine(roles => new Set(roles).size === roles.length, 'ROLE_TWICE'),
    password: passwordSchema,
    doctor: doctorProfileSchema.nullable(),
  })
  .refine(person => person.doctor !== null || !person.roles.includes('doctor'), {
    message: 'DOCTOR_DETAILS_REQUIRED',
    path: ['doctor'],
  });
export type NewPerson = z.infer<typeof newPersonSchema>;

export const personSchema = z.object({
  id: userIdSchema,
  fullName: z.string(),
  signInName: z.string(),
  roles: z.array(roleSchema),
  isActive: z.boolean(),
  hasPin: z.boolean(),
  doctor: doctorProfileSchema.nullable(),
});
export type Person = z.infer<typeof personSchema>;

export const sessionSchema = z.object({
  userId: userIdSchema,
  fullName: z.string(),
  roles: z.array(roleSchema),
  signedInAt: z.int(),
});
export type SessionView = z.infer<typeof sessionSchema>;

/** What the lock screen may show: staff, never patients. */
export const lockScreenPersonSchema = z.object({
  userId: userIdSchema,
  displayName: z.string(),
  signInName: z.string(),
  roles: z.array(roleSchema),
  canUsePin: z.boolean(),
});
