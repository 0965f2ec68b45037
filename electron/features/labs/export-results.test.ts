import { afterEach, expect, test } from 'vitest';
import { closeTestClinics, openTestClinic, refusalOf } from '../../server/test-clinic.ts';
import { csvRows } from '../../server/test-grid-file.test-support.ts';
import { enter, here, labs, orderedBy, POTASSIUM, personOf, releasedBy } from './labs.test-support.ts';

afterEach(closeTestClinics);

test('a person’s results go out with range and flag, and what is waited for below them', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  const patientId = await personOf(doctor);
  const [potassium = 0] = await orderedBy(doctor, patientId, here(POTASSIUM));
  await doctor.call(labs.collect, { orderIds: [potassium] });
  await enter(doctor, potassium, { [POTASSIUM]: '6.9' });
  const report = await releasedBy(doctor, potassium);
  await orderedBy(doctor, patientId, here('LAB050'));

  const [head = [], ...rows] = csvRows(await doctor.call(labs.exportOfPatient, { patientId, format: 'csv' }));
  const cells = (...names: string[]) => rows.map(row => names.map(name => row[head.indexOf(name)]));
  const { reports, pending } = await doctor.call(labs.ofPatient, { patientId });
  const [result] = reports[0]?.results ?? [];
  expect(cells('Test', 'Value', 'Unit', 'Flag', 'Report no.')).toEqual([
    [result?.name, '6.9', result?.unit, 'critical, high', report.serial],
    [pending[0]?.name, '', '', '', ''],
  ]);
  expect(cells('Range')[0]).toEqual([`${result?.limits.low}–${result?.limits.high}`]);
  expect(cells('State').flat()).toEqual(['Released', 'Waiting for results']);
  const desk = await doctor.as('receptionist');
  const refused = desk.call(labs.exportOfPatient, { patientId, format: 'csv' });
  expect((await refusalOf(refused)).code).toBe('NOT_ALLOWED');
});

test('the list of tests goes out whole, with the clinic’s own range said to be its own', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  await doctor.call(labs.addRange, { testId: POTASSIUM, low: 3.8, high: 5, validFrom: '2026-11-01' });
  const shown = await doctor.call(labs.testList, {});
  const [head = [], ...rows] = csvRows(await doctor.call(labs.exportTestList, { format: 'csv' }));
  const names = new Set(rows.map(row => row[0]));
  expect(names.size).toBeGreaterThan(shown.tests.length);
  for (const { name } of shown.tests) expect(names).toContain(name);
  const found = csvRows(await doctor.call(labs.exportTestList, { text: 'potassium', format: 'csv' }));
  expect(found.length).toBeLessThan(rows.length);
  const own = found.find(row => row[head.indexOf('Range from')] === 'own, from 1 Nov 2026');
  expect(own?.[head.indexOf('Range')]).toBe('3.8–5');
});
