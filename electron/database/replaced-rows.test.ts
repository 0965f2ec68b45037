import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeTestClinics, openTestClinic } from '../server/test-clinic.ts';
import type { Driver } from './connection.ts';

type Guard = { table: string; sql: string };

let driver: Driver;
let guards: Guard[];

/** Every table whose rows are never deleted, whatever they are; a guard with a condition is of some rows only. */
beforeAll(async () => {
  driver = (await openTestClinic({ role: 'owner' })).server.house.opened().db.driver;
  const triggers = driver
    .prepare(`SELECT tbl_name AS "table", sql FROM sqlite_schema WHERE type = 'trigger'`)
    .all() as Guard[];
  guards = triggers.filter(({ sql }) => /BEFORE DELETE ON \w+\s+BEGIN SELECT raise\(ABORT/.test(sql));
});
afterAll(closeTestClinics);

const VALUES: Readonly<Record<string, string>> = { INTEGER: '987654', TEXT: `'987654'`, BLOB: `x'987654'` };

/** A row of nothing but its types, so that every table can be asked, and the statement that puts it there. */
function rowOf(table: string): string {
  const columns = driver
    .prepare(`SELECT name, type FROM pragma_table_xinfo(?) WHERE hidden = 0`)
    .all(table) as { name: string; type: string }[];
  const names = columns.map(({ name }) => `"${name}"`).join(', ');
  return `${table} (${names}) VALUES (${columns.map(({ type }) => VALUES[type] ?? '1.5').join(', ')})`;
}

/** Leaves the guards of deleting alone: all else that could refuse the made-up row is put aside. */
function withoutOtherRules(work: () => void): void {
  driver.exec('PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; BEGIN');
  const inserting = driver
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'trigger' AND sql LIKE '% INSERT ON %'`)
    .pluck()
    .all() as string[];
  for (const name of inserting) driver.exec(`DROP TRIGGER ${name}`);
  try {
    work();
  } finally {
    driver.exec('ROLLBACK; PRAGMA foreign_keys = ON; PRAGMA ignore_check_constraints = OFF');
  }
}

function replaced(table: string): string {
  driver.exec('SAVEPOINT one');
  try {
    driver.exec(`INSERT INTO ${rowOf(table)}`);
    driver.exec(`INSERT OR REPLACE INTO ${rowOf(table)}`);
    return '';
  } catch (error) {
    return (error as Error).message;
  } finally {
    driver.exec('ROLLBACK TO one; RELEASE one');
  }
}

test('a row that is never deleted is not replaced either, in any table', () => {
  expect(guards.length).toBeGreaterThan(60);
  withoutOtherRules(() => {
    for (const { table, sql } of guards) {
      const [, words = ''] = /raise\(ABORT, '((?:[^']|'')+)'/.exec(sql) ?? [];
      expect(`${table}: ${replaced(table)}`).toBe(`${table}: ${words}`);
    }
  });
});

test('without the engine’s setting a replacing would pass the guards unasked', () => {
  driver.pragma('recursive_triggers = OFF');
  withoutOtherRules(() => expect(replaced('ledger')).toBe(''));
  driver.pragma('recursive_triggers = ON');
  withoutOtherRules(() => expect(replaced('ledger')).toBe('the ledger is never changed'));
});
