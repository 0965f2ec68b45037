import * as z from 'zod';
import { task } from '../../contract/procedure.ts';
import { localDateSchema } from '../../kernel/local-date.ts';
import { nameSchema } from '../../kernel/text.ts';
import {
  billSeriesPrefixSchema,
  clinicProfileSchema,
  clinicSettingsSchema,
  languageSchema,
  patientLanguageSchema,
} from '../settings/settings.schema.ts';
import {
  doctorProfileSchema,
  lockScreenPersonSchema,
  passwordSchema,
  sessionSchema,
  signInNameSchema,
} from '../users/user.schema.ts';

/** Why a clinic's file could not be opened; each has its own screen and nothing is deleted. */
export const OPEN_PROBLEMS = [
  'CLINIC_FILE_MISSING',
  'CLINIC_FILE_DAMAGED',
  'CLINIC_FILE_NEWER',
  'CLINIC_FILE_IN_USE',
  'WRONG_KEY',
  'DISK_FULL',
  'FOLDER_READ_ONLY',
  'RING_MISSING',
  'RING_DAMAGED',
  'RING_NEWER',
] as const;
export const openProblemSchema = z.enum(OPEN_PROBLEMS);
export type OpenProblem = z.infer<typeof openProblemSchema>;

/** The owner's own password and PIN rules are judged by the key room; the second doctor and staff come later. */
export const newClinicSchema = z.object({
  clinic: clinicProfileSchema,
  owner: z.object({ fullName: nameSchema(60), signInName: signInNameSchema, password: passwordSchema }),
  doctor: z.object({
    /** True when the owner is the first doctor; otherwise a person of their own is made. */
    isOwner: z.boolean(),
    fullName: z.string().max(60),
    signInName: z.string().max(30),
    password: z.string().max(200),
    profile: doctorProfileSchema,
  }),
  screenLanguage: languageSchema,
  patientLanguage: patientLanguageSchema,
  prescriptionPaper: clinicSettingsSchema.shape.prescriptionPaper,
  prescriptionLetterhead: clinicSettingsSchema.shape.prescriptionLetterhead,
  billPaper: clinicSettingsSchema.shape.billPaper,
  slipPaper: clinicSettingsSchema.shape.slipPaper,
  billSeriesPrefix: billSeriesPrefixSchema,
  upiAddress: clinicSettingsSchema.shape.upiAddress,
  backupFolder: clinicSettingsSchema.shape.backupFolder,
});
export type NewClinic = z.infer<typeof newClinicSchema>;

export const clinicStatusSchema = z.object({
  /** new: no clinic in this folder; recoveryPending: made, but the sheet is not confirmed; blocked: see problem. */
  state: z.enum(['new', 'recoveryPending', 'closed', 'open', 'blocked']),
  problem: openProblemSchema.nullable(),
  clinicName: z.string().nullable(),
  people: z.array(lockScreenPersonSchema),
  session: sessionSchema.nullable(),
  /** Who locked this screen; unlocking as the same person brings back what was on it. */
  lockedBy: z.int().nullable(),
  screenLanguage: languageSchema,
  idleLockMinutes: z.int(),
  today: localDateSchema,
  zone: z.string(),
  version: z.string(),
  waitingCount: z.int().nullable(),
  lastBackupAt: z.int().nullable(),
  isDemo: z.boolean(),
  hostAbilities: z.array(z.enum(['pickFolder', 'printPdf', 'openPdf', 'openWaitingScreen'])),
});
export type ClinicStatus = z.infer<typeof clinicStatusSchema>;

const recoveryRefusals = {
  WRONG_RECOVERY_CODE: z.object({}),
  RECOVERY_CODE_MISTYPED: z.object({}),
};

export const setupContract = {
  status: task({
    permission: 'anyone',
    audit: 'clinic.statusRead',
    recorded: false,
    input: z.object({}),
    output: clinicStatusSchema,
  }),
  create: task({
    permission: 'anyone',
    audit: 'clinic.created',
    input: newClinicSchema,
    output: z.object({ session: sessionSchema }),
    errors: {
      CLINIC_ALREADY_EXISTS: z.object({}),
      PASSWORD_TOO_SHORT: z.object({ minimum: z.int(), field: z.string() }),
      PASSWORD_TOO_COMMON: z.object({ field: z.string() }),
      SIGN_IN_NAME_TAKEN: z.object({}),
    },
  }),
  /** Makes a fresh recovery code, replaces the recovery slot, and returns the sheet; the code is never on a screen. */
  recoverySheet: task({
    permission: 'users:manage',
    audit: 'recoverySheet.printed',
    input: z.object({}),
    output: z.object({ pdf: z.string(), askGroups: z.array(z.int().min(1).max(8)) }),
  }),
  confirmRecoverySheet: task({
    permission: 'users:manage',
    audit: 'recoverySheet.confirmed',
    input: z.object({
      answers: z.array(z.object({ group: z.int().min(1).max(8), text: z.string().max(12) })).length(3),
    }),
    output: z.object({}),
    errors: {
      GROUPS_DO_NOT_MATCH: z.object({ wrongGroups: z.array(z.int()) }),
      RECOVERY_SHEET_NOT_PRINTED: z.object({}),
    },
  }),
  /** Forgotten passwords: the sheet's code opens the clinic and gives one person a new password. */
  recover: task({
    permission: 'anyone',
    audit: 'clinic.recovered',
    input: z.object({ code: z.string().max(80), userId: z.int(), newPassword: passwordSchema }),
    output: z.object({ session: sessionSchema }),
    errors: {
      ...recoveryRefusals,
      PASSWORD_TOO_SHORT: z.object({ minimum: z.int() }),
      PASSWORD_TOO_COMMON: z.object({}),
      WAIT_BEFORE_NEXT_TRY: z.object({ seconds: z.int() }),
    },
  }),
  /** Lists the backups in a folder by what their manifest says, newest first. */
  listBackups: task({
    permission: 'anyone',
    audit: 'backups.listed',
    recorded: false,
    input: z.object({ folder: z.string().min(1, 'REQUIRED').max(400) }),
    output: z.array(
      z.object({
        path: z.string(),
        takenAt: z.int(),
        bytes: z.int(),
        clinicName: z.string(),
        people: z.array(z.object({ userId: z.int(), displayName: z.string() })),
      }),
    ),
    errors: { FOLDER_NOT_FOUND: z.object({}) },
  }),
  restore: task({
    permission: 'anyone',
    audit: 'clinic.restored',
    input: z.object({
      path: z.string().min(1, 'REQUIRED').max(400),
      secret: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('password'), userId: z.int(), password: passwordSchema }),
        z.object({ kind: z.literal('recoveryCode'), code: z.string().max(80) }),
      ]),
    }),
    output: z.object({ patients: z.int(), visits: z.int(), bills: z.int(), takenAt: z.int() }),
    errors: {
      ...recoveryRefusals,
      WRONG_PASSWORD: z.object({}),
      BACKUP_DAMAGED: z.object({}),
      BACKUP_NEWER: z.object({}),
      CLINIC_ALREADY_EXISTS: z.object({}),
      WAIT_BEFORE_NEXT_TRY: z.object({ seconds: z.int() }),
    },
  }),
};
