import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { closeTestClinics, refusalOf } from '../../server/test-clinic.ts';
import { auditDetail, csvRows } from '../../server/test-grid-file.test-support.ts';
import { twoRecords } from './test-merges.ts';

afterEach(closeTestClinics);
const { patients } = contract;

test('the owner takes the joined records out, those taken apart too; the desk does not', async () => {
  const { desk, owner, kept, gone, merge, unmerge } = await twoRecords();
  const { id } = await merge({ reason: 'Married name' });
  await unmerge(id);
  const [joined] = await owner.call(patients.merges, {});
  const file = await owner.call(patients.exportMerges, { format: 'csv' });
  expect(file.fileName).toBe('joined-records-2026-11-21.csv');
  expect(csvRows(file)).toEqual([
    [
      ...['Joined at', 'Name', 'Is kept', 'Is joined to it', 'Joined by'],
      ...['They are one person, because', 'Taken apart at', 'Take them apart, because'],
    ],
    [
      ...['2026-11-21 11:42', 'Asha Rao', kept.uhid, gone.uhid, joined?.byName],
      ...['Married name', '2026-11-21 11:42', 'two sisters'],
    ],
  ]);
  expect(auditDetail(owner, 'merges.exported')).toEqual({ format: 'csv', rows: 1 });
  expect((await refusalOf(desk.call(patients.exportMerges, { format: 'csv' }))).code).toBe('NOT_ALLOWED');
});
