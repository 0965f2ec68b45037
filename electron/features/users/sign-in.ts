import { AppError } from '#shared/contract/app-error.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { Person, SessionView } from '#shared/features/users/user.schema.ts';
import type { usersContract } from '#shared/features/users/users.contract.ts';
import { OpenFailure } from '../../database/open-failure.ts';
import { type DatabaseKey, wipe } from '../../keys/database-key.ts';
import { openWithPassword } from '../../keys/keyring.ts';
import { KeyringFailure } from '../../keys/keyring-failure.ts';
import type { TaskContext } from '../../server/service.ts';
import { giveNewPassword } from './key-slots.ts';
import { assertGoodPassword } from './password-check.ts';
import { personOf } from './people.ts';
import { hashPin, isPin, isSimplePin } from './pin.ts';
import * as usersSql from './users.sql.ts';

const PIN_TRIES = 5;
const wrongPins = new WeakMap<object, Map<number, number>>();

function wrongPinsOf({ house }: TaskContext): Map<number, number> {
  const counts = wrongPins.get(house) ?? new Map<number, number>();
  wrongPins.set(house, counts);
  return counts;
}

function assertMayTry(ctx: TaskContext, userId: number): number {
  const attempt = ctx.house.throttle.begin({ userId, deviceId: ctx.connection.kind });
  if (!attempt.allowed) {
    throw new AppError('WAIT_BEFORE_NEXT_TRY', { seconds: Math.ceil(attempt.waitMs / 1000) });
  }
  return attempt.triesLeft;
}

/** Proves the password through the keyring; every wrong one slows the next down. */
async function keyByPassword(ctx: TaskContext, userId: number, password: string): Promise<DatabaseKey> {
  const triesLeft = assertMayTry(ctx, userId);
  try {
    const key = await openWithPassword(ctx.house.ring(), userId, password, ctx.house.kdf);
    ctx.house.throttle.succeed({ userId, deviceId: ctx.connection.kind });
    return key;
  } catch (error) {
    if (error instanceof KeyringFailure && error.code === 'WRONG_PASSWORD') {
      throw new AppError('WRONG_PASSWORD', { triesLeft });
    }
    throw asOpenProblem(error);
  }
}

/** A file or ring that does not open is a screen of its own, not a fault. */
export function asOpenProblem(error: unknown): unknown {
  const isKnown = error instanceof OpenFailure || error instanceof KeyringFailure;
  return isKnown ? new AppError('CLINIC_CANNOT_OPEN', { problem: error.code }) : error;
}

/** Opens the clinic with a proven key (or finds it open) and makes the person this connection's session. */
export function beginSession(ctx: TaskContext, key: DatabaseKey, userId: number): SessionView {
  try {
    ctx.house.open(key);
  } catch (error) {
    throw asOpenProblem(error);
  }
  const session = startSession(ctx, userId);
  ctx.house.opened().provenUsers.add(userId);
  wrongPinsOf(ctx).delete(userId);
  return session;
}

function startSession(ctx: TaskContext, userId: number): SessionView {
  const person = activePerson(ctx, userId);
  const session = { userId, fullName: person.fullName, roles: person.roles, signedInAt: ctx.now() };
  ctx.connection.session = session;
  ctx.connection.lockedBy = null;
  ctx.subject('user', userId);
  return session;
}

function activePerson(ctx: TaskContext, userId: number): Person {
  const row = usersSql.find(ctx.house.opened().db.reader, userId);
  if (row?.isActive !== 1) throw new AppError('WRONG_PASSWORD', { triesLeft: 0 });
  return personOf(row);
}

/** Hashing takes long: a password that was reset or a person who was disabled meanwhile does not get in. */
function assertStillGood({ house }: TaskContext, userId: number, mark: number): void {
  if (house.signInMarkOf(userId) !== mark) throw new AppError('WRONG_PASSWORD', { triesLeft: 0 });
}

export async function signIn(
  ctx: TaskContext,
  input: ParsedInputOf<typeof usersContract.signIn>,
): Promise<SessionView> {
  ctx.subject('user', input.userId);
  const mark = ctx.house.signInMarkOf(input.userId);
  const key = await keyByPassword(ctx, input.userId, input.password);
  assertStillGood(ctx, input.userId, mark);
  return beginSession(ctx, key, input.userId);
}

export async function signInWithPin(
  ctx: TaskContext,
  input: ParsedInputOf<typeof usersContract.signInWithPin>,
): Promise<SessionView> {
  ctx.subject('user', input.userId);
  const clinic = ctx.house.opened();
  const row = usersSql.find(clinic.db.reader, input.userId);
  if (!row?.pinHash || row.isActive !== 1 || !clinic.provenUsers.has(input.userId)) {
    throw new AppError('PIN_NOT_USABLE');
  }
  const counts = wrongPinsOf(ctx);
  const wrong = (counts.get(input.userId) ?? 0) + 1;
  // Counted before the PIN is looked at, so that many tries at once do not share one count.
  counts.set(input.userId, wrong);
  if (wrong >= PIN_TRIES) clinic.provenUsers.delete(input.userId);
  const mark = ctx.house.signInMarkOf(input.userId);
  if (!(await isPin(ctx.house.kdf, row.pinHash, input.pin))) {
    throw new AppError('WRONG_PASSWORD', { triesLeft: Math.max(0, PIN_TRIES - wrong) });
  }
  assertStillGood(ctx, input.userId, mark);
  counts.delete(input.userId);
  clinic.provenUsers.add(input.userId);
  return startSession(ctx, input.userId);
}

export async function lock(
  ctx: TaskContext,
  { signedInAt }: ParsedInputOf<typeof usersContract.lock>,
): Promise<Record<string, never>> {
  const { connection } = ctx;
  if (connection.session?.signedInAt !== signedInAt) return {};
  connection.lockedBy = connection.session.userId;
  connection.session = null;
  return {};
}

export async function signOut(ctx: TaskContext): Promise<Record<string, never>> {
  ctx.connection.session = null;
  ctx.connection.lockedBy = null;
  return {};
}

function me(ctx: TaskContext): Person {
  return activePerson(ctx, ctx.connection.session?.userId ?? 0);
}

async function proveOwnPassword(ctx: TaskContext, password: string): Promise<Person> {
  const person = me(ctx);
  wipe(await keyByPassword(ctx, person.id, password));
  return person;
}

export async function changePassword(
  ctx: TaskContext,
  input: ParsedInputOf<typeof usersContract.changePassword>,
): Promise<Record<string, never>> {
  const person = await proveOwnPassword(ctx, input.oldPassword);
  assertGoodPassword(ctx, input.newPassword, person.roles, [person.fullName, person.signInName]);
  await giveNewPassword(ctx, person, input.newPassword);
  // Whoever else sits somewhere under this name knew the old password only.
  ctx.house.endSessionsOf(person.id, ctx.connection);
  ctx.house.opened().provenUsers.add(person.id);
  ctx.subject('user', person.id);
  return {};
}

export async function setPin(
  ctx: TaskContext,
  input: ParsedInputOf<typeof usersContract.setPin>,
): Promise<Record<string, never>> {
  if (isSimplePin(input.pin)) throw new AppError('PIN_TOO_SIMPLE');
  const person = await proveOwnPassword(ctx, input.password);
  const pinHash = await hashPin(ctx.house.kdf, input.pin);
  ctx.writing(({ db }) => usersSql.setPin(db, person.id, pinHash));
  ctx.subject('user', person.id);
  return {};
}
