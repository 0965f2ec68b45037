import { isAbsolute } from 'node:path';
import Database from 'better-sqlite3';
import { type DatabaseKey, keyPragmaText } from '../keys/database-key.ts';

export type Driver = Database.Database;

export const BUSY_TIMEOUT_MS = 5000;

type Setting = readonly [pragma: string, asked: string | number, answered: string | number];

const SETTINGS: readonly Setting[] = [
  // An attached sort or index would otherwise spill patients' text in clear into the system's temp folder.
  ['temp_store', 'MEMORY', 2],
  ['mmap_size', 0, 0],
  ['threads', 0, 0],
  ['busy_timeout', BUSY_TIMEOUT_MS, BUSY_TIMEOUT_MS],
  ['foreign_keys', 'ON', 1],
  // Without it a REPLACE takes a row away and no trigger that forbids the deleting is asked.
  ['recursive_triggers', 'ON', 1],
  ['cell_size_check', 'ON', 1],
  ['trusted_schema', 'OFF', 0],
  ['secure_delete', 'ON', 1],
  // KiB. Every page that falls out of the cache is decrypted again; the engine's own 2 MB hold a few hundred charts.
  ['cache_size', -65_536, -65_536],
];
const WRITING_SETTINGS: readonly Setting[] = [
  ['journal_mode', 'WAL', 'wal'],
  // The engine is built with NORMAL for WAL, which loses acknowledged saves when the power goes.
  ['synchronous', 'FULL', 2],
  // Per connection: the WAL archive must see every frame, so only `checkpointIfLarge` may checkpoint.
  ['wal_autocheckpoint', 0, 0],
  ['fullfsync', 'ON', 1],
  ['checkpoint_fullfsync', 'ON', 1],
];

/** A keyed connection with every safety setting; closes again and throws when one of them does not hold. */
export function connectToWrite(path: string, key: DatabaseKey): Driver {
  return connect(path, key, { fileMustExist: true }, [...SETTINGS, ...WRITING_SETTINGS]);
}

/** Changes not a byte of the file: with a write-ahead log beside it, only a writing connection would fold that in. */
export function connectToRead(path: string, key: DatabaseKey): Driver {
  return connect(path, key, { readonly: true, fileMustExist: true }, SETTINGS);
}

/** An empty encrypted file in WAL mode; the path must not exist. */
export function connectToCreate(path: string, key: DatabaseKey): Driver {
  return connect(path, key, {}, [...SETTINGS, ...WRITING_SETTINGS]);
}

/** The driver trims the name it is given and reads some as addresses, and would then open another file than we checked. */
export function assertWholePath(path: string): void {
  if (!isAbsolute(path) || path !== path.trim())
    throw new RangeError('a clinic file is named by its whole path');
}

function connect(
  path: string,
  key: DatabaseKey,
  options: Database.Options,
  settings: readonly Setting[],
): Driver {
  assertWholePath(path);
  const driver = new Database(path, { ...options, timeout: BUSY_TIMEOUT_MS });
  try {
    applyKey(driver, key);
    driver.prepare('SELECT count(*) FROM sqlite_schema').get();
    for (const setting of settings) applySetting(driver, setting);
    return driver;
  } catch (error) {
    driver.close();
    throw error;
  }
}

function applyKey(driver: Driver, key: DatabaseKey): void {
  driver.pragma("cipher = 'sqlcipher'");
  driver.pragma('legacy = 4');
  assertAnswer(driver, ['cipher', 'sqlcipher', 'sqlcipher']);
  assertAnswer(driver, ['legacy', 4, '4']);
  driver.pragma(`key = "${keyPragmaText(key)}"`);
}

function applySetting(driver: Driver, setting: Setting): void {
  driver.pragma(`${setting[0]} = ${setting[1]}`);
  assertAnswer(driver, setting);
}

// The engine ignores a pragma that it does not know or cannot honour, without an error.
function assertAnswer(driver: Driver, [pragma, , answered]: Setting): void {
  const answer = driver.pragma(pragma, { simple: true });
  if (answer !== answered) throw new Error(`PRAGMA ${pragma} answered ${String(answer)}, not ${answered}`);
}
