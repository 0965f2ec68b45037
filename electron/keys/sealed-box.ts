import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';

// Fixed DER prefixes of RFC 8410: node:crypto takes X25519 keys only in an envelope.
const PUBLIC_PREFIX = Buffer.from('302a300506032b656e032100', 'hex');
const PRIVATE_PREFIX = Buffer.from('302e020100300506032b656e04220420', 'hex');
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export const SEAL_OVERHEAD_BYTES = NONCE_BYTES + TAG_BYTES;
export const BOX_OVERHEAD_BYTES = KEY_BYTES + SEAL_OVERHEAD_BYTES;

export type KeyPair = { readonly publicKey: Buffer; readonly privateKey: Buffer };

export function newKeyPair(): KeyPair {
  const pair = generateKeyPairSync('x25519');
  return { publicKey: rawPublic(pair.publicKey), privateKey: rawPrivate(pair.privateKey) };
}

/** AES-256-GCM: nonce, ciphertext, tag. */
export function seal(key: Buffer, message: Buffer, bound: Buffer): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES }).setAAD(bound);
  return Buffer.concat([nonce, cipher.update(message), cipher.final(), cipher.getAuthTag()]);
}

/** Undefined when the key, the sealed bytes or what they are bound to is not the one that was sealed. */
export function unseal(key: Buffer, sealed: Buffer, bound: Buffer): Buffer | undefined {
  if (sealed.length < SEAL_OVERHEAD_BYTES) return undefined;
  const nonce = sealed.subarray(0, NONCE_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES }).setAAD(bound);
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  const opened = decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES));
  try {
    return Buffer.concat([opened, decipher.final()]);
  } catch {
    // The tag does not match: what was decrypted so far is not to be trusted or kept.
    opened.fill(0);
    return undefined;
  }
}

/** Seals to a public key alone: the sender needs no secret of the receiver. */
export function sealTo(publicKey: Buffer, message: Buffer, bound: Buffer): Buffer {
  const ephemeral = newKeyPair();
  const key = boxKey(ephemeral.privateKey, publicKey, ephemeral.publicKey, publicKey);
  ephemeral.privateKey.fill(0);
  const sealed = seal(key, message, bound);
  key.fill(0);
  return Buffer.concat([ephemeral.publicKey, sealed]);
}

export function openBox(pair: KeyPair, box: Buffer, bound: Buffer): Buffer | undefined {
  if (box.length < BOX_OVERHEAD_BYTES) return undefined;
  const ephemeral = box.subarray(0, KEY_BYTES);
  let key: Buffer;
  try {
    key = boxKey(pair.privateKey, ephemeral, ephemeral, pair.publicKey);
  } catch {
    // node:crypto throws on a point of small order, which no honest sender makes.
    return undefined;
  }
  const message = unseal(key, box.subarray(KEY_BYTES), bound);
  key.fill(0);
  return message;
}

function boxKey(privateKey: Buffer, publicKey: Buffer, ephemeral: Buffer, receiver: Buffer): Buffer {
  const shared = diffieHellman({
    privateKey: createPrivateKey({
      key: Buffer.concat([PRIVATE_PREFIX, privateKey]),
      format: 'der',
      type: 'pkcs8',
    }),
    publicKey: createPublicKey({
      key: Buffer.concat([PUBLIC_PREFIX, publicKey]),
      format: 'der',
      type: 'spki',
    }),
  });
  const key = hkdfSync('sha256', shared, Buffer.concat([ephemeral, receiver]), 'parchi/box/v1', 32);
  shared.fill(0);
  return Buffer.from(key);
}

function rawPublic(key: KeyObject): Buffer {
  return Buffer.from(key.export({ format: 'der', type: 'spki' }).subarray(-KEY_BYTES));
}

function rawPrivate(key: KeyObject): Buffer {
  return Buffer.from(key.export({ format: 'der', type: 'pkcs8' }).subarray(-KEY_BYTES));
}
