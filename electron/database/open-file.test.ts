import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkpoint, checkpointIfLarge, countLogPages } from './checkpoint.ts';
import { connectToWrite } from './connection.ts';
import { createDatabaseFile } from './open-file.ts';
import { scanPages } from './page-scan.ts';
import {
  addVisits,
  countVisits,
  failureOf,
  key,
  type TestClinicFile,
  testClinicFile,
} from './test-clinic-file.ts';

let clinic: TestClinicFile;

beforeEach(() => {
  clinic = testClinicFile();
});

afterEach(() => clinic.remove());

test('what was saved is there after closing and opening again', () => {
  clinic.make(30);
  expect(countVisits(clinic.open())).toBe(30);
});

test('it is encrypted from the first byte on, and closing leaves no log behind', () => {
  clinic.make();
  const bytes = readFileSync(clinic.path);
  expect(bytes.subarray(0, 16)).toEqual(key.salt);
  expect(bytes.includes('SQLite format')).toBe(false);
  expect(scanPages(clinic.path, key)).toMatchObject({ badPages: [], tornBytes: 0, isSaltIntact: true });
  expect(readdirSync(clinic.folder).sort()).toEqual(['clinic.db', 'clinic.db.lock']);
});

test('an empty new file is already encrypted and holds nothing else in its folder', () => {
  createDatabaseFile(clinic.path, key).close();
  expect(readFileSync(clinic.path).subarray(0, 16)).toEqual(key.salt);
  expect(readdirSync(clinic.folder).sort()).toEqual(['clinic.db', 'clinic.db.lock']);
});

test('every safety setting holds on an opened connection', () => {
  clinic.make(1);
  const driver = clinic.open();
  const answers = Object.fromEntries(
    [
      'journal_mode',
      'synchronous',
      'wal_autocheckpoint',
      'temp_store',
      'mmap_size',
      'foreign_keys',
      'recursive_triggers',
      'cell_size_check',
      'trusted_schema',
      'secure_delete',
      'busy_timeout',
      'cipher',
      'legacy',
    ].map(pragma => [pragma, driver.pragma(pragma, { simple: true })]),
  );
  expect(answers).toEqual({
    journal_mode: 'wal',
    synchronous: 2,
    wal_autocheckpoint: 0,
    temp_store: 2,
    mmap_size: 0,
    foreign_keys: 1,
    recursive_triggers: 1,
    cell_size_check: 1,
    trusted_schema: 0,
    secure_delete: 1,
    busy_timeout: 5000,
    cipher: 'sqlcipher',
    legacy: '4',
  });
});

test('a clinic that exists is never made anew over it', () => {
  clinic.make(3);
  expect(failureOf(() => createDatabaseFile(clinic.path, key)).code).toBe('CLINIC_FILE_ALREADY_EXISTS');
  expect(countVisits(clinic.open())).toBe(3);
});

test('saves that a power cut left in the log are there', () => {
  clinic.make(10);
  clinic.cutThePower();
  expect(countVisits(clinic.open())).toBe(17);
});

test('the log is folded in only when it is large, and stays within reach of the archive until then', () => {
  clinic.make(1);
  const driver = clinic.open();
  addVisits(driver, 40);
  const before = countLogPages(driver);
  expect(before).toBeGreaterThanOrEqual(40);
  expect(checkpointIfLarge(driver)).toBe(false);
  expect(countLogPages(driver)).toBe(before);
  expect(checkpointIfLarge(driver, 40)).toBe(true);
  expect(countLogPages(driver)).toBe(0);
});

test('a reader in the middle of a list makes the folding wait for another time, not the clinic', () => {
  clinic.make(50);
  const driver = clinic.open();
  const reader = connectToWrite(clinic.path, key);
  const rows = reader.prepare('SELECT id FROM visits').iterate();
  rows.next();
  addVisits(driver, 40);
  const startedAt = performance.now();
  expect(checkpoint(driver)).toBe(false);
  expect(performance.now() - startedAt).toBeLessThan(1000);
  rows.return?.();
  reader.close();
  expect(checkpoint(driver)).toBe(true);
});
