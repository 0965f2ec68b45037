import { afterEach, expect, test } from 'vitest';
import { migrations } from '../database/migrations/all.ts';
import { createDatabaseFile } from '../database/open-file.ts';
import { key, type TestClinicFile, testClinicFile } from '../database/test-clinic-file.ts';

let file: TestClinicFile | undefined;
afterEach(() => file?.remove());

test('what was only counted before is kept as prints without a hand, so a reprint stays a copy', () => {
  file = testClinicFile();
  const driver = createDatabaseFile(file.path, key);
  const place = migrations.findIndex(({ name }) => name === '0172-letterheads');
  for (const { migration } of migrations.slice(0, place)) migration.up(driver);
  driver.exec(`INSERT INTO print_counts (page, subject_id, printed_count)
    VALUES ('bill', 7, 3), ('receipt', 7, 1), ('prescription', 9, 0)`);
  migrations[place]?.migration.up(driver);
  expect(driver.prepare('SELECT page, subject_id AS id, copy, printed_by AS by FROM prints').all()).toEqual([
    { page: 'bill', id: 7, copy: 0, by: null },
    { page: 'bill', id: 7, copy: 1, by: null },
    { page: 'bill', id: 7, copy: 2, by: null },
    { page: 'receipt', id: 7, copy: 0, by: null },
  ]);
  expect(() => driver.prepare('DELETE FROM prints').run()).toThrow('was printed');
  driver.close();
});
