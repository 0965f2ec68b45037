import { afterEach, expect, test } from 'vitest';
import { closeTestClinics, openTestClinic, refusalOf } from '../../server/test-clinic.ts';
import { auditDetail, csvRows } from '../../server/test-grid-file.test-support.ts';
import { enter, here, LIPIDS, labs, orderedBy, POTASSIUM, personOf } from './labs.test-support.ts';

afterEach(closeTestClinics);

test('the laboratory’s work goes out in its order, the critical first, and not to the desk', async () => {
  const nurse = await openTestClinic({ role: 'nurse' });
  const patientId = await personOf(nurse);
  await orderedBy(nurse, patientId, here(LIPIDS, { isUrgent: true, place: 'outside' }));
  const [orderId = 0] = await orderedBy(nurse, patientId, here(POTASSIUM));
  await enter(nurse, orderId, { [POTASSIUM]: '6.8' });
  const { jobs } = await nurse.call(labs.worklist, {});
  const uhid = jobs[0]?.who.uhid;
  const file = await nurse.call(labs.exportWorklist, { format: 'csv' });
  expect(file.fileName).toBe('laboratory-open-2026-11-21.csv');
  const [head, ...rows] = csvRows(file);
  expect(head).toEqual([
    ...['Since', 'Patient', 'UHID', 'Age, sex', 'Tests', 'State', 'Need', 'Sample', 'Report no.'],
  ]);
  expect(rows).toEqual([
    [
      ...['2026-11-21 11:42', 'Lakshmi Raghavan', uhid, '52 y, F', 'Potassium', 'To release', 'Critical'],
      ...[jobs[0]?.sampleNumber ?? '', ''],
    ],
    [
      ...['2026-11-21 11:42', 'Lakshmi Raghavan', uhid, '52 y, F', 'Lipid profile'],
      ...['Ordered, outside', 'urgent', '', ''],
    ],
  ]);
  const ordered = await nurse.call(labs.exportWorklist, { state: 'ordered', format: 'csv' });
  expect(csvRows(ordered).slice(1)).toEqual([rows[1]]);
  expect(auditDetail(nurse, 'labWork.exported')).toEqual({ state: 'ordered', format: 'csv', rows: 1 });
  const hindi = csvRows(await nurse.call(labs.exportWorklist, { format: 'csv', language: 'hi' }));
  expect(hindi[1]).toContain('52 वर्ष, F');
  const desk = await nurse.as('receptionist');
  const refused = desk.call(labs.exportWorklist, { format: 'csv' });
  expect((await refusalOf(refused)).code).toBe('NOT_ALLOWED');
});
