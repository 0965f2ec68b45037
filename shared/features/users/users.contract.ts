import * as z from 'zod';
import { gridExport, noFilter } from '../../contract/grid-export.ts';
import { read, task, write } from '../../contract/procedure.ts';
import { userIdSchema } from '../../kernel/ids.ts';
import {
  doctorProfileSchema,
  newPersonSchema,
  passwordSchema,
  personSchema,
  pinSchema,
  sessionSchema,
} from './user.schema.ts';

const passwordRefusals = {
  PASSWORD_TOO_SHORT: z.object({ minimum: z.int() }),
  PASSWORD_TOO_COMMON: z.object({}),
};
const wrongSecret = {
  WRONG_PASSWORD: z.object({ triesLeft: z.int() }),
  WAIT_BEFORE_NEXT_TRY: z.object({ seconds: z.int() }),
};

export const usersContract = {
  signIn: task({
    permission: 'anyone',
    audit: 'person.signedIn',
    input: z.object({ userId: userIdSchema, password: passwordSchema }),
    output: sessionSchema,
    errors: wrongSecret,
  }),
  /** Quick switch by PIN, open only to people who gave their full password since the clinic was opened. */
  signInWithPin: task({
    permission: 'anyone',
    audit: 'person.switched',
    input: z.object({ userId: userIdSchema, pin: pinSchema }),
    output: sessionSchema,
    errors: { ...wrongSecret, PIN_NOT_USABLE: z.object({}) },
  }),
  /**
   * Ends the session but keeps drafts; the idle lock and F9 call it. It names the session it locks: coming
   * late, after the next person has signed in, it does nothing.
   */
  lock: task({
    permission: 'signedIn',
    audit: 'screen.locked',
    input: z.object({ signedInAt: sessionSchema.shape.signedInAt }),
    output: z.object({}),
  }),
  signOut: task({
    permission: 'signedIn',
    audit: 'person.signedOut',
    input: z.object({}),
    output: z.object({}),
  }),
  list: read({
    permission: 'users:list',
    audit: 'people.listed',
    input: z.object({}),
    output: z.array(personSchema),
  }),
  exportPeople: gridExport({ permission: 'users:manage', audit: 'people.exported', input: noFilter }),
  add: task({
    permission: 'users:manage',
    audit: 'person.added',
    input: newPersonSchema,
    output: personSchema,
    errors: { ...passwordRefusals, SIGN_IN_NAME_TAKEN: z.object({}) },
  }),
  changeDoctorProfile: write({
    permission: 'users:manage',
    audit: 'doctor.profileChanged',
    input: z.object({ userId: userIdSchema, doctor: doctorProfileSchema }),
    output: personSchema,
  }),
  disable: task({
    permission: 'users:manage',
    audit: 'person.disabled',
    input: z.object({ userId: userIdSchema }),
    output: personSchema,
    errors: { LAST_OWNER: z.object({}) },
  }),
  changePassword: task({
    permission: 'signedIn',
    audit: 'password.changed',
    input: z.object({ oldPassword: passwordSchema, newPassword: passwordSchema }),
    output: z.object({}),
    errors: { ...passwordRefusals, ...wrongSecret },
  }),
  /** The owner gives a person a new password without knowing the old one. */
  resetPassword: task({
    permission: 'users:manage',
    audit: 'password.reset',
    input: z.object({ userId: userIdSchema, newPassword: passwordSchema }),
    output: z.object({}),
    errors: passwordRefusals,
  }),
  setPin: task({
    permission: 'signedIn',
    audit: 'pin.set',
    input: z.object({ password: passwordSchema, pin: pinSchema }),
    output: z.object({}),
    errors: { ...wrongSecret, PIN_TOO_SIMPLE: z.object({}) },
  }),
};
