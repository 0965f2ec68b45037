import { type DatabaseKey, subKey } from '../keys/database-key.ts';
import type { ClinicHouse } from '../server/clinic-house.ts';
import { type BlobStore, blobStore } from './blob-store.ts';
import { blobKeysOf } from './sealed-blob.ts';

/** The files of whoever holds this key, in that folder. */
export function blobsUnder(key: DatabaseKey, folder: string, now: () => number): BlobStore {
  return blobStore({ folder, keys: blobKeysOf(subKey(key, 'blob')), now });
}

/** The open clinic's files. */
export function clinicBlobs(house: ClinicHouse): BlobStore {
  return blobsUnder(house.opened().key, house.folder.blobs, house.now);
}
