import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  existsSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { DatabaseKey } from '../keys/database-key.ts';
import { fsyncFile, fsyncFolder } from '../keys/durable-file.ts';
import { checkpoint } from './checkpoint.ts';
import {
  assertWholePath,
  connectToCreate,
  connectToRead,
  connectToWrite,
  type Driver,
} from './connection.ts';
import { diagnose } from './diagnose-file.ts';
import { type FileLock, lockFile } from './file-lock.ts';
import { assertFolderTakesFiles } from './folder-probe.ts';
import { isUnreadable, OpenFailure, openFailureOf } from './open-failure.ts';
import { scanPages } from './page-scan.ts';
import { repairSalt } from './salt-repair.ts';

export type { Driver };

const READ_RETRIES = 3;
const RETRY_PAUSE_MS = 40;
const PLAIN_SQLITE = Buffer.from('SQLite format 3\0', 'latin1');

/** Makes an empty encrypted clinic file; it takes its name only after its pages were proven to be encrypted. */
export function createDatabaseFile(path: string, key: DatabaseKey): Driver {
  return withLock(path, lock => {
    if (existsSync(path)) throw new OpenFailure('CLINIC_FILE_ALREADY_EXISTS');
    const unfinished = `${path}.new-${randomBytes(6).toString('hex')}`;
    try {
      const driver = connectToCreate(unfinished, key);
      checkpoint(driver);
      driver.close();
      assertEncrypted(unfinished, key);
      chmodSync(unfinished, 0o600);
      fsyncFile(unfinished);
      renameSync(unfinished, path);
      fsyncFolder(dirname(path));
    } finally {
      for (const ending of ['', '-wal', '-shm']) rmSync(unfinished + ending, { force: true });
    }
    return owning(connectToWrite(path, key), lock);
  });
}

export type OpenLimits = {
  readonly maxSchemaVersion: number;
  /** Told where the damaged original was kept, after a repair that let the file open. */
  readonly onSaltRepaired?: (keptAside: string) => void;
};

/**
 * Opens a clinic's file for this process alone, or throws the one `OpenFailure` that applies. Until the file has proven
 * to be readable and not newer than `maxSchemaVersion` (its `user_version`), not a byte of it is written.
 */
export function openDatabaseFile(path: string, key: DatabaseKey, limits: OpenLimits): Driver {
  if (!existsSync(path)) throw new OpenFailure('CLINIC_FILE_MISSING');
  return withLock(path, lock => {
    assertNotEmptyOrPlain(path);
    const fileVersion = readVersionOrRepair(path, key, limits);
    if (fileVersion > limits.maxSchemaVersion) {
      throw new OpenFailure('CLINIC_FILE_NEWER', { fileVersion, appVersion: limits.maxSchemaVersion });
    }
    accessSync(path, constants.W_OK);
    const driver = connectToWrite(path, key);
    try {
      driver.exec('BEGIN IMMEDIATE; ROLLBACK');
      return owning(driver, lock);
    } catch (error) {
      driver.close();
      throw error;
    }
  });
}

function withLock(path: string, open: (lock: FileLock) => Driver): Driver {
  assertWholePath(path);
  let lock: FileLock | undefined;
  try {
    assertFolderTakesFiles(dirname(path));
    lock = lockFile(path);
    return open(lock);
  } catch (error) {
    lock?.release();
    throw openFailureOf(error) ?? error;
  }
}

// The lock lives exactly as long as the connection, however that is closed.
function owning(driver: Driver, lock: FileLock): Driver {
  const close = driver.close.bind(driver);
  driver.close = () => {
    close();
    lock.release();
    return driver;
  };
  return driver;
}

// The ladder: the same bytes again, then the salt, and only then the pages one by one to say what is wrong.
function readVersionOrRepair(path: string, key: DatabaseKey, limits: OpenLimits): number {
  for (let attempt = 0; ; attempt++) {
    try {
      return readVersion(path, key);
    } catch (error) {
      if (!isUnreadable(error)) throw error;
      if (attempt >= READ_RETRIES) break;
      pause(RETRY_PAUSE_MS);
    }
  }
  const keptAside = repairSalt(path, key);
  if (keptAside === undefined) throw diagnose(path, key);
  limits.onSaltRepaired?.(keptAside);
  return readVersion(path, key);
}

function readVersion(path: string, key: DatabaseKey): number {
  const driver = connectToRead(path, key);
  try {
    return driver.pragma('user_version', { simple: true }) as number;
  } finally {
    driver.close();
  }
}

// The engine takes an empty file for a new database and would show an empty clinic instead of a lost one.
function assertNotEmptyOrPlain(path: string): void {
  if (statSync(path).size === 0) throw new OpenFailure('CLINIC_FILE_DAMAGED', { part: 'empty' });
  if (firstBytes(path).equals(PLAIN_SQLITE))
    throw new OpenFailure('CLINIC_FILE_DAMAGED', { part: 'notEncrypted' });
}

function assertEncrypted(path: string, key: DatabaseKey): void {
  const scan = scanPages(path, key);
  if (
    firstBytes(path).equals(PLAIN_SQLITE) ||
    scan.pages === 0 ||
    scan.badPages.length > 0 ||
    !scan.isSaltIntact
  ) {
    throw new Error('the engine made a file that is not encrypted with the key');
  }
}

function firstBytes(path: string): Buffer {
  const bytes = Buffer.alloc(PLAIN_SQLITE.length);
  const file = openSync(path, 'r');
  try {
    readSync(file, bytes, 0, bytes.length, 0);
  } finally {
    closeSync(file);
  }
  return bytes;
}

function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
