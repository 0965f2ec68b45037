import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import OtherReader from '@signalapp/sqlcipher';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DatabaseKey, keyPragmaText, newDatabaseKey } from '../keys/database-key.ts';
import { createDatabaseFile, type Driver } from './open-file.ts';

const WORDS = ['MEENAKSHI', 'dengue fever', 'PARACETAMOL', 'patients', 'full_name', 'SQLite format'];
const key = newDatabaseKey(randomBytes);
let folder: string;
let clinic: Driver;
let crashed: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'clinic-'));
  clinic = createDatabaseFile(join(folder, 'clinic.db'), key);
  clinic.exec(
    'CREATE TABLE patients (id INTEGER PRIMARY KEY, full_name TEXT NOT NULL, note TEXT NOT NULL) STRICT',
  );
  addPatients(300);
  clinic.pragma('wal_checkpoint(TRUNCATE)');
  addPatients(20);
  crashed = join(folder, 'crashed.db');
  copyFileSync(join(folder, 'clinic.db'), crashed);
  copyFileSync(join(folder, 'clinic.db-wal'), `${crashed}-wal`);
});

afterAll(() => {
  clinic.close();
  rmSync(folder, { recursive: true, force: true });
});

function addPatients(count: number): void {
  const insert = clinic.prepare('INSERT INTO patients (full_name, note) VALUES (?, ?)');
  for (let index = 0; index < count; index++)
    insert.run(`MEENAKSHI ${index}`, 'dengue fever, PARACETAMOL 500 mg');
}

function openElsewhere(path: string, withKey?: DatabaseKey): OtherReader {
  const reader = new OtherReader(path);
  if (withKey) reader.pragma(`key = "${keyPragmaText(withKey)}"`);
  return reader;
}

function countPatients(reader: OtherReader): unknown {
  return reader.prepare('SELECT count(*) FROM patients', { pluck: true }).get();
}

function copyOf(path: string): string {
  const copy = join(folder, `${randomBytes(4).toString('hex')}.db`);
  copyFileSync(path, copy);
  copyFileSync(`${path}-wal`, `${copy}-wal`);
  return copy;
}

test('SQLCipher itself reads our file and the saves that are only in the log, and finds no damaged page', () => {
  const reader = openElsewhere(copyOf(crashed), key);
  expect(countPatients(reader)).toBe(320);
  expect(reader.pragma('cipher_integrity_check')).toEqual([]);
  expect(reader.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  reader.close();
});

test('that check is not a blind one: it names a page that we damage', () => {
  const copy = copyOf(crashed);
  rmSync(`${copy}-wal`);
  const damaged = readFileSync(copy);
  damaged[4096 * 3 + 50] = (damaged[4096 * 3 + 50] ?? 0) ^ 1;
  writeFileSync(copy, damaged);
  const reader = openElsewhere(copy, key);
  expect(JSON.stringify(reader.pragma('cipher_integrity_check'))).toContain('page 4');
  reader.close();
});

test('SQLCipher cannot read it without the key, nor with another', () => {
  for (const wrong of [undefined, newDatabaseKey(randomBytes)]) {
    const reader = openElsewhere(copyOf(crashed), wrong);
    expect(() => countPatients(reader)).toThrow(/not a database/);
    reader.close();
  }
});

test('no word that was saved can be read in the file, its log or anything else in the folder', () => {
  const names = readdirSync(folder);
  expect(names).toEqual(expect.arrayContaining(['clinic.db', 'clinic.db-wal', 'clinic.db-shm']));
  for (const name of names) {
    const bytes = readFileSync(join(folder, name));
    for (const word of WORDS) {
      expect(bytes.includes(word), `${word} in ${name}`).toBe(false);
      expect(bytes.includes(Buffer.from(word, 'utf16le')), `${word} in ${name}`).toBe(false);
    }
  }
});

test('the engine is the one whose known faults we build around', () => {
  const versions = clinic
    .prepare('SELECT sqlite_version() AS sqlite, sqlite3mc_version() AS cipher')
    .get() as {
    sqlite: string;
    cipher: string;
  };
  console.log(`SQLite ${versions.sqlite}, ${versions.cipher}`);
  expect(versions.sqlite).toMatch(/^3\.(5[3-9]|[6-9]\d)\./);
  expect(versions.cipher).toMatch(/^SQLite3 Multiple Ciphers [2-9]\.\d+\.\d+$/);
});
