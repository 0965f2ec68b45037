import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { closeTestClinics, openTestClinic, refusalOf } from '../../server/test-clinic.ts';
import { auditDetail, csvRows } from '../../server/test-grid-file.test-support.ts';
import { ASHA } from './test-merges.ts';

afterEach(closeTestClinics);
const { patients } = contract;

test('the owner takes out the pairs that may be one person, as they are listed; the desk does not', async () => {
  const desk = await openTestClinic();
  const owner = await desk.as('owner');
  for (const fullName of ['Lakshmi Nair', 'Laxmi Nayar'])
    await desk.call(patients.register, { ...ASHA, fullName, notADuplicateBecause: 'She says so' });
  const [pair] = await owner.call(patients.suspects, {});
  const file = await owner.call(patients.exportSuspects, { format: 'csv' });
  const [head = [], row = [], ...more] = csvRows(file);
  expect(more).toEqual([]);
  const cell = (name: string) => row[head.indexOf(name)];
  expect(cell('Likeness of 100')).toBe(String(pair?.score));
  expect([cell('One: UHID'), cell('Other: UHID')]).toEqual([pair?.first.uhid, pair?.second.uhid]);
  expect([cell('One: Name'), cell('Other: Name')]).toEqual(['Lakshmi Nair', 'Laxmi Nayar']);
  expect(auditDetail(owner, 'suspects.exported')).toEqual({ format: 'csv', rows: 1 });
  expect((await refusalOf(desk.call(patients.exportSuspects, { format: 'csv' }))).code).toBe('NOT_ALLOWED');
});
