import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newDatabaseKey } from '../keys/database-key.ts';
import { checkpointAndClose } from './checkpoint.ts';
import { OpenFailure } from './open-failure.ts';
import { createDatabaseFile, type Driver, openDatabaseFile } from './open-file.ts';

export const key = newDatabaseKey(randomBytes);

/** A folder for one clinic's file; tests of the file itself stand on it, below the clinic server. */
export function testClinicFile(folder = mkdtempSync(join(tmpdir(), 'clinic-'))) {
  const path = join(folder, 'clinic.db');
  const drivers: Driver[] = [];

  function open(as = key, maxSchemaVersion = 5): Driver {
    const driver = openDatabaseFile(path, as, { maxSchemaVersion });
    drivers.push(driver);
    return driver;
  }

  function make(visits = 500): void {
    const driver = createDatabaseFile(path, key);
    driver.exec(
      'CREATE TABLE visits (id INTEGER PRIMARY KEY, note TEXT NOT NULL) STRICT; PRAGMA user_version = 5',
    );
    addVisits(driver, visits);
    checkpointAndClose(driver);
  }

  /** Leaves seven more visits in the write-ahead log only. */
  function cutThePower(): void {
    const driver = open();
    addVisits(driver, 7);
    const crashed = { file: readFileSync(path), log: readFileSync(`${path}-wal`) };
    driver.close();
    writeFileSync(path, crashed.file);
    writeFileSync(`${path}-wal`, crashed.log);
  }

  function closeAll(): void {
    for (const driver of drivers.splice(0)) driver.close();
  }

  function remove(): void {
    closeAll();
    rmSync(folder, { recursive: true, force: true });
  }

  return { folder, path, open, make, cutThePower, closeAll, remove };
}

export type TestClinicFile = ReturnType<typeof testClinicFile>;

export function addVisits(driver: Driver, count: number): void {
  const insert = driver.prepare('INSERT INTO visits (note) VALUES (?)');
  for (let index = 0; index < count; index++) insert.run(`note ${index} ${'x'.repeat(200)}`);
}

export function countVisits(driver: Driver): unknown {
  return driver.prepare('SELECT count(*) FROM visits').pluck().get();
}

export function failureOf(work: () => unknown): OpenFailure {
  try {
    work();
  } catch (error) {
    if (error instanceof OpenFailure) return error;
    throw error;
  }
  throw new Error('it opened');
}

/** The arguments of a second, real Node process that runs `program` with `path`, `key` and `codeOf` at hand. */
export function programArguments(path: string, program: string): string[] {
  const openFile = new URL('./open-file.ts', import.meta.url).href;
  const source = `
    import { createDatabaseFile, openDatabaseFile } from ${JSON.stringify(openFile)};
    const path = ${JSON.stringify(path)};
    const bytes = hex => Buffer.from(hex, 'hex');
    const key = { key: bytes('${key.key.toString('hex')}'), salt: bytes('${key.salt.toString('hex')}') };
    const codeOf = work => { try { work(); return 'OPENED'; } catch (error) { return error.code ?? String(error); } };
    ${program}`;
  return ['--no-warnings', '--input-type=module', '-e', source];
}

/** Runs the program to its end, under `wrap` if given, and returns what it printed (and its complaint if it failed). */
export function outputOf(path: string, program: string, wrap: readonly string[] = []): string {
  const [command = process.execPath, ...before] = [...wrap, process.execPath];
  const child = spawnSync(command, [...before, ...programArguments(path, program)], { encoding: 'utf8' });
  return child.stdout.trim() + (child.status === 0 || child.signal ? '' : child.stderr);
}
