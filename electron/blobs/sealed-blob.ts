import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { setImmediate as breath } from 'node:timers/promises';
import { SEAL_OVERHEAD_BYTES, seal, unseal } from '../keys/sealed-box.ts';

/** Sub-keys of the clinic's blob key: one names, the other is the root of one content key per blob. */
export type BlobKeys = { readonly naming: Buffer; readonly content: Buffer };

const MAGIC = Buffer.from('PARCHIB1');
const HEAD_BYTES = MAGIC.length + 8;
export const CHUNK_BYTES = 1024 * 1024;
const NO_SALT = Buffer.alloc(0);

function derived(key: Buffer, salt: Buffer, label: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, salt, `parchi/blob/${label}/v1`, 32));
}

export function blobKeysOf(blobKey: Buffer): BlobKeys {
  return { naming: derived(blobKey, NO_SALT, 'name'), content: derived(blobKey, NO_SALT, 'content') };
}

export function isBlobName(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text);
}

/** HMAC-SHA256 of the content, a chunk at a time: without the clinic's key nobody can ask whether a known file is here. */
export async function blobNameOf(content: Buffer, { naming }: BlobKeys): Promise<string> {
  const mac = createHmac('sha256', naming);
  for (let at = 0; at < content.length; at += CHUNK_BYTES) {
    mac.update(content.subarray(at, at + CHUNK_BYTES));
    await breath();
  }
  return mac.digest('hex');
}

/** Bound to its blob, its place and the whole length: no chunk can be swapped, moved, left out or cut off. */
function boundTo(name: string, index: number, length: number): Buffer {
  return Buffer.from(`parchi/blob/v1 ${name} ${index} ${length}`);
}

function chunkCount(length: number): number {
  return Math.max(1, Math.ceil(length / CHUNK_BYTES));
}

export function sealedBytes(length: number): number {
  return HEAD_BYTES + length + chunkCount(length) * SEAL_OVERHEAD_BYTES;
}

export async function sealBlob(content: Buffer, name: string, keys: BlobKeys): Promise<Buffer> {
  const key = derived(keys.content, Buffer.from(name, 'hex'), 'file');
  const head = Buffer.alloc(HEAD_BYTES);
  MAGIC.copy(head);
  head.writeBigUInt64BE(BigInt(content.length), MAGIC.length);
  const parts: Buffer[] = [head];
  for (let index = 0; index < chunkCount(content.length); index += 1) {
    const chunk = content.subarray(index * CHUNK_BYTES, (index + 1) * CHUNK_BYTES);
    parts.push(seal(key, chunk, boundTo(name, index, content.length)));
    await breath();
  }
  key.fill(0);
  return Buffer.concat(parts);
}

/** Undefined for what is not, whole and unchanged, the blob of this name. */
export async function openBlob(sealed: Buffer, name: string, keys: BlobKeys): Promise<Buffer | undefined> {
  if (sealed.length < HEAD_BYTES || !sealed.subarray(0, MAGIC.length).equals(MAGIC)) return undefined;
  const length = Number(sealed.readBigUInt64BE(MAGIC.length));
  if (!Number.isSafeInteger(length) || sealed.length !== sealedBytes(length)) return undefined;
  const key = derived(keys.content, Buffer.from(name, 'hex'), 'file');
  const parts: Buffer[] = [];
  const step = CHUNK_BYTES + SEAL_OVERHEAD_BYTES;
  for (let index = 0; index < chunkCount(length); index += 1) {
    const from = HEAD_BYTES + index * step;
    const chunk = unseal(key, sealed.subarray(from, from + step), boundTo(name, index, length));
    if (!chunk) return undefined;
    parts.push(chunk);
    await breath();
  }
  key.fill(0);
  const content = Buffer.concat(parts);
  const found = Buffer.from(await blobNameOf(content, keys), 'hex');
  return timingSafeEqual(found, Buffer.from(name, 'hex')) ? content : undefined;
}
