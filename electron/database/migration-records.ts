import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Driver } from './connection.ts';

const FOLDER = join(import.meta.dirname, 'migrations');
const ENDING = '.migration.ts';

export const CHECKSUMS_FILE = join(FOLDER, 'checksums.json');
export const SCHEMA_FILE = join(import.meta.dirname, 'schema.sql');

export type Checksums = Record<string, string>;

/** The names of the migrations in the folder, in order, without their ending. */
export function migrationsInFolder(): string[] {
  return readdirSync(FOLDER)
    .filter(file => file.endsWith(ENDING))
    .map(file => file.slice(0, -ENDING.length))
    .sort();
}

export function sourceOf(name: string): string {
  // A checkout on Windows may have changed the line ends and nothing else.
  return readFileSync(join(FOLDER, `${name}${ENDING}`), 'utf8').replaceAll('\r\n', '\n');
}

/** SHA-256 of every migration as it stands in the folder. */
export function checksumsNow(): Checksums {
  return Object.fromEntries(
    migrationsInFolder().map(name => [name, createHash('sha256').update(sourceOf(name)).digest('hex')]),
  );
}

export function checksumsKept(): Checksums {
  return JSON.parse(readFileSync(CHECKSUMS_FILE, 'utf8')) as Checksums;
}

/** The whole schema as text, tables before what hangs on them, without the engine's own shadow tables. */
export function schemaTextOf(driver: Driver): string {
  const objects = driver
    .prepare(
      `SELECT type, name, sql FROM sqlite_schema
       WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'patient_search_%'
       ORDER BY tbl_name, type <> 'table', type, name`,
    )
    .all() as { sql: string }[];
  const version = driver.pragma('user_version', { simple: true });
  const texts = objects.map(({ sql }) => `${sql.replace(/^ {6}/gm, '').trim()};`);
  return [
    '-- Made by write-checksums.ts from the migrations; read it, never edit it.',
    `-- Version ${version}`,
    ...texts,
    '',
  ].join('\n\n');
}
