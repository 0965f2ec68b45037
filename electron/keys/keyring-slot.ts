import { hkdfSync, randomBytes } from 'node:crypto';
import { KeyringFailure } from './keyring-failure.ts';
import {
  canonicalJson,
  type PasswordSlot,
  type RecoverySlot,
  type RingHeader,
  type RingPerson,
} from './keyring-text.ts';
import type { PasswordCost, PasswordKdf } from './password-kdf.ts';
import { parseRecoveryCode, recoveryKek } from './recovery-code.ts';
import { newKeyPair, seal, unseal } from './sealed-box.ts';

/** A fresh key pair whose private half only the password opens. */
export async function newPasswordSlot(
  hdr: RingHeader,
  person: RingPerson,
  password: string,
  kdf: PasswordKdf,
): Promise<Omit<PasswordSlot, 'box'>> {
  const id = newSlotId();
  const salt = randomBytes(16);
  const kek = await passwordKek(id, password, salt, kdf.newSlotCost, kdf);
  const { memoryKib, passes, lanes } = kdf.newSlotCost;
  const open = {
    id,
    kind: 'password' as const,
    userId: person.userId,
    signInName: person.signInName,
    displayName: person.displayName,
    kdf: { name: 'argon2id' as const, memoryKib, passes, lanes, salt: salt.toString('base64') },
  };
  return { ...open, ...sealedPair(kek, publicKey => passwordSlotBinding(hdr, { ...open, pub: publicKey })) };
}

/** Throws a RangeError on a code that does not parse: the caller makes it, nobody types it here. */
export function newRecoverySlot(hdr: RingHeader, recoveryCode: string): Omit<RecoverySlot, 'box'> {
  const parsed = parseRecoveryCode(recoveryCode);
  if (!parsed.ok) throw new RangeError(parsed.refusal.code);
  const open = { id: newSlotId(), kind: 'recovery' as const, kdf: { name: 'none' as const } };
  const kek = recoveryKek(parsed.secret, open.id);
  return { ...open, ...sealedPair(kek, publicKey => recoverySlotBinding(hdr, { ...open, pub: publicKey })) };
}

/** Undefined when the password is wrong. */
export async function privateKeyByPassword(
  hdr: RingHeader,
  slot: PasswordSlot,
  password: string,
  kdf: PasswordKdf,
): Promise<Buffer | undefined> {
  const kek = await passwordKek(slot.id, password, Buffer.from(slot.kdf.salt, 'base64'), slot.kdf, kdf);
  const privateKey = unseal(kek, Buffer.from(slot.sealedPriv, 'base64'), passwordSlotBinding(hdr, slot));
  kek.fill(0);
  return privateKey;
}

export function privateKeyByRecoveryCode(hdr: RingHeader, slot: RecoverySlot, typedCode: string): Buffer {
  const parsed = parseRecoveryCode(typedCode);
  if (!parsed.ok) {
    const { code: reason, ...where } = parsed.refusal;
    throw new KeyringFailure('RECOVERY_CODE_MISTYPED', { reason, ...where });
  }
  const kek = recoveryKek(parsed.secret, slot.id);
  const privateKey = unseal(kek, Buffer.from(slot.sealedPriv, 'base64'), recoverySlotBinding(hdr, slot));
  kek.fill(0);
  if (!privateKey) throw new KeyringFailure('WRONG_RECOVERY_CODE');
  return privateKey;
}

async function passwordKek(id: string, password: string, salt: Buffer, cost: PasswordCost, kdf: PasswordKdf) {
  const stretched = await kdf.derive(password, salt, cost);
  const kek = Buffer.from(hkdfSync('sha256', stretched, salt, `parchi/password-kek/v1/${id}`, 32));
  stretched.fill(0);
  return kek;
}

function sealedPair(kek: Buffer, bindingOf: (publicKey: string) => Buffer) {
  const pair = newKeyPair();
  const pub = pair.publicKey.toString('base64');
  const sealedPriv = seal(kek, pair.privateKey, bindingOf(pub)).toString('base64');
  pair.privateKey.fill(0);
  kek.fill(0);
  return { pub, sealedPriv };
}

// Names are left out of both bindings: renaming a person must not need that person's password. The MAC covers them.
function passwordSlotBinding(hdr: RingHeader, slot: Omit<PasswordSlot, 'box' | 'sealedPriv'>): Buffer {
  const { id, kind, userId, kdf, pub } = slot;
  return Buffer.from(canonicalJson({ ringId: hdr.ringId, id, kind, userId, kdf, pub }));
}

function recoverySlotBinding(hdr: RingHeader, slot: Omit<RecoverySlot, 'box' | 'sealedPriv'>): Buffer {
  const { id, kind, kdf, pub } = slot;
  return Buffer.from(canonicalJson({ ringId: hdr.ringId, id, kind, kdf, pub }));
}

function newSlotId(): string {
  return randomBytes(12).toString('hex');
}
