import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import * as z from 'zod';
import { errorCode, OpenFailure } from './open-failure.ts';

export type FileLock = { release(): void };

const holderSchema = z.object({ pid: z.int(), startedAt: z.int() });

/**
 * One process owns a clinic's file. The lock is a transaction held open on an empty SQLite file beside it: the
 * operating system ends it with the process, so a killed process leaves nothing stale and a reused process number
 * deceives nobody. The file stays empty, so it cannot be damaged; who holds it is written beside, only to be told.
 */
export function lockFile(databasePath: string): FileLock {
  const lock = new Database(lockPath(databasePath), { timeout: 0 });
  try {
    lock.exec('BEGIN IMMEDIATE');
  } catch (error) {
    lock.close();
    if (!errorCode(error).startsWith('SQLITE_BUSY')) throw error;
    throw new OpenFailure('CLINIC_FILE_IN_USE', readHolder(databasePath));
  }
  const holder = { pid: process.pid, startedAt: Math.round(performance.timeOrigin) };
  writeFileSync(holderPath(databasePath), JSON.stringify(holder), { mode: 0o600 });
  return { release: () => releaseLock(lock, databasePath) };
}

function releaseLock(lock: Database.Database, databasePath: string): void {
  if (!lock.open) return;
  rmSync(holderPath(databasePath), { force: true });
  // The empty lock file stays: removing it could remove the one that another process has just locked.
  lock.close();
}

function readHolder(databasePath: string): Record<string, unknown> {
  try {
    return holderSchema.parse(JSON.parse(readFileSync(holderPath(databasePath), 'utf8')));
  } catch {
    // The holder may be writing or removing it this instant; that there is a holder is all that matters.
    return {};
  }
}

function lockPath(databasePath: string): string {
  return `${databasePath}.lock`;
}

function holderPath(databasePath: string): string {
  return `${databasePath}.lock.json`;
}
