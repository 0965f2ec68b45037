import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { type DatabaseKey, databaseKeyOf, subKey, wipe } from './database-key.ts';
import { boxedKey, keyInBox, type SlotWithoutBox } from './keyring-box.ts';
import { KeyringFailure } from './keyring-failure.ts';
import {
  newPasswordSlot,
  newRecoverySlot,
  privateKeyByPassword,
  privateKeyByRecoveryCode,
} from './keyring-slot.ts';
import {
  canonicalJson,
  type PasswordSlot,
  RING_VERSION,
  type Ring,
  type RingHeader,
  type RingPerson,
  sumOf,
} from './keyring-text.ts';
import { type PasswordKdf, passwordKdf } from './password-kdf.ts';

export type NewRing = {
  readonly key: DatabaseKey;
  /** Milliseconds since 1970 in UTC. */
  readonly createdAt: number;
  readonly person: RingPerson;
  readonly password: string;
  readonly recoveryCode: string;
};

/** A ring with two ways in: the first person's password and the recovery code. */
export async function createRing(input: NewRing, kdf: PasswordKdf = passwordKdf): Promise<Ring> {
  const hdr: RingHeader = {
    v: RING_VERSION,
    app: 'parchi',
    ringId: randomBytes(16).toString('base64'),
    epoch: 1,
    dbSalt: input.key.salt.toString('base64'),
    createdAt: input.createdAt,
  };
  const owner = await newPasswordSlot(hdr, input.person, input.password, kdf);
  const ring = sealRing(hdr, [owner, newRecoverySlot(hdr, input.recoveryCode)], input.key);
  await provePasswordOpens(ring, input.person.userId, input.password, kdf);
  proveRecoveryCodeOpens(ring, input.recoveryCode);
  return ring;
}

/** People with a password, for the lock screen. Not yet proven genuine: the MAC can only be checked once open. */
export function listPeople(ring: Ring): RingPerson[] {
  return passwordSlots(ring).map(({ userId, signInName, displayName }) => ({
    userId,
    signInName,
    displayName,
  }));
}

/** Throws WRONG_PASSWORD (also for a person who has no slot), or RING_DAMAGED when the ring was tampered with. */
export async function openWithPassword(
  ring: Ring,
  userId: number,
  password: string,
  kdf: PasswordKdf = passwordKdf,
): Promise<DatabaseKey> {
  const slot = passwordSlots(ring).find(each => each.userId === userId);
  if (!slot) throw new KeyringFailure('WRONG_PASSWORD', { userId });
  const privateKey = await privateKeyByPassword(ring.hdr, slot, password, kdf);
  if (!privateKey) throw new KeyringFailure('WRONG_PASSWORD', { userId });
  return openSlot(ring, slot, privateKey);
}

/** Throws RECOVERY_CODE_MISTYPED with the reason (length, letter, check), or WRONG_RECOVERY_CODE. */
export function openWithRecoveryCode(ring: Ring, typedCode: string): DatabaseKey {
  const slot = ring.slots.find(each => each.kind === 'recovery');
  if (!slot) throw new KeyringFailure('WRONG_RECOVERY_CODE');
  return openSlot(ring, slot, privateKeyByRecoveryCode(ring.hdr, slot, typedCode));
}

/** Throws a RangeError when the person already has a slot; use `changePassword`. */
export async function addPasswordSlot(
  ring: Ring,
  key: DatabaseKey,
  person: RingPerson,
  password: string,
  kdf: PasswordKdf = passwordKdf,
): Promise<Ring> {
  assertMac(ring, key);
  if (hasSlot(ring, person.userId)) throw new RangeError('the person already has a password');
  const slot = await newPasswordSlot(ring.hdr, person, password, kdf);
  const next = sealRing(ring.hdr, [...ring.slots, slot], key);
  await provePasswordOpens(next, person.userId, password, kdf);
  return next;
}

/**
 * Gives the person a new slot; the old password, if it has to be proven, is proven by `openWithPassword` first. The
 * epoch rises, so that the box in an old copy of the slot no longer fits into this ring.
 */
