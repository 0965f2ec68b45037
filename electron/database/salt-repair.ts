import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { DatabaseKey } from '../keys/database-key.ts';
import { fsyncFile, fsyncFolder } from '../keys/durable-file.ts';
import { checkpoint } from './checkpoint.ts';
import { connectToWrite } from './connection.ts';
import { isWrittenWithKey } from './diagnose-file.ts';
import { isUnreadable } from './open-failure.ts';
import { SALT_BYTES, scanPages } from './page-scan.ts';

/**
 * Mends a file whose first 16 bytes were damaged: the engine then refuses it even with the right key and a good log.
 * The salt from the keyring goes into a copy; only when every page of the copy is sound does it take the file's name,
 * and the damaged file stays beside it under the dated name that is returned. Undefined when that was not the trouble.
 */
export function repairSalt(path: string, key: DatabaseKey): string | undefined {
  if (readSalt(path).equals(key.salt) || !isWrittenWithKey(path, key)) return undefined;
  const stamp = new Date().toISOString().replace(/[:.]/g, '-');
  const copy = `${path}.repair-${stamp}`;
  try {
    copyWithLog(path, copy);
    writeSalt(copy, key.salt);
    if (!isWholeAfterFolding(copy, key)) return undefined;
    fsyncFile(copy);
    return exchange(path, copy, `${path}.damaged-${stamp}`);
  } finally {
    for (const ending of ['', '-wal', '-shm']) rmSync(copy + ending, { force: true });
  }
}

function isWholeAfterFolding(copy: string, key: DatabaseKey): boolean {
  try {
    const driver = connectToWrite(copy, key);
    checkpoint(driver);
    driver.close();
  } catch (error) {
    if (isUnreadable(error)) return false;
    throw error;
  }
  const scan = scanPages(copy, key);
  return scan.badPages.length === 0 && scan.tornBytes === 0 && scan.isSaltIntact;
}

// The log is folded into the copy, and folding the same log twice changes nothing: a power cut anywhere in between
// leaves a file that opens.
function exchange(path: string, copy: string, keptAside: string): string {
  keepAside(path, keptAside);
  if (existsSync(`${path}-wal`)) copyFileSync(`${path}-wal`, `${keptAside}-wal`, constants.COPYFILE_EXCL);
  fsyncFolder(dirname(path));
  renameSync(copy, path);
  for (const ending of ['-wal', '-shm']) rmSync(path + ending, { force: true });
  fsyncFolder(dirname(path));
  return keptAside;
}

function keepAside(path: string, keptAside: string): void {
  try {
    linkSync(path, keptAside);
  } catch {
    // A disk without hard links (a USB stick) takes a second copy instead.
    copyFileSync(path, keptAside, constants.COPYFILE_EXCL);
    fsyncFile(keptAside);
  }
}

function copyWithLog(path: string, copy: string): void {
  copyFileSync(path, copy, constants.COPYFILE_EXCL);
  if (existsSync(`${path}-wal`)) copyFileSync(`${path}-wal`, `${copy}-wal`, constants.COPYFILE_EXCL);
}

function readSalt(path: string): Buffer {
  const salt = Buffer.alloc(SALT_BYTES);
  const file = openSync(path, 'r');
  try {
    readSync(file, salt, 0, SALT_BYTES, 0);
  } finally {
    closeSync(file);
  }
  return salt;
}

function writeSalt(copy: string, salt: Buffer): void {
  const file = openSync(copy, 'r+');
  try {
    writeSync(file, salt, 0, SALT_BYTES, 0);
  } finally {
    closeSync(file);
  }
}
