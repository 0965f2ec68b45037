import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkpointAndClose } from '../../electron/database/checkpoint.ts';
import { SCHEMA_VERSION } from '../../electron/database/migrate.ts';
import { openDatabaseFile } from '../../electron/database/open-file.ts';
import { listPeople, openWithPassword } from '../../electron/keys/keyring.ts';
import { readRing } from '../../electron/keys/keyring-file.ts';

/** The names and content of what must never be lost: the clinic's file and its keyring. */
export function recordsIn(folder: string): Record<string, string> {
  const names = readdirSync(folder).filter(name => /^(clinic\.db|keyring\.json)/.test(name));
  const kept = names.filter(name => !/-(wal|shm|lock)$|\.lock$/.test(name)).sort();
  return Object.fromEntries(
    kept.map(name => [
      name,
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex'),
    ]),
  );
}

/** Overwrites the middle of every page but the first, as a failing disk would. */
export function damagePages(path: string): void {
  const bytes = readFileSync(path);
  for (let at = 4096 + 100; at < bytes.length; at += 4096)
    bytes.fill(0, at, Math.min(bytes.length, at + 1000));
  writeFileSync(path, bytes);
}

/** As if a later Parchi had used the clinic: its schema is ahead of this program's. */
export async function makeNewer(folder: string, password: string): Promise<void> {
  const ring = readRing(join(folder, 'keyring.json'));
  for (const { userId } of listPeople(ring)) {
    const key = await openWithPassword(ring, userId, password).catch(() => undefined);
    if (!key) continue;
    const driver = openDatabaseFile(join(folder, 'clinic.db'), key, { maxSchemaVersion: SCHEMA_VERSION });
    driver.pragma(`user_version = ${SCHEMA_VERSION + 1}`);
    checkpointAndClose(driver);
    return;
  }
  throw new Error('nobody has this password');
}
