import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newDatabaseKey } from '../keys/database-key.ts';
import { checkpoint } from './checkpoint.ts';
import { OpenFailure } from './open-failure.ts';
import { createDatabaseFile, openDatabaseFile } from './open-file.ts';
import { PAGE_BYTES, scanPages } from './page-scan.ts';

const key = newDatabaseKey(randomBytes);
let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clinic-'));
  path = join(folder, 'clinic.db');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Sixty visits in the file and five more in a log that a power cut left behind; the log rewrote page 1 or not. */
function makeClinicWithLog(logHasFirstPage: boolean): void {
  const driver = createDatabaseFile(path, key);
  driver.exec('CREATE TABLE visits (id INTEGER PRIMARY KEY, note TEXT NOT NULL) STRICT');
  const insert = driver.prepare('INSERT INTO visits (note) VALUES (?)');
  for (let index = 0; index < 60; index++) insert.run('x'.repeat(500));
  checkpoint(driver);
  for (let index = 0; index < 5; index++) insert.run(logHasFirstPage ? 'y'.repeat(9000) : 'y');
  const [file, log] = [readFileSync(path), readFileSync(`${path}-wal`)];
  driver.close();
  writeFileSync(path, file);
  writeFileSync(`${path}-wal`, log);
}

function overwriteStart(bytes: Buffer): Buffer {
  const file = readFileSync(path);
  bytes.copy(file);
  writeFileSync(path, file);
  return file;
}

function openAndCount(): { visits: unknown; keptAside: string[] } {
  const keptAside: string[] = [];
  const driver = openDatabaseFile(path, key, {
    maxSchemaVersion: 0,
    onSaltRepaired: name => keptAside.push(name),
  });
  const visits = driver.prepare('SELECT count(*) FROM visits').pluck().get();
  driver.close();
  return { visits, keptAside };
}

test.each([
  ['one flipped bit', (salt: Buffer) => Buffer.from(salt.map((byte, at) => (at === 3 ? byte ^ 1 : byte)))],
  ['zeros', () => Buffer.alloc(16)],
  ['random bytes', () => randomBytes(16)],
])(
  'a clinic whose salt became %s opens whole, with the saves of the log, and the damaged file is kept',
  (_, change) => {
    makeClinicWithLog(false);
    const damaged = overwriteStart(change(key.salt));
    const log = readFileSync(`${path}-wal`);

    const { visits, keptAside } = openAndCount();

    expect(visits).toBe(65);
    expect(keptAside).toHaveLength(1);
    const kept = keptAside[0] ?? '';
    expect(basename(kept)).toMatch(/^clinic\.db\.damaged-\d{4}-\d\d-\d\dT/);
    expect(readFileSync(kept)).toEqual(damaged);
    expect(readFileSync(`${kept}-wal`)).toEqual(log);
    expect(scanPages(path, key)).toMatchObject({ badPages: [], isSaltIntact: true });
    expect(openAndCount()).toEqual({ visits: 65, keptAside: [] });
  },
);

test('a first page torn to garbage is taken from the log when the log has it', () => {
  makeClinicWithLog(true);
  overwriteStart(randomBytes(PAGE_BYTES));
  expect(openAndCount().visits).toBe(65);
});

test('a damaged salt and a damaged page together are left alone and reported', () => {
  makeClinicWithLog(false);
  overwriteStart(randomBytes(16));
  const file = readFileSync(path);
  file[3 * PAGE_BYTES + 9] = (file[3 * PAGE_BYTES + 9] ?? 0) ^ 1;
  writeFileSync(path, file);
  const names = readdirSync(folder).sort();

  let failure: unknown;
  try {
    openAndCount();
  } catch (error) {
    failure = error;
  }

  expect(failure).toBeInstanceOf(OpenFailure);
  expect(failure).toMatchObject({
    code: 'CLINIC_FILE_DAMAGED',
    data: { badPages: [4], isSaltIntact: false },
  });
  expect(readFileSync(path)).toEqual(file);
  expect(
    readdirSync(folder)
      .filter(name => !name.includes('-shm'))
      .sort(),
  ).toEqual(names.filter(name => !name.includes('-shm')));
});

test('the salt is not touched when the key is of another clinic', () => {
  makeClinicWithLog(false);
  const before = readFileSync(path);
  expect(() => openDatabaseFile(path, newDatabaseKey(randomBytes), { maxSchemaVersion: 0 })).toThrow(
    'WRONG_KEY',
  );
  expect(readFileSync(path)).toEqual(before);
  expect(openAndCount().visits).toBe(65);
});
