import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { procedures } from '#shared/contract/index.ts';
import { generateClinic } from '../../bench/generator/clinic.ts';
import { loadReferenceLists } from '../features/prescriptions/reference-lists.ts';
import { resourceFolder } from '../server/resource-folder.ts';
import { closeTestClinics, openTestClinic, TEST_NOW } from '../server/test-clinic.ts';
import { NOT_TOURED, tourOfEverything } from './everyday-tour.test-support.ts';
import type { Driver } from './open-file.ts';
import { BIG_TABLES, fullScansOf, recordPrepared } from './query-plans.test-support.ts';

let driver: Driver;
let texts: ReadonlySet<string>;
let toured: ReadonlySet<string>;

beforeAll(async () => {
  const clinic = await openTestClinic({ role: 'owner' });
  const house = clinic.server.house.opened();
  driver = house.db.driver;
  generateClinic(house, loadReferenceLists(join(resourceFolder(), 'reference')), {
    ...{ seed: 1, today: '2026-11-21', now: TEST_NOW },
    ...{ patientCount: 40, visitCount: 200, months: 4 },
  });
  clinic.server.flushAudit();
  await clinic.server.stop();
  // Opened anew, so that nothing has been prepared before the recording begins.
  const reopened = await openTestClinic({ isEmpty: true, folderPath: clinic.folderPath });
  let recorded: Set<string> | undefined;
  reopened.server.house.onOpened(({ db }) => {
    driver = db.driver;
    recorded = recordPrepared(driver);
  });
  toured = await tourOfEverything(reopened);
  texts = recorded ?? new Set();
}, 60_000);
afterAll(closeTestClinics);

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

function scans(): string[] {
  return [...texts].flatMap(text => fullScansOf(driver, text).map(step => `${step}   in   ${oneLine(text)}`));
}

describe('what a person waits for', () => {
  test('is toured whole: a new procedure is called in everyday-tour.test-support.ts too', () => {
    const missing = procedures
      .map(({ name }) => name)
      .filter(name => !toured.has(name) && !NOT_TOURED.has(name));
    expect(missing).toEqual([]);
    expect(texts.size).toBeGreaterThan(80);
  });

  test('never reads a table that grows with the years from end to end', () => {
    expect(scans()).toEqual([]);
  });
});

describe('the gate itself', () => {
  test('knows only tables that exist', () => {
    const known = driver.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all();
    expect([...BIG_TABLES].filter(name => !known.includes(name))).toEqual([]);
  });

  test.each([
    'SELECT id FROM patients WHERE full_name = ?',
    "SELECT id FROM patients WHERE phone LIKE '%' || ?",
    'SELECT sum(amount_paise) FROM payments AS taken WHERE cashier_id = ?',
    'SELECT count(*) FROM ledger WHERE user_id = ?',
    'SELECT count(*) FROM visits',
    'SELECT on_date FROM bills',
    'SELECT rowid FROM patient_search LIMIT 20 OFFSET 5',
    "UPDATE visits SET state = 'done' WHERE token = ?",
  ])('refuses %s', text => {
    expect(fullScansOf(driver, text)).not.toEqual([]);
  });

  test('refuses a statement of the clinic as soon as its index is gone', () => {
    const indexes = driver
      .prepare(
        "SELECT name, sql FROM sqlite_schema WHERE name IN ('ledger_by_bill', 'visits_by_id', 'patients_by_phone')",
      )
      .all() as { name: string; sql: string }[];
    expect(indexes).toHaveLength(3);
    for (const { name, sql } of indexes) {
      driver.exec(`DROP INDEX ${name}`);
      expect(scans(), name).not.toEqual([]);
      driver.exec(sql);
      expect(scans(), name).toEqual([]);
    }
  });
});
