import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DatabaseKey } from '../keys/database-key.ts';
import { fsyncFile, fsyncFolder } from '../keys/durable-file.ts';
import { assertWholePath, connectToRead, type Driver } from './connection.ts';
import { clinicDatabase, type ReadableDb } from './db.ts';
import { diagnose } from './diagnose-file.ts';
import { assertFolderTakesFiles } from './folder-probe.ts';
import { isUnreadable, OpenFailure, openFailureOf } from './open-failure.ts';
import { scanPages } from './page-scan.ts';

export type VerifiedCopy = {
  readonly schemaVersion: number;
  readonly pages: number;
  readonly rowCounts: Readonly<Record<string, number>>;
};

/**
 * A compacted copy under the same key and salt. By VACUUM INTO: the engine's backup call refuses encrypted files. The
 * copy takes its name only when it is whole and on the disk. Throws DISK_FULL, FOLDER_READ_ONLY, or
 * CLINIC_FILE_ALREADY_EXISTS: a copy never overwrites anything.
 */
export function copyEncrypted(driver: Driver, targetPath: string): void {
  assertWholePath(targetPath);
  if (existsSync(targetPath)) throw new OpenFailure('CLINIC_FILE_ALREADY_EXISTS');
  const unfinished = `${targetPath}.part-${randomBytes(6).toString('hex')}`;
  try {
    assertFolderTakesFiles(dirname(targetPath));
    driver.prepare('VACUUM INTO ?').run(unfinished);
    chmodSync(unfinished, 0o600);
    fsyncFile(unfinished);
    renameSync(unfinished, targetPath);
    fsyncFolder(dirname(targetPath));
  } catch (error) {
    throw openFailureOf(error) ?? error;
  } finally {
    for (const ending of ['', '-journal']) rmSync(unfinished + ending, { force: true });
  }
}

/**
 * Proves a copy before it is called good: every page's code, SQLite's own check, and the rows of the tables named.
 * Changes nothing; throws CLINIC_FILE_MISSING, WRONG_KEY or CLINIC_FILE_DAMAGED. For a file that nobody has open.
 */
export function verifyCopy(path: string, key: DatabaseKey, countTables: readonly string[]): VerifiedCopy {
  if (!existsSync(path)) throw new OpenFailure('CLINIC_FILE_MISSING');
  const scan = scanPages(path, key);
  if (scan.pages === 0 || scan.badPages.length > 0 || scan.tornBytes > 0 || !scan.isSaltIntact) {
    throw diagnose(path, key);
  }
  try {
    return { ...readContents(path, key, countTables), pages: scan.pages };
  } catch (error) {
    throw isUnreadable(error) ? diagnose(path, key) : (openFailureOf(error) ?? error);
  }
}

/** One look into a proven copy that nobody has open. */
export function readCopy<Result>(path: string, key: DatabaseKey, work: (db: ReadableDb) => Result): Result {
  const driver = connectToRead(path, key);
  try {
    return work(clinicDatabase(driver).reader);
  } finally {
    driver.close();
  }
}

function readContents(path: string, key: DatabaseKey, countTables: readonly string[]) {
  const driver = connectToRead(path, key);
  try {
    const answer = driver.pragma('quick_check(1)', { simple: true });
    if (answer !== 'ok') throw new OpenFailure('CLINIC_FILE_DAMAGED', { part: 'quickCheck' });
    const rowCounts = Object.fromEntries(countTables.map(table => [table, countRows(driver, table)]));
    return { schemaVersion: driver.pragma('user_version', { simple: true }) as number, rowCounts };
  } finally {
    driver.close();
  }
}

function countRows(driver: Driver, table: string): number {
  if (!/^[a-z][a-z0-9_]*$/.test(table)) throw new RangeError('not the name of a table');
  return driver.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number;
}
