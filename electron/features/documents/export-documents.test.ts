import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { closeTestClinics, refusalOf } from '../../server/test-clinic.ts';
import { testPdf } from '../../server/test-files.test-support.ts';
import { csvRows } from '../../server/test-grid-file.test-support.ts';
import { desk, send } from './test-desk.test-support.ts';

afterEach(closeTestClinics);
const { documents } = contract;

test('the list of a person’s papers goes out, a withdrawn one with its reason, to who may read them', async () => {
  const { clinic, patientId } = await desk();
  for (const [title, datedOn] of [
    ['', '2026-11-20'],
    ['Chest', '2026-10-02'],
  ] as const) {
    const { file } = await send(clinic, testPdf({ pages: 3 }), { saidKind: 'pdf' });
    await clinic.call(documents.add, {
      ...{ patientId, kind: 'imaging', title, datedOn, files: [file], tags: ['ward'] },
    });
  }
  const [newest] = await clinic.call(documents.list, { patientId });
  await clinic.call(documents.withdraw, {
    ...{ documentId: newest?.id ?? 0, version: 1, reason: 'Of another person' },
  });
  const file = await clinic.call(documents.exportList, { patientId, format: 'csv' });
  const [head = [], ...rows] = csvRows(file);
  const cells = (...names: string[]) => rows.map(row => names.map(name => row[head.indexOf(name)]));
  expect(cells('Its own date', 'Name', 'Pages', 'Withdrawn')).toEqual([
    ['2026-11-20', 'Imaging 20 Nov 2026', '3', 'Of another person'],
    ['2026-10-02', 'Chest', '3', ''],
  ]);
  const reception = await clinic.as('receptionist');
  const refused = reception.call(documents.exportList, { patientId, format: 'csv' });
  expect((await refusalOf(refused)).code).toBe('NOT_ALLOWED');
});
