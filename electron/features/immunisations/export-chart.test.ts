import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { closeTestClinics, openTestClinic, refusalOf } from '../../server/test-clinic.ts';
import { csvRows } from '../../server/test-grid-file.test-support.ts';

afterEach(closeTestClinics);
const { immunisations, patients } = contract;

test('a child’s schedule goes out dose by dose, and what was struck stands below it', async () => {
  const desk = await openTestClinic();
  const { id: patientId } = await desk.call(patients.register, {
    ...{
      fullName: 'Baby Rao',
      phone: '5000041735',
      birthOn: '2026-09-01',
      birthIsEstimated: false,
      sex: 'F',
    },
    guardian: { fullName: 'Asha Rao', relation: 'mother', phone: '', idType: '', idLast4: '' },
  });
  const nurse = await desk.as('nurse');
  const vial = { place: 'here' as const, batch: 'B-71', expiresOn: '2027-05-31', brand: 'Pentavac' };
  await nurse.call(immunisations.record, { patientId, code: 'PENTA', givenOn: '2026-11-21', ...vial });
  const struck = await nurse.call(immunisations.record, {
    ...{ patientId, code: 'BCG', givenOn: '2026-09-02', place: 'elsewhere' },
  });
  await nurse.call(immunisations.withdraw, { id: struck.id, reason: 'Wrong child' });

  const [head = [], ...rows] = csvRows(
    await nurse.call(immunisations.exportChart, { patientId, format: 'csv' }),
  );
  const chart = await nurse.call(immunisations.chart, { patientId });
  const cell = (row: string[], name: string) => row[head.indexOf(name)];
  expect(
    rows.slice(0, -1).map(row => [cell(row, 'Vaccine'), cell(row, 'Dose'), cell(row, 'Given on')]),
  ).toEqual(chart.doses.map(({ vaccine, doseLabel, givenOn }) => [vaccine, doseLabel, givenOn ?? '']));
  const given = rows.find(row => cell(row, 'State') === 'Given') ?? [];
  expect([cell(given, 'Batch'), cell(given, 'Expiry')]).toEqual(['B-71', '2027-05-31']);
  expect(cell(rows.at(-1) ?? [], 'State')).toBe('Withdrawn: Wrong child');
  const refused = desk.call(immunisations.exportChart, { patientId, format: 'csv' });
  expect((await refusalOf(refused)).code).toBe('NOT_ALLOWED');
});