export async function changePassword(
  ring: Ring,
  key: DatabaseKey,
  userId: number,
  newPassword: string,
  kdf: PasswordKdf = passwordKdf,
): Promise<Ring> {
  assertMac(ring, key);
  const person = listPeople(ring).find(each => each.userId === userId);
  if (!person) throw new RangeError('the person has no password slot');
  const slot = await newPasswordSlot(ring.hdr, person, newPassword, kdf);
  const slots = ring.slots.map(each => (isOf(each, userId) ? slot : each));
  const next = sealRing(nextEpoch(ring.hdr), slots, key);
  await provePasswordOpens(next, userId, newPassword, kdf);
  return next;
}

/** Takes the person's way in away and boxes the key anew for the others, at the next epoch. */
export function removeSlot(ring: Ring, key: DatabaseKey, userId: number): Ring {
  assertMac(ring, key);
  if (!hasSlot(ring, userId)) return ring;
  const slots = ring.slots.filter(each => !isOf(each, userId));
  return sealRing(nextEpoch(ring.hdr), slots, key);
}

export function replaceRecoverySlot(ring: Ring, key: DatabaseKey, recoveryCode: string): Ring {
  assertMac(ring, key);
  const others = ring.slots.filter(each => each.kind !== 'recovery');
  const next = sealRing(nextEpoch(ring.hdr), [...others, newRecoverySlot(ring.hdr, recoveryCode)], key);
  proveRecoveryCodeOpens(next, recoveryCode);
  return next;
}

/** Changes what the lock screen shows; needs nobody's password. */
export function renamePerson(ring: Ring, key: DatabaseKey, person: RingPerson): Ring {
  assertMac(ring, key);
  const { userId, signInName, displayName } = person;
  const slots = ring.slots.map(each => (isOf(each, userId) ? { ...each, signInName, displayName } : each));
  return sealRing(ring.hdr, slots, key);
}

/** Whether the header, every slot and every name are those that a holder of this key wrote. */
export function verifyMac(ring: Ring, key: DatabaseKey): boolean {
  return timingSafeEqual(Buffer.from(ring.mac, 'base64'), macOf(ring, key));
}

// A slot that does not open must be found out while the old ring is still the one on disk.
async function provePasswordOpens(
  ring: Ring,
  userId: number,
  password: string,
  kdf: PasswordKdf,
): Promise<void> {
  wipe(await openWithPassword(ring, userId, password, kdf));
}

function proveRecoveryCodeOpens(ring: Ring, recoveryCode: string): void {
  wipe(openWithRecoveryCode(ring, recoveryCode));
}

function openSlot(ring: Ring, slot: Ring['slots'][number], privateKey: Buffer): DatabaseKey {
  const rawKey = keyInBox(ring.hdr, slot, privateKey);
  privateKey.fill(0);
  if (!rawKey) throw new KeyringFailure('RING_DAMAGED', { part: 'box' });
  const key = databaseKeyOf(rawKey, Buffer.from(ring.hdr.dbSalt, 'base64'));
  rawKey.fill(0);
  assertMac(ring, key);
  return key;
}

function sealRing(hdr: RingHeader, slots: readonly SlotWithoutBox[], key: DatabaseKey): Ring {
  const boxed = slots.map(slot => boxedKey(hdr, slot, key.key));
  const unsigned = { hdr, slots: boxed };
  const signed = { ...unsigned, mac: macOf(unsigned, key).toString('base64') };
  return { ...signed, sum: sumOf(signed) };
}

function macOf(ring: Pick<Ring, 'hdr' | 'slots'>, key: DatabaseKey): Buffer {
  const macKey = subKey(key, 'ring-mac');
  const mac = createHmac('sha256', macKey)
    .update(canonicalJson({ hdr: ring.hdr, slots: ring.slots }))
    .digest();
  macKey.fill(0);
  return mac;
}

function assertMac(ring: Ring, key: DatabaseKey): void {
  if (!verifyMac(ring, key)) throw new KeyringFailure('RING_DAMAGED', { part: 'mac' });
}

function nextEpoch(hdr: RingHeader): RingHeader {
  return { ...hdr, epoch: hdr.epoch + 1 };
}

function passwordSlots(ring: Ring): PasswordSlot[] {
  return ring.slots.filter(slot => slot.kind === 'password');
}

function hasSlot(ring: Ring, userId: number): boolean {
  return ring.slots.some(slot => isOf(slot, userId));
}

function isOf(slot: SlotWithoutBox, userId: number): slot is PasswordSlot {
  return slot.kind === 'password' && slot.userId === userId;
}
