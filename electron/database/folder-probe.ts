import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode, OpenFailure } from './open-failure.ts';

/** What the engine writes just to open: its shared-memory index, the lock file, and some room to spare. */
const ROOM_BYTES = 64 * 1024;

/** Throws FOLDER_READ_ONLY, DISK_FULL or CLINIC_FILE_MISSING (no folder) before the engine blurs them into one. */
export function assertFolderTakesFiles(folder: string): void {
  const probe = join(folder, `.room-${randomBytes(6).toString('hex')}`);
  try {
    writeProbe(probe);
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new OpenFailure('CLINIC_FILE_MISSING');
    throw error;
  } finally {
    rmSync(probe, { force: true });
  }
}

function writeProbe(probe: string): void {
  const file = openSync(probe, 'wx', 0o600);
  try {
    const content = randomBytes(ROOM_BYTES);
    for (let written = 0; written < ROOM_BYTES; ) written += writeSync(file, content, written);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
