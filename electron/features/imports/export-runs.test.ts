import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { closeTestClinics, openTestClinic, refusalOf } from '../../server/test-clinic.ts';
import { csvRows } from '../../server/test-grid-file.test-support.ts';
import { asha, importAll, imran, list } from './importing.test-support.ts';

afterEach(closeTestClinics);
const { imports } = contract;

test('the owner takes out which lists were brought in, one taken back too', async () => {
  const owner = await openTestClinic({ role: 'owner' });
  await importAll(owner, list(asha));
  await importAll(owner, list(imran));
  const shown = await owner.call(imports.list, {});
  await owner.call(imports.undo, { importId: shown.at(-1)?.id ?? 0 });
  const [head = [], ...rows] = csvRows(await owner.call(imports.exportList, { format: 'csv' }));
  const cells = (...names: string[]) => rows.map(row => names.map(name => row[head.indexOf(name)]));
  expect(cells('State', 'Imported').map(row => row.join(' '))).toEqual(['in use 1', 'taken back 1']);
  expect(cells('By').flat()).toEqual(shown.map(({ byName }) => byName));
  const desk = await owner.as('receptionist');
  expect((await refusalOf(desk.call(imports.exportList, { format: 'csv' }))).code).toBe('NOT_ALLOWED');
});
