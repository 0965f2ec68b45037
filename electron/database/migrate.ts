import type Database from 'better-sqlite3';
import { migrations } from './migrations/all.ts';

/** The version this program understands: the number of its newest migration. */
export const SCHEMA_VERSION = Math.max(...migrations.map(({ name }) => numberOf(name)));

function numberOf(name: string): number {
  return Number(name.slice(0, 4));
}

export function schemaVersionOf(driver: Database.Database): number {
  return Number(driver.pragma('user_version', { simple: true }));
}

/** Brings an open file to today's schema, each migration in its own transaction; returns how many ran. */
export function migrate(driver: Database.Database): number {
  const present = schemaVersionOf(driver);
  const pending = migrations.filter(({ name }) => numberOf(name) > present);
  for (const { name, migration } of pending) {
    driver.transaction(() => {
      migration.up({ exec: text => void driver.exec(text) });
      driver.pragma(`user_version = ${numberOf(name)}`);
    })();
  }
  return pending.length;
}
