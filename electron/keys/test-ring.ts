import { randomBytes } from 'node:crypto';
import { newDatabaseKey } from './database-key.ts';
import { addPasswordSlot, createRing } from './keyring.ts';
import { KeyringFailure } from './keyring-failure.ts';
import { type PasswordSlot, type Ring, sumOf } from './keyring-text.ts';
import { unsafeTestPasswordKdf } from './password-kdf.ts';
import { newRecoveryCode } from './recovery-code.ts';

export const kdf = unsafeTestPasswordKdf();
export const key = newDatabaseKey(randomBytes);
export const recoveryCode = newRecoveryCode(randomBytes);
export const doctor = { userId: 1, signInName: 'kavita', displayName: 'Dr Kavita Iyer' };
export const reception = { userId: 2, signInName: 'sunil', displayName: 'Sunil Pawar' };
export const passwords = { doctor: 'three blue umbrellas', reception: 'tea at half past four' };

export async function makeRing(): Promise<Ring> {
  const input = {
    key,
    createdAt: 1_760_000_000_000,
    person: doctor,
    password: passwords.doctor,
    recoveryCode,
  };
  return addPasswordSlot(await createRing(input, kdf), key, reception, passwords.reception, kdf);
}

export async function failureOf(work: () => unknown): Promise<KeyringFailure> {
  try {
    await work();
  } catch (error) {
    if (error instanceof KeyringFailure) return error;
    throw error;
  }
  throw new Error('it opened');
}

export async function codeOf(work: () => unknown): Promise<string> {
  return (await failureOf(work)).code;
}

/** What somebody with a text editor and no key can write: the sum is right again, the MAC is not. */
export function rewritten(from: Ring, change: (ring: Ring) => unknown): Ring {
  const copy = structuredClone(from);
  change(copy);
  return { ...copy, sum: sumOf(copy) };
}

export function slotOf(from: Ring, userId: number): PasswordSlot {
  const slot = from.slots.find(each => each.kind === 'password' && each.userId === userId);
  if (slot?.kind !== 'password') throw new Error('no slot');
  return slot;
}
