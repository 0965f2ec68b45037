import type { BlobStore } from '../../blobs/blob-store.ts';
import { blobsUnder } from '../../blobs/clinic-blobs.ts';
import type { DatabaseKey } from '../../keys/database-key.ts';

/** Reports and scans of a backup: sealed as they lie in the clinic, once for all copies of a folder. */
export const FILES_FOLDER = 'blobs';

export type FilesCount = { count: number; bytes: number; missing: number };

type CopyParts = { names: readonly string[]; from: readonly BlobStore[]; to: BlobStore };

/**
 * Copies what the other folder does not hold yet; each new copy is opened with the key before it is called good. What is
 * nowhere whole is counted, not thrown: one lost scan must not stop the backup of everything else.
 */
async function copyFiles({ names, from, to }: CopyParts): Promise<FilesCount> {
  const total: FilesCount = { count: 0, bytes: 0, missing: 0 };
  for (const name of names) {
    const kept = to.sizeOf(name);
    const expected = from.map(store => store.sizeOf(name)).find(size => size !== undefined);
    const isThere = kept !== undefined && (expected === undefined || kept === expected);
    if (isThere || (await adoptFrom(from, to, name))) {
      total.count += 1;
      total.bytes += to.sizeOf(name) ?? 0;
    } else total.missing += 1;
  }
  return total;
}

async function adoptFrom(from: readonly BlobStore[], to: BlobStore, name: string): Promise<boolean> {
  for (const store of from) {
    const sealed = await store.sealed(name);
    if (sealed && (await to.adopt(name, sealed))) return true;
  }
  return false;
}

type FilesPlace = { key: DatabaseKey; now: () => number; names: readonly string[] };

export function backUpFiles(place: FilesPlace & { clinic: string; backup: string }): Promise<FilesCount> {
  const { key, now, names } = place;
  return copyFiles({
    names,
    from: [blobsUnder(key, place.clinic, now)],
    to: blobsUnder(key, place.backup, now),
  });
}

/** From the backup; what it lacks, from what lay in the clinic's folder before and was set aside. */
export function bringFilesBack(
  place: FilesPlace & { clinic: string; sources: readonly string[] },
): Promise<FilesCount> {
  const { key, now, names } = place;
  return copyFiles({
    names,
    from: place.sources.map(folder => blobsUnder(key, folder, now)),
    to: blobsUnder(key, place.clinic, now),
  });
}
