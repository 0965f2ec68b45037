import { hkdfSync } from 'node:crypto';

/** The clinic's one secret: the raw cipher key, and the salt that stands in clear in the file's first 16 bytes. */
export type DatabaseKey = { readonly key: Buffer; readonly salt: Buffer };

export type RandomBytes = (count: number) => Buffer;

export const SUB_KEY_LABELS = ['ring-mac', 'blob', 'audit', 'backup-id', 'lan-ca', 'draft'] as const;
export type SubKeyLabel = (typeof SUB_KEY_LABELS)[number];

const RAW_KEY_AND_SALT = /^x'[0-9a-f]{96}'$/;

export function newDatabaseKey(random: RandomBytes): DatabaseKey {
  return databaseKeyOf(random(32), random(16));
}

/** Copies both parts, so that wiping the sources leaves the key usable; throws a RangeError on a wrong length. */
export function databaseKeyOf(key: Buffer, salt: Buffer): DatabaseKey {
  if (key.length !== 32) throw new RangeError('a database key has 32 bytes');
  if (salt.length !== 16) throw new RangeError('a database salt has 16 bytes');
  return { key: Buffer.from(key), salt: Buffer.from(salt) };
}

/**
 * The value for `PRAGMA key`. The engine fails open: any other text (short, not hex, empty) is silently taken as a
 * passphrase or as "no encryption", so nothing that does not match the pattern may reach it.
 */
export function keyPragmaText(key: DatabaseKey): string {
  const text = `x'${key.key.toString('hex')}${key.salt.toString('hex')}'`;
  if (key.key.length !== 32 || !RAW_KEY_AND_SALT.test(text))
    throw new RangeError('the key is not 32 + 16 bytes');
  if (isWiped(key)) throw new RangeError('the key was wiped');
  return text;
}

/** HKDF-SHA256 of the data key: 32 bytes per label, so that no two uses share a key. */
export function subKey(key: DatabaseKey, label: SubKeyLabel): Buffer {
  if (isWiped(key)) throw new RangeError('the key was wiped');
  return Buffer.from(hkdfSync('sha256', key.key, Buffer.alloc(0), `parchi/${label}/v1`, 32));
}

/** Zero-fills the key in place; every later use of it throws. */
export function wipe(key: DatabaseKey): void {
  key.key.fill(0);
  key.salt.fill(0);
}

function isWiped(key: DatabaseKey): boolean {
  return key.key.every(byte => byte === 0);
}
