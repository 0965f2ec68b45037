import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { noConditions } from '#shared/features/templates/conditions.rules.ts';
import { closeTestClinics, openTestClinic, refusalOf } from '../../server/test-clinic.ts';
import { csvRows } from '../../server/test-grid-file.test-support.ts';

afterEach(closeTestClinics);
const { prescriptions, templates } = contract;

test('kits and texts go out with what is written in them, and nobody’s private ones to others', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  const { line } = await doctor.call(prescriptions.readLine, { text: 'dolo 650 1-0-1 5d pc' });
  if (!line) throw new Error('no line');
  await doctor.call(templates.add, {
    ...{ kind: 'text', name: 'Chest clear', isTeam: false },
    content: { field: 'findings', words: '', text: 'Chest clear, no wheeze' },
  });
  await doctor.call(templates.add, {
    ...{ kind: 'kit', name: 'Viral fever', isTeam: true },
    content: {
      ...{ key: 'V', conditions: noConditions, advice: 'Rest', tests: 'CBC', orders: [] },
      lines: [{ line, conditions: noConditions }],
    },
  });
  const [head = [], ...rows] = csvRows(await doctor.call(templates.exportList, { format: 'csv' }));
  const cells = (...names: string[]) => rows.map(row => names.map(name => row[head.indexOf(name)]));
  expect(cells('Kit or text', 'Name', 'Its key', 'Stands in', 'For')).toEqual([
    ['kit', 'Viral fever', 'V', '', 'team'],
    ['text', 'Chest clear', '', 'Findings', 'only you'],
  ]);
  const [kit = '', text] = cells('What is written').flat();
  expect(kit).toMatch(/^Dolo 650.*1-0-1.*; CBC; Advice: Rest$/);
  expect(text).toBe('Chest clear, no wheeze');

  const other = await doctor.as('secondDoctor');
  const seen = csvRows(await other.call(templates.exportList, { format: 'csv' })).slice(1);
  expect(seen.map(row => row[head.indexOf('Name')])).toEqual(['Viral fever']);
  const nurse = await doctor.as('nurse');
  expect((await refusalOf(nurse.call(templates.exportList, { format: 'csv' }))).code).toBe('NOT_ALLOWED');
});
