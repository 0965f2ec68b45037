import { randomBytes, randomInt } from 'node:crypto';
import { AppError } from '#shared/contract/app-error.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import { defaultSettings } from '#shared/features/settings/settings.schema.ts';
import type { NewClinic, setupContract } from '#shared/features/setup/setup.contract.ts';
import { signInNameSchema } from '#shared/features/users/user.schema.ts';
import { formatDate, localDateAt } from '#shared/kernel/local-date.ts';
import { nameSchema } from '#shared/kernel/text.ts';
import type { ClinicDatabase } from '../../database/db.ts';
import { newDatabaseKey } from '../../keys/database-key.ts';
import {
  addPasswordSlot,
  createRing,
  openWithRecoveryCode,
  replaceRecoverySlot,
} from '../../keys/keyring.ts';
import { refusalOfPassword } from '../../keys/password-rules.ts';
import { isRecoveryCodeGroup, newRecoveryCode } from '../../keys/recovery-code.ts';
import { renderPdf } from '../../printing/render-pdf.ts';
import type { ServiceOf, TaskContext } from '../../server/service.ts';
import { listBackupsIn, restoreBackup } from '../backup/backup.service.ts';
import { clinicAndSettings, insertClinic, markRecoveryConfirmed } from '../settings/settings.service.ts';
import {
  asOpenProblem,
  assertGoodPassword,
  beginSession,
  getActivePerson,
  giveNewPassword,
  insertUser,
} from '../users/users.service.ts';
import { clinicStatus } from './clinic-status.ts';
import { recoverySheetDocument } from './recovery-sheet.document.ts';

const OWNER_ID = 1;
const SECOND_PERSON_ID = 2;
const RECOVERY_GROUPS = 8;
const GROUPS_TYPED_BACK = 3;

type FirstPeople = { input: NewClinic; doctorName: string; doctorSignIn: string };

function readSeparateDoctor(input: NewClinic): { doctorName: string; doctorSignIn: string } {
  if (input.doctor.isOwner) return { doctorName: '', doctorSignIn: '' };
  const name = nameSchema(60).safeParse(input.doctor.fullName);
  const signIn = signInNameSchema.safeParse(input.doctor.signInName);
  const problems = [
    ...(name.success ? [] : [{ path: 'doctor.fullName', code: name.error.issues[0]?.message ?? 'REQUIRED' }]),
    ...(signIn.success ? [] : [{ path: 'doctor.signInName', code: 'NOT_A_SIGN_IN_NAME' }]),
  ];
  if (!name.success || !signIn.success) throw new AppError('INVALID_INPUT', { problems });
  if (signIn.data === input.owner.signInName) throw new AppError('SIGN_IN_NAME_TAKEN');
  return { doctorName: name.data, doctorSignIn: signIn.data };
}

function assertFirstPassword(password: string, isOwner: boolean, knownWords: string[], field: string): void {
  const refusal = refusalOfPassword({ password, isOwner, knownWords });
  if (refusal?.code === 'PASSWORD_TOO_SHORT')
    throw new AppError(refusal.code, { minimum: refusal.minimum, field });
  if (refusal) throw new AppError(refusal.code, { field });
}

function assertRegistered(input: NewClinic): void {
  if (input.doctor.profile.registrationNumber !== '') return;
  // Without it nothing can be signed (rules.md 5.1), so set-up asks for it at once.
  const problems = [{ path: 'doctor.profile.registrationNumber', code: 'REQUIRED' }];
  throw new AppError('INVALID_INPUT', { problems });
}

function fillNewClinic(
  db: ClinicDatabase,
  { input, doctorName, doctorSignIn }: FirstPeople,
  at: number,
): void {
  const { clinic, owner, doctor, ...rest } = input;
  db.transaction(tx => {
    insertClinic(tx, { clinic, settings: { ...defaultSettings, ...rest }, isDemo: false, createdAt: at });
    insertUser(tx, {
      id: OWNER_ID,
      fullName: owner.fullName,
      signInName: owner.signInName,
      roles: doctor.isOwner ? ['owner', 'doctor'] : ['owner'],
      doctor: doctor.isOwner ? doctor.profile : null,
      createdAt: at,
    });
    if (doctor.isOwner) return;
    insertUser(tx, {
      id: SECOND_PERSON_ID,
      fullName: doctorName,
      signInName: doctorSignIn,
      roles: ['doctor'],
      doctor: doctor.profile,
      createdAt: at,
    });
  });
}

