import { statSync } from 'node:fs';
import { BUSY_TIMEOUT_MS, type Driver } from './connection.ts';
import { LOG_LAYOUT } from './page-scan.ts';

const LARGE_LOG_PAGES = 16_000;

/** Pages waiting in the write-ahead log; reads only the file's size. */
export function countLogPages(driver: Driver): number {
  const bytes = statSync(`${driver.name}-wal`, { throwIfNoEntry: false })?.size ?? 0;
  return Math.floor(bytes / LOG_LAYOUT.stride);
}

/** Folds the log into the file when it holds `pages` or more (and empties it); call when idle. True when it did. */
export function checkpointIfLarge(driver: Driver, pages = LARGE_LOG_PAGES): boolean {
  return countLogPages(driver) >= pages && checkpoint(driver);
}

/** False when a reader still needs the log, which is no fault: the next call folds the rest. Never waits. */
export function checkpoint(driver: Driver): boolean {
  driver.pragma('busy_timeout = 0');
  try {
    return driver.pragma('wal_checkpoint(TRUNCATE)', { simple: true }) === 0;
  } finally {
    driver.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
  }
}

/** Ends the work on a clinic: log folded in, connection closed, lock given back. Throws inside a transaction. */
export function checkpointAndClose(driver: Driver): void {
  if (!driver.open) return;
  if (driver.inTransaction) throw new Error('cannot close in the middle of a transaction');
  try {
    checkpoint(driver);
  } catch {
    // A full or failing disk: the saves stay safe in the log, and the next opening folds them in.
  }
  driver.close();
}
