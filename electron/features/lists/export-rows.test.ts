import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { closeTestClinics, openTestClinic, refusalOf } from '../../server/test-clinic.ts';
import { auditDetail, csvRows, xlsxRows } from '../../server/test-grid-file.test-support.ts';

afterEach(closeTestClinics);
const { lists } = contract;

const DRUGS = [
  'brand,generic,strength,form,route,manufacturer,pack,mrp,schedule,default_dose,notes,sure',
  'Febrinol,paracetamol,650 mg,tablet,oral,,15,30.50,,1-1-1 3d,"after food, never more",yes',
  'Novohead,invented generic,5 mg,tablet,oral,,10,,H1,,,no',
].join('\r\n');

test('a list of the clinic goes out as the very file that can be brought in again', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  const rows = [
    'a,a_type,b,b_type,severity,effect,management',
    'warfarin,generic,paracetamol,generic,moderate,More bleeding,Check the INR',
  ].join('\r\n');
  const files = [
    { list: 'drugs', csv: DRUGS },
    { list: 'diagnoses', csv: 'code,title,synonyms,group\r\nA90,Dengue of ours,haddi tod; break bone,Fever' },
    { list: 'interactions', csv: rows },
  ] as const;
  for (const { list, csv } of files) {
    await doctor.call(lists.importFile, { list, csv, fileName: 'ours.csv' });
    const { base64 } = await doctor.call(lists.exportRows, { list, format: 'csv', language: 'hi' });
    const out = Buffer.from(base64, 'base64').toString('utf8');
    const { rows: count } = await doctor.call(lists.dryRun, { list, csv });
    expect(await doctor.call(lists.dryRun, { list, csv: out })).toMatchObject({
      ...{ rows: count, same: count, added: 0, changed: 0, problems: [], unknownColumns: [] },
    });
  }
});

test('on paper and as a workbook it has words, who added it and what cannot be checked', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  await doctor.call(lists.importFile, { list: 'drugs', csv: DRUGS, fileName: 'ours.csv' });
  const file = await doctor.call(lists.exportRows, { list: 'drugs', text: 'novo', format: 'xlsx' });
  const [head = [], row = [], ...more] = await xlsxRows(file);
  expect(more).toEqual([]);
  const cell = (name: string) => row[head.indexOf(name)];
  expect([cell('Brand'), cell('Sure of it'), cell('Can it be checked')]).toEqual([
    ...['Novohead', 'No', 'Not checked'],
  ]);
  expect(cell('Added by')).toBe('Dr Meera Kulkarni');
  expect(auditDetail(doctor, 'lists.exported')).toEqual({ list: 'drugs', format: 'xlsx', rows: 1 });
  const desk = await doctor.as('receptionist');
  expect((await refusalOf(desk.call(lists.exportRows, { list: 'drugs', format: 'csv' }))).code).toBe(
    'NOT_ALLOWED',
  );
});

test('more rows than the screen shows leave in the file', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  const csv = ['title', ...Array.from({ length: 230 }, (_, at) => `Invented ${at}`)].join('\n');
  await doctor.call(lists.importFile, { list: 'diagnoses', csv, fileName: 'ours.csv' });
  const { rows, total } = await doctor.call(lists.show, { list: 'diagnoses' });
  expect([rows.length, total]).toEqual([200, 230]);
  const file = await doctor.call(lists.exportRows, { list: 'diagnoses', format: 'csv' });
  expect(csvRows(file).length).toBe(231);
});
