import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newDatabaseKey } from '../keys/database-key.ts';
import { migrate } from './migrate.ts';
import {
  CHECKSUMS_FILE,
  type Checksums,
  checksumsKept,
  checksumsNow,
  SCHEMA_FILE,
  schemaTextOf,
} from './migration-records.ts';
import { createDatabaseFile } from './open-file.ts';

/** Kept migrations whose text is no longer what it was, or that are gone. */
function changedSince(kept: Checksums, now: Checksums): string[] {
  return Object.keys(kept).filter(name => now[name] !== kept[name]);
}

function writeSchema(): void {
  const folder = mkdtempSync(join(tmpdir(), 'parchi-schema-'));
  try {
    const driver = createDatabaseFile(join(folder, 'clinic.db'), newDatabaseKey(randomBytes));
    migrate(driver);
    writeFileSync(SCHEMA_FILE, schemaTextOf(driver));
    driver.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

// A migration that has run in a clinic is history. Before the first release there is no clinic yet.
const isBeforeRelease = process.argv.includes('--nothing-has-shipped');
const now = checksumsNow();
const changed = existsSync(CHECKSUMS_FILE) ? changedSince(checksumsKept(), now) : [];
if (changed.length > 0 && !isBeforeRelease) {
  console.error(
    `Changed after it was recorded: ${changed.join(', ')}. Put it back and write a new migration.`,
  );
  process.exitCode = 1;
} else {
  writeFileSync(CHECKSUMS_FILE, `${JSON.stringify(now, null, 2)}\n`);
  writeSchema();
  console.log(`Recorded ${Object.keys(now).length} migrations and the schema they make.`);
}
