import { AppError } from '#shared/contract/app-error.ts';
import { pinSchema } from '#shared/features/users/user.schema.ts';
import { OpenFailure } from '../../database/open-failure.ts';
import { type DatabaseKey, wipe } from '../../keys/database-key.ts';
import { openWithPassword } from '../../keys/keyring.ts';
import { KeyringFailure } from '../../keys/keyring-failure.ts';
import type { TaskContext } from '../../server/service.ts';
import { isPin } from './pin.ts';
import * as usersSql from './users.sql.ts';

const PIN_TRIES = 5;
const wrongPins = new WeakMap<object, Map<number, number>>();

function wrongPinsOf({ house }: TaskContext): Map<number, number> {
  const counts = wrongPins.get(house) ?? new Map<number, number>();
  wrongPins.set(house, counts);
  return counts;
}

/** The full password was given: the person's PIN works from now on, and its wrong tries are forgotten. */
export function noteProven(ctx: TaskContext, userId: number): void {
  ctx.house.opened().provenUsers.add(userId);
  wrongPinsOf(ctx).delete(userId);
}

function assertMayTry(ctx: TaskContext, userId: number): number {
  const attempt = ctx.house.throttle.begin({ userId, deviceId: ctx.connection.kind });
  if (!attempt.allowed) {
    throw new AppError('WAIT_BEFORE_NEXT_TRY', { seconds: Math.ceil(attempt.waitMs / 1000) });
  }
  return attempt.triesLeft;
}

/** A file or ring that does not open is a screen of its own, not a fault. */
export function asOpenProblem(error: unknown): unknown {
  const isKnown = error instanceof OpenFailure || error instanceof KeyringFailure;
  return isKnown ? new AppError('CLINIC_CANNOT_OPEN', { problem: error.code }) : error;
}

/** Proves the password through the keyring; every wrong one slows the next down. */
export async function keyByPassword(
  ctx: TaskContext,
  userId: number,
  password: string,
): Promise<DatabaseKey> {
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

/** Hashing takes long: a password that was reset or a person who was disabled meanwhile does not get in. */
export function assertStillGood({ house }: TaskContext, userId: number, mark: number): void {
  if (house.signInMarkOf(userId) !== mark) throw new AppError('WRONG_PASSWORD', { triesLeft: 0 });
}

/** Proves an active person's PIN; the fifth wrong one in a row, wherever it was typed, asks for the full password. */
export async function provePin(ctx: TaskContext, userId: number, pin: string): Promise<void> {
  const clinic = ctx.house.opened();
  const row = usersSql.find(clinic.db.reader, userId);
  if (!row?.pinHash || row.isActive !== 1 || !clinic.provenUsers.has(userId)) {
    throw new AppError('PIN_NOT_USABLE');
  }
  const counts = wrongPinsOf(ctx);
  const wrong = (counts.get(userId) ?? 0) + 1;
  // Counted before the PIN is looked at, so that many tries at once do not share one count.
  counts.set(userId, wrong);
  if (wrong >= PIN_TRIES) clinic.provenUsers.delete(userId);
  const mark = ctx.house.signInMarkOf(userId);
  if (!(await isPin(ctx.house.kdf, row.pinHash, pin))) {
    throw new AppError('WRONG_PASSWORD', { triesLeft: Math.max(0, PIN_TRIES - wrong) });
  }
  assertStillGood(ctx, userId, mark);
  counts.delete(userId);
  clinic.provenUsers.add(userId);
}

/** Proves that this person stands here, by PIN or password, without making them anybody's session. */
export async function proveHere(ctx: TaskContext, userId: number, secret: string): Promise<void> {
  // A password has ten characters at least, so digits this few are a PIN.
  if (pinSchema.safeParse(secret).success) return provePin(ctx, userId, secret);
  const mark = ctx.house.signInMarkOf(userId);
  wipe(await keyByPassword(ctx, userId, secret));
  assertStillGood(ctx, userId, mark);
  noteProven(ctx, userId);
}
