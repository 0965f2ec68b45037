import { createHash } from 'node:crypto';
import * as z from 'zod';
import { KeyringFailure } from './keyring-failure.ts';
import { isWithin, type PasswordKdf } from './password-kdf.ts';
import { BOX_OVERHEAD_BYTES, SEAL_OVERHEAD_BYTES } from './sealed-box.ts';

export const RING_VERSION = 1;
const LARGEST_RING_BYTES = 1024 * 1024;

const identifier = z.string().min(1).max(64);
const personName = z.string().min(1).max(200);
const cost = z.int().nonnegative();
const keyPairFields = {
  id: identifier,
  pub: base64Of(32),
  sealedPriv: base64Of(32 + SEAL_OVERHEAD_BYTES),
  box: base64Of(32 + BOX_OVERHEAD_BYTES),
};
const noKdf = z.strictObject({ name: z.literal('none') });

const passwordSlotSchema = z.strictObject({
  ...keyPairFields,
  kind: z.literal('password'),
  userId: z.int().positive(),
  signInName: personName,
  displayName: personName,
  kdf: z.strictObject({
    name: z.literal('argon2id'),
    memoryKib: cost,
    passes: cost,
    lanes: cost,
    salt: base64Of(16),
  }),
});
const recoverySlotSchema = z.strictObject({ ...keyPairFields, kind: z.literal('recovery'), kdf: noKdf });
/** Kept when read, not yet made or opened: the operating system's keychain is never the only way in. */
const keychainSlotSchema = z.strictObject({
  ...keyPairFields,
  kind: z.literal('keychain'),
  backend: identifier,
  kdf: noKdf,
});

const ringSchema = z.strictObject({
  hdr: z.strictObject({
    v: z.literal(RING_VERSION),
    app: z.literal('parchi'),
    ringId: base64Of(16),
    epoch: z.int().positive(),
    dbSalt: base64Of(16),
    createdAt: z.int().nonnegative(),
  }),
  slots: z
    .array(z.discriminatedUnion('kind', [passwordSlotSchema, recoverySlotSchema, keychainSlotSchema]))
    .min(1)
    .max(200),
  mac: base64Of(32),
  sum: base64Of(32),
});

export type PasswordSlot = z.infer<typeof passwordSlotSchema>;
export type RecoverySlot = z.infer<typeof recoverySlotSchema>;
export type KeychainSlot = z.infer<typeof keychainSlotSchema>;
export type RingSlot = PasswordSlot | RecoverySlot | KeychainSlot;
export type RingHeader = z.infer<typeof ringSchema>['hdr'];
/** Staff names stand in clear for the lock screen of a cold start; nothing about patients does. */
export type RingPerson = Pick<PasswordSlot, 'userId' | 'signInName' | 'displayName'>;
/** The keyring as it lies on disk; holds no secret in clear. `sum` finds accidents, `mac` finds tampering. */
export type Ring = z.infer<typeof ringSchema>;

/** One text per value: keys sorted, no spaces. What is signed is exactly what is written. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonicalJson(field)}`).join(',')}}`;
}

/** Without a key anybody can make this sum; it only tells a flipped bit from a mistyped password. */
export function sumOf(ring: Omit<Ring, 'sum'>): string {
  const { hdr, slots, mac } = ring;
  return createHash('sha256').update(canonicalJson({ hdr, slots, mac })).digest('base64');
}

export function ringText(ring: Ring): string {
  return `${canonicalJson(ring)}\n`;
}

/**
 * Reads a keyring file; refuses unknown fields, other spellings of the same value, wrong lengths, and costs outside
 * the limits of `kdf` before any of them is run. Throws RING_NEWER or RING_DAMAGED.
 */
export function parseRing(bytes: Buffer, kdf: PasswordKdf): Ring {
  if (bytes.length > LARGEST_RING_BYTES) throw damaged('size');
  const text = utf8(bytes);
  const value = jsonOf(text);
  if (versionOf(value) > RING_VERSION) throw new KeyringFailure('RING_NEWER', { version: versionOf(value) });
  const parsed = ringSchema.safeParse(value);
  if (!parsed.success) throw damaged('shape');
  const ring = parsed.data;
  if (ringText(ring).trimEnd() !== text.trimEnd()) throw damaged('spelling');
  if (ring.sum !== sumOf(ring)) throw damaged('sum');
  for (const slot of ring.slots) {
    if (slot.kind === 'password' && !isWithin(kdf.limits, slot.kdf)) throw damaged('cost');
  }
  if (new Set(ring.slots.map(slot => slot.id)).size !== ring.slots.length) throw damaged('slots');
  return ring;
}

function damaged(part: string): KeyringFailure {
  return new KeyringFailure('RING_DAMAGED', { part });
}

function utf8(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw damaged('text');
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw damaged('json');
  }
}

/** Looked at before the shape, because a later version may have other fields. */
function versionOf(value: unknown): number {
  const header = z.looseObject({ hdr: z.looseObject({ app: z.literal('parchi'), v: z.int() }) });
  const read = header.safeParse(value);
  return read.success ? read.data.hdr.v : 0;
}

function base64Of(length: number) {
  return z.string().refine(text => {
    const bytes = Buffer.from(text, 'base64');
    return bytes.length === length && bytes.toString('base64') === text;
  });
}