async function create(ctx: TaskContext, input: NewClinic) {
  const { house } = ctx;
  if (!house.isNew()) throw new AppError('CLINIC_ALREADY_EXISTS');
  const separate = readSeparateDoctor(input);
  assertRegistered(input);
  const { owner, doctor, clinic } = input;
  assertFirstPassword(
    owner.password,
    true,
    [owner.fullName, owner.signInName, clinic.name],
    'owner.password',
  );
  if (!doctor.isOwner) {
    const words = [separate.doctorName, separate.doctorSignIn, clinic.name];
    assertFirstPassword(doctor.password, false, words, 'doctor.password');
  }
  const kdf = await house.kdfForNewPasswords();
  const key = newDatabaseKey(randomBytes);
  const person = { userId: OWNER_ID, signInName: owner.signInName, displayName: owner.fullName };
  // This first code is never printed; the sheet replaces it with the one that is.
  const recoveryCode = newRecoveryCode(randomBytes);
  let ring = await createRing(
    { key, createdAt: ctx.now(), person, password: owner.password, recoveryCode },
    kdf,
  );
  if (!doctor.isOwner) {
    const second = {
      userId: SECOND_PERSON_ID,
      signInName: separate.doctorSignIn,
      displayName: separate.doctorName,
    };
    ring = await addPasswordSlot(ring, key, second, doctor.password, kdf);
  }
  try {
    house.create(key, ring, db => fillNewClinic(db, { input, ...separate }, ctx.now()));
  } catch (error) {
    throw asOpenProblem(error);
  }
  const session = beginSession(ctx, key, OWNER_ID);
  ctx.subject('clinic', 1);
  return { session };
}

function someGroups(): number[] {
  const groups = new Set<number>();
  while (groups.size < GROUPS_TYPED_BACK) groups.add(randomInt(1, RECOVERY_GROUPS + 1));
  return [...groups].sort((a, b) => a - b);
}

async function recoverySheet(ctx: TaskContext) {
  const { house } = ctx;
  const code = newRecoveryCode(randomBytes);
  // The old sheet opens nothing from here on, so the clinic counts as unconfirmed until this one is typed back.
  ctx.writing(({ db }) => markRecoveryConfirmed(db, null));
  const ring = await house.changeRing((before, key) => replaceRecoverySlot(before, key, code));
  const askGroups = someGroups();
  house.recoveryCodeOnPaper = { code, askGroups };
  const { clinic, settings } = ctx.reading(({ db }) => clinicAndSettings(db));
  const pdf = await renderPdf(
    recoverySheetDocument({
      language: settings.screenLanguage,
      clinicName: clinic.name,
      place: clinic.city,
      date: formatDate(localDateAt(ctx.now(), clinic.zone)),
      keyId: keyIdOf(ring.hdr.ringId),
      groups: code.split('-').slice(0, RECOVERY_GROUPS),
      checkGroup: code.split('-')[RECOVERY_GROUPS] ?? '',
    }),
  );
  ctx.subject('clinic', 1);
  return { pdf: Buffer.from(pdf.bytes).toString('base64'), askGroups };
}

function keyIdOf(ringId: string): string {
  const hex = Buffer.from(ringId, 'base64').toString('hex').slice(0, 8).toUpperCase();
  return `${hex.slice(0, 4)} ${hex.slice(4)}`;
}

async function confirmRecoverySheet(
  ctx: TaskContext,
  input: ParsedInputOf<typeof setupContract.confirmRecoverySheet>,
) {
  const onPaper = ctx.house.recoveryCodeOnPaper;
  if (!onPaper) throw new AppError('RECOVERY_SHEET_NOT_PRINTED');
  const wrongGroups = onPaper.askGroups.filter(group => {
    const answer = input.answers.find(each => each.group === group);
    return !answer || !isRecoveryCodeGroup(onPaper.code, group, answer.text);
  });
  if (wrongGroups.length > 0) throw new AppError('GROUPS_DO_NOT_MATCH', { wrongGroups });
  ctx.writing(({ db, now }) => markRecoveryConfirmed(db, now()));
  ctx.house.recoveryCodeOnPaper = null;
  ctx.subject('clinic', 1);
  return {};
}

async function recover(ctx: TaskContext, input: ParsedInputOf<typeof setupContract.recover>) {
  const { house } = ctx;
  const attempt = { userId: 'recoveryCode' as const, deviceId: ctx.connection.kind };
  const { allowed, waitMs } = house.throttle.begin(attempt);
  if (!allowed) throw new AppError('WAIT_BEFORE_NEXT_TRY', { seconds: Math.ceil(waitMs / 1000) });
  ctx.subject('user', input.userId);
  const key = openWithRecoveryCode(house.ring(), input.code);
  house.throttle.succeed(attempt);
  try {
    house.open(key);
  } catch (error) {
    throw asOpenProblem(error);
  }
  const person = getActivePerson(house.opened().db.reader, input.userId);
  assertGoodPassword(ctx, input.newPassword, person.roles, [person.fullName, person.signInName]);
  await giveNewPassword(ctx, person, input.newPassword);
  house.endSessionsOf(person.id);
  return { session: beginSession(ctx, house.opened().key, person.id) };
}

async function listBackups(_ctx: TaskContext, input: ParsedInputOf<typeof setupContract.listBackups>) {
  return listBackupsIn(input.folder);
}

export const setupService = {
  status: async (ctx: TaskContext) => clinicStatus(ctx),
  create,
  recoverySheet,
  confirmRecoverySheet,
  recover,
  listBackups,
  restore: restoreBackup,
} satisfies ServiceOf<typeof setupContract>;
