import { AppError } from '#shared/contract/app-error.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { Person, SessionView } from '#shared/features/users/user.schema.ts';
import type { usersContract } from '#shared/features/users/users.contract.ts';
import { type DatabaseKey, wipe } from '../../keys/database-key.ts';
import type { TaskContext } from '../../server/service.ts';
import { giveNewPassword } from './key-slots.ts';
import { assertGoodPassword } from './password-check.ts';
import { personOf } from './people.ts';
import { hashPin, isSimplePin } from './pin.ts';
import { asOpenProblem, assertStillGood, keyByPassword, noteProven, provePin } from './prove.ts';
import * as usersSql from './users.sql.ts';

/** Opens the clinic with a proven key (or finds it open) and makes the person this connection's session. */
export function beginSession(ctx: TaskContext, key: DatabaseKey, userId: number): SessionView {
  try {
    ctx.house.open(key);
  } catch (error) {
    throw asOpenProblem(error);
  }
  const session = startSession(ctx, userId);
  noteProven(ctx, userId);
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
  await provePin(ctx, input.userId, input.pin);
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
