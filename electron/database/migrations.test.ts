import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { clinicDatabase, sql } from './db.ts';
import { migrate, SCHEMA_VERSION, schemaVersionOf } from './migrate.ts';
import {
  checksumsKept,
  checksumsNow,
  migrationsInFolder,
  SCHEMA_FILE,
  schemaTextOf,
  sourceOf,
} from './migration-records.ts';
import { migrations } from './migrations/all.ts';
import { createDatabaseFile, openDatabaseFile } from './open-file.ts';
import { failureOf, key, type TestClinicFile, testClinicFile } from './test-clinic-file.ts';

const WRITE = 'node electron/database/write-checksums.ts';

let file: TestClinicFile | undefined;
afterEach(() => file?.remove());

function freshClinic() {
  file = testClinicFile();
  const driver = createDatabaseFile(file.path, key);
  migrate(driver);
  return { driver, path: file.path };
}

describe('the list of migrations', () => {
  test('names every file of the folder once, in rising order', () => {
    const names = migrations.map(({ name }) => name);
    expect(names, 'add the new migration to migrations/all.ts').toEqual(migrationsInFolder());
    expect(names.every(name => /^\d{4}-[a-z0-9]+(-[a-z0-9]+)*$/.test(name))).toBe(true);
    expect(new Set(names.map(name => name.slice(0, 4))).size).toBe(names.length);
  });

  test('has under each name the migration of that file', async () => {
    for (const { name, migration } of migrations) {
      const module = (await import(`./migrations/${name}.migration.ts`)) as { default: unknown };
      expect(module.default, name).toBe(migration);
    }
  });

  test.each(migrationsInFolder())('%s imports nothing but its type', name => {
    const imports = sourceOf(name).match(/\bimport\b[^\n]*|\brequire\(/g);
    expect(imports).toEqual(["import type { Migration } from '../migration.ts';"]);
  });

  test('holds no migration that was edited after it was recorded', () => {
    const kept = checksumsKept();
    const now = checksumsNow();
    const edited = Object.keys(kept).filter(name => now[name] !== kept[name]);
    expect(edited, 'a recorded migration is never edited: put it back and write a new one').toEqual([]);
    expect(Object.keys(now), `a new migration is recorded by: ${WRITE}`).toEqual(Object.keys(kept));
  });
});

describe('the schema', () => {
  test('is what schema.sql says', () => {
    const { driver } = freshClinic();
    const text = schemaTextOf(driver);
    driver.close();
    expect(text, `schema.sql is written by: ${WRITE}`).toBe(
      readFileSync(SCHEMA_FILE, 'utf8').replaceAll('\r\n', '\n'),
    );
  });

  test('stays as it is when the migrations run a second time', () => {
    const { driver } = freshClinic();
    expect(schemaVersionOf(driver)).toBe(SCHEMA_VERSION);
    expect(migrate(driver)).toBe(0);
    driver.close();
  });

  test('forbids rows that point to nobody and lets no table take text for a number', () => {
    const { driver } = freshClinic();
    const tables = driver
      .prepare("SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")
      .all();
    const loose = (tables as { name: string; strict: number }[]).filter(
      ({ name, strict }) => strict === 0 && !name.startsWith('sqlite_') && !name.startsWith('patient_search'),
    );
    expect(loose).toEqual([]);
    const { transaction } = clinicDatabase(driver);
    expect(() =>
      transaction(db => db.run(sql`INSERT INTO user_roles (user_id, role) VALUES (99, 'owner')`)),
    ).toThrow('FOREIGN KEY');
    driver.close();
  });
});

test('a clinic of a newer program is refused and not a byte of it is changed', () => {
  const { driver, path } = freshClinic();
  driver.pragma(`user_version = ${SCHEMA_VERSION + 1}`);
  driver.pragma('wal_checkpoint(TRUNCATE)');
  driver.close();
  const before = readFileSync(path);
  const failure = failureOf(() => openDatabaseFile(path, key, { maxSchemaVersion: SCHEMA_VERSION }));
  expect(failure).toMatchObject({
    code: 'CLINIC_FILE_NEWER',
    data: { fileVersion: SCHEMA_VERSION + 1, appVersion: SCHEMA_VERSION },
  });
  expect(readFileSync(path)).toEqual(before);
});

test('a migration that fails leaves the clinic as it was before it', () => {
  const { driver } = freshClinic();
  const schema = schemaTextOf(driver);
  // The first migration now meets the tables that it would make.
  driver.pragma('user_version = 0');
  expect(() => migrate(driver)).toThrow('already exists');
  expect(schemaVersionOf(driver)).toBe(0);
  driver.pragma(`user_version = ${SCHEMA_VERSION}`);
  expect(schemaTextOf(driver)).toBe(schema);
  driver.close();
});
