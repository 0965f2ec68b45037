import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newDatabaseKey } from '../keys/database-key.ts';
import { copyEncrypted, verifyCopy } from './copy-encrypted.ts';
import { createDatabaseFile, type Driver, openDatabaseFile } from './open-file.ts';
import { PAGE_BYTES } from './page-scan.ts';

const key = newDatabaseKey(randomBytes);
let folder: string;
let copy: string;
let clinic: Driver;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clinic-'));
  copy = join(folder, 'backup.db');
  clinic = createDatabaseFile(join(folder, 'clinic.db'), key);
  clinic.exec(`
    CREATE TABLE patients (id INTEGER PRIMARY KEY, full_name TEXT NOT NULL) STRICT;
    CREATE TABLE visits (id INTEGER PRIMARY KEY, note TEXT NOT NULL) STRICT;
    PRAGMA user_version = 3`);
  const insert = clinic.prepare('INSERT INTO visits (note) VALUES (?)');
  for (let index = 0; index < 200; index++) insert.run(`PATIENTMARKER ${index} ${'x'.repeat(100)}`);
});

afterEach(() => {
  clinic.close();
  rmSync(folder, { recursive: true, force: true });
});

test('a copy of a clinic at work is encrypted, whole, counted, and opens as a clinic of its own', () => {
  copyEncrypted(clinic, copy);
  const counted = verifyCopy(copy, key, ['patients', 'visits']);
  expect(counted).toEqual({
    schemaVersion: 3,
    rowCounts: { patients: 0, visits: 200 },
    pages: statSync(copy).size / PAGE_BYTES,
  });
  expect(readFileSync(copy).includes('PATIENTMARKER')).toBe(false);
  expect(statSync(copy).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder).filter(name => name.startsWith('backup'))).toEqual(['backup.db']);

  const restored = openDatabaseFile(copy, key, { maxSchemaVersion: 3 });
  expect(restored.prepare('SELECT count(*) FROM visits').pluck().get()).toBe(200);
  restored.close();
});

test('checking a copy changes nothing in it and leaves nothing beside it', () => {
  copyEncrypted(clinic, copy);
  const before = readFileSync(copy);
  verifyCopy(copy, key, ['visits']);
  expect(readFileSync(copy)).toEqual(before);
  expect(readdirSync(folder).filter(name => name.startsWith('backup'))).toEqual(['backup.db']);
});

test('a copy never overwrites an earlier one', () => {
  writeFileSync(copy, 'an earlier backup');
  expect(() => copyEncrypted(clinic, copy)).toThrow('CLINIC_FILE_ALREADY_EXISTS');
  expect(readFileSync(copy, 'utf8')).toBe('an earlier backup');
});

test('a copy with one flipped bit is refused with its page, though SQLite may never have read that page', () => {
  copyEncrypted(clinic, copy);
  const bytes = readFileSync(copy);
  bytes[4 * PAGE_BYTES + 100] = (bytes[4 * PAGE_BYTES + 100] ?? 0) ^ 1;
  writeFileSync(copy, bytes);
  let failure: unknown;
  try {
    verifyCopy(copy, key, ['visits']);
  } catch (error) {
    failure = error;
  }
  expect(failure).toMatchObject({ code: 'CLINIC_FILE_DAMAGED', data: { badPages: [5] } });
});

test('a copy cut short, an empty one and a missing one are refused', () => {
  copyEncrypted(clinic, copy);
  const bytes = readFileSync(copy);
  writeFileSync(copy, bytes.subarray(0, bytes.length - PAGE_BYTES));
  expect(() => verifyCopy(copy, key, ['visits'])).toThrow('CLINIC_FILE_DAMAGED');
  writeFileSync(copy, '');
  expect(() => verifyCopy(copy, key, ['visits'])).toThrow('CLINIC_FILE_DAMAGED');
  rmSync(copy);
  expect(() => verifyCopy(copy, key, ['visits'])).toThrow('CLINIC_FILE_MISSING');
});

test('a copy does not open with the key of another clinic', () => {
  copyEncrypted(clinic, copy);
  expect(() => verifyCopy(copy, newDatabaseKey(randomBytes), ['visits'])).toThrow('WRONG_KEY');
});

test.skipIf(process.platform !== 'linux' || process.getuid?.() !== 0)(
  'a copy onto a full disk fails as such and leaves nothing half-made',
  context => {
    const disk = mkdtempSync(join(folder, 'disk-'));
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=100k', 'none', disk]).status !== 0)
      return context.skip();
    try {
      clinic.prepare('INSERT INTO visits (note) VALUES (?)').run('z'.repeat(200_000));
      expect(() => copyEncrypted(clinic, join(disk, 'backup.db'))).toThrow('DISK_FULL');
      expect(readdirSync(disk)).toEqual([]);
      expect(clinic.prepare('SELECT count(*) FROM visits').pluck().get()).toBe(201);
    } finally {
      spawnSync('umount', ['-l', disk]);
    }
  },
);
