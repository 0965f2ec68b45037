import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type BlobStore, blobStore } from './blob-store.ts';
import { blobKeysOf, CHUNK_BYTES } from './sealed-blob.ts';

let folder: string;
let now = 1_000_000_000_000;
const key = randomBytes(32);
const storeOf = (blobKey = key): BlobStore =>
  blobStore({ folder, keys: blobKeysOf(blobKey), now: () => now });
const pathOf = (name: string) => join(folder, name.slice(0, 2), name);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parchi-blobs-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test.each([0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES + 17])(
  'a file of %i bytes comes back as it was',
  async length => {
    const content = randomBytes(length);
    const name = await storeOf().put(content);
    expect(await storeOf().get(name)).toEqual({ content });
    expect(statSync(pathOf(name)).mode & 0o077).toBe(0);
  },
);

test('nothing of a report can be read in its file or guessed from its name', async () => {
  const content = Buffer.from('Haemoglobin of Lakshmi Raghavan '.repeat(1_000));
  const name = await storeOf().put(content);
  expect(readFileSync(pathOf(name)).includes('Lakshmi')).toBe(false);
  expect(await storeOf(randomBytes(32)).put(content)).not.toBe(name);
});

test('the same report sent twice is one file', async () => {
  const content = randomBytes(5_000);
  const name = await storeOf().put(content);
  const before = readFileSync(pathOf(name));
  expect(await storeOf().put(Buffer.from(content))).toBe(name);
  expect(readFileSync(pathOf(name)).equals(before)).toBe(true);
  expect(readdirSync(folder).flatMap(shelf => readdirSync(join(folder, shelf)))).toEqual([name]);
});

test('a changed bit anywhere is noticed, and the report sent again mends it', async () => {
  const content = randomBytes(2 * CHUNK_BYTES + 5);
  const name = await storeOf().put(content);
  const good = readFileSync(pathOf(name));
  for (const at of [0, 9, 15, 20, CHUNK_BYTES, good.length - 1]) {
    const bad = Buffer.from(good);
    bad[at] = (bad[at] ?? 0) ^ 1;
    writeFileSync(pathOf(name), bad);
    expect(await storeOf().get(name), `byte ${at}`).toEqual({ problem: 'damaged' });
  }
  expect(await storeOf().put(content)).toBe(name);
  expect(await storeOf().get(name)).toEqual({ content });
});

test('chunks cannot be swapped, cut off or taken from another file', async () => {
  const first = await storeOf().put(randomBytes(2 * CHUNK_BYTES));
  const second = await storeOf().put(randomBytes(2 * CHUNK_BYTES));
  const [one, two] = [readFileSync(pathOf(first)), readFileSync(pathOf(second))];
  const step = CHUNK_BYTES + 28;
  const head = one.subarray(0, 16);
  const chunk = (of: Buffer, index: number) => of.subarray(16 + index * step, 16 + (index + 1) * step);
  const shorter = Buffer.from(head);
  shorter.writeBigUInt64BE(BigInt(CHUNK_BYTES), 8);
  const forgeries = [
    Buffer.concat([head, chunk(one, 1), chunk(one, 0)]),
    Buffer.concat([head, chunk(one, 0), chunk(two, 1)]),
    Buffer.concat([shorter, chunk(one, 0)]),
    one.subarray(0, one.length - 1),
    two,
    Buffer.alloc(0),
  ];
  for (const forgery of forgeries) {
    writeFileSync(pathOf(first), forgery);
    expect(await storeOf().get(first)).toEqual({ problem: 'damaged' });
  }
  rmSync(pathOf(first));
  expect(await storeOf().get(first)).toEqual({ problem: 'missing' });
  expect(await storeOf().get(second)).toHaveProperty('content');
});

test('only files that nobody holds and nobody has touched for long are swept, and half-written ones', async () => {
  const old = await storeOf().put(Buffer.from('old'));
  const held = await storeOf().put(Buffer.from('held'));
  const sentAgain = await storeOf().put(Buffer.from('sent again'));
  const half = `${old}.part-0123456789ab`;
  writeFileSync(join(folder, old.slice(0, 2), half), 'half');
  utimesSync(join(folder, old.slice(0, 2), half), 1, 1);
  now += 10_000;
  await storeOf().put(Buffer.from('sent again'));
  expect(await storeOf().sweep(now - 5_000, name => name === held)).toBe(2);
  const left = readdirSync(folder).flatMap(shelf => readdirSync(join(folder, shelf)));
  expect(left.toSorted()).toEqual([held, sentAgain].toSorted());
});

test('a name that is a path is refused', async () => {
  await expect(storeOf().get('../../keyring.json')).rejects.toThrow('not the name of a blob');
});
