import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { closeTestClinics, openTestClinic, refusalOf } from '../../server/test-clinic.ts';
import { csvRows } from '../../server/test-grid-file.test-support.ts';

afterEach(closeTestClinics);
const { backup } = contract;

test('the owner takes out the list of backups, newest first, with what each of them counts', async () => {
  const owner = await openTestClinic({ role: 'owner' });
  await owner.call(backup.run, {});
  owner.clock.advance(60_000);
  await owner.call(backup.run, {});
  const shown = await owner.call(backup.list, {});
  const [head = [], ...rows] = csvRows(await owner.call(backup.exportList, { format: 'csv' }));
  const cells = (...names: string[]) => rows.map(row => names.map(name => row[head.indexOf(name)]));
  expect(cells('Taken', 'State')).toEqual([
    ['2026-11-21 11:43', 'Good'],
    ['2026-11-21 11:42', 'Good'],
  ]);
  expect(cells('File').flat()).toEqual(shown.map(({ path }) => path));
  expect(cells('Patients').flat()).toEqual(shown.map(({ patients }) => String(patients)));
  const desk = await owner.as('receptionist');
  expect((await refusalOf(desk.call(backup.exportList, { format: 'csv' }))).code).toBe('NOT_ALLOWED');
});
