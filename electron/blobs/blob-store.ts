import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as breath } from 'node:timers/promises';
import { fsyncFolder } from '../keys/durable-file.ts';
import { type BlobKeys, blobNameOf, isBlobName, openBlob, sealBlob } from './sealed-blob.ts';

export type StoredBlob = { content: Buffer } | { problem: 'missing' | 'damaged' };

export type BlobStore = {
  /** Keeps the content and answers its name; the file is whole and on the disk when this returns. */
  put(content: Buffer): Promise<string>;
  get(name: string): Promise<StoredBlob>;
  /** Takes over a sealed file as it is, after it has been opened and found whole. */
  adopt(name: string, sealed: Buffer): Promise<boolean>;
  /** The sealed bytes of a file, or undefined when there is none. */
  sealed(name: string): Promise<Buffer | undefined>;
  /** The length of the sealed file, or undefined. */
  sizeOf(name: string): number | undefined;
  /** Removes files last touched before this instant that nobody holds, a shelf at a time; answers how many went. */
  sweep(before: number, isHeld: (name: string) => boolean): Promise<number>;
};

type StoreOptions = { folder: string; keys: BlobKeys; now: () => number };

function isMissing(error: unknown): boolean {
  return (error as { code?: string }).code === 'ENOENT';
}

/** Sealed files beside the database, by the name of what they hold: `blobs/ab/ab12…`. */
export function blobStore({ folder, keys, now }: StoreOptions): BlobStore {
  function pathOf(name: string): string {
    if (!isBlobName(name)) throw new RangeError('not the name of a blob');
    return join(folder, name.slice(0, 2), name);
  }

  async function writeDurably(name: string, sealed: Buffer): Promise<void> {
    const path = pathOf(name);
    const shelf = join(folder, name.slice(0, 2));
    mkdirSync(shelf, { recursive: true, mode: 0o700 });
    fsyncFolder(folder);
    const unfinished = `${path}.part-${randomBytes(6).toString('hex')}`;
    try {
      const file = await open(unfinished, 'wx', 0o600);
      try {
        await file.writeFile(sealed);
        await file.sync();
      } finally {
        await file.close();
      }
      touch(unfinished);
      renameSync(unfinished, path);
    } catch (error) {
      rmSync(unfinished, { force: true });
      throw error;
    }
    fsyncFolder(shelf);
  }

  function touch(path: string): void {
    const at = new Date(now());
    utimesSync(path, at, at);
  }

  async function sealedOf(name: string): Promise<Buffer | undefined> {
    try {
      return await readFile(pathOf(name));
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  async function get(name: string): Promise<StoredBlob> {
    const sealed = await sealedOf(name);
    if (!sealed) return { problem: 'missing' };
    const content = await openBlob(sealed, name, keys);
    return content ? { content } : { problem: 'damaged' };
  }

  return {
    async put(content) {
      const name = await blobNameOf(content, keys);
      try {
        // From now on it is young again: the collector of orphans will not take it before its row is written.
        touch(pathOf(name));
        if ('content' in (await get(name))) return name;
      } catch (error) {
        if (!isMissing(error)) throw error;
      }
      await writeDurably(name, await sealBlob(content, name, keys));
      return name;
    },
    get,
    async adopt(name, sealed) {
      const content = await openBlob(sealed, name, keys);
      if (!content) return false;
      await writeDurably(name, sealed);
      return true;
    },
    sealed: sealedOf,
    sizeOf: name => statSync(pathOf(name), { throwIfNoEntry: false })?.size,
    async sweep(before, isHeld) {
      let gone = 0;
      for (const shelf of shelvesOf(folder)) {
        gone += sweepShelf(join(folder, shelf), before, isHeld);
        await breath();
      }
      return gone;
    },
  };
}

/** Asked and removed in one go: nobody can put a file or write its row in between. */
function sweepShelf(shelf: string, before: number, isHeld: (name: string) => boolean): number {
  let gone = 0;
  for (const name of readdirSync(shelf)) {
    const path = join(shelf, name);
    if ((statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? before) >= before) continue;
    // What a power cut left half-written has no name yet, and nobody refers to it.
    const isHalf = /^[0-9a-f]{64}\.part-[0-9a-f]{12}$/.test(name);
    if (!isHalf && (!isBlobName(name) || isHeld(name))) continue;
    rmSync(path, { force: true });
    gone += 1;
  }
  return gone;
}

function shelvesOf(folder: string): string[] {
  try {
    return readdirSync(folder).filter(name => /^[0-9a-f]{2}$/.test(name));
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}
