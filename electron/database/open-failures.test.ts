import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newDatabaseKey } from '../keys/database-key.ts';
import { createDatabaseFile } from './open-file.ts';
import { PAGE_BYTES, scanPages } from './page-scan.ts';
import {
  countVisits,
  failureOf,
  key,
  outputOf,
  programArguments,
  type TestClinicFile,
  testClinicFile,
} from './test-clinic-file.ts';

let clinic: TestClinicFile;

beforeEach(() => {
  clinic = testClinicFile();
});

afterEach(() => clinic.remove());

function damage(file: string, at: number): void {
  const content = readFileSync(file);
  content[at] = (content[at] ?? 0) ^ 1;
  writeFileSync(file, content);
}

test('a missing file, and a missing folder', () => {
  expect(failureOf(clinic.open).code).toBe('CLINIC_FILE_MISSING');
  const nowhere = join(clinic.folder, 'nowhere', 'clinic.db');
  expect(failureOf(() => createDatabaseFile(nowhere, key)).code).toBe('CLINIC_FILE_MISSING');
  expect(readdirSync(clinic.folder)).toEqual([]);
});

test('a name that the driver would read as another file is refused', () => {
  for (const name of ['clinic.db', ':memory:', '', 'file:clinic.db', `${clinic.path} `]) {
    expect(() => createDatabaseFile(name, key)).toThrow(RangeError);
  }
  expect(readdirSync(clinic.folder)).toEqual([]);
});

test('the key of another clinic, with another salt or the same, is a wrong key', () => {
  clinic.make();
  const before = readFileSync(clinic.path);
  expect(failureOf(() => clinic.open(newDatabaseKey(randomBytes))).code).toBe('WRONG_KEY');
  expect(failureOf(() => clinic.open({ key: randomBytes(32), salt: key.salt })).code).toBe('WRONG_KEY');
  expect(readFileSync(clinic.path)).toEqual(before);
  expect(countVisits(clinic.open())).toBe(500);
});

test('a damaged first page is damage, with its number', () => {
  clinic.make();
  damage(clinic.path, 1000);
  const before = readFileSync(clinic.path);
  const failure = failureOf(clinic.open);
  expect(failure.code).toBe('CLINIC_FILE_DAMAGED');
  expect(failure.data).toMatchObject({ badPages: [1], badPageCount: 1, isSaltIntact: true });
  expect(readFileSync(clinic.path)).toEqual(before);
});

test('a damaged page deeper in is found with its number by the scan', () => {
  clinic.make();
  damage(clinic.path, 20 * PAGE_BYTES + 77);
  expect(scanPages(clinic.path, key).badPages).toEqual([21]);
});

test('a damaged first page of a file with one page only is still damage', () => {
  createDatabaseFile(clinic.path, key).close();
  damage(clinic.path, 1000);
  expect(failureOf(clinic.open).code).toBe('CLINIC_FILE_DAMAGED');
});

test.each([
  ['empty', () => Buffer.alloc(0)],
  ['overwritten with zeros', (file: Buffer) => Buffer.alloc(file.length)],
  ['cut after a hundred bytes', (file: Buffer) => file.subarray(0, 100)],
  ['cut in the middle of a page', (file: Buffer) => file.subarray(0, 5 * PAGE_BYTES + 10)],
  ['cut between two pages', (file: Buffer) => file.subarray(0, 5 * PAGE_BYTES)],
  [
    'replaced by a database that is not encrypted',
    () => Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(4080)]),
  ],
])('a file %s is damaged, not a new clinic', (_, change) => {
  clinic.make();
  const changed = Buffer.from(change(readFileSync(clinic.path)));
  writeFileSync(clinic.path, changed);
  expect(failureOf(clinic.open).code).toBe('CLINIC_FILE_DAMAGED');
  expect(readFileSync(clinic.path)).toEqual(changed);
});

test('a file of a newer Parchi is refused and not one byte of it or of its log changes', () => {
  clinic.make(10);
  clinic.cutThePower();
  const before = [readFileSync(clinic.path), readFileSync(`${clinic.path}-wal`)];
  const failure = failureOf(() => clinic.open(key, 4));
  expect(failure.code).toBe('CLINIC_FILE_NEWER');
  expect(failure.data).toEqual({ fileVersion: 5, appVersion: 4 });
  expect([readFileSync(clinic.path), readFileSync(`${clinic.path}-wal`)]).toEqual(before);
  expect(countVisits(clinic.open())).toBe(17);
});

test('a second opening in the same process is refused until the first is closed', () => {
  clinic.make(1);
  const first = clinic.open();
  const failure = failureOf(clinic.open);
  expect(failure.code).toBe('CLINIC_FILE_IN_USE');
  expect(failure.data).toMatchObject({ pid: process.pid });
  first.close();
  expect(countVisits(clinic.open())).toBe(1);
});

test('a file held by another process is in use; when that process is killed the lock is free again', async () => {
  clinic.make(2);
  const holder = await startHolder(clinic.path);
  try {
    const failure = failureOf(clinic.open);
    expect(failure.code).toBe('CLINIC_FILE_IN_USE');
    expect(failure.data).toMatchObject({ pid: holder.pid, startedAt: expect.any(Number) });
    const third = 'console.log(codeOf(() => openDatabaseFile(path, key, { maxSchemaVersion: 5 })))';
    expect(outputOf(clinic.path, third)).toBe('CLINIC_FILE_IN_USE');
  } finally {
    const gone = new Promise(resolve => holder.once('exit', resolve));
    holder.kill('SIGKILL');
    await gone;
  }
  expect(existsSync(`${clinic.path}.lock.json`)).toBe(true);
  expect(countVisits(clinic.open())).toBe(2);
});

async function startHolder(path: string) {
  const program = `
    globalThis.held = openDatabaseFile(path, key, { maxSchemaVersion: 5 });
    console.log('open');
    setTimeout(() => process.exit(1), 60_000);`;
  const holder = spawn(process.execPath, programArguments(path, program), {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise(resolve => holder.stdout.once('data', resolve));
  return holder;
}
