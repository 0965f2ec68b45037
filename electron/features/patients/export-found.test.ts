import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { closeTestClinics, openTestClinic, refusalOf, type TestClinic } from '../../server/test-clinic.ts';
import { auditDetail, csvRows } from '../../server/test-grid-file.test-support.ts';

afterEach(closeTestClinics);
const { patients } = contract;

const ASHA = {
  ...{ fullName: 'Asha Rao', localName: 'आशा राव', phone: '5000041735', locality: 'Palasia' },
  ...{ sex: 'F' as const, birthOn: '1984-11-21', birthIsEstimated: true },
};
const IMRAN = {
  ...{ fullName: 'Imran Shaikh', phone: '5000041736', sex: 'M' as const },
  ...{ birthOn: '2001-01-05', birthIsEstimated: false },
};

async function deskWithTwo(): Promise<TestClinic> {
  const desk = await openTestClinic();
  await desk.call(patients.register, ASHA);
  await desk.call(patients.register, IMRAN);
  return desk;
}

test('the owner takes out the people whom the search found and nobody else, counted in the audit log', async () => {
  const owner = await (await deskWithTwo()).as('owner');
  const file = await owner.call(patients.exportFound, { text: 'asha', format: 'csv' });
  expect(file.fileName).toBe('patients-2026-11-21.csv');
  expect(csvRows(file)).toEqual([
    ...[['UHID', 'Name', 'Name in local script', 'Age', 'Sex', 'Phone', 'Locality', 'Last visit', 'Dues']],
    ['P-26-00001', 'Asha Rao', 'आशा राव', '~42 y', 'F', '50000 41735', 'Palasia', '', '0.00'],
  ]);
  const detail = auditDetail(owner, 'patients.exported');
  expect(detail).toEqual({ format: 'csv', rows: 1 });
});

test('nobody but the owner takes a list of patients out, and the owner not without a search', async () => {
  const desk = await deskWithTwo();
  for (const role of ['receptionist', 'doctor', 'nurse', 'accountant'] as const) {
    const person = await desk.as(role);
    const refused = person.call(patients.exportFound, { text: 'asha', format: 'csv' });
    expect((await refusalOf(refused)).code).toBe('NOT_ALLOWED');
  }
  const owner = await desk.as('owner');
  const everybody = owner.call(patients.exportFound, { text: ' ', format: 'csv' });
  expect((await refusalOf(everybody)).code).toBe('INVALID_INPUT');
});
