import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { csvOf, inventedTable } from '#shared/features/measures/growth-table.test-support.ts';
import { closeTestClinics, openTestClinic, refusalOf } from '../../server/test-clinic.ts';
import { csvRows } from '../../server/test-grid-file.test-support.ts';

afterEach(closeTestClinics);
const { measures } = contract;

test('the growth tables go out as they are listed, with where each comes from', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  await doctor.call(measures.importGrowthTable, { fileName: 'growth.csv', text: csvOf(inventedTable()) });
  const [table] = await doctor.call(measures.growthTables, {});
  const [head = [], row = []] = csvRows(await doctor.call(measures.exportGrowthTables, { format: 'csv' }));
  const cells = ['Standard', 'Version', 'Rows', 'Source', 'By', 'State'].map(name => row[head.indexOf(name)]);
  expect(cells).toEqual([
    ...[table?.standard, '1', String(table?.rowCount), table?.source, 'Dr Meera Kulkarni', 'in use'],
  ]);
  const desk = await doctor.as('receptionist');
  const refused = desk.call(measures.exportGrowthTables, { format: 'csv' });
  expect((await refusalOf(refused)).code).toBe('NOT_ALLOWED');
});
